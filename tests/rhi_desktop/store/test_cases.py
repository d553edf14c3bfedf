"""Today's list: one line an episode, what must be seen to soonest first."""

from datetime import UTC, datetime, timedelta

from rhi_desktop.record.answer import Answer
from rhi_desktop.record.child import Child
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import ChildId, EpisodeId, InterviewId, Ref, new_id
from rhi_desktop.record.interview import Interview, Pin
from rhi_desktop.store import Store
from rhi_desktop.store.interviews import CaseRow
from rhi_desktop.store.transaction import Rows

AT = datetime(2026, 10, 27, 15, 21, tzinfo=UTC)
SAM = Child(ChildId("sam"), "Sam Example")
WYN = Child(ChildId("wyn"), "Ŵyn Enghraifft")


def came_back(rows: Rows, child: Child, returned: datetime | None) -> Episode:
    episode = Episode(EpisodeId(new_id()), child.id, returned=returned)
    rows.episodes.add(episode)
    return episode


def begin(rows: Rows, began: datetime, *episodes: Episode) -> Interview:
    interview = Interview(
        InterviewId(new_id()),
        episodes[0].child,
        tuple(episode.id for episode in episodes),
        Pin("rhi", "1", rows.instruments.keep(b"<x/>")),
        began,
    )
    rows.interviews.add(interview)
    return interview


def test_a_return_nobody_timed_comes_first_and_then_the_earliest(store: Store) -> None:
    with store.transaction() as rows:
        rows.children.add(SAM)
        rows.children.add(WYN)
        late = came_back(rows, SAM, AT)
        early = came_back(rows, WYN, AT - timedelta(hours=30))
        untimed = came_back(rows, SAM, None)
    with store.transaction() as rows:
        assert rows.interviews.cases() == (
            CaseRow(SAM, untimed, None, None),
            CaseRow(WYN, early, None, None),
            CaseRow(SAM, late, None, None),
        )


def test_a_finished_interview_leaves_the_top_of_the_list(store: Store) -> None:
    with store.transaction() as rows:
        rows.children.add(SAM)
        early = came_back(rows, SAM, AT - timedelta(days=2))
        late = came_back(rows, SAM, AT)
        rows.interviews.finish(begin(rows, AT, early).id, AT)
    with store.transaction() as rows:
        assert [row.episode for row in rows.interviews.cases()] == [late, early]


def test_a_line_shows_the_latest_interview_and_when_it_was_last_kept(
    store: Store,
) -> None:
    answer = Answer(Ref("/data/a"), "yes")
    with store.transaction() as rows:
        rows.children.add(SAM)
        first, second = came_back(rows, SAM, AT), came_back(rows, SAM, AT)
        rows.answers.keep(begin(rows, AT, first).id, [answer], AT)
        both = begin(rows, AT - timedelta(days=365), second, first)
        rows.answers.keep(both.id, [answer], AT + timedelta(hours=1))
        rows.answers.keep(both.id, [Answer(Ref("/data/b"), "no")], AT)
    with store.transaction() as rows:
        assert rows.interviews.cases() == (
            CaseRow(SAM, first, both, AT + timedelta(hours=1)),
            CaseRow(SAM, second, both, AT + timedelta(hours=1)),
        )


def test_pages_put_together_are_the_whole_list(store: Store) -> None:
    with store.transaction() as rows:
        rows.children.add(SAM)
        for hours in (5, 3, 3, 3, 9, 1, 3):
            came_back(rows, SAM, AT - timedelta(hours=hours))
        came_back(rows, SAM, None)
    with store.transaction() as rows:
        whole = rows.interviews.cases()
        pages = [rows.interviews.cases(limit=3, offset=start) for start in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 2]
    assert tuple(row for page in pages for row in page) == whole
    assert len({row.episode.id for row in whole}) == 8
