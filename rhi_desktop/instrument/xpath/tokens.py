"""Cuts an expression into words, as XPath 1.0 section 3.7 lays down."""

import re
from typing import NamedTuple

from rhi_desktop.instrument.xpath.syntax import NotXPath

NAME = r"[^\W\d][\w.\-]*"
PIECES = re.compile(
    rf"""\s*(?:
      (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<literal>"[^"]*"|'[^']*')
    | (?P<name>{NAME}(?::(?!:)(?:{NAME}|\*))?)
    | (?P<mark>::|//|\.\.|!=|<=|>=|[()\[\]@,./|+\-=<>*$])
    )""",
    re.VERBOSE,
)
OPERATOR = re.compile(r"\s*(?P<operator>(?:and|or|mod|div)(?![^\W\d])|\*)")
BEFORE_A_STEP = frozenset("@([,/|+-=<>") | {"::", "//", "!=", "<=", ">="}


class Token(NamedTuple):
    """One word: `kind` is number, literal, name, mark, operator or end."""

    kind: str
    text: str


END = "end"
MOST = 400
"""Words in one expression; more could go deeper than we can follow."""


def tokens(source: str) -> list[Token]:
    """The words of an expression, closed by an end; raises NotXPath where stuck."""
    found: list[Token] = []
    at = 0
    end = len(source.rstrip())
    while at < end:
        match = _next(source, at, found)
        if match is None:
            raise NotXPath(f"cannot read “{source[at:end].strip()[:20]}”")
        if len(found) == MOST:
            raise NotXPath(f"it is longer than {MOST} words")
        found.append(_token(match))
        at = match.end()
    found.append(Token(END, "the end"))
    return found


def _next(source: str, at: int, found: list[Token]) -> re.Match[str] | None:
    operator = OPERATOR.match(source, at) if _an_operator_may_stand(found) else None
    return operator or PIECES.match(source, at)


def _token(match: re.Match[str]) -> Token:
    kind = str(match.lastgroup)
    text = match.group(kind)
    return Token(kind, text[1:-1] if kind == "literal" else text)


def _an_operator_may_stand(found: list[Token]) -> bool:
    """After a complete operand `*` multiplies and `and` joins; elsewhere both name."""
    if not found:
        return False
    last = found[-1]
    if last.kind == "operator":
        return False
    return last.kind != "mark" or last.text not in BEFORE_A_STEP
