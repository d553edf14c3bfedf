"""The two vaults a person may have on this computer."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the real vault lies, and the one with made-up data."""

    vault: Path
    practice: Path


def is_begun(folder: Path) -> bool:
    """Whether anything of a vault lies there; what it is worth shows on opening."""
    return folder.is_dir() and any(folder.iterdir())
