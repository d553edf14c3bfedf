from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.idle import ASLEEP, RESTLESS, Idle


class Time:
    """Two clocks that go as told: one for the wall, one that stops in sleep."""

    def __init__(self) -> None:
        self.ticked = 1000.0
        self.now = datetime(2026, 10, 27, 15, 0, tzinfo=UTC)

    def ticks(self) -> float:
        return self.ticked

    def wall(self) -> datetime:
        return self.now

    def pass_awake(self, idle: Idle, seconds: int) -> None:
        for _ in range(seconds // 5):
            self.ticked += 5
            self.now += timedelta(seconds=5)
            idle.look()

    def sleep(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def idle(qapp: QApplication, time: Time) -> Idle:
    return Idle(ticks=time.ticks, wall=time.wall)


@pytest.fixture
def reasons(idle: Idle) -> list[str]:
    heard: list[str] = []
    idle.tired.connect(heard.append)
    return heard


def test_five_minutes_without_a_touch_are_enough(
    idle: Idle, time: Time, reasons: list[str]
) -> None:
    idle.begin(5)
    time.pass_awake(idle, 295)
    assert reasons == []
    time.pass_awake(idle, 5)
    assert reasons == [RESTLESS]
    idle.end()


def test_a_touch_begins_the_minutes_anew(
    idle: Idle, time: Time, reasons: list[str]
) -> None:
    window = QWindow()
    idle.watch(window)
    idle.begin(5)
    time.pass_awake(idle, 200)
    QApplication.sendEvent(window, QEvent(QEvent.Type.TouchBegin))
    time.pass_awake(idle, 200)
    assert reasons == []
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    time.pass_awake(idle, 100)
    assert reasons == [RESTLESS]
    idle.end()
    window.removeEventFilter(idle)


def test_a_long_talk_may_be_quiet_for_longer(
    idle: Idle, time: Time, reasons: list[str]
) -> None:
    idle.begin(30)
    time.pass_awake(idle, 29 * 60)
    assert reasons == []
    idle.end()


def test_a_computer_that_slept_is_locked_though_its_clock_stood_still(
    idle: Idle, time: Time, reasons: list[str]
) -> None:
    idle.begin(5)
    time.pass_awake(idle, 10)
    time.sleep(61)
    idle.look()
    assert reasons == [ASLEEP]
    idle.end()


def test_the_looks_come_by_themselves(
    qtbot: QtBot, reasons: list[str], idle: Idle, time: Time
) -> None:
    idle._timer.setInterval(1)
    idle.begin(5)
    time.sleep(3600)
    qtbot.waitUntil(lambda: reasons == [ASLEEP])
    idle.end()


def test_nothing_is_watched_while_it_is_locked(idle: Idle) -> None:
    idle.begin(5)
    idle.end()
    assert not idle._timer.isActive()
