"""One interview taken out of the vault to be gone on with."""

from dataclasses import dataclass
from datetime import datetime

from rhi_desktop.clock import local_day
from rhi_desktop.instrument.definition import schema_path
from rhi_desktop.instrument.sitting import Sitting
from rhi_desktop.practice.desk import Desk
from rhi_desktop.record.child import Child
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import InterviewId, Topic
from rhi_desktop.record.interview import Interview
from rhi_desktop.record.jotting import Jotting
from rhi_desktop.sharing.ledger import ConsentRecord, Matter
from rhi_desktop.store.transaction import Rows


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything one interview holds, its answers alive in a sitting."""

    interview: Interview
    child: Child
    episodes: tuple[Episode, ...]
    sitting: Sitting
    consent: ConsentRecord
    jottings: tuple[Jotting, ...]
    kept_at: datetime | None

    @property
    def matters(self) -> tuple[Matter, ...]:
        """Every answer that any reader might be shown, for the rules to decide on."""
        return matters_of(self.sitting)


def matters_of(sitting: Sitting) -> tuple[Matter, ...]:
    """The live answers as the rules see them: set-aside ones are in no output."""
    definition = sitting.definition
    asked = (
        (answer.ref, definition.question(schema_path(answer.ref)))
        for answer in sitting.live_answers()
    )
    return tuple(
        Matter(ref, Topic(question.topic), question.policy) for ref, question in asked
    )


def check_about(about: str, sitting: Sitting) -> None:
    """Raises UnknownTopic or UnknownQuestion for what this interview does not have."""
    if about.startswith("/"):
        sitting.asks(about)
    else:
        sitting.definition.topic(about)


def take_out(desk: Desk, rows: Rows, interview_id: InterviewId) -> Conversation:
    """Reads one interview; UnknownInterview where there is none of that number."""
    interview = rows.interviews.find(interview_id)
    definition = desk.instruments.pinned(rows, interview.instrument)
    sitting = Sitting(
        definition,
        today=local_day(desk.clock()),
        answers=rows.answers.of(interview_id),
        rows=rows.rows.of(interview_id),
    )
    return Conversation(
        interview=interview,
        child=rows.children.find(interview.child),
        episodes=tuple(rows.episodes.find(found) for found in interview.episodes),
        sitting=sitting,
        consent=ConsentRecord(
            rows.permissions.of(interview_id), rows.overrides.of(interview_id)
        ),
        jottings=rows.jottings.of(interview_id),
        kept_at=rows.answers.kept_at(interview_id),
    )
