"""The queue of de-identified records, which does not know where they came from."""

from dataclasses import dataclass
from enum import StrEnum
from secrets import token_hex
from typing import NewType

from rhi_desktop.store.codec import read_text, the_one
from rhi_desktop.vault.connection import Connection, Value

OutcomeKey = NewType("OutcomeKey", str)
"""32 random hex digits, drawn when the record is queued; it tells nothing."""


class Status(StrEnum):
    """How far a record is on its way out."""

    WAITING = "waiting"
    APPROVED = "approved"
    HELD = "held"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True, repr=False)
class Queued:
    """A de-identified record as JSON text, and how far it is."""

    key: OutcomeKey
    record: str
    status: Status

    def __repr__(self) -> str:
        return f"<Queued {self.key} {self.status}>"


def _read_queued(row: tuple[Value, ...]) -> Queued:
    key, record, status = map(read_text, row)
    return Queued(OutcomeKey(key), record, Status(status))


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Keeps records under random keys: no time, no order of arrival, no way back."""

    _connection: Connection

    def add(self, record: str) -> OutcomeKey:
        """Queues a record (a JSON text) as waiting, and gives its key."""
        key = OutcomeKey(token_hex(16))
        self._connection.run(
            "INSERT INTO outcome (key, status, record) VALUES (?, ?, ?)",
            (key, Status.WAITING, record),
        )
        return key

    def mark(self, key: OutcomeKey, status: Status) -> None:
        """Moves a record on; BugError if there is none. What is exported stays so."""
        the_one(
            self._connection.run(
                "UPDATE outcome SET status = ? WHERE key = ? RETURNING key",
                (status, key),
            )
        )

    def find(self, key: OutcomeKey) -> Queued:
        """The record of that key; BugError if there is none."""
        found = self._connection.run(
            "SELECT key, record, status FROM outcome WHERE key = ?", (key,)
        )
        return _read_queued(the_one(found))

    def of(self, status: Status) -> tuple[Queued, ...]:
        """The records that are so far, by key: in no order that means anything."""
        found = self._connection.run(
            "SELECT key, record, status FROM outcome WHERE status = ? ORDER BY key",
            (status,),
        )
        return tuple(map(_read_queued, found))

    def all(self) -> tuple[Queued, ...]:
        """All of them, by key: in no order that means anything."""
        found = self._connection.run(
            "SELECT key, record, status FROM outcome ORDER BY key"
        )
        return tuple(map(_read_queued, found))
