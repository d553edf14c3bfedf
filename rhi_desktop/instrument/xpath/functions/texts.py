"""Texts."""

import re
from math import floor, isfinite, isnan

from rhi_desktop.instrument.xpath.compiled import Compiled, Gives
from rhi_desktop.instrument.xpath.convert import BLANK, Context, Evaluate, text_of
from rhi_desktop.instrument.xpath.functions.table import Function, Plain, Special
from rhi_desktop.instrument.xpath.syntax import NotXPath

MOST_ARGUMENTS = 99


def _texts(arguments: tuple[Compiled, ...], context: Context) -> list[str]:
    """The text of every argument, and of every node among them."""
    found: list[str] = []
    for argument in arguments:
        value = argument.run(context)
        if isinstance(value, list):
            found.extend(node.said for node in value)
        else:
            found.append(text_of(value))
    return found


def _concat(*arguments: Compiled) -> Evaluate:
    return lambda context: "".join(_texts(arguments, context))


def _join(separator: Compiled, *arguments: Compiled) -> Evaluate:
    between = separator.as_text()
    return lambda context: between(context).join(_texts(arguments, context))


def _before(text: str, mark: str) -> str:
    found, mark_there, _ = text.partition(mark) if mark else ("", "", "")
    return found if mark_there else ""


def _after(text: str, mark: str) -> str:
    return text.partition(mark)[2] if mark else text


def _half_up(number: float) -> float:
    return float(floor(number + 0.5)) if isfinite(number) else number


def _substring(text: str, first: float, length: float | None = None) -> str:
    """Positions count from 1 and are rounded, as XPath 1.0 section 4.2 lays down."""
    begin = _half_up(first)
    end = None if length is None else begin + _half_up(length)
    return "".join(
        letter
        for place, letter in enumerate(text, 1)
        if place >= begin and (end is None or place < end)
    )


def _substr(text: str, first: float, end: float | None = None) -> str:
    """Positions count from 0, and from the end where they are negative."""
    if isnan(first):
        return ""
    if end is None or not isfinite(end):
        return text[int(first) :]
    return text[int(first) : int(end)]


def _translate(text: str, old: str, new: str) -> str:
    changes = {
        ord(letter): new[place] if place < len(new) else None
        for place, letter in reversed(list(enumerate(old)))
    }
    return text.translate(changes)


def _normal_space(text: str) -> str:
    return " ".join(re.split(f"[{BLANK}]+", text.strip(BLANK)))


def _regex(text: Compiled, pattern: Compiled) -> Evaluate:
    """A written-out pattern is read once, so that a bad one is refused at load."""
    if pattern.literal is None:
        raise NotXPath("the pattern of regex() must be written out")
    try:
        matches = re.compile(pattern.literal).search
    except re.error as error:
        raise NotXPath(f"the pattern of regex() cannot be read: {error}") from None
    said = text.as_text()
    return lambda context: matches(said(context)) is not None


TEXT = Gives.TEXT
TRUTH = Gives.TRUTH
FUNCTIONS: dict[str, Function] = {
    "string": Plain("T", TEXT, str, here=True),
    "concat": Special(0, MOST_ARGUMENTS, TEXT, _concat),
    "join": Special(1, MOST_ARGUMENTS, TEXT, _join),
    "string-length": Plain("T", Gives.NUMBER, lambda text: float(len(text)), here=True),
    "normalize-space": Plain("T", TEXT, _normal_space, here=True),
    "contains": Plain("TT", TRUTH, lambda text, part: part in text),
    "starts-with": Plain("TT", TRUTH, str.startswith),
    "ends-with": Plain("TT", TRUTH, str.endswith),
    "substring": Plain("TNn", TEXT, _substring),
    "substring-before": Plain("TT", TEXT, _before),
    "substring-after": Plain("TT", TEXT, _after),
    "substr": Plain("TNn", TEXT, _substr),
    "translate": Plain("TTT", TEXT, _translate),
    "regex": Special(2, 2, TRUTH, _regex),
}
