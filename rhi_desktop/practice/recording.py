"""Recording a whole interview from a file: all of it, or nothing of it.

The file is held against its published schema and the instrument before anything is
written. Problems name the place in the file, never what stands there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rhi_desktop import assets
from rhi_desktop.clock import Clock, local_day
from rhi_desktop.errors import InterviewFileUnreadable
from rhi_desktop.instrument.definition import Definition
from rhi_desktop.instrument.sitting import Sitting
from rhi_desktop.practice.conversation import check_about, matters_of
from rhi_desktop.practice.desk import Desk
from rhi_desktop.record.answer import State, Voice
from rhi_desktop.record.child import Child
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import ChildId, EpisodeId, InterviewId, Ref, new_id
from rhi_desktop.record.interview import Interview
from rhi_desktop.record.permission import Override, Permission, Said, Told
from rhi_desktop.record.trail import Act
from rhi_desktop.sharing.override import accept
from rhi_desktop.store.transaction import Rows

SCHEMA = "interview.schema.json"
Given = Mapping[str, Any]


def read_interview_file(content: bytes) -> Given:
    """The file as JSON that fits the schema; InterviewFileUnreadable says where not."""
    import fastjsonschema

    try:
        given = json.loads(content)
    except (ValueError, RecursionError) as error:
        where = f"line {getattr(error, 'lineno', 1)}"
        raise InterviewFileUnreadable(problem="it is not JSON", where=where) from None
    check = fastjsonschema.compile(json.loads(assets.text(SCHEMA)))
    try:
        check(given)
    except fastjsonschema.JsonSchemaValueException as error:
        problem = f"it breaks the rule {error.rule}"
        raise InterviewFileUnreadable(problem=problem, where=str(error.name)) from None
    return dict(given)


def record(desk: Desk, given: Given) -> InterviewId:
    """Keeps the child, the episodes, the interview and all that was said.

    Raises UnknownQuestion, UnknownChoice, NotAnAnswer, UnknownAudience, UnknownTopic,
    UnknownThreshold, OverrideNotAllowed or OverrideIncomplete before anything is kept.
    """
    with desk.store.transaction() as rows:
        definition = desk.instruments.begin_with(rows)
        sitting = _sit(definition, given, desk.clock)
        interview = _begin(desk, rows, definition, given)
        rows.rows.keep(interview.id, sitting.rows_held())
        rows.answers.keep(interview.id, sitting.answers(), interview.began)
        _Consent(desk, rows, interview, sitting).keep(given)
    return interview.id


def _sit(definition: Definition, given: Given, clock: Clock) -> Sitting:
    sitting = Sitting(definition, today=local_day(clock()))
    for said in given["answers"]:
        ref = Ref(said["ref"])
        _make_rows(sitting, ref)
        sitting.answer(ref, said.get("value", ""))
        sitting.set_state(ref, State(said.get("state", State.ANSWERED)))
        if "voice" in said:
            sitting.set_voice(ref, Voice(said["voice"]))
    return sitting


def _make_rows(sitting: Sitting, ref: Ref) -> None:
    """Adds the rows a Ref names, up to its number, if they are not there yet."""
    before, bracket, rest = ref.partition("[")
    number = rest.partition("]")[0]
    while bracket and number.isdigit() and int(number) not in sitting.rows(before):
        sitting.add_row(before)


def _begin(desk: Desk, rows: Rows, definition: Definition, given: Given) -> Interview:
    at = desk.clock()
    named = given["child"]
    child = Child(
        ChildId(new_id()),
        named["name"],
        named.get("known_as", ""),
        _day(named.get("born")),
    )
    rows.children.add(child)
    rows.trail.add(Act.CHILD_ADDED, child.id, at)
    episodes = [
        Episode(
            EpisodeId(new_id()),
            child.id,
            _instant(told.get("last_seen")),
            _instant(told.get("reported")),
            _instant(told.get("returned")),
        )
        for told in given["episodes"]
    ]
    for episode in episodes:
        rows.episodes.add(episode)
        rows.trail.add(Act.EPISODE_ADDED, episode.id, at)
    ids = tuple(episode.id for episode in episodes)
    interview = Interview(InterviewId(new_id()), child.id, ids, definition.pin, at)
    rows.interviews.add(interview)
    rows.trail.add(Act.INTERVIEW_BEGUN, interview.id, at)
    return interview


@dataclass(frozen=True)
class _Consent:
    """Keeps what the file says was said about sharing, each held against the rules."""

    desk: Desk
    rows: Rows
    interview: Interview
    sitting: Sitting

    def keep(self, given: Given) -> None:
        for said in given.get("permissions", ()):
            self._permission(said)
        for decided in given.get("overrides", ()):
            self._override(decided)

    def _permission(self, said: Given) -> None:
        permission = Permission(
            self.desk.profile.reader(said["audience"]).audience,
            self._about(said),
            Said(said["said"]),
            self.desk.clock(),
            said.get("words", ""),
        )
        self.rows.permissions.add(self.interview.id, permission)
        self.rows.trail.add(Act.PERMISSION_RECORDED, self.interview.id, permission.at)

    def _override(self, decided: Given) -> None:
        override = Override(
            audience=self.desk.profile.reader(decided["audience"]).audience,
            about=self._about(decided),
            threshold=decided["threshold"],
            reason=decided["reason"],
            told=Told(decided["told"]),
            decided_by=decided["decided_by"],
            at=self.desk.clock(),
            why_not_told=decided.get("why_not_told", ""),
        )
        accept(override, matters_of(self.sitting), self.desk.profile.thresholds)
        self.rows.overrides.add(self.interview.id, override)
        self.rows.trail.add(Act.OVERRIDE_RECORDED, self.interview.id, override.at)

    def _about(self, said: Given) -> str:
        """The topic or Ref it is about; UnknownTopic or UnknownQuestion if none."""
        about = str(said.get("ref") or said["topic"])
        check_about(about, self.sitting)
        return about


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
