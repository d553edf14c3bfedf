"""What is kept is read back as the same, whatever was said and in whatever letters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from traceback import format_exception_only

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rhi_desktop.errors import BugError
from rhi_desktop.record.advocate import Advocate, Kind
from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.record.child import Child
from rhi_desktop.record.copy import Copy
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import ChildId, EpisodeId, InterviewId, new_id
from rhi_desktop.record.interview import Interview, Pin, Stage
from rhi_desktop.record.permission import Override, Permission, Said, Told
from rhi_desktop.record.row import Row, RowState
from rhi_desktop.record.trail import Act
from rhi_desktop.store import Store
from rhi_desktop.vault.vault import CHEAPEST, make_vault, open_vault, passphrase_bytes
from rhi_desktop.wording import LANGUAGES

AWKWARD = "Ŵyn ŷ \0 said “don't”; 😀 -- ' \" % \r\n\t👩\u200d👧 \ufffe e\u0301"
AT = datetime(2026, 10, 27, 15, 21, tzinfo=UTC)

ids = st.builds(new_id)
words = st.text() | st.just(AWKWARD)
zones = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
instants = st.datetimes(
    datetime(1900, 1, 2),  # noqa: DTZ001
    datetime(2999, 12, 30),  # noqa: DTZ001
    timezones=zones,
)
known = st.none() | instants
children = st.builds(Child, ids, words, words, st.none() | st.dates())
answers = st.builds(
    Answer, words, words, st.sampled_from(State), st.none() | st.sampled_from(Voice)
)
rows_held = st.builds(Row, words, st.integers(1, 2**63 - 1), st.sampled_from(RowState))
permissions = st.builds(
    Permission, words, words, st.sampled_from(Said), instants, words
)
overrides = st.builds(
    Override,
    *(words, words, words, words, st.sampled_from(Told), words, instants, words),
)
copies = st.builds(
    Copy,
    *(ids, words, st.sampled_from(LANGUAGES), words, words, st.integers(0, 900)),
    instants,
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples: each puts its own things on it, under new ids."""
    folder = tmp_path_factory.mktemp("shelf") / "vault"
    make_vault(folder, passphrase_bytes("five words make a way"), cost=CHEAPEST)
    store = Store(open_vault(folder, passphrase_bytes("five words make a way")))
    yield store
    store.close()


def begin(store: Store, began: datetime = AT) -> Interview:
    with store.transaction() as rows:
        child = Child(ChildId(new_id()), "Sam Example")
        pin = Pin("rhi", "1", rows.instruments.keep(b"<the instrument/>"))
        interview = Interview(InterviewId(new_id()), child.id, (), pin, began)
        rows.children.add(child)
        rows.interviews.add(interview)
    return interview


@given(child=children)
@example(Child(ChildId(AWKWARD), AWKWARD, AWKWARD, date(2012, 2, 29)))
def test_a_child_is_found_as_kept(shelf: Store, child: Child) -> None:
    with shelf.transaction() as rows:
        rows.children.add(child)
    with shelf.transaction() as rows:
        assert rows.children.find(child.id) == child
        assert rows.children.all()[-1] == child


@given(children, known, known, known)
def test_an_episode_is_found_as_kept(
    shelf: Store,
    child: Child,
    last_seen: datetime | None,
    reported: datetime | None,
    returned: datetime | None,
) -> None:
    episode = Episode(EpisodeId(new_id()), child.id, last_seen, reported, returned)
    with shelf.transaction() as rows:
        rows.children.add(child)
        rows.episodes.add(episode)
    with shelf.transaction() as rows:
        assert rows.episodes.find(episode.id) == episode
        assert rows.episodes.of(child.id) == (episode,)


@given(child=children, count=st.integers(0, 4), began=instants, finished=known)
def test_an_interview_is_found_as_kept_with_its_episodes_in_order(
    shelf: Store, child: Child, count: int, began: datetime, finished: datetime | None
) -> None:
    episodes = [Episode(EpisodeId(new_id()), child.id) for _ in range(count)]
    with shelf.transaction() as rows:
        rows.children.add(child)
        for episode in episodes:
            rows.episodes.add(episode)
        interview = Interview(
            InterviewId(new_id()),
            child.id,
            tuple(episode.id for episode in reversed(episodes)),
            Pin(AWKWARD, AWKWARD, rows.instruments.keep(b"<x/>")),
            began,
            Stage.OPEN if finished is None else Stage.FINISHED,
            finished,
        )
        rows.interviews.add(interview)
    with shelf.transaction() as rows:
        assert rows.interviews.find(interview.id) == interview
        assert rows.interviews.of(child.id) == (interview,)


@given(st.lists(answers, max_size=8, unique_by=lambda answer: answer.ref), instants)
@example([Answer("/data/a", AWKWARD, voice=Voice.CHILDS_WORDS)], AT)  # type: ignore[arg-type]
def test_answers_are_read_back_word_for_word(
    shelf: Store, kept: list[Answer], at: datetime
) -> None:
    interview = begin(shelf).id
    with shelf.transaction() as rows:
        rows.answers.keep(interview, kept, at)
    with shelf.transaction() as rows:
        assert sorted(rows.answers.of(interview), key=_ref) == sorted(kept, key=_ref)
        assert rows.answers.kept_at(interview) == (at if kept else None)


@given(st.lists(rows_held, max_size=8, unique_by=lambda row: (row.repeat, row.number)))
def test_rows_of_a_repeat_are_read_back_with_their_numbers(
    shelf: Store, kept: list[Row]
) -> None:
    interview = begin(shelf).id
    with shelf.transaction() as rows:
        rows.rows.keep(interview, kept)
    with shelf.transaction() as rows:
        assert set(rows.rows.of(interview)) == set(kept)


@given(st.lists(permissions, max_size=5))
def test_permissions_are_read_back_in_the_order_they_were_said(
    shelf: Store, said: list[Permission]
) -> None:
    interview = begin(shelf).id
    with shelf.transaction() as rows:
        for permission in said:
            rows.permissions.add(interview, permission)
    with shelf.transaction() as rows:
        assert rows.permissions.of(interview) == tuple(said)


@given(st.lists(overrides, max_size=5))
def test_overrides_are_read_back_in_the_order_they_were_written(
    shelf: Store, written: list[Override]
) -> None:
    interview = begin(shelf).id
    with shelf.transaction() as rows:
        for override in written:
            rows.overrides.add(interview, override)
    with shelf.transaction() as rows:
        assert rows.overrides.of(interview) == tuple(written)


@given(st.lists(st.tuples(words, instants, st.none() | words), max_size=5))
def test_jottings_are_read_back_with_the_topic_they_were_filed_to(
    shelf: Store, caught: list[tuple[str, datetime, str | None]]
) -> None:
    interview = begin(shelf).id
    with shelf.transaction() as rows:
        added = [rows.jottings.add(interview, what, at) for what, at, _ in caught]
        filed = [
            rows.jottings.file(interview, jotting.number, topic)  # type: ignore[arg-type]
            for jotting, (_, _, topic) in zip(added, caught, strict=True)
        ]
    with shelf.transaction() as rows:
        found = rows.jottings.of(interview)
    assert found == tuple(filed)
    assert [(one.words, one.at, one.filed_to) for one in found] == caught
    assert [one.number for one in found] == list(range(1, len(caught) + 1))


@given(copies)
def test_the_register_of_copies_is_read_back_whole(shelf: Store, copy: Copy) -> None:
    interview = begin(shelf).id
    copy = replace(copy, interview=interview)
    with shelf.transaction() as rows:
        rows.copies.add(copy)
        rows.copies.add(copy)
    with shelf.transaction() as rows:
        assert rows.copies.of(interview) == (copy, copy)


@given(words, words)
def test_the_advocate_is_the_one_who_was_kept_last(
    shelf: Store, name: str, organisation: str
) -> None:
    with shelf.transaction() as rows:
        rows.advocate.keep(Advocate("Somebody before", "Elsewhere", Kind.PRACTICE))
        rows.advocate.keep(Advocate(name, organisation, Kind.PRACTICE))
    with shelf.transaction() as rows:
        assert rows.advocate.find() == Advocate(name, organisation, Kind.PRACTICE)


@given(st.sampled_from(Act), words, instants)
def test_the_trail_is_read_back_in_the_order_things_were_done(
    shelf: Store, act: Act, subject: str, at: datetime
) -> None:
    with shelf.transaction() as rows:
        first = rows.trail.add(act, subject, at)
        second = rows.trail.add(act, "", at - timedelta(days=365))
    with shelf.transaction() as rows:
        assert rows.trail.all()[-2:] == (first, second)
    assert second.number == first.number + 1
    assert (first.act, first.subject, first.at) == (act, subject, at)


@given(st.binary())
def test_an_instrument_is_found_by_the_hash_of_its_bytes(
    shelf: Store, xform: bytes
) -> None:
    with shelf.transaction() as rows:
        name = rows.instruments.keep(xform)
        assert rows.instruments.keep(xform) == name
    with shelf.transaction() as rows:
        assert rows.instruments.find(name) == xform


@given(instants)
def test_every_instant_is_written_as_text_that_sorts_by_time(
    shelf: Store, at: datetime
) -> None:
    interview = begin(shelf, began=at)
    with shelf.transaction() as rows:
        began = rows.interviews.find(interview.id).began
    assert began == at
    assert began.tzinfo is UTC


def test_a_time_without_its_zone_is_not_kept(shelf: Store) -> None:
    with pytest.raises(BugError, match="zone"), shelf.transaction() as rows:
        rows.trail.add(Act.CHILD_ADDED, "", AT.replace(tzinfo=None))


def test_half_a_character_is_refused_without_telling_the_words(shelf: Store) -> None:
    interview = begin(shelf).id
    half = [Answer("/data/a", "she went"), Answer("/data/b", "with \ud83d him")]  # type: ignore[arg-type]
    with pytest.raises(BugError) as raised, shelf.transaction() as rows:
        rows.answers.keep(interview, half, AT)
    assert "with" not in "".join(format_exception_only(raised.value))
    assert raised.value.__suppress_context__
    with shelf.transaction() as rows:
        assert rows.answers.of(interview) == ()


def _ref(answer: Answer) -> str:
    return answer.ref
