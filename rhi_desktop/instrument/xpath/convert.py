"""Turns values into text, numbers and truths, as XPath 1.0 section 4 lays down.

Beyond it, as ODK does: a text that is an ISO date has a number, its days since 1970.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from math import inf, isnan, nan

from rhi_desktop.instrument.xpath import dates
from rhi_desktop.instrument.xpath.tree import Node

Value = str | float | bool | list[Node]
A_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
BLANK = " \t\r\n"


@dataclass(frozen=True, slots=True)
class World:
    """What expressions may know beyond the tree: the time, and the form's texts.

    `choice_names` finds a label by the question's path and a choice's code.
    """

    now: datetime
    instances: Mapping[str, Node] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    choice_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def zone(self) -> tzinfo:
        """The zone of the clock on the wall; `now` is aware."""
        return self.now.tzinfo or UTC


class Context:
    """Where an expression stands while it is evaluated."""

    __slots__ = ("current", "node", "position", "size", "world")

    def __init__(self, node: Node, world: World) -> None:
        self.node = node
        self.current = node
        self.position = 1
        self.size = 1
        self.world = world

    def at(self, node: Node, position: int, size: int) -> "Context":
        """The same, moved to one node of several, as inside a predicate."""
        moved = Context(node, self.world)
        moved.current = self.current
        moved.position = position
        moved.size = size
        return moved


Evaluate = Callable[[Context], Value]


def text_of(value: Value) -> str:
    """A value as text; of several nodes, the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].said if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value)


def number_text(number: float) -> str:
    """A number without exponent and without a needless point."""
    if isnan(number):
        return "NaN"
    if number in (inf, -inf):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def number_in(text: str, context: Context) -> float:
    """The number or the days that a text is, or NaN."""
    text = text.strip(BLANK)
    if A_NUMBER.fullmatch(text):
        return float(text)
    if dates.looks_dated(text):
        since = dates.days(text, context.world.zone)
        return nan if since is None else since
    return nan


def number_of(value: Value, context: Context) -> float:
    """A value as a number; of several nodes, the first."""
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    return number_in(text_of(value), context)


def truth_of(value: Value) -> bool:
    """Whether a value is something: a text with words, a number but 0, a node."""
    if isinstance(value, float):
        return value != 0 and not isnan(value)
    return bool(value)
