"""What Today asks of the vault; these run on the vault's thread, never the window's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from rhi_desktop.record.child import Child
from rhi_desktop.record.ids import EpisodeId
from rhi_desktop.record.interview import Interview, Stage

if TYPE_CHECKING:
    from rhi_desktop.practice.caseload import Case
    from rhi_desktop.session import Session

A_PAGE = 20
"""So many cases are shown at a time."""

AT_ONCE = 200
"""So many are read at a time when all must be looked through."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is to do, and what is due first."""

    due: int
    drafts: int
    outbox: int
    earliest: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class Overview:
    """What Today shows: some cases from a place on, and the counts of all."""

    text: str
    cases: "tuple[Case, ...]"
    after: int
    more: bool
    counts: Counts
    hours: int


@dataclass(frozen=True, slots=True, repr=False)
class NewReturn:
    """What was written about a return; blank and None where nobody knows."""

    name: str
    known_as: str
    born: date | None
    last_seen: datetime | None
    reported: datetime | None
    returned: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class LookedUp:
    """What was written, and who of that name is here already."""

    new: NewReturn
    known: Child | None


def overview(session: "Session", after: int, text: str) -> Overview:
    """A page of the cases whose name holds the text, and the counts of all."""
    hours = session.desk.profile.clock_hours
    if text.strip():
        named = _named(session, text.strip().casefold())
        cases = tuple(islice(named, after, after + A_PAGE + 1))
    else:
        cases = session.caseload.today(most=A_PAGE + 1, after=after)
    more = len(cases) > A_PAGE
    return Overview(text, cases[:A_PAGE], after, more, _counts(session), hours)


def look_up(session: "Session", new: NewReturn) -> LookedUp:
    """Looks for a young person of just that name who is here already."""
    wanted = _plain(new.name)
    children = (case.child for case in _all(session))
    known = (child for child in children if _plain(child.name) == wanted)
    return LookedUp(new, next(known, None))


def keep_return(session: "Session", new: NewReturn, same_as: Child | None) -> EpisodeId:
    """Keeps a return, of a new young person or of one who is here already."""
    child = same_as or session.caseload.add_child(
        new.name, known_as=new.known_as, born=new.born
    )
    episode = session.caseload.add_episode(
        child.id,
        last_seen=new.last_seen,
        reported=new.reported,
        returned=new.returned,
    )
    return episode.id


def begin_interview(session: "Session", case: "Case") -> Interview:
    """Begins an interview about one return."""
    return session.interviewing.begin(case.child.id, [case.episode.id])


def _all(session: "Session") -> "Iterator[Case]":
    after = 0
    while cases := session.caseload.today(most=AT_ONCE, after=after):
        yield from cases
        after += len(cases)


def _named(session: "Session", text: str) -> "Iterator[Case]":
    for case in _all(session):
        if text in f"{case.child.name} {case.child.known_as}".casefold():
            yield case


def _counts(session: "Session") -> Counts:
    """Counts what is not finished; finished cases come last, so it stops at one."""
    due, drafts = 0, 0
    instants: list[datetime] = []
    for case in _all(session):
        if case.interview is None:
            due += 1
        elif case.interview.stage is Stage.OPEN:
            drafts += 1
        else:
            break
        instants += [case.due] if case.due else []
    outbox = len(session.sending.waiting())
    return Counts(due, drafts, outbox, min(instants, default=None))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
