"""An advocate's written grounds: a time line that is only added to."""

from dataclasses import dataclass

from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.record.permission import Override, Told
from rhi_desktop.store.codec import read_instant, read_text, write_instant
from rhi_desktop.vault.connection import Connection, Value


def _read_override(row: tuple[Value, ...]) -> Override:
    audience, about, threshold, reason, told, decided_by, at, why_not_told = row
    return Override(
        Audience(read_text(audience)),
        read_text(about),
        read_text(threshold),
        read_text(reason),
        Told(read_text(told)),
        read_text(decided_by),
        read_instant(at),
        read_text(why_not_told),
    )


@dataclass(frozen=True, slots=True)
class Overrides:
    """Keeps the grounds in the order they were written, whatever the clock showed."""

    _connection: Connection

    def add(self, interview: InterviewId, override: Override) -> None:
        """Adds to the end of the interview's time line."""
        self._connection.run(
            """
            INSERT INTO override
                (interview, number, audience, about, threshold, reason, told,
                decided_by, at, why_not_told)
            SELECT ?, ifnull(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?
            FROM override WHERE interview = ?
            """,
            (
                interview,
                override.audience,
                override.about,
                override.threshold,
                override.reason,
                override.told,
                override.decided_by,
                write_instant(override.at),
                override.why_not_told,
                interview,
            ),
        )

    def of(self, interview: InterviewId) -> tuple[Override, ...]:
        """The time line, what was written first first."""
        found = self._connection.run(
            """
            SELECT audience, about, threshold, reason, told, decided_by, at,
                why_not_told
            FROM override WHERE interview = ? ORDER BY number
            """,
            (interview,),
        )
        return tuple(map(_read_override, found))
