"""The open store keeps all or nothing, and tells in words what went wrong."""

import threading
from pathlib import Path

import pytest
import sqlcipher3

from rhi_desktop.errors import (
    BugError,
    DiskFull,
    FolderReadOnly,
    NotEnoughMemory,
    StoreDamaged,
    StoreInUse,
)
from rhi_desktop.vault import connection as room
from rhi_desktop.vault.connection import Connection, make_store, open_store
from rhi_desktop.vault.failures import told_by_store
from tests.rhi_desktop.vault.plain_store import CANARY, key, with_pages


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
