"""What Today says about time: the instant it is due, the rule, and how late it is.

Lateness is a fact for the record and for planning. It is said in words, with the rule
it comes from, and never shouted: nobody interviews a child better for being shouted at.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rhi_desktop.clock import LOCAL, local_day
from rhi_desktop.wording import Words
from ui.forms.surfaces import BadgeTone

HOUR = timedelta(hours=1)
A_DAY = 24
IN_DAYS = 3 * A_DAY
"""From so many hours on, lateness is told in days."""


@dataclass(frozen=True, slots=True)
class Due:
    """What a row says of the clock: the badge, its tone, and the rule under it."""

    badge: str
    tone: BadgeTone
    rule: str


@dataclass(frozen=True, slots=True)
class Timing:
    """The return, the instant that follows from it, the rule's hours, and now."""

    returned: datetime | None
    due: datetime | None
    hours: int
    now: datetime


def due_in_words(words: Words, timing: Timing) -> Due:
    """When an interview is due and why; no clock is invented where none can be."""
    if timing.due is None or timing.returned is None:
        return Due(words("no clock"), "quiet", words("no return time is known"))
    rule = _rule(words, timing.returned, timing.due, timing.hours)
    if timing.due < timing.now:
        badge = words("was due {when}", when=words.moment(timing.due))
        late = _how_late(words, timing.now - timing.due)
        return Due(badge, "risk", f"{rule}\n{late}")
    if local_day(timing.due) == local_day(timing.now):
        badge = words("due today, {time}", time=words.hour(timing.due))
        return Due(badge, "risk", rule)
    return Due(words("due {when}", when=words.moment(timing.due)), "next", rule)


def returned_in_words(words: Words, returned: datetime | None) -> str:
    """When they came back, or that nobody has said."""
    if returned is None:
        return words("return time not known")
    return words("returned {when}", when=words.moment(returned))


def _rule(words: Words, returned: datetime, due: datetime, hours: int) -> str:
    """The rule, and that the clocks were changed meanwhile, so that sums agree."""
    before, after = (at.astimezone(LOCAL).utcoffset() for at in (returned, due))
    told = str(hours)
    if before == after:
        return words("{hours} hours from the return", hours=told)
    if (before or timedelta()) > (after or timedelta()):
        return words("{hours} hours from the return; the clocks went back", hours=told)
    return words("{hours} hours from the return; the clocks went forward", hours=told)


def _how_late(words: Words, late: timedelta) -> str:
    hours = late // HOUR
    if hours >= IN_DAYS:
        return words.counted("{n} day past that", "{n} days past that", hours // A_DAY)
    if hours:
        return words.counted("{n} hour past that", "{n} hours past that", hours)
    return words("less than an hour past that")
