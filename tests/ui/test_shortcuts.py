import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.wording import Words
from ui.forms import LineField
from ui.shortcuts import TABLE, KeysPage, Twice, bind, shown
from ui.text import PlainLabel


class Page(QWidget):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self.field = LineField(words, "Name")
        QVBoxLayout(self).addWidget(self.field)
        self.did: list[str] = []


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, words: Words) -> Page:
    here = Page(words)
    qtbot.addWidget(here)
    here.show()
    here.activateWindow()
    qtbot.waitUntil(here.isActiveWindow)
    return here


def test_every_key_is_one_that_qt_knows() -> None:
    sequences = [QKeySequence(key.sequence).toString() for key in TABLE.values()]
    assert all(sequences)
    assert len(set(sequences)) == len(sequences)


def test_a_letter_key_works_only_where_nobody_is_writing(
    qtbot: QtBot, page: Page
) -> None:
    bind(page, "new_return", lambda: page.did.append("new"))
    page.field.setFocus()
    qtbot.keyClicks(page.field.box, "Non")
    assert (page.field.text(), page.did) == ("Non", [])
    page.field.box.clearFocus()
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.did == ["new"]


def test_esc_twice_is_one_act_and_once_is_none(qtbot: QtBot, page: Page) -> None:
    now = [100.0]
    twice = Twice(page, ticks=lambda: now[0])
    twice.pressed.connect(lambda: page.did.append("hidden"))
    page.field.setFocus()
    qtbot.keyClick(page.field.box, Qt.Key.Key_Escape)
    qtbot.keyClicks(page.field.box, "no letter is lost")
    now[0] += 5
    qtbot.keyClick(page.field.box, Qt.Key.Key_Escape)
    assert page.did == []
    now[0] += 0.3
    qtbot.keyClick(page.field.box, Qt.Key.Key_Escape)
    assert page.did == ["hidden"]
    assert page.field.text() == "no letter is lost"


def test_the_page_of_keys_has_every_key(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    keys = KeysPage(words)
    qtbot.addWidget(keys)
    said = {label.text() for label in keys.findChildren(PlainLabel)}
    assert {key.shown for key in TABLE.values()} <= said
    assert {key.says for key in TABLE.values()} <= said
    assert shown("hide") == "Esc Esc"


def test_the_page_of_keys_gives_the_keyboard_back(
    qtbot: QtBot, dressed: QApplication, words: Words, page: Page
) -> None:
    keys = KeysPage(words)
    qtbot.addWidget(keys)
    keys.show()
    keys.come(page.field.box)
    assert keys.focusWidget() is keys._back
    with qtbot.waitSignal(keys.left):
        qtbot.keyClick(keys._back, Qt.Key.Key_Space)
    assert keys.leave() is page.field.box
