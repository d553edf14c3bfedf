"""An expression made ready to run: a closure, and what kind of value it gives."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from rhi_desktop.instrument.xpath.convert import (
    Context,
    Evaluate,
    number_of,
    text_of,
    truth_of,
)
from rhi_desktop.instrument.xpath.syntax import NotXPath
from rhi_desktop.instrument.xpath.tree import Node

TextOf = Callable[[Context], str]
NumberOf = Callable[[Context], float]
TruthOf = Callable[[Context], bool]
NodesOf = Callable[[Context], list[Node]]


class Gives(Enum):
    """The kinds of value; ANY is known only when it runs."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    NODES = "nodes"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Compiled:
    """What runs, what it gives, and the text it always gives, where that is known."""

    run: Evaluate
    gives: Gives
    literal: str | None = None

    def as_text(self) -> TextOf:
        """The same, given as text."""
        run = self.run
        if self.gives is Gives.TEXT:
            return run  # type: ignore[return-value]
        return lambda context: text_of(run(context))

    def as_number(self) -> NumberOf:
        """The same, given as a number."""
        run = self.run
        if self.gives is Gives.NUMBER:
            return run  # type: ignore[return-value]
        return lambda context: number_of(run(context), context)

    def as_truth(self) -> TruthOf:
        """The same, given as true or false."""
        run = self.run
        if self.gives is Gives.TRUTH:
            return run  # type: ignore[return-value]
        return lambda context: truth_of(run(context))

    def as_nodes(self) -> NodesOf:
        """The same, given as nodes; raises NotXPath where it never gives any."""
        run = self.run
        if self.gives is Gives.NODES:
            return run  # type: ignore[return-value]
        if self.gives is not Gives.ANY:
            raise NotXPath("a path is needed here, not a value")

        def nodes(context: Context) -> list[Node]:
            found = run(context)
            return found if isinstance(found, list) else []

        return nodes
