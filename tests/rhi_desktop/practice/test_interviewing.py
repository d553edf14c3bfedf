"""Holding the conversation: what is kept, what is refused, what finishing does."""

from dataclasses import replace

import pytest

from rhi_desktop.errors import (
    InterviewFinished,
    OverrideIncomplete,
    OverrideNotAllowed,
    UnknownAudience,
    UnknownInterview,
    UnknownQuestion,
    UnknownTopic,
)
from rhi_desktop.practice.interviewing import Grounds
from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.record.ids import Audience, InterviewId, Ref, Topic
from rhi_desktop.record.interview import Interview, Stage
from rhi_desktop.record.permission import Said, Told
from rhi_desktop.record.row import Row, RowState
from rhi_desktop.record.trail import Act
from rhi_desktop.session import Session
from tests.builders import AFTERNOON

STORY = Ref("/data/why_left/story")
PERSON = "/data/who_with/people"
NAME = Ref(f"{PERSON}[1]/name")
WORKER, POLICE = Audience("social_worker"), Audience("police_coordinator")


@pytest.fixture
def begun(held: Session) -> Interview:
    child = held.caseload.add_child("Sam Example", known_as="Sam")
    episode = held.caseload.add_episode(child.id, returned=AFTERNOON)
    return held.interviewing.begin(child.id, [episode.id])


def test_an_interview_is_pinned_to_the_instrument_it_began_with(
    held: Session, begun: Interview
) -> None:
    conversation = held.interviewing.open(begun.id)
    assert conversation.interview == begun
    assert conversation.sitting.definition.pin == begun.instrument
    assert conversation.child.called == "Sam"
    assert [episode.returned for episode in conversation.episodes] == [AFTERNOON]


def test_what_is_kept_is_there_when_the_interview_is_opened_again(
    held: Session, begun: Interview
) -> None:
    said = Answer(STORY, "They moved my contact", voice=Voice.CHILDS_WORDS)
    kept = held.interviewing.keep_answers(begun.id, [said])
    assert (kept.refs, kept.at) == ((STORY,), AFTERNOON)
    again = held.interviewing.open(begun.id)
    assert again.sitting.answer_to(STORY) == said
    assert again.kept_at == AFTERNOON


def test_a_half_typed_answer_is_overwritten_not_piled_up(
    held: Session, begun: Interview
) -> None:
    for words in ("They mov", "They moved my contact"):
        held.interviewing.keep_answers(begun.id, [Answer(STORY, words)])
    sitting = held.interviewing.open(begun.id).sitting
    said = [answer.value for answer in sitting.answers() if answer.ref == STORY]
    assert said == ["They moved my contact"]


def test_what_is_known_already_stands_in_its_place(
    held: Session, begun: Interview
) -> None:
    sitting = held.interviewing.open(begun.id).sitting
    (known,) = sitting.answers()
    assert known.ref == "/data/episode/returned"
    assert known.value == "2026-10-27T15:21:00.000+00:00"


def test_an_interview_about_no_known_episode_begins_empty(held: Session) -> None:
    child = held.caseload.add_child("Sam Example")
    begun = held.interviewing.begin(child.id, [])
    assert held.interviewing.open(begun.id).sitting.answers() == ()


def test_a_removed_row_keeps_its_answers_and_can_be_put_back(
    held: Session, begun: Interview
) -> None:
    row = Row(PERSON, 1)
    held.interviewing.keep_answers(begun.id, [Answer(NAME, "Robin")], [row])
    removed = replace(row, state=RowState.REMOVED)
    held.interviewing.keep_answers(begun.id, [], [removed])
    sitting = held.interviewing.open(begun.id).sitting
    assert sitting.rows(PERSON) == ()
    assert [answer.value for answer in sitting.set_aside()] == ["Robin"]


def test_what_the_child_says_of_sharing_is_a_time_line(
    held: Session, begun: Interview
) -> None:
    for said in (Said.AGREED, Said.REFUSED):
        held.interviewing.keep_permission(begun.id, WORKER, "why_left", said, " no ")
    line = held.interviewing.open(begun.id).consent.permissions
    assert [(p.said, p.words) for p in line] == [
        (Said.AGREED, "no"),
        (Said.REFUSED, "no"),
    ]


def test_permission_for_an_unknown_reader_topic_or_answer_is_refused(
    held: Session, begun: Interview
) -> None:
    keep = held.interviewing.keep_permission
    with pytest.raises(UnknownAudience):
        keep(begun.id, Audience("uncle"), "why_left", Said.AGREED)
    with pytest.raises(UnknownTopic):
        keep(begun.id, WORKER, "why_went", Said.AGREED)
    with pytest.raises(UnknownQuestion):
        keep(begun.id, WORKER, "/data/why_left/stroy", Said.AGREED)
    with pytest.raises(UnknownInterview):
        keep(InterviewId("0" * 16), WORKER, "why_left", Said.AGREED)


def test_permission_may_be_about_a_whole_row(held: Session, begun: Interview) -> None:
    held.interviewing.keep_answers(begun.id, [Answer(NAME, "Robin")], [Row(PERSON, 1)])
    about = f"{PERSON}[1]"
    held.interviewing.keep_permission(begun.id, WORKER, about, Said.AGREED)
    (permission,) = held.interviewing.open(begun.id).consent.permissions
    assert permission.about == about


GROUNDS = Grounds("child_at_risk", "He waits outside", Told.BEFORE, "A. Advocate")
HARM = Ref("/data/harm/story")


def test_four_written_grounds_are_kept_with_the_time(
    held: Session, begun: Interview
) -> None:
    conversation = held.interviewing.open(begun.id)
    risky = next(
        question
        for question in conversation.sitting.definition.questions.values()
        if POLICE in question.policy.risk and not question.repeat
    )
    ref = Ref(risky.path)
    value = risky.choices[0].value if risky.choices else "He waits there"
    held.interviewing.keep_answers(begun.id, [Answer(ref, value)])
    kept = held.interviewing.keep_override(begun.id, POLICE, ref, GROUNDS)
    assert kept.at == AFTERNOON
    assert held.interviewing.open(begun.id).consent.overrides == (kept,)


def test_grounds_that_are_missing_or_not_allowed_keep_nothing(
    held: Session, begun: Interview
) -> None:
    held.interviewing.keep_answers(begun.id, [Answer(STORY, "I left")])
    keep = held.interviewing.keep_override
    with pytest.raises(OverrideIncomplete):
        keep(begun.id, POLICE, STORY, replace(GROUNDS, reason="  "))
    with pytest.raises(OverrideNotAllowed):
        keep(begun.id, Audience("parent"), STORY, GROUNDS)
    assert held.interviewing.open(begun.id).consent.overrides == ()


def test_a_line_is_caught_with_its_time_and_filed_later(
    held: Session, begun: Interview
) -> None:
    jotted = held.interviewing.jot(begun.id, "the green car again")
    assert (jotted.at, jotted.filed_to) == (AFTERNOON, None)
    held.interviewing.file_jotting(begun.id, jotted.number, Topic("who_with"))
    (filed,) = held.interviewing.open(begun.id).jottings
    assert filed.filed_to == "who_with"


def test_finishing_queues_one_outcome_and_leaves_its_entry_in_the_trail(
    held: Session, begun: Interview
) -> None:
    done = held.interviewing.finish(begun.id)
    assert (done.stage, done.finished) == (Stage.FINISHED, AFTERNOON)
    assert len(held.sending.waiting()) == 1
    with held.desk.store.transaction() as rows:
        acts = [entry.act for entry in rows.trail.all()]
    assert acts[-1] is Act.INTERVIEW_FINISHED


def test_a_finished_interview_takes_no_more_answers_but_still_a_change_of_mind(
    held: Session, begun: Interview
) -> None:
    held.interviewing.finish(begun.id)
    with pytest.raises(InterviewFinished):
        held.interviewing.keep_answers(begun.id, [Answer(STORY, "more")])
    with pytest.raises(InterviewFinished):
        held.interviewing.jot(begun.id, "more")
    with pytest.raises(InterviewFinished):
        held.interviewing.finish(begun.id)
    held.interviewing.keep_permission(begun.id, WORKER, "why_left", Said.REFUSED)
    assert len(held.sending.waiting()) == 1


def test_an_answer_that_was_declined_is_no_word_in_the_outcome(
    held: Session, begun: Interview
) -> None:
    trigger = Ref("/data/request/trigger")
    declined = Answer(trigger, "first_time", State.DECLINED)
    held.interviewing.keep_answers(begun.id, [declined])
    held.interviewing.finish(begun.id)
    (waiting,) = held.sending.waiting()
    assert waiting.record.values["trigger"] == ("not_recorded",)
