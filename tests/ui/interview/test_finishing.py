"""The end: what is loose is shown and stops nobody, and then nothing changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rhi_desktop.errors import BugError
from rhi_desktop.record.answer import State
from rhi_desktop.record.ids import Audience
from rhi_desktop.record.interview import Stage
from rhi_desktop.record.permission import Said
from ui.forms import LinkButton
from ui.interview.loose_ends import LooseEnds, LooseEndsSheet

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Desk, Visit

STORY = "/data/why_left/story"
PEOPLE = "/data/who_with/people"


def linked(within: QWidget, text: str) -> LinkButton:
    links = within.findChildren(LinkButton)
    return next(one for one in links if one.text() == text)


def begin(desk: "Desk") -> LooseEndsSheet:
    desk.press(desk.page.tools()[0])
    sheet = desk.board._finishing._sheet
    assert sheet is not None
    return sheet


def finish(desk: "Desk") -> None:
    with desk.qtbot.waitSignal(desk.page.finished):
        desk.press(begin(desk).finish)


def test_what_is_loose_is_counted(visit: "Visit", desk: "Desk") -> None:
    desk.type("the taxi")
    desk.talk.jot("the green car")
    desk.talk.add_row(PEOPLE)
    desk.talk.answer(f"{PEOPLE}[1]/name", "Kez")
    desk.talk.remove_row(f"{PEOPLE}[1]")
    sheet = begin(desk)
    desk.until_read("1 line not filed", sheet)
    desk.until_read("1 answer set aside", sheet)
    desk.until_read("4 choices of who may know not asked yet", sheet)
    missing = len(desk.talk.sitting.problems())
    desk.until_read(f"{missing} questions to look at", sheet)
    desk.until_kept()


def test_nothing_loose_is_said_too(desk: "Desk") -> None:
    sheet = LooseEndsSheet(desk.page.words, desk.talk, LooseEnds(0, 0, (), 0))
    desk.qtbot.addWidget(sheet)
    sheet.show()
    desk.until_read("Nothing is loose.", sheet)


def test_a_loose_question_is_one_touch_away(desk: "Desk") -> None:
    desk.press(linked(begin(desk), "The offer: Was an interview offered?"))
    assert desk.page.place().ref == "/data/offer/offered"
    assert desk.board._finishing._sheet is None


def test_one_can_go_on_talking(desk: "Desk") -> None:
    begin(desk)
    assert desk.focus().text() == "Go on talking"
    desk.key(Qt.Key.Key_Space)
    assert desk.page.place().topic == "why_left"
    assert isinstance(desk.focus(), QPlainTextEdit)


def test_the_ways_to_consent_keep_the_place(desk: "Desk") -> None:
    desk.talk.answer(STORY, "the taxi")
    sheet = begin(desk)
    link = next(
        one
        for one in sheet.findChildren(LinkButton)
        if one.text() == "Consent and disclosure"
    )
    with desk.qtbot.waitSignal(desk.page.asked_for) as asked:
        desk.press(link)
    assert (asked.args[0].page, asked.args[0].interview) == (
        "consent",
        desk.talk.interview.id,
    )
    with desk.qtbot.waitSignal(desk.page.asked_for):
        desk.press(desk.board._map.consent)
    desk.until_kept()


def test_finishing_keeps_the_last_word_first(visit: "Visit", desk: "Desk") -> None:
    desk.type("the very last word")
    finish(desk)
    kept = visit.kept()
    assert kept.interview.stage is Stage.FINISHED
    assert kept.sitting.answer_to(STORY).value == "the very last word"
    assert len(visit.act(visit.session.sending.waiting)) == 1


def test_a_finished_interview_can_be_read_and_not_changed(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.type("the taxi")
    desk.board.settle("/data/why_left/pushed", 0)
    finish(desk)
    card = desk.board.columns.finished
    assert card.isVisible()
    assert card.accessibleName().startswith("This interview is finished.")
    assert desk.focus().text() == "Consent and disclosure"
    desk.board.settle(STORY, 0)
    desk.type("more")
    desk.key(Qt.Key.Key_F2)
    held = desk.talk.sitting.answer_to(STORY)
    assert (held.value, held.state) == ("the taxi", State.ANSWERED)
    assert not desk.row("/data/why_left/pushed").field.widget.isEnabled()
    assert desk.page.tools()[0].isHidden()
    assert not desk.board.jotter._line.isVisible()


def test_a_finished_interview_opens_closed_with_the_ways_on(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.talk.add_row(PEOPLE)
    finish(desk)
    again = visit.page(visit.place("who_with"))
    assert again.page.tools()[0].isHidden()
    assert not again.sheet("who_with")._repeats[PEOPLE].add.isVisible()
    with again.qtbot.waitSignal(again.page.asked_for) as asked:
        again.press(again.board.columns.finished.documents)
    assert asked.args[0].page == "documents"
    with again.qtbot.waitSignal(again.page.asked_for) as asked:
        again.press(again.board.columns.finished.consent)
    assert asked.args[0].page == "consent"


def test_a_child_may_change_their_mind_after_the_end(
    visit: "Visit", desk: "Desk"
) -> None:
    finish(desk)
    strip = desk.sheet("why_left").strips._strips["why_left"]
    desk.press(strip._chips[Audience("social_worker")])
    desk.page.flush()
    desk.until_kept()
    (said,) = visit.kept().consent.permissions
    assert said.said is Said.AGREED
    row = desk.row(STORY)
    link = next(
        one for one in row.findChildren(LinkButton) if one.text() == "This one differs"
    )
    desk.press(link)
    assert row.isAncestorOf(desk.focus())


def test_a_mistake_of_ours_leaves_the_end_open(desk: "Desk") -> None:
    sheet = begin(desk)
    desk.board._finishing._on_stuck(BugError())
    assert not sheet._mark.isVisible()
    assert sheet.finish.isEnabled()
