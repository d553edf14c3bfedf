"""The interviews, with the episodes that each covers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rhi_desktop.errors import UnknownInterview
from rhi_desktop.record.child import Child
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import ChildId, EpisodeId, InterviewId
from rhi_desktop.record.interview import Interview, Pin, Stage
from rhi_desktop.store.children import read_child
from rhi_desktop.store.codec import (
    read_instant,
    read_instant_if_known,
    read_text,
    read_texts,
    the_one,
    write_instant,
    write_instant_if_known,
)
from rhi_desktop.store.episodes import read_episode
from rhi_desktop.vault.connection import Connection, Value

EVERY_CASE: Final = -1
"""As a limit: all of them."""

CASES: Final = """
WITH page AS (
    SELECT
        episode.number AS episode,
        interview.number AS interview,
        ifnull(interview.stage = 'finished', 0) AS done,
        episode.returned
    FROM episode
    LEFT JOIN interview ON interview.number = (
        SELECT max(later.number)
        FROM interview_episode AS covers
        JOIN interview AS later ON later.id = covers.interview
        WHERE covers.episode = episode.id
    )
    ORDER BY done, episode.returned NULLS FIRST, episode.number
    LIMIT ? OFFSET ?
)
SELECT
    child.id, child.name, child.known_as, child.born,
    episode.id, episode.child,
    episode.last_seen, episode.reported, episode.returned,
    interview.id, interview.child, (
        SELECT json_group_array(episode ORDER BY position)
        FROM interview_episode WHERE interview = interview.id
    ), interview.form_id, interview.version, interview.sha256,
    interview.began, interview.stage, interview.finished,
    (SELECT max(kept_at) FROM answer WHERE interview = interview.id)
FROM page
JOIN episode ON episode.number = page.episode
JOIN child ON child.id = episode.child
LEFT JOIN interview ON interview.number = page.interview
ORDER BY page.done, page.returned NULLS FIRST, page.episode
"""
"""A page of episodes in order, then what belongs to each; only that page is joined."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One episode with its child, its latest interview and when that was last kept."""

    child: Child
    episode: Episode
    interview: Interview | None
    kept_at: datetime | None


def _read_interview(row: tuple[Value, ...]) -> Interview:
    interview, child, episodes, form_id, version, sha256, began, stage, finished = row
    return Interview(
        InterviewId(read_text(interview)),
        ChildId(read_text(child)),
        tuple(map(EpisodeId, read_texts(episodes))),
        Pin(read_text(form_id), read_text(version), read_text(sha256)),
        read_instant(began),
        Stage(read_text(stage)),
        read_instant_if_known(finished),
    )


def _read_case(row: tuple[Value, ...]) -> CaseRow:
    return CaseRow(
        read_child(row[:4]),
        read_episode(row[4:9]),
        None if row[9] is None else _read_interview(row[9:18]),
        read_instant_if_known(row[18]),
    )


@dataclass(frozen=True, slots=True)
class Interviews:
    """Keeps which child and episodes a conversation covers, and how far it is."""

    _connection: Connection

    def add(self, interview: Interview) -> None:
        """Adds an interview; its child, episodes and instrument must be there already.

        The schema refuses an episode of another child.
        """
        self._connection.run(
            """
            INSERT INTO interview
                (id, child, form_id, version, sha256, began, stage, finished)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                interview.id,
                interview.child,
                interview.instrument.form_id,
                interview.instrument.version,
                interview.instrument.sha256,
                write_instant(interview.began),
                interview.stage,
                write_instant_if_known(interview.finished),
            ),
        )
        self._connection.run_many(
            """
            INSERT INTO interview_episode (interview, position, child, episode)
            VALUES (?, ?, ?, ?)
            """,
            [
                (interview.id, position, interview.child, episode)
                for position, episode in enumerate(interview.episodes, start=1)
            ],
        )

    def find(self, interview: InterviewId) -> Interview:
        """The interview of that id; raises UnknownInterview if there is none."""
        found = self._connection.run(
            """
            SELECT id, child, (
                SELECT json_group_array(episode ORDER BY position)
                FROM interview_episode WHERE interview = interview.id
            ), form_id, version, sha256, began, stage, finished
            FROM interview WHERE id = ?
            """,
            (interview,),
        )
        if not found:
            raise UnknownInterview(interview=interview)
        return _read_interview(found[0])

    def stage(self, interview: InterviewId) -> Stage:
        """How far an interview is; asked at every keeping, so it reads no more."""
        found = self._connection.run(
            "SELECT stage FROM interview WHERE id = ?", (interview,)
        )
        if not found:
            raise UnknownInterview(interview=interview)
        return Stage(read_text(found[0][0]))

    def of(self, child: ChildId) -> tuple[Interview, ...]:
        """A child's interviews, in the order in which they were added."""
        found = self._connection.run(
            """
            SELECT id, child, (
                SELECT json_group_array(episode ORDER BY position)
                FROM interview_episode WHERE interview = interview.id
            ), form_id, version, sha256, began, stage, finished
            FROM interview WHERE child = ? ORDER BY number
            """,
            (child,),
        )
        return tuple(map(_read_interview, found))

    def finish(self, interview: InterviewId, at: datetime) -> None:
        """Marks it as finished; BugError if it is already, or is not there."""
        the_one(
            self._connection.run(
                """
                UPDATE interview SET stage = 'finished', finished = ?
                WHERE id = ? RETURNING id
                """,
                (write_instant(at), interview),
            )
        )

    def mark_queued(self, interview: InterviewId) -> None:
        """Notes that its outcome was queued, and no more; BugError the second time."""
        the_one(
            self._connection.run(
                "UPDATE interview SET outcome_queued = 1 WHERE id = ? RETURNING id",
                (interview,),
            )
        )

    def is_queued(self, interview: InterviewId) -> bool:
        """Whether its outcome was queued; which one it is, nobody can tell."""
        found = self._connection.run(
            "SELECT outcome_queued FROM interview WHERE id = ?", (interview,)
        )
        if not found:
            raise UnknownInterview(interview=interview)
        return bool(found[0][0])

    def cases(self, *, limit: int = EVERY_CASE, offset: int = 0) -> tuple[CaseRow, ...]:
        """Every episode, or a page of them, what must be seen to soonest first.

        Episodes without a time of return come first, then the earliest return; those
        whose latest interview is finished come after all others. An interview is later
        than another if it was added later, whatever the clock showed.
        """
        found = self._connection.run(CASES, (limit, offset))
        return tuple(map(_read_case, found))
