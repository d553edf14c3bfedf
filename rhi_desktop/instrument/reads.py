"""What an expression reads, settled before it ever runs.

Its paths are walked over the form's shape. A path that cannot be followed is refused
at load: what is not known to be read would not be worked out again when it changes.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from rhi_desktop.instrument.plan import Shape
from rhi_desktop.instrument.xpath.functions import FUNCTIONS
from rhi_desktop.instrument.xpath.syntax import (
    HERE,
    Call,
    Expression,
    Filter,
    Negation,
    NotXPath,
    Operation,
    Path,
    Step,
)


class Sight(NamedTuple):
    """Where a path has come to; `own` while it is in the row it set out from.

    Without a shape it is in one of the form's lists, which never change.
    """

    shape: Shape | None
    own: bool


Sights = frozenset[Sight]
FOREIGN = Sight(None, own=False)
NOWHERE: Sights = frozenset()


@dataclass(slots=True)
class Reads:
    """What one expression reads: values, and which rows there are.

    Of each value it is known whether only that of the expression's own row is read.
    """

    values: dict[Shape, bool] = field(default_factory=dict)
    rows: set[Shape] = field(default_factory=set)


def what_it_reads(expression: Expression, here: Shape) -> Reads:
    """Everything that an expression standing at `here` reads; raises NotXPath."""
    survey = _Survey(Sight(here, own=True), here.above()[-1])
    survey.look(expression, frozenset({survey.current}))
    return survey.reads


class _Survey:
    """Follows the paths of one expression over the form's shape."""

    def __init__(self, current: Sight, top: Shape) -> None:
        self.current = current
        self.top = top
        self.reads = Reads()

    def look(self, expression: Expression, here: Sights) -> None:
        """Notes what an expression reads when it stands at `here`."""
        for sight in self._nodes(expression, here):
            self._note(sight)

    def _note(self, sight: Sight) -> None:
        shape = sight.shape
        if shape is None:
            return
        if shape.repeats:
            self.reads.rows.add(shape)
        elif shape.is_leaf:
            near = sight.own and self.reads.values.get(shape, True)
            self.reads.values[shape] = near
        else:
            raise NotXPath(f"{_name(sight)} holds questions and has no value")

    def _nodes(self, expression: Expression, here: Sights) -> Sights:
        """Where the nodes of an expression are; notes all else that it reads."""
        match expression:
            case Path():
                return self._path(expression, here)
            case Call():
                return self._call(expression, here)
            case Filter(of, predicates):
                found = self._nodes(of, here)
                self._predicates(predicates, found)
                return found
            case Operation("|", left, right):
                return self._nodes(left, here) | self._nodes(right, here)
            case Operation(_, left, right):
                self.look(left, here)
                self.look(right, here)
            case Negation(of):
                self.look(of, here)
        return NOWHERE

    def _call(self, call: Call, here: Sights) -> Sights:
        if call.name == "current":
            return frozenset({self.current})
        if call.name == "instance":
            return frozenset({FOREIGN})
        function = FUNCTIONS.get(call.name)
        if function is not None and function.here and not call.arguments:
            self.look(HERE, here)
        for argument in call.arguments:
            self.look(argument, here)
        return NOWHERE

    def _path(self, path: Path, here: Sights) -> Sights:
        found = self._start(path, here)
        for step in path.steps:
            nearest = min(_name(sight) for sight in found)
            found = frozenset(
                each for sight in found for each in self._step(step, sight)
            )
            if not found:
                raise NotXPath(f"there is no “{step.test}” in {nearest}")
            self._predicates(step.predicates, found)
        return found

    def _start(self, path: Path, here: Sights) -> Sights:
        if path.absolute:
            return frozenset({Sight(self.top, own=False)})
        if path.start is None:
            return here
        found = self._nodes(path.start, here)
        if not found:
            raise NotXPath("a path cannot begin with a value")
        return found

    def _predicates(self, predicates: tuple[Expression, ...], here: Sights) -> None:
        for predicate in predicates:
            self.look(predicate, here)

    def _step(self, step: Step, sight: Sight) -> Sights:
        shape = sight.shape
        if shape is None:
            return frozenset({sight})
        match step.axis, step.test:
            case "self", "node()":
                return frozenset({sight})
            case "parent", "node()":
                return self._up(shape, sight)
            case "child", "*":
                return self._down(list(shape.children.values()), sight)
            case "child", name:
                children = shape.children
                return self._down([children[name]] if name in children else [], sight)
            case "descendant-or-self", "node()":
                return self._everything_below(shape, sight)
        raise NotXPath(f"a path of a form cannot use {step.axis}::{step.test}")

    def _up(self, shape: Shape, sight: Sight) -> Sights:
        if shape.parent is None:
            raise NotXPath("a path goes up beyond the form")
        own = sight.own and not shape.repeats
        return frozenset({Sight(shape.parent, own)})

    def _down(self, shapes: list[Shape], sight: Sight) -> Sights:
        self.reads.rows.update(shape for shape in shapes if shape.repeats)
        return frozenset(
            Sight(shape, sight.own and not shape.repeats) for shape in shapes
        )

    def _everything_below(self, shape: Shape, sight: Sight) -> Sights:
        found = {sight}
        for child in shape.children.values():
            for below in self._down([child], sight):
                found |= self._everything_below(child, below)
        return frozenset(found)


def _name(sight: Sight) -> str:
    """Where a path has come to, as whoever wrote it would say."""
    if sight.shape is None:
        return "a list"
    return sight.shape.path or "/"
