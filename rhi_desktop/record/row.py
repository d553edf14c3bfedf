"""A row of a repeat: one person, one place, one agreed action."""

from dataclasses import dataclass
from enum import StrEnum

from rhi_desktop.record.ids import Ref


class RowState(StrEnum):
    """A removed row keeps its answers, set aside, so that it can be put back."""

    HERE = "here"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Row:
    """That a row is there: its repeat's path and its own number.

    `/data/who_with/people` and 2 name the row `/data/who_with/people[2]`.
    """

    repeat: str
    number: int
    state: RowState = RowState.HERE

    @property
    def ref(self) -> Ref:
        """The row as a Ref, with its number in brackets."""
        return Ref(f"{self.repeat}[{self.number}]")
