"""The page: typing is kept, and nothing is lost on the way out and back."""

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from rhi_desktop.errors import BugError, DiskFull
from rhi_desktop.record.answer import State, Voice
from ui.interview.page import InterviewPage
from ui.place import Place
from ui.text import PlainLabel

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Desk, Visit

STORY = "/data/why_left/story"
CARERS = "/data/why_left/about_carers"
CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_is_typed_is_in_the_vault_soon_after(visit: "Visit", desk: "Desk") -> None:
    with desk.qtbot.waitSignal(desk.page.kept):
        desk.type("the taxi is late")
    answer = visit.kept().sitting.answer_to(STORY)
    assert answer.value == "the taxi is late"
    assert answer.voice is Voice.CHILDS_WORDS


def test_typing_says_at_once_that_it_is_not_kept_yet(desk: "Desk") -> None:
    with desk.qtbot.waitSignal(desk.page.unkept, timeout=100):
        desk.type("t")
    desk.until_kept()


def test_locked_in_the_middle_of_a_word_it_comes_back_to_the_very_letter(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.type("we went to Bar")
    for _ in range(3):
        desk.key(Qt.Key.Key_Left)
    place = desk.close()
    assert (place.topic, place.ref, place.caret) == ("why_left", STORY, 11)
    again = visit.page(place)
    area = again.focus()
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == "we went to Bar"
    again.type("x")
    assert area.toPlainText() == "we went to xBar"
    again.until_kept()


def test_the_place_holds_no_words(desk: "Desk") -> None:
    desk.type("a secret")
    assert "secret" not in repr(desk.page.place())
    desk.until_kept()


def test_switching_the_language_keeps_the_word_and_the_place(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.type("dwi eisiau mynd")
    place = desk.close()
    welsh = visit.page(place, "cy")
    area = welsh.focus()
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == "dwi eisiau mynd"
    assert area.accessibleName() == "Beth oedd yn digwydd i ti cyn i ti adael?"
    assert welsh.page.place().language == "cy"


def test_a_line_in_a_row_comes_back_to_the_very_letter(visit: "Visit") -> None:
    desk = visit.page(visit.place("who_with"))
    desk.choose("/data/who_with/anyone", "yes")
    desk.press(desk.sheet("who_with")._repeats["/data/who_with/people"].add)
    desk.type("Kez")
    desk.key(Qt.Key.Key_Home)
    place = desk.close()
    assert (place.ref, place.caret) == ("/data/who_with/people[1]/name", 0)
    line = visit.page(place).focus()
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.cursorPosition()) == ("Kez", 0)


def test_a_place_is_known_before_the_interview_is_out_of_the_vault(
    visit: "Visit",
) -> None:
    place = visit.place(ref=STORY, caret=4)
    page = InterviewPage(visit.seat(), place)
    visit.qtbot.addWidget(page)
    page.flush()
    assert page.place() == place
    for part in (*page.tools(), *page.foot()):
        visit.qtbot.addWidget(part)


def test_f2_says_declined_and_typing_takes_it_back(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.key(Qt.Key.Key_F2)
    desk.until_kept()
    assert visit.kept().sitting.answer_to(STORY).state is State.DECLINED
    desk.type("all right then")
    desk.until_kept()
    answer = visit.kept().sitting.answer_to(STORY)
    assert (answer.state, answer.value) == (State.ANSWERED, "all right then")


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_F2, State.DECLINED),
        (Qt.Key.Key_F3, State.DID_NOT_KNOW),
        (Qt.Key.Key_F4, State.DOES_NOT_APPLY),
    ],
)
def test_each_reason_has_a_key_that_also_takes_it_back(
    desk: "Desk", key: Qt.Key, state: State
) -> None:
    desk.key(key)
    assert desk.talk.sitting.answer_to(STORY).state is state
    desk.key(key)
    assert desk.talk.sitting.answer_to(STORY).state is State.ANSWERED
    desk.until_kept()


def test_a_reason_can_be_touched_too_and_the_words_stay_beside_it(
    desk: "Desk",
) -> None:
    desk.type("it was")
    desk.choose(STORY, "declined")
    held = desk.talk.sitting.answer_to(STORY)
    assert (held.state, held.value) == (State.DECLINED, "it was")
    desk.choose(STORY, "declined")
    assert desk.talk.sitting.answer_to(STORY).state is State.ANSWERED
    desk.until_kept()


def test_whose_words_they_are_is_one_touch(visit: "Visit", desk: "Desk") -> None:
    desk.type("she ran past")
    desk.choose(STORY, "seen")
    desk.until_kept()
    assert visit.kept().sitting.answer_to(STORY).voice is Voice.SEEN


def test_an_answer_in_another_voice_says_so_when_it_is_shown_again(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.board.settle(CARERS, 0)
    desk.type("they shout")
    desk.choose(CARERS, "told_by_another")
    desk.close()
    again = visit.page()
    assert again.row(CARERS)._answering is not None
    assert again.row("/data/why_left/tried_first")._answering is None


def test_topics_go_round_by_key_in_either_direction(desk: "Desk") -> None:
    desk.key(Qt.Key.Key_Down, CTRL)
    assert desk.page.place().topic == "where_you_were"
    desk.key(Qt.Key.Key_Up, CTRL)
    desk.key(Qt.Key.Key_Up, CTRL)
    assert desk.page.place().topic == "before_we_start"
    assert desk.page.isAncestorOf(desk.focus())


def test_the_foot_names_the_topic_that_comes_next(desk: "Desk") -> None:
    (button,) = desk.page.foot()
    assert button.text() == "Next: Where you were"
    desk.press(button)
    assert desk.page.place().topic == "where_you_were"
    desk.board.go_to("sign_off")
    assert button.isHidden()


def test_the_header_says_what_this_is_and_never_who_it_is_with(desk: "Desk") -> None:
    assert desk.page.context() == "Interview"
    labels = [one.text() for one in desk.page.findChildren(PlainLabel)]
    assert not any("Made Up" in label for label in labels)
    assert "Started 15:21" in labels


def test_guidance_follows_the_question_and_goes_with_one_key(desk: "Desk") -> None:
    guidance = desk.board._guidance
    assert guidance.isVisible()
    first = guidance._question.text()
    assert first.startswith("Their words, as they say them.")
    desk.board.settle(CARERS, 0)
    assert guidance._question.text() != first
    desk.key(Qt.Key.Key_F7)
    assert not guidance.isVisible()
    desk.key(Qt.Key.Key_F7)
    assert guidance.isVisible()


def test_an_interview_that_is_not_there_is_told_in_words(visit: "Visit") -> None:
    page = InterviewPage(visit.seat(), Place("interview", "0123"))
    visit.qtbot.addWidget(page)
    for part in (*page.tools(), *page.foot()):
        visit.qtbot.addWidget(part)
    visit.qtbot.waitUntil(lambda: bool(page.findChildren(PlainLabel)))
    (label,) = page.findChildren(PlainLabel)
    assert label.text().startswith("There is no interview 0123 in this vault.")


def test_a_mistake_of_ours_while_opening_is_not_swallowed(visit: "Visit") -> None:
    page = InterviewPage(visit.seat(), visit.place())
    visit.qtbot.addWidget(page)
    for part in (*page.tools(), *page.foot()):
        visit.qtbot.addWidget(part)
    with pytest.raises(BugError):
        page._on_not_taken_out(BugError())


def test_everything_the_keyboard_can_reach_has_a_name(visit: "Visit") -> None:
    desk = visit.page()
    for topic in desk.board._map.in_sight():
        desk.board.go_to(topic)
        desk.board.settle("", 0)
    desk.board.begin_finishing()
    nameless = [
        f"{type(one).__name__} {one.objectName()}"
        for one in desk.page.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and isinstance(one, QAbstractButton | QLineEdit | QPlainTextEdit)
        and not one.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_is_never_trapped_and_goes_in_reading_order(
    desk: "Desk", key: Qt.Key
) -> None:
    """It comes round to where it began; on the sheet it goes down, or back up."""
    sheet = desk.sheet("why_left")
    seen = [desk.focus()]
    while True:
        desk.key(key)
        if desk.focus() is seen[0]:
            break
        assert desk.focus() not in seen, f"trapped at {desk.focus().accessibleName()}"
        seen.append(desk.focus())
    QApplication.processEvents()
    on_sheet = [one for one in seen[1:] if sheet.isAncestorOf(one)]
    heights = [one.mapTo(sheet.widget(), QPoint()).y() for one in on_sheet]
    if key == Qt.Key.Key_Backtab:
        heights.reverse()
    assert len(heights) > 10
    same_line = 4
    assert all(below > above - same_line for above, below in pairwise(heights))
    assert set(desk.page.tools()) <= set(seen)
    assert desk.board.columns.put_away in seen


def test_the_mark_says_what_is_not_kept_until_it_is(desk: "Desk") -> None:
    mark = desk.board.columns.mark
    assert not mark.isVisible()
    desk.talk.stuck.emit(DiskFull())
    assert mark.label.text().startswith("Not kept: The disk is full.")
    assert mark.isVisible()
    desk.talk.stuck.emit(BugError("a child's words"))
    assert "Something went wrong in the program." in mark.label.text()
    assert "child" not in mark.label.text()
    desk.type("t")
    desk.until_kept()
    assert not mark.isVisible()
