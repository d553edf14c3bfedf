"""How a function is described: what it takes, what it gives, what it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rhi_desktop.instrument.xpath.compiled import Compiled, Gives
from rhi_desktop.instrument.xpath.convert import Evaluate, Value

CONVERSIONS: dict[str, Callable[[Compiled], Evaluate]] = {
    "T": Compiled.as_text,
    "N": Compiled.as_number,
    "B": Compiled.as_truth,
    "S": Compiled.as_nodes,
    "V": lambda compiled: compiled.run,
}


class Function(Protocol):
    """Anything that can stand in an expression as `name(…)`."""

    @property
    def gives(self) -> Gives:
        """The kind of value it gives."""
        ...

    @property
    def here(self) -> bool:
        """Whether it speaks of the node it stands on when given nothing."""
        ...

    def takes_count(self, count: int) -> bool:
        """Whether it may be called with so many arguments."""
        ...

    def bind(self, arguments: Sequence[Compiled]) -> Evaluate:
        """The closure of a call with these arguments."""
        ...


@dataclass(frozen=True, slots=True)
class Plain:
    """A function of its arguments' values.

    `takes` has a letter to an argument: Text, Number, B truth, S nodes, V as it is;
    small where it may be left out, and `*` where the last may come again.
    """

    takes: str
    gives: Gives
    body: Callable[..., Value]
    here: bool = False

    def takes_count(self, count: int) -> bool:
        """Whether it may be called with so many arguments."""
        letters = self.takes.rstrip("*")
        least = sum(letter.isupper() for letter in letters)
        return least <= count and (count <= len(letters) or self.takes.endswith("*"))

    def bind(self, arguments: Sequence[Compiled]) -> Evaluate:
        """A closure that converts each argument and hands them to the body."""
        letters = self.takes.rstrip("*")
        letters += letters[-1:] * (len(arguments) - len(letters))
        ready = [
            CONVERSIONS[letter.upper()](argument)
            for letter, argument in zip(letters, arguments, strict=False)
        ]
        body = self.body
        if len(ready) == 1:
            (only,) = ready
            return lambda context: body(only(context))
        return lambda context: body(*[one(context) for one in ready])


@dataclass(frozen=True, slots=True)
class Special:
    """A function that chooses what to evaluate, or asks where it stands."""

    least: int
    most: int
    gives: Gives
    make: Callable[..., Evaluate]
    here: bool = False

    def takes_count(self, count: int) -> bool:
        """Whether it may be called with so many arguments."""
        return self.least <= count <= self.most

    def bind(self, arguments: Sequence[Compiled]) -> Evaluate:
        """The closure that the function itself makes of its arguments."""
        return self.make(*arguments)
