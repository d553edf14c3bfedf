"""The instruments that interviews were held with, byte for byte."""

from dataclasses import dataclass
from hashlib import sha256

from rhi_desktop.store.codec import read_bytes, the_one
from rhi_desktop.vault.connection import Connection


@dataclass(frozen=True, slots=True)
class Instruments:
    """Keeps each compiled XForm under its hash, so that a pin can always be met."""

    _connection: Connection

    def keep(self, xform: bytes) -> str:
        """Keeps an instrument, if it is not there yet, and gives its SHA-256 in hex.

        An interview can only be added once its instrument is kept.
        """
        name = sha256(xform).hexdigest()
        self._connection.run(
            """
            INSERT INTO instrument (sha256, xform) VALUES (?, ?)
            ON CONFLICT (sha256) DO NOTHING
            """,
            (name, xform),
        )
        return name

    def find(self, sha256_hex: str) -> bytes:
        """The XForm of that hash; BugError if it was never kept."""
        found = self._connection.run(
            "SELECT xform FROM instrument WHERE sha256 = ?", (sha256_hex,)
        )
        return read_bytes(the_one(found)[0])
