"""Writing what leaves the vault: a whole file under its name, or no file at all."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from rhi_desktop.deidentified.batch import BatchFile
from rhi_desktop.errors import DiskFull, FolderMissing, FolderReadOnly

OWN_EYES_ONLY = 0o600
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(folder: Path, name: str, content: bytes) -> None:
    """Writes a file so that it is there whole, and still there after a power cut.

    Raises FolderMissing, FolderReadOnly or DiskFull; nothing half-written stays.
    """
    with _told_plainly(folder):
        _write(folder, name, content)
        _settle(folder)


def write_folder(parent: Path, name: str, files: Iterable[BatchFile]) -> Path:
    """Writes files into a new folder that appears whole, and gives its path."""
    building, finished = parent / f".{name}-{token_hex(4)}", parent / name
    with _told_plainly(parent):
        building.mkdir(mode=0o700)
        try:
            for file in files:
                _write(building, file.name, file.content)
            _settle(building)
            building.rename(finished)
        except OSError:
            for written in building.iterdir():
                written.unlink()
            building.rmdir()
            raise
        _settle(parent)
    return finished


def _write(folder: Path, name: str, content: bytes) -> None:
    building = folder / f".{name}-{token_hex(4)}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(building, flags, OWN_EYES_ONLY), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        building.replace(folder / name)
    except OSError:
        building.unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """Makes the name of a new file last too; Windows does so by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _told_plainly(folder: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FolderMissing(folder=str(folder)) from error
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from error
        raise FolderReadOnly(folder=str(folder)) from error
