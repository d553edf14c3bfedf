"""A session: everything one can do while the vault is open, and nothing otherwise.

Pages and commands hold a Session; closing it closes the vault. There is no question
"is it unlocked?" anywhere, because without a Session there is nothing to ask.
"""

from pathlib import Path
from typing import Self

from rhi_desktop.clock import Clock, wall_clock
from rhi_desktop.errors import KnownError
from rhi_desktop.practice import example, recording
from rhi_desktop.practice.caseload import Caseload
from rhi_desktop.practice.desk import Desk
from rhi_desktop.practice.interviewing import Interviewing
from rhi_desktop.practice.referring import Referring
from rhi_desktop.practice.sending import Sending
from rhi_desktop.record.advocate import Advocate, Kind
from rhi_desktop.record.trail import Act
from rhi_desktop.store import Store
from rhi_desktop.vault import passphrase as passphrases
from rhi_desktop.vault import vault
from rhi_desktop.vault.connection import Connection
from rhi_desktop.vault.cost import CHEAPEST, STANDARD, Cost
from rhi_desktop.vault.process import harden_process
from rhi_desktop.wording import Language

PRACTICE_PASSPHRASE = "made-up data"  # noqa: S105  nothing in it is anybody's
"""Opens a practice vault, which holds nothing that is true."""


class Session:
    """An open vault, with the practices as its parts."""

    def __init__(self, store: Store, clock: Clock) -> None:
        with store.transaction() as rows:
            self.advocate: Advocate = rows.advocate.find()
            rows.trail.add(Act.VAULT_OPENED, "", clock())
        self.desk = Desk(store, clock, self.advocate)
        self.caseload = Caseload(self.desk)
        self.interviewing = Interviewing(self.desk)
        self.referring = Referring(self.desk)
        self.sending = Sending(self.desk)

    @property
    def is_practice(self) -> bool:
        """Whether everything in it is made up."""
        return self.advocate.vault is Kind.PRACTICE

    def close(self) -> None:
        """Closes the vault and forgets its key; a second call does nothing."""
        self.desk.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_session(
    folder: Path, passphrase: bytearray, *, clock: Clock = wall_clock
) -> Session:
    """Opens a vault; every way in which it cannot be opened is its own VaultError."""
    return _session(vault.open_vault(folder, passphrase), clock)


def make(
    folder: Path,
    advocate: Advocate,
    passphrase: bytearray,
    *,
    clock: Clock = wall_clock,
    cost: Cost = STANDARD,
) -> str:
    """Makes a vault for an advocate and gives its recovery code, told this once."""
    code = vault.make_vault(folder, passphrase.copy(), cost=cost)
    store = Store(vault.open_with_recovery_code(folder, code))
    try:
        with store.transaction() as rows:
            rows.advocate.keep(advocate)
            rows.trail.add(Act.VAULT_MADE, "", clock())
    finally:
        store.close()
    return code


def make_practice(
    folder: Path, language: Language, *, clock: Clock = wall_clock
) -> Session:
    """Opens the practice vault, making it with made-up interviews if need be.

    One is a draft in the language asked for, one is finished, in the other language.
    """
    passphrase = passphrase_bytes(PRACTICE_PASSPHRASE)
    if vault.is_vault(folder):
        return open_session(folder, passphrase, clock=clock)
    given = example.example_interview(language)
    advocate = Advocate(**given["advocate"], vault=Kind.PRACTICE)
    make(folder, advocate, passphrase.copy(), clock=clock, cost=CHEAPEST)
    session = open_session(folder, passphrase, clock=clock)
    recording.record(session.desk, given)
    other: Language = "en" if language == "cy" else "cy"
    finished = recording.record(session.desk, example.example_interview(other))
    session.interviewing.finish(finished)
    return session


def recover(folder: Path, code: str, passphrase: bytearray) -> str:
    """Gives the vault a new passphrase, and the new recovery code that now opens it."""
    return vault.renew_passphrase(folder, code, passphrase)


def offer_passphrase() -> str:
    """Five words drawn at random: about a million years of guessing."""
    return passphrases.generate_passphrase(passphrases.passphrase_words())


def harden() -> None:
    """Closes this process to dumps and neighbours, before it holds a key."""
    harden_process()


def strength(text: str) -> float:
    """How hard one's own passphrase is to guess, in bits; under 50 is refused."""
    return passphrases.bits_of_strength(text)


def passphrase_bytes(text: str) -> bytearray:
    """A typed passphrase as the vault takes it; the bytes are wiped after use."""
    return passphrases.passphrase_bytes(text)


def _session(connection: Connection, clock: Clock) -> Session:
    try:
        return Session(Store(connection), clock)
    except KnownError:
        connection.close()
        raise
