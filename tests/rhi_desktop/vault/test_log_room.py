"""The log has room beforehand, and that room is never taken for an answer."""

import resource
from pathlib import Path

from rhi_desktop.vault.connection import Connection
from rhi_desktop.vault.log_room import ROOM, make_room
from tests.rhi_desktop.vault.made import Made


def log_of(made: Made) -> Path:
    return made.folder / "store.db-wal"


def fill(store: Connection, n: int) -> None:
    store.run("CREATE TABLE IF NOT EXISTS t (v TEXT) STRICT")
    for number in range(n):
        store.run("INSERT INTO t VALUES (?)", (f"{number}" * 40,))


def test_keeping_does_not_lengthen_the_log(made: Made) -> None:
    store = made.opened()
    fill(store, 60)
    assert log_of(made).stat().st_size == ROOM
    store.checkpoint()
    fill(store, 60)
    assert log_of(made).stat().st_size == ROOM
    store.close()
    assert not log_of(made).exists()


def test_after_more_than_the_room_the_log_begins_anew_and_all_is_there(
    made: Made,
) -> None:
    store = made.opened()
    fill(store, 1_200)
    assert log_of(made).stat().st_size < 2 * ROOM
    store.check()
    assert store.run("SELECT count(*) FROM t") == [(1_200,)]
    store.close()


def test_where_there_is_no_room_none_is_taken(tmp_path: Path) -> None:
    log = tmp_path / "store.db-wal"
    log.write_bytes(b"frames")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM // 2, hard))
    try:
        make_room(tmp_path / "store.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert log.read_bytes() == b"frames"


def test_where_there_is_no_log_none_is_made(tmp_path: Path) -> None:
    make_room(tmp_path / "store.db")
    assert not (tmp_path / "store.db-wal").exists()
