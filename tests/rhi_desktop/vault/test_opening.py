"""The store opens only as it should; whatever else lies there is left as it is."""

import os
from pathlib import Path

import pytest
import sqlcipher3

from rhi_desktop.errors import (
    BugError,
    StoreDamaged,
    StoreEmpty,
    StoreForeign,
    StoreInUse,
    StoreMissing,
    StoreNotEncrypted,
)
from rhi_desktop.vault import connection as room
from rhi_desktop.vault.connection import Connection, make_store, open_store
from rhi_desktop.vault.pragmas import SETTINGS
from tests.rhi_desktop.vault.plain_store import key, with_pages


def test_a_new_store_is_whole_and_for_its_owner_only(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_size == 4096
    assert [file.name for file in path.parent.glob("store*")] == ["store.db"]


def test_every_setting_of_the_design_holds_while_the_store_is_open(
    store: Connection,
) -> None:
    for name, _, expected in SETTINGS:
        found = store._run(f"PRAGMA {name}")
        assert str(found[0][0]) == expected, name


def test_no_shared_memory_file_lies_beside_a_store_opened_again(path: Path) -> None:
    for _ in range(2):
        connection = open_store(path, key())
        connection.run("CREATE TABLE IF NOT EXISTS t (a INTEGER) STRICT")
        assert not path.with_name("store.db-shm").exists()
        connection.close()


def test_a_setting_that_is_not_taken_stops_the_opening(path: Path) -> None:
    raw = sqlcipher3.connect(str(path))
    with pytest.raises(BugError, match="synchronouss"):
        room._settle(raw, [("synchronouss", "FULL", "2")])
    raw.close()


def test_the_key_is_wiped_whether_or_not_it_opens(path: Path) -> None:
    good, wrong, misshapen = key(), key("b8" * 32), bytearray(b"x'a7'")
    open_store(path, good).close()
    with pytest.raises(StoreDamaged):
        open_store(path, wrong)
    with pytest.raises(BugError):
        open_store(path, misshapen)
    assert not any(good + wrong + misshapen)


@pytest.mark.parametrize(
    "misshapen",
    [
        b"",
        b"x'" + b"a" * 62 + b"'",
        b"x'" + b"A" * 64 + b"'",
        b"x'" + b"g" * 64 + b"'",
        b"X'" + b"a" * 64 + b"'",
        b"x'" + b"a" * 65,
        b"correct horse battery staple",
    ],
)
def test_a_key_of_another_form_is_never_taken_for_a_passphrase(
    tmp_path: Path, misshapen: bytes
) -> None:
    with pytest.raises(BugError):
        make_store(tmp_path / "new.db", bytearray(misshapen))


def test_a_missing_store_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "store.db", key())
    assert not list(tmp_path.glob("store*"))


@pytest.mark.parametrize("length", [0, 1, 100, 512, 4095])
def test_a_store_cut_to_less_than_a_page_is_left_as_it_is(
    path: Path, length: int
) -> None:
    os.truncate(path, length)
    with pytest.raises(StoreEmpty):
        open_store(path, key())
    assert path.stat().st_size == length


@pytest.mark.parametrize("length", [4096, 8192, 9000, 20480, 40960])
def test_a_store_cut_further_on_is_found_damaged(path: Path, length: int) -> None:
    connection = open_store(path, key())
    with_pages(connection, 30)
    connection.close()
    os.truncate(path, length)
    with pytest.raises(StoreDamaged):
        open_and_check(path)


def open_and_check(path: Path) -> None:
    connection = open_store(path, key())
    try:
        connection.check()
    finally:
        connection.close()


def test_one_altered_bit_in_any_page_is_found(path: Path) -> None:
    connection = open_store(path, key())
    with_pages(connection, 40)
    connection.check()
    connection.close()
    whole = path.read_bytes()
    pages = len(whole) // 4096
    assert pages > 40
    for page in range(pages):
        altered = bytearray(whole)
        altered[page * 4096 + 37 * (page + 1) % 4096] ^= 1 << page % 8
        path.write_bytes(altered)
        with pytest.raises(StoreDamaged):
            open_and_check(path)
    path.write_bytes(whole)
    open_and_check(path)


def test_a_store_that_nobody_encrypted_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    plain = sqlcipher3.connect(str(path))
    plain.execute("CREATE TABLE said (words TEXT)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    assert before.startswith(b"SQLite format 3")
    with pytest.raises(StoreNotEncrypted):
        open_store(path, key())
    assert path.read_bytes() == before


def test_a_store_of_another_program_is_refused(path: Path) -> None:
    raw = room._unlocked(path, key())
    raw.execute("PRAGMA application_id=7")
    raw.close()
    with pytest.raises(StoreForeign):
        open_store(path, key())


def test_a_rollback_journal_put_beside_the_store_is_not_played_back(path: Path) -> None:
    journal = path.with_name("store.db-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(5000))
    with pytest.raises(StoreDamaged):
        open_store(path, key())
    assert journal.exists()


def test_a_second_opening_in_the_same_process_is_told(store: Connection) -> None:
    with pytest.raises(StoreInUse):
        open_store(store.folder / "store.db", key())
    assert store.run("SELECT 1") == [(1,)]
