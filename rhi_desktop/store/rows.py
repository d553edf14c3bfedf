"""The rows of an interview's repeats: each person, each place."""

from collections.abc import Iterable
from dataclasses import dataclass

from rhi_desktop.record.ids import InterviewId
from rhi_desktop.record.row import Row, RowState
from rhi_desktop.store.codec import read_number, read_text
from rhi_desktop.vault.connection import Connection, Value


def _read_row(row: tuple[Value, ...]) -> Row:
    repeat, number, state = row
    return Row(read_text(repeat), read_number(number), RowState(read_text(state)))


@dataclass(frozen=True, slots=True)
class RepeatRows:
    """Keeps which rows there are; a removed one stays, so that its number does too."""

    _connection: Connection

    def keep(self, interview: InterviewId, rows: Iterable[Row]) -> None:
        """Writes each row's state in place of the one before."""
        self._connection.run_many(
            """
            INSERT INTO repeat_row (interview, repeat, number, state)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (interview, repeat, number) DO UPDATE SET
                state = excluded.state
            """,
            [(interview, row.repeat, row.number, row.state) for row in rows],
        )

    def of(self, interview: InterviewId) -> tuple[Row, ...]:
        """All of them, removed ones too, by repeat and number."""
        found = self._connection.run(
            """
            SELECT repeat, number, state
            FROM repeat_row WHERE interview = ? ORDER BY repeat, number
            """,
            (interview,),
        )
        return tuple(map(_read_row, found))
