"""How the record's values are written in columns, and read back as the same.

An instant is ISO text in UTC and ends in `+00:00`, so that text order is time order; a
day is `2026-10-24`. A column of another type than expected is a mistake of ours.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime

from rhi_desktop.errors import BugError
from rhi_desktop.vault.connection import Value


def write_instant(instant: datetime) -> str:
    """The instant as text; BugError if it has no zone, for then it is no instant."""
    if instant.tzinfo is None:
        raise BugError("a time without its zone cannot be kept")
    return instant.astimezone(UTC).isoformat()


def write_instant_if_known(instant: datetime | None) -> str | None:
    """The instant as text, or None where it is not known."""
    return None if instant is None else write_instant(instant)


def write_day_if_known(day: date | None) -> str | None:
    """The day as text, or None where it is not known."""
    return None if day is None else day.isoformat()


def read_text(value: Value) -> str:
    """The text of a column that always holds some."""
    if not isinstance(value, str):
        raise BugError("a column that holds text gave something else")
    return value


def read_number(value: Value) -> int:
    """The whole number of a column that always holds one."""
    if not isinstance(value, int):
        raise BugError("a column that holds a number gave something else")
    return value


def read_bytes(value: Value) -> bytes:
    """The bytes of a column that always holds some."""
    if not isinstance(value, bytes):
        raise BugError("a column that holds bytes gave something else")
    return value


def read_instant(value: Value) -> datetime:
    """The instant, aware and in UTC."""
    return datetime.fromisoformat(read_text(value))


def read_instant_if_known(value: Value) -> datetime | None:
    """The instant, or None where it is not known."""
    return None if value is None else read_instant(value)


def read_day_if_known(value: Value) -> date | None:
    """The day, or None where it is not known."""
    return None if value is None else date.fromisoformat(read_text(value))


def read_texts(value: Value) -> tuple[str, ...]:
    """The texts of a JSON list, as `json_group_array` gives it."""
    return tuple(json.loads(read_text(value)))


def the_one(found: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
    """The single row of an answer; BugError if what was named is not there."""
    if len(found) != 1:
        raise BugError("a row that was named is not in the store")
    return found[0]
