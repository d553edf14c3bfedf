"""What a document is composed from: the words around it and the answers in it."""

from dataclasses import dataclass
from datetime import datetime

from rhi_desktop.errors import BugError
from rhi_desktop.instrument.definition import Definition, Question
from rhi_desktop.record.advocate import Advocate
from rhi_desktop.record.answer import Answer
from rhi_desktop.record.child import Child
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.permission import Override
from rhi_desktop.sharing.profile import Profile
from rhi_desktop.sharing.rules import SHOWN_BECAUSE, Because
from rhi_desktop.wording import Words


@dataclass(frozen=True, slots=True)
class Terms:
    """The instrument, the organisation's profile, and the language to write in."""

    definition: Definition
    profile: Profile
    words: Words


@dataclass(frozen=True, slots=True, repr=False)
class Cover:
    """Who and when it is about. `held` is an aware instant."""

    child: Child
    episodes: tuple[Episode, ...]
    advocate: Advocate
    held: datetime


@dataclass(frozen=True, slots=True, repr=False)
class Shared:
    """One answer that a ruling lets this reader see, and why.

    There is no place here for a withheld answer: making one is a BugError, so that what
    composes and what draws have nothing to leave out by mistake.
    """

    question: Question
    answer: Answer
    because: Because
    override: Override | None = None

    def __post_init__(self) -> None:
        if self.because not in SHOWN_BECAUSE:
            raise BugError(f"{self.answer.ref} is withheld: {self.because}")
        if self.because is Because.AT_RISK and self.override is None:
            raise BugError(f"{self.answer.ref} has no grounds")

    @property
    def grounds(self) -> Override | None:
        """The override that lets it through; None where something kinder does."""
        return self.override if self.because is Because.AT_RISK else None
