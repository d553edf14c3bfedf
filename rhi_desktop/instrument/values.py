"""How an answer is written: checked once when it is given, then always text."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from math import isfinite, nan

from rhi_desktop.clock import LOCAL
from rhi_desktop.errors import NotAnAnswer, UnknownChoice
from rhi_desktop.instrument.definition import Kind, Question
from rhi_desktop.instrument.xpath import dates
from rhi_desktop.instrument.xpath.convert import A_NUMBER, number_text
from rhi_desktop.record.ids import Ref

WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,12})?", re.ASCII)


def as_written(question: Question, ref: Ref, value: str) -> str:
    """The value as an XForm holds it; a blank stays blank.

    Raises NotAnAnswer for a value of another kind, UnknownChoice for a code that is
    not on the list. Several choices are put in the order of their list.
    """
    if value == "":
        return ""
    if question.kind.has_choices:
        return _chosen(question, ref, value)
    write = WRITERS.get(question.kind)
    if write is None:
        return value
    try:
        return write(value.strip())
    except ValueError:
        raise NotAnAnswer(ref=ref, kind=question.kind.value) from None


def _chosen(question: Question, ref: Ref, value: str) -> str:
    codes = value.split() if question.kind is Kind.SEVERAL else [value]
    known = [choice.value for choice in question.choices]
    if not set(codes) <= set(known):
        raise UnknownChoice(ref=ref)
    return " ".join(code for code in known if code in codes)


def _matching(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError
    return value


def _whole(value: str) -> str:
    return str(int(_matching(WHOLE, value)))


def _number(value: str) -> str:
    return number_text(float(_matching(NUMBER, value)))


def _date(value: str) -> str:
    return date.fromisoformat(_matching(dates.ISO_DATE, value)).isoformat()


def _moment(value: str) -> str:
    """A moment keeps its zone: without one nobody could say when it was."""
    moment = datetime.fromisoformat(_matching(dates.ISO_MOMENT, value))
    if moment.tzinfo is None:
        raise ValueError
    return dates.moment_text(moment)


def _time(value: str) -> str:
    match = dates.ISO_TIME.fullmatch(value)
    if match is None:
        raise ValueError
    zone = match.group(2) or ""
    told = time.fromisoformat(match.group(1)).isoformat("milliseconds")
    return f"{told}{zone}"


WRITERS: dict[Kind, Callable[[str], str]] = {
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.TIME: _time,
}


def as_calculated(type_: str, value: str) -> str:
    """A calculation's result in its bind's type; what is no number is nothing."""
    if value == "NaN":
        return ""
    cast = CASTS.get(type_)
    return value if cast is None or value == "" else cast(value)


def _cast_whole(value: str) -> str:
    number = _finite(value)
    return "" if number is None else str(int(number))


def _cast_number(value: str) -> str:
    number = _finite(value)
    return "" if number is None else number_text(number)


def _finite(value: str) -> float | None:
    number = float(value) if A_NUMBER.fullmatch(value) else nan
    return number if isfinite(number) else None


def _cast_date(value: str) -> str:
    """The day in our own zone of a moment, or of a number of days."""
    number = _finite(value)
    if number is not None:
        day = dates.day_after_epoch(number)
        return "" if day is None else day.isoformat()
    moment = dates.instant_in(value, LOCAL)
    return "" if moment is None else moment.astimezone(LOCAL).date().isoformat()


CASTS: dict[str, Callable[[str], str]] = {
    "int": _cast_whole,
    "decimal": _cast_number,
    "date": _cast_date,
}
