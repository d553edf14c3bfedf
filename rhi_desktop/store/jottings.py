"""Lines caught in passing."""

from dataclasses import dataclass
from datetime import datetime

from rhi_desktop.record.ids import InterviewId, Topic
from rhi_desktop.record.jotting import Jotting
from rhi_desktop.store.codec import (
    read_instant,
    read_number,
    read_text,
    the_one,
    write_instant,
)
from rhi_desktop.vault.connection import Connection, Value


def _read_jotting(row: tuple[Value, ...]) -> Jotting:
    number, words, at, filed_to = row
    return Jotting(
        read_number(number),
        read_text(words),
        read_instant(at),
        None if filed_to is None else Topic(read_text(filed_to)),
    )


@dataclass(frozen=True, slots=True)
class Jottings:
    """Keeps each line under its own number within the interview, from 1."""

    _connection: Connection

    def add(self, interview: InterviewId, words: str, at: datetime) -> Jotting:
        """Keeps a line that belongs to no topic yet, and gives it its number."""
        added = self._connection.run(
            """
            INSERT INTO jotting (interview, number, at, words)
            SELECT ?, ifnull(max(number), 0) + 1, ?, ?
            FROM jotting WHERE interview = ?
            RETURNING number, words, at, filed_to
            """,
            (interview, write_instant(at), words, interview),
        )
        return _read_jotting(the_one(added))

    def file(self, interview: InterviewId, number: int, topic: Topic | None) -> Jotting:
        """Files a line to a topic, or with None takes it back out; BugError if none."""
        filed = self._connection.run(
            """
            UPDATE jotting SET filed_to = ? WHERE interview = ? AND number = ?
            RETURNING number, words, at, filed_to
            """,
            (topic, interview, number),
        )
        return _read_jotting(the_one(filed))

    def of(self, interview: InterviewId) -> tuple[Jotting, ...]:
        """All of them, by number."""
        found = self._connection.run(
            """
            SELECT number, words, at, filed_to
            FROM jotting WHERE interview = ? ORDER BY number
            """,
            (interview,),
        )
        return tuple(map(_read_jotting, found))
