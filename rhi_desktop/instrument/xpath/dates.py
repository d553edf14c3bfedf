"""Dates and times as expressions hold them: ISO 8601 text, and days since 1970.

Our profile: a date alone counts whole days, so that two dates are a whole number
apart on either side of a change of the clocks; a time of day counts from its instant.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import floor, isfinite

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}(:?\d{2})?)?"
)
ISO_TIME = re.compile(r"(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:\d{2})?")
EPOCH = date(1970, 1, 1)
EPOCH_INSTANT = datetime(1970, 1, 1, tzinfo=UTC)
ONE_DAY = timedelta(days=1)


def looks_dated(text: str) -> bool:
    """Whether a text might be a date or a moment: cheap to ask of any text."""
    return len(text) >= len("2026-10-24") and text[4] == "-" and text[0].isdecimal()


def day_in(text: str) -> date | None:
    """The date that a text alone is, or None."""
    if not ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def instant_in(text: str, zone: tzinfo) -> datetime | None:
    """The instant of a date (its midnight in `zone`) or of a date and time, or None."""
    day = day_in(text)
    if day is not None:
        return datetime.combine(day, time(), zone)
    if not ISO_MOMENT.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def days(text: str, zone: tzinfo) -> float | None:
    """Days since 1970: whole ones for a date, those to its instant for a moment."""
    day = day_in(text)
    if day is not None:
        return float((day - EPOCH).days)
    moment = instant_in(text, zone)
    return None if moment is None else instant_days(moment)


def instant_days(moment: datetime) -> float:
    """Days and their fraction since the first instant of 1970."""
    return (moment - EPOCH_INSTANT) / ONE_DAY


def day_after_epoch(number: float) -> date | None:
    """The date so many whole days after 1 January 1970, if there is one."""
    try:
        return EPOCH + floor(number) * ONE_DAY if isfinite(number) else None
    except OverflowError:
        return None


def moment_after_epoch(number: float, zone: tzinfo) -> datetime | None:
    """The instant so many days after the first instant of 1970, told in `zone`."""
    try:
        moment = EPOCH_INSTANT + timedelta(days=number) if isfinite(number) else None
        return None if moment is None else moment.astimezone(zone)
    except OverflowError:
        return None


def moment_text(moment: datetime) -> str:
    """A moment as an XForm holds it: `2026-10-24T18:00:00.000+01:00`."""
    return moment.isoformat(timespec="milliseconds")
