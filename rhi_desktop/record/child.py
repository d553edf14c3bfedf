"""The young person an interview is with."""

from dataclasses import dataclass
from datetime import date

from rhi_desktop.record.ids import ChildId


@dataclass(frozen=True, slots=True, repr=False)
class Child:
    """Who they are, as far as a summary must say so."""

    id: ChildId
    name: str
    known_as: str = ""
    born: date | None = None

    @property
    def initials(self) -> str:
        """What a list shows until it is asked for more, as in `A. M.` for two names."""
        return " ".join(f"{part[0].upper()}." for part in self.name.split())

    @property
    def called(self) -> str:
        """The name they like to be called by."""
        return self.known_as or self.name.split()[0]

    def age_on(self, day: date) -> int | None:
        """Whole years on a day, or None where the birthday is not known."""
        if self.born is None:
            return None
        before_birthday = (day.month, day.day) < (self.born.month, self.born.day)
        return day.year - self.born.year - before_birthday

    def __repr__(self) -> str:
        return f"<Child {self.id}>"
