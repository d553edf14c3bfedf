"""Transactions, references and the rules that hold for every table."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest

from rhi_desktop.errors import BugError, UnknownInterview
from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.record.child import Child
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import Audience, ChildId, EpisodeId, InterviewId, Ref
from rhi_desktop.record.interview import Interview, Pin, Stage
from rhi_desktop.record.permission import Permission, Said
from rhi_desktop.record.row import Row
from rhi_desktop.record.trail import Act
from rhi_desktop.store import Store, codec
from rhi_desktop.store.transaction import Rows
from rhi_desktop.vault.vault import Connection

AT = datetime(2026, 10, 27, 15, 21, tzinfo=UTC)
SAM = Child(ChildId("sam"), "Sam Example")
NOWHERE = InterviewId("none")
REFUSED = "SQLITE_CONSTRAINT"

Attempt = Callable[[Rows], object]


class Unheard(StrEnum):
    """A word that no list of the schema has."""

    OF = "unheard_of"


def test_what_is_done_together_is_kept_together_or_not_at_all(store: Store) -> None:
    def add_and_fail(rows: Rows) -> None:
        rows.children.add(SAM)
        rows.trail.add(Act.CHILD_ADDED, SAM.id, AT)
        rows.interviews.find(NOWHERE)

    with pytest.raises(UnknownInterview), store.transaction() as rows:
        add_and_fail(rows)
    with store.transaction() as rows:
        assert rows.children.all() == ()
        assert rows.trail.all() == ()


def test_a_store_closes_twice_as_well_as_once(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(BugError), store.transaction():
        pytest.fail("a closed store was reached")


def test_an_interview_that_is_not_there_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(UnknownInterview, match="none"), store.transaction() as rows:
        rows.interviews.find(NOWHERE)


def test_what_we_named_and_is_not_there_is_a_mistake_of_ours(
    store: Store, interview: Interview
) -> None:
    with store.transaction() as rows:
        for look in (
            rows.advocate.find,
            lambda: rows.children.find(ChildId("none")),
            lambda: rows.episodes.find(EpisodeId("none")),
            lambda: rows.instruments.find("none"),
            lambda: rows.interviews.finish(NOWHERE, AT),
            lambda: rows.jottings.file(interview.id, 1, None),
        ):
            with pytest.raises(BugError, match="not in the store"):
                look()


def test_a_name_is_given_only_once(store: Store) -> None:
    with store.transaction() as rows:
        rows.children.add(SAM)
        with pytest.raises(BugError, match=REFUSED):
            rows.children.add(SAM)
        rows.episodes.add(Episode(EpisodeId("e"), SAM.id))
        with pytest.raises(BugError, match=REFUSED):
            rows.episodes.add(Episode(EpisodeId("e"), SAM.id))


def test_nothing_is_kept_of_an_interview_child_or_instrument_that_is_not_there(
    store: Store,
) -> None:
    pin = Pin("rhi", "1", "ab" * 32)
    permission = Permission(Audience("carer"), "harm", Said.AGREED, AT)
    with store.transaction() as rows:
        rows.children.add(SAM)
    attempts: tuple[Attempt, ...] = (
        lambda rows: rows.episodes.add(Episode(EpisodeId("e"), ChildId("none"))),
        lambda rows: rows.interviews.add(Interview(NOWHERE, SAM.id, (), pin, AT)),
        lambda rows: rows.answers.keep(NOWHERE, [Answer(Ref("/data/a"))], AT),
        lambda rows: rows.rows.keep(NOWHERE, [Row("/data/a", 1)]),
        lambda rows: rows.permissions.add(NOWHERE, permission),
        lambda rows: rows.jottings.add(NOWHERE, "a line", AT),
    )
    for write in attempts:
        with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
            write(rows)


def test_an_interview_covers_no_episode_of_another_child(
    store: Store, interview: Interview
) -> None:
    theirs = interview.episodes
    pin = interview.instrument
    with store.transaction() as rows:
        rows.children.add(SAM)
    with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
        rows.interviews.add(Interview(NOWHERE, SAM.id, theirs, pin, AT))
    with pytest.raises(UnknownInterview), store.transaction() as rows:
        rows.interviews.find(NOWHERE)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("voice", Voice)
def test_the_schema_knows_every_state_and_voice(
    store: Store, interview: Interview, state: State, voice: Voice
) -> None:
    answer = Answer(Ref("/data/a"), "", state, voice)
    with store.transaction() as rows:
        rows.answers.keep(interview.id, [answer], AT)
        assert rows.answers.of(interview.id) == (answer,)


def test_the_schema_knows_every_act(store: Store) -> None:
    with store.transaction() as rows:
        for act in Act:
            rows.trail.add(act, "", AT)
        assert [entry.act for entry in rows.trail.all()] == list(Act)


def test_the_schema_refuses_a_word_outside_its_lists(
    store: Store, interview: Interview
) -> None:
    bad: Any = Unheard.OF
    name = Ref("/data/a")
    attempts: tuple[Attempt, ...] = (
        lambda rows: rows.trail.add(bad, "", AT),
        lambda rows: rows.answers.keep(interview.id, [Answer(name, "", bad)], AT),
        lambda rows: rows.answers.keep(
            interview.id, [Answer(name, "", State.ANSWERED, bad)], AT
        ),
        lambda rows: rows.rows.keep(interview.id, [Row("/data/a", 1, bad)]),
        lambda rows: rows.rows.keep(interview.id, [Row("/data/a", 0)]),
        lambda rows: rows.permissions.add(
            interview.id, Permission(Audience("carer"), "harm", bad, AT)
        ),
    )
    for write in attempts:
        with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
            write(rows)


def test_every_table_is_strict_about_the_kind_of_its_values(
    store: Store, connection: Connection
) -> None:
    tables = connection.run("PRAGMA table_list")
    ours = {
        name: strict
        for _, name, _, _, _, strict in tables
        if not str(name).startswith("sqlite_")
    }
    assert len(ours) == 14
    assert set(ours.values()) == {1}


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        (codec.read_text, None),
        (codec.read_number, "1"),
        (codec.read_bytes, "text"),
    ],
)
def test_a_column_of_another_kind_is_a_mistake_of_ours(
    read: object, wrong: object
) -> None:
    with pytest.raises(BugError, match="something else"):
        read(wrong)  # type: ignore[operator]


def test_a_day_is_kept_as_a_day_and_not_as_an_instant(store: Store) -> None:
    born = date(2012, 2, 29)
    with store.transaction() as rows:
        rows.children.add(Child(ChildId("wyn"), "Wyn", born=born))
        assert rows.children.find(ChildId("wyn")).born == born
    with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
        rows.children.add(Child(ChildId("x"), "Ceri", born=AT))


def test_how_far_an_interview_is_can_be_asked_alone(
    store: Store, interview: Interview
) -> None:
    with store.transaction() as rows:
        assert rows.interviews.stage(interview.id) is Stage.OPEN
        with pytest.raises(UnknownInterview):
            rows.interviews.stage(InterviewId("none"))
