"""The two vaults a person may have on this computer."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the real vault lies, and the one with made-up data."""

    vault: Path
    practice: Path
