"""The register of copies that were issued: only added to."""

from dataclasses import dataclass
from typing import Final

from rhi_desktop.record.copy import Copy
from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.store.codec import (
    read_instant,
    read_number,
    read_text,
    write_instant,
)
from rhi_desktop.vault.connection import Connection, Value
from rhi_desktop.wording import LANGUAGES, Language

KNOWN: Final[dict[str, Language]] = {code: code for code in LANGUAGES}


def _read_copy(row: tuple[Value, ...]) -> Copy:
    interview, audience, language, file_name, sha256, pages, issued = row
    return Copy(
        InterviewId(read_text(interview)),
        Audience(read_text(audience)),
        KNOWN[read_text(language)],
        read_text(file_name),
        read_text(sha256),
        read_number(pages),
        read_instant(issued),
    )


@dataclass(frozen=True, slots=True)
class Copies:
    """Keeps what went to whom, provable afterwards."""

    _connection: Connection

    def add(self, copy: Copy) -> None:
        """Enters a copy at the end of its interview's register."""
        self._connection.run(
            """
            INSERT INTO copy
                (interview, number, audience, language, file_name, sha256, pages,
                issued)
            SELECT ?, ifnull(max(number), 0) + 1, ?, ?, ?, ?, ?, ?
            FROM copy WHERE interview = ?
            """,
            (
                copy.interview,
                copy.audience,
                copy.language,
                copy.file_name,
                copy.sha256,
                copy.pages,
                write_instant(copy.issued),
                copy.interview,
            ),
        )

    def of(self, interview: InterviewId) -> tuple[Copy, ...]:
        """The register of an interview, what was issued first first."""
        found = self._connection.run(
            """
            SELECT interview, audience, language, file_name, sha256, pages, issued
            FROM copy WHERE interview = ? ORDER BY number
            """,
            (interview,),
        )
        return tuple(map(_read_copy, found))
