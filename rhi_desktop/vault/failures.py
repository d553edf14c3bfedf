"""What a failure of the store means to the person in front of it."""

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

FAILURES: Final[tuple[tuple[str, Callable[..., VaultError]], ...]] = (
    ("SQLITE_FULL", DiskFull),
    ("SQLITE_IOERR_WRITE", DiskFull),  # a quota or a limit on the size of files
    ("SQLITE_IOERR_NOMEM", NotEnoughMemory),
    ("SQLITE_NOMEM", NotEnoughMemory),
    ("SQLITE_BUSY", StoreInUse),
    ("SQLITE_READONLY", FolderReadOnly),
    ("SQLITE_CANTOPEN", FolderReadOnly),
    ("SQLITE_PERM", FolderReadOnly),
    ("SQLITE_CORRUPT", StoreDamaged),
    ("SQLITE_NOTADB", StoreDamaged),
    ("SQLITE_IOERR", StoreDamaged),
)
"""The first line that a result code begins with says what to tell; none is a bug."""


def what_to_tell(error: Exception, folder: Path) -> Exception:
    """The known error for a result code; a code no line begins is our own mistake."""
    code = str(getattr(error, "sqlite_errorname", type(error).__name__))
    for start, told in FAILURES:
        if code.startswith(start):
            return told(folder=str(folder))
    return BugError(code)
