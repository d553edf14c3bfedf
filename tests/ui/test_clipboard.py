from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.clipboard import Copied


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    there = QGuiApplication.clipboard()
    yield there
    there.clear()


@pytest.fixture
def copied(clipboard: QClipboard) -> Iterator[Copied]:
    watch = Copied(clipboard, seconds=0, is_ours=lambda: True)
    yield watch
    clipboard.dataChanged.disconnect(watch._on_changed)


def test_what_was_copied_is_taken_back(
    qtbot: QtBot, clipboard: QClipboard, copied: Copied
) -> None:
    clipboard.setText("not K.")
    assert clipboard.text() == "not K."
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_it_is_taken_back_at_once_when_asked(
    clipboard: QClipboard, copied: Copied
) -> None:
    copied._timer.setInterval(60_000)
    clipboard.setText("not K.")
    assert copied._timer.isActive()
    copied.take_back()
    assert clipboard.text() == ""
    assert not copied._timer.isActive()


def test_what_somebody_else_copied_is_left_alone(clipboard: QClipboard) -> None:
    watch = Copied(clipboard, seconds=0, is_ours=lambda: False)
    clipboard.setText("a shopping list")
    watch.take_back()
    assert clipboard.text() == "a shopping list"
    assert not watch._timer.isActive()
    clipboard.dataChanged.disconnect(watch._on_changed)


def test_an_empty_clipboard_is_left_alone(
    clipboard: QClipboard, copied: Copied
) -> None:
    clipboard.clear()
    copied.take_back()
    assert not copied._timer.isActive()
