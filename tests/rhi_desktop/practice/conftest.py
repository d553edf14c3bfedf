"""An open vault for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rhi_desktop.session import Session
from tests.builders import opened


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path / "vault") as session:
        yield session
