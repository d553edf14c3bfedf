"""What must not change cannot: the schema itself refuses, whoever asks."""

from datetime import UTC, datetime, timedelta

import pytest

from rhi_desktop.errors import BugError
from rhi_desktop.record.advocate import Advocate, Kind
from rhi_desktop.record.answer import Answer
from rhi_desktop.record.copy import Copy
from rhi_desktop.record.ids import Audience, Ref
from rhi_desktop.record.interview import Interview
from rhi_desktop.record.permission import Override, Permission, Said, Told
from rhi_desktop.record.row import Row, RowState
from rhi_desktop.record.trail import Act
from rhi_desktop.store import Store
from rhi_desktop.store.transaction import Rows
from rhi_desktop.vault.vault import Connection

AT = datetime(2026, 10, 27, 15, 21, tzinfo=UTC)
CARER = Audience("carer")
STORY = Answer(Ref("/data/why_left/story"), "I had to get out")
AGREED = Permission(CARER, "why_left", Said.AGREED, AT)
RISK = Override(CARER, "harm", "child_at_risk", "why", Told.BEFORE, "I did", AT)
PEOPLE = Row("/data/who_with/people", 1)
REFUSED = "SQLITE_CONSTRAINT"


def fill(rows: Rows, interview: Interview) -> None:
    rows.answers.keep(interview.id, [STORY], AT)
    rows.rows.keep(interview.id, [PEOPLE])
    rows.permissions.add(interview.id, AGREED)
    rows.overrides.add(interview.id, RISK)
    rows.copies.add(Copy(interview.id, CARER, "en", "copy.pdf", "ab" * 32, 3, AT))
    rows.trail.add(Act.COPY_ISSUED, interview.id, AT)
    rows.advocate.keep(Advocate("An Advocate", "An organisation", Kind.PRACTICE))


@pytest.mark.parametrize(
    "forbidden",
    [
        "UPDATE permission SET said = 'refused'",
        "DELETE FROM permission",
        "INSERT OR REPLACE INTO permission SELECT * FROM permission",
        "UPDATE override SET reason = 'another'",
        "DELETE FROM override",
        "INSERT OR REPLACE INTO override SELECT * FROM override",
        "UPDATE copy SET pages = 1",
        "DELETE FROM copy",
        "INSERT OR REPLACE INTO copy SELECT * FROM copy",
        "UPDATE trail SET subject = ''",
        "DELETE FROM trail",
        "INSERT OR REPLACE INTO trail SELECT * FROM trail",
        "UPDATE instrument SET xform = x'00'",
        "UPDATE interview SET version = '2'",
        "UPDATE advocate SET vault = 'real'",
        "DELETE FROM answer",
        "DELETE FROM repeat_row",
    ],
)
def test_the_schema_refuses_to_change_what_was_entered(
    store: Store, connection: Connection, interview: Interview, forbidden: str
) -> None:
    with store.transaction() as rows:
        fill(rows, interview)
    with pytest.raises(BugError, match=REFUSED), store.transaction():
        connection.run(forbidden)
    with store.transaction() as rows:
        assert rows.permissions.of(interview.id) == (AGREED,)
        assert rows.overrides.of(interview.id) == (RISK,)
        assert [copy.pages for copy in rows.copies.of(interview.id)] == [3]
        assert [entry.subject for entry in rows.trail.all()] == [interview.id]
        assert rows.answers.of(interview.id) == (STORY,)
        assert rows.rows.of(interview.id) == (PEOPLE,)
        assert rows.interviews.find(interview.id) == interview


def test_the_time_line_keeps_its_order_when_the_clock_goes_back(
    store: Store, interview: Interview
) -> None:
    later = Permission(CARER, "harm", Said.REFUSED, AT - timedelta(days=365))
    with store.transaction() as rows:
        rows.permissions.add(interview.id, AGREED)
        rows.permissions.add(interview.id, later)
    with store.transaction() as rows:
        assert rows.permissions.of(interview.id) == (AGREED, later)


def test_an_open_answer_is_overwritten_and_no_earlier_wording_stays(
    store: Store, connection: Connection, interview: Interview
) -> None:
    again = Answer(STORY.ref, "I had to get out of there")
    with store.transaction() as rows:
        rows.answers.keep(interview.id, [STORY], AT)
        rows.answers.keep(interview.id, [again], AT + timedelta(seconds=1))
    with store.transaction() as rows:
        assert rows.answers.of(interview.id) == (again,)
        assert rows.answers.kept_at(interview.id) == AT + timedelta(seconds=1)
    assert connection.run("SELECT count(*) FROM answer") == [(1,)]


def test_a_removed_row_keeps_its_number_and_can_be_put_back(
    store: Store, interview: Interview
) -> None:
    removed = Row(PEOPLE.repeat, PEOPLE.number, RowState.REMOVED)
    with store.transaction() as rows:
        rows.rows.keep(interview.id, [PEOPLE])
        rows.rows.keep(interview.id, [removed])
        assert rows.rows.of(interview.id) == (removed,)
        rows.rows.keep(interview.id, [PEOPLE])
        assert rows.rows.of(interview.id) == (PEOPLE,)


def test_a_finished_interview_takes_no_answer_and_no_row(
    store: Store, interview: Interview
) -> None:
    another = Answer(Ref("/data/harm/story"), "something else")
    changed = Answer(STORY.ref, "other words")
    removed = Row(PEOPLE.repeat, PEOPLE.number, RowState.REMOVED)
    with store.transaction() as rows:
        fill(rows, interview)
        rows.interviews.finish(interview.id, AT)
    for answer in (another, changed):
        with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
            rows.answers.keep(interview.id, [answer], AT)
    for row in (removed, Row(PEOPLE.repeat, 2)):
        with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
            rows.rows.keep(interview.id, [row])
    with store.transaction() as rows:
        assert rows.answers.of(interview.id) == (STORY,)
        assert rows.rows.of(interview.id) == (PEOPLE,)


@pytest.mark.parametrize(
    "forbidden",
    [
        "UPDATE answer SET value = 'other words'",
        "UPDATE repeat_row SET state = 'removed'",
        "UPDATE interview SET stage = 'open', finished = NULL",
    ],
)
def test_a_finished_interview_stays_as_it_was_finished(
    store: Store, connection: Connection, interview: Interview, forbidden: str
) -> None:
    with store.transaction() as rows:
        fill(rows, interview)
        rows.interviews.finish(interview.id, AT)
    with pytest.raises(BugError, match=REFUSED), store.transaction():
        connection.run(forbidden)


def test_a_child_may_change_their_mind_after_the_interview_is_finished(
    store: Store, interview: Interview
) -> None:
    with store.transaction() as rows:
        rows.interviews.finish(interview.id, AT)
        rows.permissions.add(interview.id, AGREED)
        assert rows.permissions.of(interview.id) == (AGREED,)


def test_an_interview_is_finished_once(store: Store, interview: Interview) -> None:
    with store.transaction() as rows:
        rows.interviews.finish(interview.id, AT)
    with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
        rows.interviews.finish(interview.id, AT + timedelta(days=1))
    with store.transaction() as rows:
        assert rows.interviews.find(interview.id).finished == AT
