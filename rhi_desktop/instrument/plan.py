"""A form made ready to run: its shape, and its rules in the order they must run.

Built once for a definition and shared by every sitting; nothing here ever changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from rhi_desktop.instrument.xpath import Compiled, Evaluate, Node


class Aspect(Enum):
    """What of its question or group a rule decides."""

    RELEVANT = "relevant"
    CALCULATE = "calculation"
    REQUIRED = "required"
    CONSTRAINT = "constraint"
    CHOICES = "choice filter"


TRUTHS = frozenset({Aspect.RELEVANT, Aspect.REQUIRED, Aspect.CONSTRAINT})


def decides(aspect: Aspect, compiled: Compiled) -> Evaluate:
    """What runs to decide an aspect: a truth, a calculation's text, or choices."""
    if aspect in TRUTHS:
        return compiled.as_truth()
    if aspect is Aspect.CALCULATE:
        return compiled.as_text()
    return compiled.as_nodes()


class Shape:
    """One element of the form: a question, group or repeat, whatever its rows.

    `order` counts in form order. A shape is itself and nothing else: it can be a key.
    """

    __slots__ = ("children", "name", "order", "parent", "path", "repeat", "repeats")

    def __init__(self, name: str, parent: "Shape | None", *, repeats: bool) -> None:
        self.name = name
        self.parent = parent
        self.repeats = repeats
        self.path: str = f"{parent.path}/{name}" if parent else ""
        self.children: dict[str, Shape] = {}
        self.order = 0
        within = parent.repeat if parent else None
        self.repeat: Shape | None = self if repeats else within
        """The repeat it stands in or is, where there is one."""

    @property
    def is_leaf(self) -> bool:
        """Whether it holds a value, rather than questions."""
        return not self.children

    def above(self) -> "list[Shape]":
        """Itself and everything it stands in, the nearest first."""
        chain: list[Shape] = []
        shape: Shape | None = self
        while shape is not None:
            chain.append(shape)
            shape = shape.parent
        return chain


@dataclass(frozen=True, slots=True)
class Reader:
    """A rule that reads something; `same_row` if it only does so in its own row."""

    rank: int
    same_row: bool


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One expression, and its place in the order in which rules must run."""

    aspect: Aspect
    shape: Shape
    run: Evaluate
    rank: int


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What a sitting runs on.

    `rules` are in order of rank: each comes after all whose results it reads.
    `readers` tells who reads a question; `row_readers` whom a row that comes or goes
    concerns; `rules_of` what is decided about a shape; `types` how a value is written.
    """

    top: Shape
    rules: tuple[Rule, ...]
    readers: Mapping[Shape, tuple[Reader, ...]]
    row_readers: Mapping[Shape, tuple[Reader, ...]]
    rules_of: Mapping[Shape, tuple[Rule, ...]]
    types: Mapping[Shape, str]
    instances: Mapping[str, Node] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    choice_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
