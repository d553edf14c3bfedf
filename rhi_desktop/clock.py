"""The one place that asks what time it is, so that everything else can be told."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present instant, aware and in UTC."""

LOCAL = ZoneInfo("Europe/London")
"""Where the interviews are held; every time shown to a person is in this zone."""


def wall_clock() -> datetime:
    """The present instant, to the second: no act of ours is timed more finely."""
    return datetime.now(UTC).replace(microsecond=0)


def stopped_at(instant: datetime) -> Clock:
    """A clock that always tells the same instant, so that a run can be repeated."""
    if instant.tzinfo is None:
        message = "a clock needs a time with its zone"
        raise ValueError(message)
    still = instant.astimezone(UTC)
    return lambda: still


def local_day(instant: datetime) -> date:
    """The calendar day on which an instant fell, where the interview was held."""
    return instant.astimezone(LOCAL).date()
