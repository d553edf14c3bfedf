"""What a failure of the store or of the disk means to the person in front of it."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from rhi_desktop.errors import (
    BugError,
    DiskFull,
    FolderReadOnly,
    NotEnoughMemory,
    StoreDamaged,
    StoreInUse,
    VaultError,
)
from rhi_desktop.vault.files import try_to_write_beside

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

MEANINGS: Final[tuple[tuple[str, Callable[..., VaultError]], ...]] = (
    ("SQLITE_FULL", DiskFull),
    ("SQLITE_NOMEM", NotEnoughMemory),
    ("SQLITE_BUSY", StoreInUse),
    ("SQLITE_READONLY", FolderReadOnly),
    ("SQLITE_CANTOPEN", FolderReadOnly),
    ("SQLITE_PERM", FolderReadOnly),
    ("SQLITE_CORRUPT", StoreDamaged),
    ("SQLITE_NOTADB", StoreDamaged),
)
"""The first line that a result code begins with says what to tell; none is a bug."""


def told_by_store(error: Exception, store: Path) -> Exception:
    """The known error for what sqlcipher3 raised about a store, without its words."""
    code = str(getattr(error, "sqlite_errorname", type(error).__name__))
    if code.startswith("SQLITE_IOERR"):
        return _behind_an_input_output_error(store)
    for start, told in MEANINGS:
        if code.startswith(start):
            return told(folder=str(store.parent))
    return BugError(code)


def told_by_disk(error: OSError, folder: Path) -> VaultError:
    """The known error for what the system said about a file."""
    if error.errno in NO_ROOM:
        return DiskFull()
    return FolderReadOnly(folder=str(folder))


def _behind_an_input_output_error(store: Path) -> VaultError:
    """Asks the disk again: the library does not say which call failed, or how.

    A file-size limit, a quota and a store that may only be read all come as the same
    "disk I/O error" (measured); a person must not be told that their store is damaged.
    """
    try:
        try_to_write_beside(store)
    except OSError as error:
        return told_by_disk(error, store.parent)
    effective = os.access in os.supports_effective_ids  # not on Windows
    if not os.access(store, os.W_OK, effective_ids=effective):
        return FolderReadOnly(folder=str(store.parent))
    return StoreDamaged(folder=str(store.parent))
