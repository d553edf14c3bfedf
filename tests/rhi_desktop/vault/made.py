"""A vault that was made, and what opens it."""

from dataclasses import dataclass
from pathlib import Path

from rhi_desktop.vault.vault import (
    CHEAPEST,
    Connection,
    make_vault,
    open_vault,
    passphrase_bytes,
)


@dataclass(frozen=True)
class Made:
    """A vault in its folder."""

    folder: Path
    passphrase: str
    code: str

    def opened(self) -> Connection:
        return open_vault(self.folder, passphrase_bytes(self.passphrase))

    def contents(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in self.folder.iterdir()}


def make(folder: Path) -> Made:
    """A real vault, with the cheapest cost there may be."""
    passphrase = "five words make a long way"
    code = make_vault(folder, passphrase_bytes(passphrase), cost=CHEAPEST)
    return Made(folder, passphrase, code)
