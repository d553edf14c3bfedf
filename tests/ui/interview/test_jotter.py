"""The jotter: from anywhere, kept with its time, counted until it is filed."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.forms import LinkButton

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Desk, Visit

# A platform without a screen says so of every menu.
MENUS = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def jot(desk: "Desk", text: str) -> None:
    desk.key(Qt.Key.Key_F8)
    desk.type(text)
    desk.key(Qt.Key.Key_Return)


def openers(desk: "Desk", how_many: int) -> list[LinkButton]:
    """What files the lines that can be seen; it may take a moment to be shown."""

    def in_sight() -> list[LinkButton]:
        every = desk.board.jotter.findChildren(LinkButton)
        return [one for one in every if one.isVisible()]

    desk.qtbot.waitUntil(lambda: len(in_sight()) == how_many)
    return in_sight()


def test_f8_catches_a_line_from_anywhere(visit: "Visit", desk: "Desk") -> None:
    jot(desk, "the green car again")
    desk.until_read("the green car again", desk.board.jotter)
    desk.until_kept()
    desk.until_read("15:21", desk.board.jotter)
    desk.until_read("the green car again", desk.board.jotter)
    (kept,) = visit.kept().jottings
    assert (kept.words, kept.filed_to) == ("the green car again", None)


def test_a_blank_line_is_not_caught(desk: "Desk") -> None:
    jot(desk, "   ")
    assert desk.talk.unfiled == 0


def test_lines_not_filed_are_counted(desk: "Desk") -> None:
    jot(desk, "one")
    desk.until_read("1 line not filed. Jotted lines are shown to nobody.")
    jot(desk, "two")
    desk.until_kept()
    desk.until_read("2 lines not filed. Jotted lines are shown to nobody.")


@MENUS
def test_a_line_is_filed_to_a_topic_the_one_on_screen_first(
    visit: "Visit", desk: "Desk"
) -> None:
    jot(desk, "phone is an old one")
    desk.until_kept()
    (opener,) = openers(desk, 1)
    menu = desk.board.jotter.file_menu(opener, desk.talk.jottings[0].number)
    assert menu.actions()[0].text() == "Before you left"
    next(one for one in menu.actions() if one.text() == "Where you were").trigger()
    menu.close()
    desk.until_kept()
    assert visit.kept().jottings[0].filed_to == "where_you_were"
    assert desk.talk.unfiled == 0
    desk.until_read("Jotted lines are shown to nobody.")


@MENUS
def test_pressing_file_opens_the_topics_without_blocking(desk: "Desk") -> None:
    jot(desk, "one")
    jot(desk, "two")
    desk.until_kept()
    opener, _ = openers(desk, 2)
    desk.press(opener)
    (menu,) = opener.findChildren(QMenu)
    assert len(menu.actions()) > 10
    menu.close()


def test_a_line_half_written_is_caught_when_the_page_has_to_go(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.key(Qt.Key.Key_F8)
    desk.type("a man called")
    desk.close()
    desk.until_kept()
    assert [one.words for one in visit.kept().jottings] == ["a man called"]


def test_the_jotter_opens_where_it_was_folded_away(desk: "Desk") -> None:
    desk.key(Qt.Key.Key_F7)
    assert not desk.board.jotter.isVisible()
    desk.key(Qt.Key.Key_F8)
    assert desk.board.jotter.isVisible()
    assert not desk.board._guidance.isVisible()
    desk.key(Qt.Key.Key_F7)
    assert desk.board._guidance.isVisible()
