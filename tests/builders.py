"""Makes what tests need: an open vault with cheap keys, and the made-up interview."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rhi_desktop import session
from rhi_desktop.clock import Clock, stopped_at
from rhi_desktop.practice.example import example_interview
from rhi_desktop.practice.recording import Given, record
from rhi_desktop.record.advocate import Advocate, Kind
from rhi_desktop.record.ids import InterviewId
from rhi_desktop.session import Session
from rhi_desktop.vault.cost import CHEAPEST
from rhi_desktop.vault.passphrase import passphrase_bytes
from rhi_desktop.wording import Language

PASSPHRASE = "five made up words here"
ADVOCATE = Advocate("Alex Advocate", "Example Advocacy (made up)")
AFTERNOON = datetime(2026, 10, 27, 15, 21, tzinfo=UTC)
STILL: Clock = stopped_at(AFTERNOON)


def make_vault(folder: Path, kind: Kind = Kind.REAL) -> str:
    """Makes a vault with the cheapest keys and gives its recovery code."""
    advocate = Advocate(ADVOCATE.name, ADVOCATE.organisation, kind)
    key = passphrase_bytes(PASSPHRASE)
    return session.make(folder, advocate, key, clock=STILL, cost=CHEAPEST)


def open_vault(folder: Path, clock: Clock = STILL) -> Session:
    """Opens what `make_vault` made."""
    return session.open_session(folder, passphrase_bytes(PASSPHRASE), clock=clock)


@contextmanager
def opened(folder: Path, kind: Kind = Kind.REAL) -> Iterator[Session]:
    """A new vault, open, and closed again afterwards."""
    make_vault(folder, kind)
    with open_vault(folder) as held:
        yield held


@dataclass(frozen=True)
class Recorded:
    """The made-up interview in a vault, and the file it came from."""

    session: Session
    given: Given
    interview: InterviewId


def recorded(held: Session, language: Language = "en") -> Recorded:
    """Records the made-up interview, not yet finished."""
    given = example_interview(language)
    return Recorded(held, given, record(held.desk, given))


def finished(held: Session, language: Language = "en") -> Recorded:
    """Records and finishes it."""
    made = recorded(held, language)
    held.interviewing.finish(made.interview)
    return made
