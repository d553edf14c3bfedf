"""The trail of acts: only added to, and never what was said."""

from dataclasses import dataclass
from datetime import datetime

from rhi_desktop.record.trail import Act, Entry
from rhi_desktop.store.codec import (
    read_instant,
    read_number,
    read_text,
    the_one,
    write_instant,
)
from rhi_desktop.vault.connection import Connection, Value


def _read_entry(row: tuple[Value, ...]) -> Entry:
    number, act, subject, at = row
    return Entry(
        read_number(number), Act(read_text(act)), read_text(subject), read_instant(at)
    )


@dataclass(frozen=True, slots=True)
class Trail:
    """Keeps each act in the order it was done, whatever the clock showed."""

    _connection: Connection

    def add(self, act: Act, subject: str, at: datetime) -> Entry:
        """Enters an act at the end; `subject` is an id, or blank."""
        added = self._connection.run(
            """
            INSERT INTO trail (act, subject, at) VALUES (?, ?, ?)
            RETURNING number, act, subject, at
            """,
            (act, subject, write_instant(at)),
        )
        return _read_entry(the_one(added))

    def all(self) -> tuple[Entry, ...]:
        """All of it, what was done first first."""
        found = self._connection.run(
            "SELECT number, act, subject, at FROM trail ORDER BY number"
        )
        return tuple(map(_read_entry, found))
