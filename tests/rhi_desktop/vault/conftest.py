"""A real vault in a folder of its own, and a store without one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rhi_desktop.vault.connection import Connection, make_store, open_store
from tests.rhi_desktop.vault.made import Made, make
from tests.rhi_desktop.vault.plain_store import key


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path / "vault")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    make_store(path, key())
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Connection]:
    connection = open_store(path, key())
    yield connection
    connection.close()
