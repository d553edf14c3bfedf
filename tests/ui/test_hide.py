from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rhi_desktop.wording import Words
from ui.forms import QuietButton
from ui.hide import Cover
from ui.text import PlainLabel


def test_there_is_nothing_on_it_to_read(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    cover = Cover(words)
    qtbot.addWidget(cover)
    assert cover.findChildren(PlainLabel) == []
    assert cover.accessibleName() == "Nothing is open"


def test_whoever_comes_back_finds_the_keyboard_where_it_was(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    cover, was_at = Cover(words), QuietButton("One")
    qtbot.addWidget(cover)
    qtbot.addWidget(was_at)
    cover.show()
    cover.come(was_at)
    with qtbot.waitSignal(cover.left):
        qtbot.keyClick(cover._back, Qt.Key.Key_Space)
    assert cover.leave() is was_at
    assert cover.leave() is None


def test_it_does_not_wait_for_ever(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    cover = Cover(words, seconds=0)
    qtbot.addWidget(cover)
    with qtbot.waitSignal(cover.forgotten):
        cover.come(None)


def test_it_stops_counting_when_somebody_is_back(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    cover = Cover(words)
    qtbot.addWidget(cover)
    cover.come(None)
    cover.leave()
    assert not cover._timer.isActive()
