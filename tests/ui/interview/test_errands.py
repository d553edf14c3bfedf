"""Errands: once each, in order, and none overtakes one that failed."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rhi_desktop.errors import DiskFull
from ui.background import Background
from ui.interview.errands import Errands

if TYPE_CHECKING:
    from tests.ui.interview.conftest import InTurn


class Line:
    """A time line that nothing can be added to while it is full."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.is_full = False

    def say(self, word: str) -> str:
        if self.is_full:
            raise DiskFull
        self.said.append(word)
        return word


class Scene:
    def __init__(self, in_turn: "InTurn") -> None:
        self.hands = in_turn
        self.line = Line()
        self.timer = QTimer()
        self.errands = Errands(Background(in_turn), self.timer)
        self.told: list[str] = []
        self.stuck: list[object] = []
        self.finished = 0
        self.errands.stuck.connect(self.stuck.append)
        self.errands.finished.connect(self._count)

    def _count(self) -> None:
        self.finished += 1

    def send(self, word: str) -> None:
        self.errands.send(lambda: self.line.say(word), self.told.append)

    def again(self) -> None:
        assert self.timer.isActive()
        self.timer.stop()
        self.timer.timeout.emit()
        self.hands.work_off()


@pytest.fixture
def scene(qapp: QApplication, in_turn: "InTurn") -> Scene:
    return Scene(in_turn)


def test_each_is_done_once_and_its_result_told(scene: Scene) -> None:
    scene.send("yes")
    scene.send("no")
    scene.hands.work_off()
    assert scene.line.said == scene.told == ["yes", "no"]
    assert scene.finished == 1
    assert scene.errands.is_clean


def test_it_is_handed_over_at_once(scene: Scene) -> None:
    scene.send("yes")
    assert len(scene.hands.waiting) == 1
    assert not scene.errands.is_clean
    scene.hands.work_off()


def test_a_later_no_never_comes_before_an_earlier_yes_that_failed(scene: Scene) -> None:
    scene.line.is_full = True
    scene.send("yes")
    scene.hands.work_off()
    scene.line.is_full = False
    scene.send("no")
    scene.hands.work_off()
    assert scene.line.said == ["yes", "no"]
    assert not scene.timer.isActive()


def test_what_failed_is_told_and_tried_again(scene: Scene) -> None:
    scene.line.is_full = True
    scene.send("yes")
    scene.send("no")
    scene.hands.work_off()
    assert {type(error) for error in scene.stuck} == {DiskFull}
    assert scene.line.said == []
    scene.line.is_full = False
    scene.again()
    assert scene.told == ["yes", "no"]
    assert scene.finished == 1


def test_what_was_done_before_a_failure_is_told_all_the_same(scene: Scene) -> None:
    scene.send("yes")
    scene.errands.send(lambda: scene.line.say("x") if scene.told else _fail(), str)
    scene.hands.work_off()
    assert scene.told == ["yes"]
    scene.again()
    assert scene.line.said == ["yes", "x"]


def _fail() -> str:
    raise DiskFull
