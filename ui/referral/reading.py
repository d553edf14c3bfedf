"""What the pages ask of the vault; these run on the vault's thread alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rhi_desktop.instrument import Definition
from rhi_desktop.record.child import Child
from rhi_desktop.record.copy import Copy
from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.record.interview import Interview
from rhi_desktop.record.permission import Said
from rhi_desktop.sharing.matrix import Cell
from rhi_desktop.wording import Language

if TYPE_CHECKING:
    from rhi_desktop.practice.referring import Preview
    from rhi_desktop.session import Session


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """What does not change while a page is open: whose interview, which instrument."""

    interview: Interview
    child: Child
    definition: Definition


@dataclass(frozen=True, slots=True, repr=False)
class Consented:
    """What follows now: every cell, and one reader's copy."""

    held: Held
    cells: tuple[Cell, ...]
    audience: Audience
    preview: "Preview"


@dataclass(frozen=True, slots=True, repr=False)
class Issuable:
    """One reader's copy as it would be issued now, and every copy issued before."""

    held: Held
    audience: Audience
    preview: "Preview"
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Saying:
    """One thing the child said of one reader, to be put on the time line."""

    audience: Audience
    about: str
    said: Said
    words: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many sayings are on the time line, since when, and what stopped the next."""

    count: int
    at: datetime | None
    stopped_by: Exception | None = None


def consented(
    session: "Session", interview: InterviewId, audience: Audience, language: Language
) -> Consented:
    """What the consent page shows."""
    held = _held(session, interview)
    cells = session.referring.cells(interview)
    preview = session.referring.preview(interview, audience, language)
    return Consented(held, cells, audience, preview)


def issuable(
    session: "Session", interview: InterviewId, audience: Audience, language: Language
) -> Issuable:
    """What the documents page shows."""
    held = _held(session, interview)
    preview = session.referring.preview(interview, audience, language)
    return Issuable(held, audience, preview, session.referring.copies(interview))


def record_sayings(
    session: "Session", interview: InterviewId, sayings: Sequence[Saying]
) -> Recorded:
    """Puts sayings on the time line in order, and stops at the first that fails.

    A yes that failed must not be tried again after a no that did not.
    """
    done, at = 0, None
    for one in sayings:
        try:
            kept = session.interviewing.keep_permission(
                interview, one.audience, one.about, one.said, one.words
            )
        except Exception as error:  # noqa: BLE001  whatever it is, it must be told
            return Recorded(done, at, error)
        done, at = done + 1, kept.at
    return Recorded(done, at)


def _held(session: "Session", interview: InterviewId) -> Held:
    taken = session.interviewing.open(interview)
    return Held(taken.interview, taken.child, taken.sitting.definition)
