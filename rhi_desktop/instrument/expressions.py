"""Makes the expressions of one form ready: read, brought home, surveyed, compiled.

Inside a repeat an absolute path to the same repeat means the same row, as in ODK; it
is rewritten here once, so that running it needs no search.
"""

from collections.abc import Collection
from dataclasses import replace

from rhi_desktop.instrument.lint import Codes, check_codes
from rhi_desktop.instrument.plan import Shape
from rhi_desktop.instrument.reads import Reads, what_it_reads
from rhi_desktop.instrument.xpath import (
    Compiled,
    NotXPath,
    compile_expression,
    parse,
)
from rhi_desktop.instrument.xpath.syntax import (
    PARENT,
    Call,
    Expression,
    Filter,
    Literal,
    Negation,
    Operation,
    Path,
    Step,
)

NOT_HERE = {
    "now": "a sitting knows its day, not the hour: use today()",
}
"""Functions that this program knows but an instrument may not use, and why."""


class Expressions:
    """Makes expressions of one form, knowing its lists and its questions' choices."""

    def __init__(self, lists: Collection[str], codes: Codes) -> None:
        self._lists = lists
        self._codes = codes

    def ready(self, source: str, here: Shape) -> tuple[Compiled, Reads]:
        """An expression standing at `here`, and what it reads; raises NotXPath."""
        expression = self._at_home(parse(source), here)
        check_codes(expression, here, self._codes)
        return compile_expression(expression), what_it_reads(expression, here)

    def _at_home(self, expression: Expression, here: Shape) -> Expression:
        match expression:
            case Path():
                return self._path(expression, here)
            case Call():
                return self._call(expression, here)
            case Operation(operator, left, right):
                return Operation(
                    operator, self._at_home(left, here), self._at_home(right, here)
                )
            case Negation(of):
                return Negation(self._at_home(of, here))
            case Filter(of, predicates):
                return Filter(self._at_home(of, here), self._all(predicates, here))
        return expression

    def _all(
        self, expressions: tuple[Expression, ...], here: Shape
    ) -> tuple[Expression, ...]:
        return tuple(self._at_home(one, here) for one in expressions)

    def _path(self, path: Path, here: Shape) -> Path:
        home = _same_row(path, here)
        if home is not None:
            return home
        steps = tuple(
            replace(step, predicates=self._all(step.predicates, here))
            for step in path.steps
        )
        start = None if path.start is None else self._at_home(path.start, here)
        return Path(steps, path.absolute, start)

    def _call(self, call: Call, here: Shape) -> Call:
        if call.name in NOT_HERE:
            raise NotXPath(f"{call.name}() cannot be used: {NOT_HERE[call.name]}")
        if call.name == "indexed-repeat":
            return Call(call.name, self._indexed(call.arguments, here))
        if call.name == "instance":
            self._check_list(call)
        arguments = self._all(call.arguments, here)
        if call.name == "jr:choice-name" and len(arguments) > 1:
            arguments = (arguments[0], self._question_named(arguments[1], here))
        return Call(call.name, arguments)

    def _indexed(
        self, arguments: tuple[Expression, ...], here: Shape
    ) -> tuple[Expression, ...]:
        """Its paths mean every row; only the row numbers are this row's own."""
        return tuple(
            self._at_home(one, here) if place and not place % 2 else one
            for place, one in enumerate(arguments)
        )

    def _check_list(self, call: Call) -> None:
        match call.arguments:
            case (Literal(str(name)),) if name not in self._lists:
                raise NotXPath(f"there is no list “{name}”")

    def _question_named(self, argument: Expression, here: Shape) -> Expression:
        """The path in quotation marks, absolute, so that it can be looked up."""
        if not isinstance(argument, Literal) or not isinstance(argument.value, str):
            raise NotXPath("jr:choice-name() needs a question in quotation marks")
        path = parse(argument.value)
        paths = [shape.path for shape in what_it_reads(path, here).values]
        if len(paths) != 1 or paths[0] not in self._codes:
            raise NotXPath(f"“{argument.value.strip()}” has no choices")
        return Literal(paths[0])


def _same_row(path: Path, here: Shape) -> Path | None:
    """The way from `here` that stays in its row, if an absolute path allows one."""
    repeat = here.repeat
    if not path.absolute or repeat is None or here is repeat:
        return None
    if not all(step.is_plain and step.axis == "child" for step in path.steps):
        return None
    names = [step.test for step in path.steps]
    depth = len(repeat.above()) - 1
    if len(names) <= depth or "/" + "/".join(names[:depth]) != repeat.path:
        return None
    hops = len(here.above()) - 1 - depth
    down = tuple(Step("child", name) for name in names[depth:])
    return Path((PARENT,) * hops + down, start=Call("current"))
