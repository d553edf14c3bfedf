"""Writes small files so that after a power cut they are the old or the new, whole."""

import os
import sys
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Puts `content` in place of the file, readable by its owner only.

    It lies beside the old one and is forced to the disk before it takes the name; the
    folder is forced as well, or the old name could come back. Raises OSError, and
    then leaves the old file as it was.
    """
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)  # left by a run that was killed
    try:
        descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - it needs a descriptor
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path, platform: str = sys.platform) -> None:
    """Forces the names in a folder to the disk; Windows does so by itself."""
    if platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def try_to_write_beside(path: Path) -> None:
    """Writes a block as far on as `path` and its log reach, to hear what the disk says.

    The file itself is not opened: closing it would give up the lock on it (POSIX).
    Raises OSError when there is no room, or no permission; leaves nothing behind.
    """
    probe = path.with_name(path.name + ".probe")
    sizes = [file.stat().st_size for file in path.parent.glob(path.name + "*")]
    try:
        with probe.open("wb") as file:
            file.seek(max(sizes, default=0))
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
    finally:
        probe.unlink(missing_ok=True)
