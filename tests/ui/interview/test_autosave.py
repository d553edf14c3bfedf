"""Keeping: never later than promised, never said too early, never lost."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rhi_desktop import assets
from rhi_desktop.errors import DiskFull
from rhi_desktop.instrument import Definition, Sitting, read_definition
from rhi_desktop.practice.interviewing import Kept
from rhi_desktop.record.answer import Answer, State
from rhi_desktop.record.ids import Ref
from rhi_desktop.record.row import Row
from ui.background import Background
from ui.interview.autosave import RETRY, THROTTLE, Autosave

if TYPE_CHECKING:
    from tests.ui.interview.conftest import InTurn

STORY = Ref("/data/why_left/story")
CARERS = Ref("/data/why_left/about_carers")
PEOPLE = "/data/who_with/people"
AT = datetime(2026, 10, 27, 15, 21, tzinfo=UTC)


class Disk:
    """Where answers end up, unless it is full: the one thing here that is made up."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.rows: tuple[Row, ...] = ()
        self.is_full = False

    def keep(self, answers: Sequence[Answer], rows: Sequence[Row]) -> Kept:
        if self.is_full:
            raise DiskFull
        self.answers |= {answer.ref: answer for answer in answers}
        self.rows = tuple(rows) or self.rows
        return Kept(tuple(answer.ref for answer in answers), AT)


class Scene:
    """An autosave whose hands and clock are moved by the test."""

    def __init__(self, definition: Definition, in_turn: "InTurn") -> None:
        self.hands = in_turn
        self.sitting = Sitting(definition, today=date(2026, 10, 27))
        self.disk = Disk()
        self.timer = QTimer()
        self.autosave = Autosave(
            self.sitting, self.disk.keep, Background(in_turn), self.timer
        )
        self.kept: list[object] = []
        self.stuck: list[object] = []
        self.unkept = 0
        self.autosave.kept.connect(self.kept.append)
        self.autosave.stuck.connect(self.stuck.append)
        self.autosave.unkept.connect(self._count)

    def _count(self) -> None:
        self.unkept += 1

    def say(self, ref: Ref, value: str) -> None:
        self.sitting.answer(ref, value)
        self.autosave.note([ref])

    def time_passes(self) -> None:
        """As much as the timer was set to."""
        assert self.timer.isActive()
        self.timer.stop()
        self.timer.timeout.emit()

    def end(self) -> None:
        self.timer.stop()


@pytest.fixture(scope="module")
def definition() -> Definition:
    shipped = "instruments/return_home_interview.xform.xml"
    return read_definition(assets.read(shipped))


@pytest.fixture
def scene(qapp: QApplication, definition: Definition, in_turn: "InTurn") -> Scene:
    return Scene(definition, in_turn)


def test_nothing_counts_as_kept_before_the_commit_has_come_back(scene: Scene) -> None:
    scene.say(STORY, "the taxi")
    scene.autosave.flush()
    assert not scene.autosave.is_clean
    assert scene.kept == []
    scene.hands.work()
    assert scene.autosave.is_clean
    assert scene.kept == [AT]
    assert scene.disk.answers[STORY].value == "the taxi"


def test_typing_on_does_not_put_keeping_off(scene: Scene) -> None:
    scene.say(STORY, "t")
    first = scene.timer.remainingTime()
    scene.timer.start(5)  # most of the time has gone by
    scene.say(STORY, "th")
    assert scene.timer.remainingTime() <= 5
    assert first <= THROTTLE
    scene.end()


def test_an_answer_is_kept_as_it_is_when_it_is_handed_over(scene: Scene) -> None:
    scene.say(STORY, "t")
    scene.say(STORY, "the taxi")
    scene.time_passes()
    scene.hands.work_off()
    assert scene.disk.answers[STORY].value == "the taxi"


def test_flushing_hands_over_at_once_and_stops_the_clock(scene: Scene) -> None:
    scene.say(STORY, "the taxi")
    scene.autosave.flush()
    assert len(scene.hands.waiting) == 1
    assert not scene.timer.isActive()


def test_flushing_with_nothing_due_hands_over_nothing(scene: Scene) -> None:
    scene.autosave.flush()
    assert scene.hands.waiting == []


def test_what_is_written_while_keeping_is_not_said_to_be_kept(scene: Scene) -> None:
    scene.say(STORY, "the taxi")
    scene.autosave.flush()
    scene.say(STORY, "the taxi never came")
    scene.hands.work()
    assert scene.kept == []
    scene.time_passes()
    scene.hands.work()
    assert scene.kept == [AT]


def test_it_is_said_once_that_something_is_not_kept_yet(scene: Scene) -> None:
    scene.say(STORY, "t")
    scene.say(STORY, "th")
    assert scene.unkept == 1
    scene.end()


def test_a_full_disk_loses_nothing_and_is_tried_again(scene: Scene) -> None:
    scene.disk.is_full = True
    scene.say(STORY, "the taxi")
    scene.time_passes()
    scene.hands.work()
    assert [type(error) for error in scene.stuck] == [DiskFull]
    assert not scene.autosave.is_clean
    assert scene.timer.remainingTime() > THROTTLE
    assert scene.timer.interval() == RETRY
    scene.disk.is_full = False
    scene.time_passes()
    scene.hands.work()
    assert scene.disk.answers[STORY].value == "the taxi"
    assert scene.kept == [AT]


def test_after_a_failure_a_new_word_is_not_kept_waiting(scene: Scene) -> None:
    scene.disk.is_full = True
    scene.say(STORY, "the taxi")
    scene.autosave.flush()
    scene.hands.work()
    scene.say(CARERS, "nobody listens")
    assert scene.timer.interval() == THROTTLE
    scene.disk.is_full = False
    scene.time_passes()
    scene.hands.work()
    assert scene.disk.answers.keys() == {STORY, CARERS}


def test_an_older_failure_never_undoes_a_later_word(scene: Scene) -> None:
    scene.disk.is_full = True
    scene.say(STORY, "the taxi")
    scene.autosave.flush()
    scene.say(STORY, "the taxi never came")
    scene.autosave.flush()
    scene.hands.work()
    scene.disk.is_full = False
    scene.hands.work()
    scene.time_passes()
    scene.hands.work_off()
    assert scene.disk.answers[STORY].value == "the taxi never came"
    assert scene.autosave.is_clean


def test_rows_are_kept_when_they_come_and_go(scene: Scene) -> None:
    number, _ = scene.sitting.add_row(PEOPLE)
    scene.autosave.note(rows=True)
    scene.disk.is_full = True
    scene.time_passes()
    scene.hands.work()
    assert scene.disk.rows == ()
    scene.disk.is_full = False
    scene.time_passes()
    scene.hands.work()
    assert scene.disk.rows == (Row(PEOPLE, number),)


def test_an_answer_that_is_no_longer_held_is_kept_as_a_blank(scene: Scene) -> None:
    scene.autosave.note([STORY])
    scene.time_passes()
    scene.hands.work()
    assert scene.disk.answers[STORY] == Answer(STORY)


REFS = st.sampled_from([STORY, CARERS])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), REFS, st.text("ab ", max_size=4)),
        st.tuples(st.just("decline"), REFS),
        st.tuples(st.just("flush")),
        st.tuples(st.just("work")),
        st.tuples(st.just("full"), st.booleans()),
    ),
    max_size=25,
)


def do(scene: Scene, act: tuple[object, ...]) -> None:
    match act:
        case ("say", ref, text):
            scene.say(ref, text)
        case ("decline", ref):
            scene.sitting.set_state(ref, State.DECLINED)
            scene.autosave.note([ref])
        case ("flush",):
            scene.autosave.flush()
        case ("work",) if scene.hands.waiting:
            scene.hands.work()
        case ("full", is_full):
            scene.disk.is_full = is_full


@given(acts=ACTS)
def test_whatever_happens_the_disk_ends_up_with_what_was_said(
    qapp: QApplication, definition: Definition, acts: list[tuple[object, ...]]
) -> None:
    from tests.ui.interview.conftest import InTurn as Hands

    scene = Scene(definition, Hands())
    for act in acts:
        do(scene, act)
        if scene.autosave.is_clean:
            assert scene.disk.answers == {a.ref: a for a in scene.sitting.answers()}
    scene.disk.is_full = False
    while not scene.autosave.is_clean:
        scene.autosave.flush()
        scene.hands.work_off()
    assert scene.disk.answers == {a.ref: a for a in scene.sitting.answers()}
    assert not scene.timer.isActive()
