"""One connection to the encrypted store: the only door to sqlcipher3.

The store opens by the steps of SECURITY 2.1, in order, with every setting read back:
a misspelt pragma is silently ignored, and a key of the wrong form is silently taken
for a passphrase. What leaves this file is rows or a KnownError, never an sqlcipher3
error, because those may quote the text of a statement.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, LiteralString, TypeVar

import sqlcipher3

from rhi_desktop.errors import (
    BugError,
    StoreDamaged,
    StoreEmpty,
    StoreForeign,
    StoreMissing,
    StoreNotEncrypted,
)
from rhi_desktop.vault.failures import told_by_store
from rhi_desktop.vault.log_room import make_room
from rhi_desktop.vault.memory import wipe
from rhi_desktop.vault.pragmas import ALLOWED, READABLE, SETTINGS

Value = str | int | float | bytes | None
"""What one cell may hold."""

APPLICATION_ID: Final = 0x52484944
"""`RHID` in the header of every store of ours; anything else is foreign."""

PAGE: Final = 4096
KEY_LENGTH: Final = 67
PLAIN: Final = b"SQLite format 3"

T = TypeVar("T")


class Connection:
    """The open store, used by one thread; every statement gives all its rows."""

    def __init__(self, raw: Any, path: Path) -> None:
        self._raw: Any = raw
        self._path = path

    @property
    def folder(self) -> Path:
        """The folder of the vault, to name in a message."""
        return self._path.parent

    def run(
        self, sql: LiteralString, values: Sequence[Value] = ()
    ) -> list[tuple[Value, ...]]:
        """Runs one statement and gives every row: a half-read one blocks checkpoints.

        `sql` is a literal and what people said goes in `values`, so that no error can
        quote it. Raises DiskFull, StoreDamaged, FolderReadOnly, StoreInUse.
        """
        return self._run(sql, values)

    def run_many(self, sql: LiteralString, rows: Iterable[Sequence[Value]]) -> None:
        """Runs one statement for each row of values."""
        _told(self._path, lambda: self._raw.executemany(sql, rows))

    def run_script(self, script: str) -> None:
        """Runs each statement of a schema file, inside the caller's transaction.

        The library's own executescript commits first, which would tear a migration.
        """
        statement = ""
        for line in script.splitlines(keepends=True):
            statement += line
            if sqlcipher3.complete_statement(statement):
                self._run(statement)
                statement = ""
        if statement.strip():
            message = "a schema file ends in the middle of a statement"
            raise BugError(message)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keeps all that happens inside, or nothing of it.

        Takes the write lock at once: a read that later turns into a write would fail.
        """
        self._run("BEGIN IMMEDIATE")
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            # A full disk may already have rolled back by itself.
            with suppress(sqlcipher3.Error):
                self._raw.execute("ROLLBACK")
            raise

    @property
    def version(self) -> int:
        """The version of the schema, `user_version`; a new store has 0."""
        return int(self._run("PRAGMA user_version")[0][0])

    def check(self) -> None:
        """Reads every page and proves it whole, or raises StoreDamaged.

        The log is emptied first, or the page check cries wolf; both checks run, since
        each misses what the other sees (a cut at a page's edge, an altered free page).
        """
        self.checkpoint()
        wrong_pages = self._run("PRAGMA cipher_integrity_check")
        if wrong_pages or self._run("PRAGMA integrity_check") != [("ok",)]:
            raise StoreDamaged(folder=str(self.folder))

    def checkpoint(self) -> None:
        """Moves all that is in the log into the store and empties the log."""
        self._run("PRAGMA wal_checkpoint(TRUNCATE)")
        make_room(self._path)

    def close(self) -> None:
        """Empties the log and closes; SQLCipher wipes its key. Closing twice is one."""
        raw, self._raw = self._raw, _CLOSED
        if raw is _CLOSED:
            return
        # On a full disk the log stays, whole, and is read at the next opening.
        with suppress(sqlcipher3.Error):
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.close()

    def _run(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        return _told(self._path, lambda: self._raw.execute(sql, values).fetchall())


class _Closed:
    """Stands where the open store was."""

    def __getattr__(self, name: str) -> Any:
        message = "the store was used after it was closed"
        raise BugError(message)


_CLOSED: Final = _Closed()


def make_store(path: Path, key: bytearray) -> None:
    """Makes an empty encrypted store where there is no file, readable by its owner.

    `key` is `x'` + 64 lower-case hex digits + `'`, and is wiped whatever happens.
    Raises OSError when the file cannot be created, and DiskFull or FolderReadOnly.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _told(path, lambda: _sign(_unlocked(path, key)))
    finally:
        wipe(key)


def open_store(path: Path, key: bytearray) -> Connection:
    """Opens the store with its key, which is wiped whatever happens.

    Raises StoreMissing, StoreEmpty, StoreNotEncrypted, StoreInUse, StoreDamaged,
    StoreForeign, FolderReadOnly; never makes a new store in place of one.
    """
    try:
        _refuse_what_is_no_store(path)
        raw = _told(path, lambda: _unlocked(path, key))
    except StoreDamaged:
        _refuse_plain(path)
        raise
    finally:
        wipe(key)
    connection = Connection(raw, path)
    if connection.run("PRAGMA application_id") != [(APPLICATION_ID,)]:
        connection.close()
        raise StoreForeign(folder=str(path.parent))
    raw.set_authorizer(_authorise)
    make_room(path)
    return connection


def _sign(raw: Any) -> None:
    """Writes whose store this is, and so its first page."""
    try:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def _refuse_what_is_no_store(path: Path) -> None:
    """Stops at a file that SQLCipher would take for a new, empty store.

    Only its size is asked. To open it here and close it again would give up the lock
    of a window of this same process that has it open (POSIX: any close frees all).
    """
    folder = str(path.parent)
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise StoreMissing(folder=folder) from None
    if size < PAGE:
        raise StoreEmpty(folder=folder)
    if path.with_name(path.name + "-journal").exists():
        # Ours is never written that way; played back, it would undo pages of the store.
        raise StoreDamaged(folder=folder)


def _refuse_plain(path: Path) -> None:
    """Tells a store that nobody encrypted from one that is damaged.

    Asked only once the store was found unreadable, so that nobody can have it open.
    """
    with path.open("rb") as file:
        if file.read(len(PLAIN)) == PLAIN:
            raise StoreNotEncrypted(folder=str(path.parent))


def _unlocked(path: Path, key: bytearray) -> Any:
    """The steps of SECURITY 2.1; closes what it opened when a step fails.

    EXCLUSIVE comes before the first read instead of after it: asked for later, a
    store already in WAL mode keeps a -shm file beside it (measured).
    """
    _require_form(key)
    address = path.absolute().as_uri() + "?mode=rw"  # never creates a file
    raw = sqlcipher3.connect(address, uri=True, isolation_level=None, timeout=0)
    try:
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute("PRAGMA cipher_memory_security=ON")
        raw.set_key(key)
        raw.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        _settle(raw, SETTINGS)
    except BaseException:
        raw.close()
        raise
    return raw


def _require_form(key: bytearray) -> None:
    """Any other form would be stretched as if it were a passphrase."""
    inside = key[2:-1]
    right = key.startswith(b"x'") and key.endswith(b"'") and len(key) == KEY_LENGTH
    if not (right and all(digit in b"0123456789abcdef" for digit in inside)):
        message = "a store key of the wrong form"
        raise BugError(message)
    wipe(inside)


def _settle(raw: Any, settings: Iterable[tuple[str, str, str]]) -> None:
    for name, value, expected in settings:
        if value:
            raw.execute(f"PRAGMA {name}={value}").fetchall()
        found = raw.execute(f"PRAGMA {name}").fetchall()
        if [tuple(map(str, row)) for row in found] != [(expected,)]:
            message = f"the store did not take the setting {name}"
            raise BugError(message)


def _authorise(action: int, first: str | None, second: str | None, *_: object) -> int:
    """Denies what could put plain text on the disk or open another file."""
    if action in (sqlcipher3.SQLITE_ATTACH, sqlcipher3.SQLITE_DETACH):
        return int(sqlcipher3.SQLITE_DENY)  # VACUUM INTO asks for this as well
    if action == sqlcipher3.SQLITE_FUNCTION and second == "load_extension":
        return int(sqlcipher3.SQLITE_DENY)
    if action == sqlcipher3.SQLITE_PRAGMA:
        known = first in ALLOWED or (first in READABLE and second is None)
        return int(sqlcipher3.SQLITE_OK if known else sqlcipher3.SQLITE_DENY)
    return int(sqlcipher3.SQLITE_OK)


def _told(store: Path, act: Callable[[], T]) -> T:
    """Does it, and turns an sqlcipher3 error into a known one without its text."""
    try:
        return act()
    except sqlcipher3.Error as error:
        failure = told_by_store(error, store)
    raise failure  # out here it has no context: that might quote a statement
