"""What the child said about who may know: a time line that is only added to."""

from dataclasses import dataclass

from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.record.permission import Permission, Said
from rhi_desktop.store.codec import read_instant, read_text, write_instant
from rhi_desktop.vault.connection import Connection, Value


def _read_permission(row: tuple[Value, ...]) -> Permission:
    audience, about, said, at, words = row
    return Permission(
        Audience(read_text(audience)),
        read_text(about),
        Said(read_text(said)),
        read_instant(at),
        read_text(words),
    )


@dataclass(frozen=True, slots=True)
class Permissions:
    """Keeps each thing said in the order it was said, whatever the clock showed."""

    _connection: Connection

    def add(self, interview: InterviewId, permission: Permission) -> None:
        """Adds to the end of the interview's time line."""
        self._connection.run(
            """
            INSERT INTO permission
                (interview, number, audience, about, said, at, words)
            SELECT ?, ifnull(max(number), 0) + 1, ?, ?, ?, ?, ?
            FROM permission WHERE interview = ?
            """,
            (
                interview,
                permission.audience,
                permission.about,
                permission.said,
                write_instant(permission.at),
                permission.words,
                interview,
            ),
        )

    def of(self, interview: InterviewId) -> tuple[Permission, ...]:
        """The time line, what was said first first."""
        found = self._connection.run(
            """
            SELECT audience, about, said, at, words
            FROM permission WHERE interview = ? ORDER BY number
            """,
            (interview,),
        )
        return tuple(map(_read_permission, found))
