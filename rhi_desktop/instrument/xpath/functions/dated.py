"""Dates and times; a text that is none gives nothing, never an error."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta, tzinfo
from math import nan

from rhi_desktop.instrument.xpath import dates
from rhi_desktop.instrument.xpath.compiled import Compiled, Gives
from rhi_desktop.instrument.xpath.convert import Context, Evaluate, Value, text_of
from rhi_desktop.instrument.xpath.functions.table import Function, Special

SHORT_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
SHORT_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
FORMATS: dict[str, Callable[[datetime], str]] = {
    "Y": lambda moment: f"{moment.year:04}",
    "y": lambda moment: f"{moment.year % 100:02}",
    "m": lambda moment: f"{moment.month:02}",
    "n": lambda moment: str(moment.month),
    "b": lambda moment: SHORT_MONTHS[moment.month - 1],
    "d": lambda moment: f"{moment.day:02}",
    "e": lambda moment: str(moment.day),
    "a": lambda moment: SHORT_DAYS[moment.weekday()],
    "H": lambda moment: f"{moment.hour:02}",
    "h": lambda moment: str(moment.hour),
    "M": lambda moment: f"{moment.minute:02}",
    "S": lambda moment: f"{moment.second:02}",
    "3": lambda moment: f"{moment.microsecond // 1000:03}",
    "%": lambda _: "%",
}
"""ODK's letters; the short names stay English, as in ODK."""


def _zone(context: Context) -> tzinfo:
    return context.world.zone


def _moment_of(value: Value, context: Context) -> datetime | None:
    """The instant of a dated text, or of a number of days, told in the form's zone."""
    zone = _zone(context)
    if isinstance(value, float):
        return dates.moment_after_epoch(value, zone)
    moment = dates.instant_in(text_of(value).strip(), zone)
    return None if moment is None else moment.astimezone(zone)


def _date(of: Compiled) -> Evaluate:
    run = of.run

    def day(context: Context) -> str:
        value = run(context)
        if isinstance(value, float):
            found = dates.day_after_epoch(value)
            return "" if found is None else found.isoformat()
        moment = _moment_of(value, context)
        return "" if moment is None else moment.date().isoformat()

    return day


def _date_time(of: Compiled) -> Evaluate:
    run = of.run

    def moment(context: Context) -> str:
        found = _moment_of(run(context), context)
        return "" if found is None else dates.moment_text(found)

    return moment


def _decimal_date_time(of: Compiled) -> Evaluate:
    run = of.run

    def decimal(context: Context) -> float:
        value = run(context)
        if isinstance(value, float):
            return value
        found = _moment_of(value, context)
        return nan if found is None else dates.instant_days(found)

    return decimal


def _decimal_time(of: Compiled) -> Evaluate:
    said = of.as_text()
    return lambda context: _part_of_day(said(context).strip())


def _part_of_day(text: str) -> float:
    match = dates.ISO_TIME.fullmatch(text)
    try:
        told = time.fromisoformat(match.group(1)) if match else None
    except ValueError:
        return nan
    if told is None:
        return nan
    since = timedelta(hours=told.hour, minutes=told.minute, seconds=told.second)
    return since / dates.ONE_DAY


def _formatted(of: Compiled, pattern: Compiled) -> Evaluate:
    run, letters = of.run, pattern.as_text()

    def formatted(context: Context) -> str:
        moment = _moment_of(run(context), context)
        if moment is None:
            return ""
        return re.sub(r"%(.)", lambda m: _letter(m, moment), letters(context))

    return formatted


def _letter(match: re.Match[str], moment: datetime) -> str:
    write = FORMATS.get(match.group(1))
    return match.group() if write is None else write(moment)


def _today() -> Evaluate:
    return lambda context: context.world.now.date().isoformat()


def _now() -> Evaluate:
    return lambda context: dates.moment_text(context.world.now)


TEXT = Gives.TEXT
FUNCTIONS: dict[str, Function] = {
    "today": Special(0, 0, TEXT, _today),
    "now": Special(0, 0, TEXT, _now),
    "date": Special(1, 1, TEXT, _date),
    "date-time": Special(1, 1, TEXT, _date_time),
    "decimal-date-time": Special(1, 1, Gives.NUMBER, _decimal_date_time),
    "decimal-time": Special(1, 1, Gives.NUMBER, _decimal_time),
    "format-date": Special(2, 2, TEXT, _formatted),
    "format-date-time": Special(2, 2, TEXT, _formatted),
}
