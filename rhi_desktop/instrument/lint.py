"""Finds codes that no answer can ever have: `${met} = 'yess'`.

Such a comparison is valid and always false, so a branch would stay closed for ever
and nobody would know. It is refused at load, as a misspelt function is.
"""

from collections.abc import Collection, Mapping

from rhi_desktop.instrument.plan import Shape
from rhi_desktop.instrument.reads import what_it_reads
from rhi_desktop.instrument.xpath import NotXPath
from rhi_desktop.instrument.xpath.syntax import (
    Call,
    Expression,
    Filter,
    Literal,
    Negation,
    Operation,
    Path,
)

Codes = Mapping[str, Collection[str]]
"""The codes of each question that has choices, by its path."""


def check_codes(expression: Expression, here: Shape, codes: Codes) -> None:
    """Raises NotXPath where a question is compared with a code it does not have.

    What stands within a predicate is not looked at: it speaks of other places.
    """
    match expression:
        case Operation("=" | "!=", Path() as path, Literal(str(code))):
            _check(path, code, here, codes)
        case Operation("=" | "!=", Literal(str(code)), Path() as path):
            _check(path, code, here, codes)
        case Call("selected", (Path() as path, Literal(str(code)))):
            _check(path, code, here, codes)
        case Call(_, arguments):
            for argument in arguments:
                check_codes(argument, here, codes)
        case Operation(_, left, right):
            check_codes(left, here, codes)
            check_codes(right, here, codes)
        case Negation(of) | Filter(of, _):
            check_codes(of, here, codes)


def _check(path: Path, code: str, here: Shape, codes: Codes) -> None:
    if any(step.predicates for step in path.steps):
        return
    for shape in what_it_reads(path, here).values:
        known = codes.get(shape.path)
        if known is not None and not {*code.split()} <= {*known}:
            raise NotXPath(f"“{code}” is not a choice of {shape.path}")
