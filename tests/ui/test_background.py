import sys
from functools import partial
from threading import current_thread, get_ident
from types import TracebackType

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.background import Background


def test_work_is_done_on_another_thread_and_told_on_ours(
    qtbot: QtBot, background: Background
) -> None:
    told: list[tuple[int, int]] = []
    background.run(get_ident, then=lambda there: told.append((there, get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    there, here = told[0]
    assert here == get_ident()
    assert there != here


def test_nothing_overtakes(qtbot: QtBot, background: Background) -> None:
    done: list[int] = []
    for n in range(200):
        background.run(done.append, n)
    told: list[None] = []
    background.run(len, done, then=lambda _n: told.append(None))
    qtbot.waitUntil(lambda: bool(told))
    assert done == list(range(200))


def test_closing_finishes_and_delivers_what_was_begun(qapp: QApplication) -> None:
    hands = Background()
    told: list[int] = []
    for n in range(50):
        hands.run(abs, -n, then=told.append)
    hands.close()
    assert told == list(range(50))


def test_a_failure_is_told_to_whoever_asked(
    qtbot: QtBot, background: Background
) -> None:
    told: list[Exception] = []
    background.run(int, "seven", then=print, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ValueError)


def test_a_failure_nobody_asked_for_reaches_the_hook(
    qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []

    def hook(
        kind: type[BaseException], _error: BaseException, _trace: TracebackType | None
    ) -> None:
        told.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    background.run(int, "seven")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [ValueError]


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def hear(self, what: object) -> None:
        self.told.append(what)


def test_a_page_that_has_gone_hears_nothing(
    qtbot: QtBot, background: Background
) -> None:
    import shiboken6

    gone, there = Listener(), Listener()
    background.run(abs, -1, then=gone.hear)
    background.run(abs, -1, then=partial(gone.hear))
    background.run(abs, -2, then=there.hear)
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: bool(there.told))
    assert there.told == [2]
    assert gone.told == []


def test_its_thread_says_what_it_is_for(qtbot: QtBot, background: Background) -> None:
    names: list[str] = []
    background.run(lambda: current_thread().name, then=names.append)
    qtbot.waitUntil(lambda: bool(names))
    assert names[0].startswith("vault")
