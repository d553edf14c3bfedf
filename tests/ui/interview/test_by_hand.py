"""What somebody meets who answers by hand: letters one by one, a click on a new row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rhi_desktop.record.answer import State, Voice
from rhi_desktop.record.ids import Ref

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Desk, Visit

import pytest

FOUND = Ref("/data/episode/found")
NEED = Ref("/data/before_we_start/need_now")
STORY = Ref("/data/why_left/story")
ASKED_BY = Ref("/data/request/asked_by")
REFERENCE = Ref("/data/request/reference")
TRIGGER = Ref("/data/request/trigger")


def touch(desk: "Desk", ref: str, code: str) -> None:
    """Touches what goes with an answer: a voice, or a reason for no answer."""
    answering = desk.row(ref)._answering
    assert answering is not None
    shown = answering.findChildren(QWidget)
    desk.press(next(one for one in shown if getattr(one, "value", None) == code))


def test_ten_past_five_is_not_taken_for_one_past_five(visit: "Visit") -> None:
    desk = visit.page(visit.place("episode", FOUND))
    boxes = desk.row(FOUND).field.widget
    digits = ("24", "10", "2026", "17", "10")
    for box, typed in zip([*boxes.day._boxes, *boxes.time._boxes], digits, strict=True):
        desk.qtbot.keyClicks(box, typed)
    desk.until_kept()
    kept = visit.kept().sitting.answer_to(FOUND)
    assert kept is not None
    assert kept.value == "2026-10-24T17:10:00.000+01:00"


@pytest.mark.parametrize("state", [State.NOT_ASKED, State.ANSWERED_BY_ANOTHER])
def test_what_has_no_key_is_said_by_a_touch(visit: "Visit", state: State) -> None:
    desk = visit.page(visit.place("why_left", STORY))
    desk.type("It was the bus.")
    touch(desk, STORY, state)
    desk.until_kept()
    kept = visit.kept().sitting.answer_to(STORY)
    assert kept is not None
    assert (kept.state, kept.value) == (state, "It was the bus.")


def test_a_choice_can_have_been_seen_rather_than_said(visit: "Visit") -> None:
    desk = visit.page(visit.place("before_we_start", NEED))
    desk.choose(NEED, "food")
    touch(desk, NEED, Voice.SEEN)
    desk.until_kept()
    kept = visit.kept().sitting.answer_to(NEED)
    assert kept is not None
    assert (kept.value, kept.voice) == ("food", Voice.SEEN)


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_the_first_click_on_a_list_opens_it_whatever_it_unfolds(
    visit: "Visit",
) -> None:
    desk = visit.page(visit.place("request", REFERENCE))
    click(desk, desk.row(ASKED_BY).field.box.box)
    click(desk, desk.row(TRIGGER).field.button)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def click(desk: "Desk", widget: QWidget) -> None:
    """Clicks where it is seen; the window may move it before the button is let go."""
    for _ in range(5):
        QApplication.processEvents()
    spot = widget.mapTo(desk.window, widget.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(desk.window.windowHandle(), left, none, spot)
