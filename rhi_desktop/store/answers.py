"""The answers of an interview: one for each question, overwritten while it is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.record.ids import InterviewId, Ref
from rhi_desktop.store.codec import read_instant_if_known, read_text, write_instant
from rhi_desktop.vault.connection import Connection, Value


def _read_answer(row: tuple[Value, ...]) -> Answer:
    ref, value, state, voice = row
    return Answer(
        Ref(read_text(ref)),
        read_text(value),
        State(read_text(state)),
        None if voice is None else Voice(read_text(voice)),
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """Keeps what was said; the schema refuses a change once the interview is over."""

    _connection: Connection

    def keep(
        self, interview: InterviewId, answers: Iterable[Answer], at: datetime
    ) -> None:
        """Writes each answer in place of the one before; `at` is when that was done.

        Half-typed words of a child are harm without use, so no earlier wording stays.
        """
        kept_at = write_instant(at)
        self._connection.run_many(
            """
            INSERT INTO answer (interview, ref, kept_at, state, voice, value)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (interview, ref) DO UPDATE SET
                kept_at = excluded.kept_at,
                state = excluded.state,
                voice = excluded.voice,
                value = excluded.value
            """,
            [
                (
                    interview,
                    answer.ref,
                    kept_at,
                    answer.state,
                    answer.voice,
                    answer.value,
                )
                for answer in answers
            ],
        )

    def of(self, interview: InterviewId) -> tuple[Answer, ...]:
        """All of them, by ref; the order of the form is the instrument's to know."""
        found = self._connection.run(
            """
            SELECT ref, value, state, voice
            FROM answer WHERE interview = ? ORDER BY ref
            """,
            (interview,),
        )
        return tuple(map(_read_answer, found))

    def kept_at(self, interview: InterviewId) -> datetime | None:
        """When one was last kept, or None where none has been."""
        found = self._connection.run(
            "SELECT max(kept_at) FROM answer WHERE interview = ?", (interview,)
        )
        return read_instant_if_known(found[0][0])
