"""Opening the vault with the keys people have: Argon2id over 256 MiB."""

from collections.abc import Iterator
from pathlib import Path

from rhi_desktop import session
from rhi_desktop.record.advocate import Advocate
from tests.bench.run import Row, middle, ms, seconds

WORDS = "five made up words here"


def rows(folder: Path) -> Iterator[Row]:
    vault = folder / "unlocking"
    session.make(vault, Advocate("A", "B"), session.passphrase_bytes(WORDS))

    def unlock() -> None:
        session.open_session(vault, session.passphrase_bytes(WORDS)).close()

    taken = seconds(unlock, 7)
    yield Row(
        "vault unlocked (256 MiB)", ms(middle(taken)), "", middle(taken), 1.0, "s"
    )
