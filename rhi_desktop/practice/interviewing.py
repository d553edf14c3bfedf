"""Holding the conversation: beginning, keeping each answer, finishing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rhi_desktop.errors import BugError, InterviewFinished
from rhi_desktop.practice.conversation import (
    Conversation,
    check_about,
    take_out,
)
from rhi_desktop.practice.desk import Desk
from rhi_desktop.practice.outcome import outcome_of
from rhi_desktop.practice.prefilling import known_already
from rhi_desktop.record.answer import Answer
from rhi_desktop.record.ids import (
    Audience,
    ChildId,
    EpisodeId,
    InterviewId,
    Ref,
    Topic,
    new_id,
)
from rhi_desktop.record.interview import Interview, Stage
from rhi_desktop.record.jotting import Jotting
from rhi_desktop.record.permission import Override, Permission, Said, Told
from rhi_desktop.record.row import Row
from rhi_desktop.record.trail import Act
from rhi_desktop.sharing.override import accept
from rhi_desktop.store.transaction import Rows


@dataclass(frozen=True, slots=True)
class Kept:
    """What is now safe on disk, and when it was kept."""

    refs: tuple[Ref, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Grounds:
    """The four things an override asks for, as the advocate wrote them."""

    threshold: str
    reason: str
    told: Told
    decided_by: str
    why_not_told: str = ""


class Interviewing:
    """Begins interviews and keeps what is said in them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, child: ChildId, episodes: Sequence[EpisodeId]) -> Interview:
        """Begins an interview about these episodes with the shipped instrument.

        What the episodes tell already stands in its place.
        """
        with self._desk.store.transaction() as rows:
            definition = self._desk.instruments.begin_with(rows)
            interview = Interview(
                id=InterviewId(new_id()),
                child=child,
                episodes=tuple(episodes),
                instrument=definition.pin,
                began=self._desk.clock(),
            )
            rows.interviews.add(interview)
            rows.trail.add(Act.INTERVIEW_BEGUN, interview.id, interview.began)
            told = [rows.episodes.find(episode) for episode in episodes]
            known = known_already(definition, told)
            rows.answers.keep(interview.id, known, interview.began)
        return interview

    def open(self, interview: InterviewId) -> Conversation:
        """Takes an interview out to go on with, or to read."""
        with self._desk.store.transaction() as rows:
            return take_out(self._desk, rows, interview)

    def keep_answers(
        self,
        interview: InterviewId,
        answers: Sequence[Answer],
        rows: Sequence[Row] = (),
    ) -> Kept:
        """Keeps answers and rows as they now are; returns only after the commit."""
        at = self._desk.clock()
        with self._desk.store.transaction() as tables:
            try:
                tables.rows.keep(interview, rows)
                tables.answers.keep(interview, answers, at)
            except BugError:
                # The schema refused; only then is it asked why, so that the keeping
                # of each word costs no reading.
                self._still_open(tables, interview)
                raise
        return Kept(tuple(answer.ref for answer in answers), at)

    def keep_permission(
        self,
        interview: InterviewId,
        audience: Audience,
        about: str,
        said: Said,
        words: str = "",
    ) -> Permission:
        """Adds to the time line what the child said of one reader and topic or answer.

        A finished interview still takes it: a child may change their mind at any time.
        """
        reader = self._desk.profile.reader(audience)
        at = self._desk.clock()
        permission = Permission(reader.audience, about, said, at, words.strip())
        with self._desk.store.transaction() as rows:
            check_about(about, take_out(self._desk, rows, interview).sitting)
            rows.permissions.add(interview, permission)
            rows.trail.add(Act.PERMISSION_RECORDED, interview, at)
        return permission

    def keep_override(
        self, interview: InterviewId, audience: Audience, about: str, grounds: Grounds
    ) -> Override:
        """Records four written grounds for telling somebody without agreement.

        Raises OverrideIncomplete, UnknownThreshold, or OverrideNotAllowed where the
        instrument lets this reader have none of it at risk.
        """
        at = self._desk.clock()
        override = Override(
            audience=self._desk.profile.reader(audience).audience,
            about=about,
            threshold=grounds.threshold,
            reason=grounds.reason.strip(),
            told=grounds.told,
            decided_by=grounds.decided_by.strip(),
            at=at,
            why_not_told=grounds.why_not_told.strip(),
        )
        with self._desk.store.transaction() as rows:
            matters = take_out(self._desk, rows, interview).matters
            accept(override, matters, self._desk.profile.thresholds)
            rows.overrides.add(interview, override)
            rows.trail.add(Act.OVERRIDE_RECORDED, interview, at)
        return override

    def jot(self, interview: InterviewId, words: str) -> Jotting:
        """Catches a line with the time; it belongs to no topic yet."""
        with self._desk.store.transaction() as rows:
            self._still_open(rows, interview)
            return rows.jottings.add(interview, words, self._desk.clock())

    def file_jotting(self, interview: InterviewId, number: int, topic: Topic) -> None:
        """Files a line to the topic it belongs to."""
        with self._desk.store.transaction() as rows:
            rows.jottings.file(interview, number, topic)

    def finish(self, interview: InterviewId) -> Interview:
        """Finishes an interview and queues its outcome, both or neither.

        Nothing missing stops it: an interview that a child ended early is finished too.
        """
        with self._desk.store.transaction() as rows:
            held = take_out(self._desk, rows, interview)
            if held.interview.stage is Stage.FINISHED:
                raise InterviewFinished
            at = self._desk.clock()
            rows.interviews.finish(interview, at)
            rows.outcomes.add(outcome_of(self._desk, held).as_json())
            rows.interviews.mark_queued(interview)
            rows.trail.add(Act.INTERVIEW_FINISHED, interview, at)
            return rows.interviews.find(interview)

    def _still_open(self, rows: Rows, interview: InterviewId) -> None:
        if rows.interviews.stage(interview) is Stage.FINISHED:
            raise InterviewFinished
