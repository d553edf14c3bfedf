"""A vault that is open, for the pages of this room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.at_desk import Desk, at_desk


@pytest.fixture
def desk(dressed: QApplication, tmp_path: Path) -> Iterator[Desk]:
    with at_desk(tmp_path / "vault") as held:
        yield held
