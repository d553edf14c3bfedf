"""A line caught in passing, to be filed to a topic later; shown to nobody."""

from dataclasses import dataclass
from datetime import datetime

from rhi_desktop.record.ids import Topic


@dataclass(frozen=True, slots=True, repr=False)
class Jotting:
    """Words with the time they were caught, and the topic they belong to, if filed."""

    number: int
    words: str
    at: datetime
    filed_to: Topic | None = None

    def __repr__(self) -> str:
        return f"<Jotting {self.number}>"
