"""A real vault in a folder of its own."""

from pathlib import Path

import pytest

from tests.rhi_desktop.vault.made import Made, make


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path / "vault")
