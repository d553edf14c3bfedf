"""What an expression is made of, once read."""

from dataclasses import dataclass


class NotXPath(ValueError):
    """Says why an expression cannot be used; the reader adds where it stands."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A number or a text written out."""

    value: str | float


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments, not yet evaluated."""

    name: str
    arguments: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sides and what stands between them, from `or` to `|`."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negation:
    """A minus before an expression."""

    of: "Expression"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: `test` is a local name, `*`, `node()` or `text()`."""

    axis: str
    test: str
    predicates: tuple["Expression", ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it goes to a named child, the parent or itself, unfiltered."""
        if self.predicates:
            return False
        if self.axis == "child":
            return self.test not in ("*", "node()", "text()")
        return self.axis in ("self", "parent") and self.test == "node()"


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the top (`absolute`), from what `start` gives, or from here."""

    steps: tuple[Step, ...]
    absolute: bool = False
    start: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Filter:
    """An expression with predicates of its own: `(a | b)[1]`."""

    of: "Expression"
    predicates: tuple["Expression", ...]


Expression = Literal | Call | Operation | Negation | Path | Filter

PARENT = Step("parent", "node()")
HERE = Path((Step("self", "node()"),))
