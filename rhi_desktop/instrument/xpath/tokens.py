"""Cuts an expression into words, as XPath 1.0 section 3.7 lays down."""

import re
from dataclasses import dataclass

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
OPERATOR_NAMES = frozenset({"and", "or", "mod", "div"})
BEFORE_A_STEP = frozenset("@ :: ( [ , / // | + - = != < <= > >=".split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `kind` is number, literal, name, mark, operator or end."""

    kind: str
    text: str
    at: int


END = "end"


def tokens(source: str) -> list[Token]:
    """The words of an expression, closed by an end; raises NotXPath where stuck."""
    found: list[Token] = []
    at = 0
    end = len(source.rstrip())
    while at < end:
        match = PIECES.match(source, at)
        if match is None:
            raise NotXPath(f"cannot read “{source[at:end].strip()[:20]}”")
        found.append(_token(match, found))
        at = match.end()
    found.append(Token(END, "the end", end))
    return found


def _token(match: re.Match[str], found: list[Token]) -> Token:
    kind = match.lastgroup or END
    text = match.group(kind)
    at = match.start(kind)
    if _an_operator_may_stand(found):
        if kind == "name" and text in OPERATOR_NAMES:
            return Token("operator", text, at)
        if text == "*":
            return Token("operator", text, at)
    if kind == "literal":
        return Token(kind, text[1:-1], at)
    return Token(kind, text, at)


def _an_operator_may_stand(found: list[Token]) -> bool:
    """After a complete operand `*` multiplies and `and` joins; elsewhere both name."""
    if not found:
        return False
    last = found[-1]
    if last.kind == "operator":
        return False
    return last.kind != "mark" or last.text not in BEFORE_A_STEP
