"""The store opens only as it should, and tells in words what went wrong."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3

from rhi_desktop.errors import (
    BugError,
    DiskFull,
    FolderReadOnly,
    NotEnoughMemory,
    StoreDamaged,
    StoreEmpty,
    StoreForeign,
    StoreInUse,
    StoreMissing,
    StoreNotEncrypted,
)
from rhi_desktop.vault import connection as room
from rhi_desktop.vault.connection import Connection, make_store, open_store
from rhi_desktop.vault.failures import told_by_store
from rhi_desktop.vault.pragmas import SETTINGS

CANARY = "they moved my contact again"


def key(digits: str = "a7" * 32) -> bytearray:
    return bytearray(b"x'" + digits.encode() + b"'")


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


def with_pages(connection: Connection, count: int) -> None:
    """Fills the store with so many rows that each takes a page of its own."""
    with connection.transaction():
        connection.run("CREATE TABLE said (words TEXT NOT NULL) STRICT")
        rows = [(CANARY * 120,)] * count
        connection.run_many("INSERT INTO said VALUES (?)", rows)


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


def test_what_was_kept_is_there_after_closing(path: Path) -> None:
    connection = open_store(path, key())
    with_pages(connection, 3)
    connection.close()
    connection.close()
    again = open_store(path, key())
    assert again.run("SELECT count(*) FROM said") == [(3,)]
    again.close()


def test_a_closed_store_cannot_be_used(store: Connection) -> None:
    store.close()
    with pytest.raises(BugError, match="closed"):
        store.run("SELECT 1")


def test_the_store_belongs_to_the_thread_that_opened_it(store: Connection) -> None:
    told: list[Exception] = []

    def elsewhere() -> None:
        try:
            store.run("SELECT 1")
        except BugError as error:
            told.append(error)

    other = threading.Thread(target=elsewhere)
    other.start()
    other.join()
    assert [str(error) for error in told] == ["ProgrammingError"]


def test_a_transaction_keeps_all_or_nothing(store: Connection) -> None:
    store.run("CREATE TABLE t (a INTEGER) STRICT")
    with store.transaction():
        store.run("INSERT INTO t VALUES (1)")

    def half_way() -> None:
        with store.transaction():
            store.run("INSERT INTO t VALUES (2)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_way()
    assert store.run("SELECT a FROM t") == [(1,)]


def test_a_transaction_within_another_is_our_mistake_and_undoes_both(
    store: Connection,
) -> None:
    store.run("CREATE TABLE t (a INTEGER) STRICT")

    def nested() -> None:
        with store.transaction():
            store.run("INSERT INTO t VALUES (1)")
            with store.transaction():
                pass

    with pytest.raises(BugError):
        nested()
    assert store.run("SELECT a FROM t") == []


def test_a_commit_that_fails_is_undone_and_told(store: Connection) -> None:
    store.run("CREATE TABLE p (a INTEGER PRIMARY KEY) STRICT")
    store.run(
        "CREATE TABLE c (p INTEGER REFERENCES p DEFERRABLE INITIALLY DEFERRED) STRICT"
    )

    def orphan() -> None:
        with store.transaction():
            store.run("INSERT INTO c VALUES (7)")

    with pytest.raises(BugError, match="SQLITE_CONSTRAINT"):
        orphan()
    with store.transaction():
        assert store.run("SELECT * FROM c") == []


def test_a_full_store_is_told_and_what_was_kept_stays(store: Connection) -> None:
    with_pages(store, 5)
    store._raw.set_authorizer(None)
    store._raw.execute("PRAGMA max_page_count=1")  # down to what is there now
    store._raw.set_authorizer(room._authorise)

    def one_too_many() -> None:
        with store.transaction():
            store.run("INSERT INTO said VALUES (?)", (CANARY * 500,))

    with pytest.raises(DiskFull):
        one_too_many()
    assert store.run("SELECT count(*) FROM said") == [(5,)]
    store.check()


def test_a_schema_file_runs_statement_by_statement_in_one_transaction(
    store: Connection,
) -> None:
    script = """
        -- a note; with a semicolon
        CREATE TABLE t (a TEXT NOT NULL) STRICT; CREATE INDEX i ON t (a);
        CREATE TRIGGER g AFTER INSERT ON t BEGIN
            SELECT 1;
            SELECT 2;
        END;
        PRAGMA user_version = 3;
    """
    with store.transaction():
        store.run_script(script.replace("; CREATE", ";\nCREATE"))
    assert store.version == 3
    with pytest.raises(BugError, match="middle"):
        store.run_script("CREATE TABLE half (a TEXT")


def test_a_schema_file_that_fails_leaves_nothing_of_itself(store: Connection) -> None:
    def torn() -> None:
        with store.transaction():
            store.run_script("CREATE TABLE t (a TEXT) STRICT;\nCREATE TABEL u;\n")

    with pytest.raises(BugError):
        torn()
    assert store.run("SELECT name FROM sqlite_schema") == []


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH 'other.db' AS other",
        "DETACH main",
        "VACUUM INTO 'copy.db'",
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '/tmp'",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA hexrekey = '00'",
        "PRAGMA cipher_memory_security = OFF",
    ],
)
def test_what_could_put_plain_text_on_the_disk_is_denied(
    store: Connection, statement: str
) -> None:
    with pytest.raises(BugError, match="SQLITE_AUTH"):
        store.run(statement)


def test_no_library_can_be_loaded(store: Connection) -> None:
    with pytest.raises(BugError):
        store.run("SELECT load_extension('x')")
    denied = room._authorise(sqlcipher3.SQLITE_FUNCTION, None, "load_extension")
    assert denied == sqlcipher3.SQLITE_DENY


def test_search_tables_work_under_the_authoriser(store: Connection) -> None:
    store.run("CREATE VIRTUAL TABLE found USING fts5(words)")
    store.run("INSERT INTO found(found, rank) VALUES ('secure-delete', 1)")
    store.run("INSERT INTO found VALUES (?)", (CANARY,))
    assert store.run("SELECT words FROM found('contact')") == [(CANARY,)]


def test_an_error_carries_nothing_of_the_statement(store: Connection) -> None:
    with pytest.raises(BugError) as told:
        store.run(f"SELECT '{CANARY}")
    assert str(told.value) == "SQLITE_ERROR"
    assert told.value.__context__ is None


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


def test_the_words_are_in_no_file_but_would_be_in_a_plain_one(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    make_store(path, key())
    connection = open_store(path, key())
    with_pages(connection, 20)
    seen = path.with_name("store.db-wal").read_bytes()
    connection.close()
    seen += path.read_bytes()
    plain = sqlcipher3.connect(str(tmp_path / "plain.db"), isolation_level=None)
    with_pages(Connection(plain, tmp_path / "plain.db"), 20)
    plain.close()
    for written in (CANARY.encode(), CANARY.encode("utf-16-le")):
        assert written not in seen
    assert CANARY.encode() in (tmp_path / "plain.db").read_bytes()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_IOERR", StoreDamaged),
        ("SQLITE_IOERR_READ", StoreDamaged),
        ("SQLITE_NOMEM", NotEnoughMemory),
        ("SQLITE_BUSY_SNAPSHOT", StoreInUse),
        ("SQLITE_CORRUPT_INDEX", StoreDamaged),
        ("SQLITE_NOTADB", StoreDamaged),
        ("SQLITE_READONLY_DIRECTORY", FolderReadOnly),
        ("SQLITE_CANTOPEN", FolderReadOnly),
        ("SQLITE_PERM", FolderReadOnly),
        ("SQLITE_CONSTRAINT_UNIQUE", BugError),
        ("SQLITE_AUTH", BugError),
    ],
)
def test_each_result_code_is_told_as_what_it_means(
    tmp_path: Path, code: str, told: type[Exception]
) -> None:
    (tmp_path / "store.db").touch()
    error = sqlcipher3.OperationalError(CANARY)
    error.sqlite_errorname = code
    found = told_by_store(error, tmp_path / "store.db")
    assert type(found) is told
    assert CANARY not in str(found)
