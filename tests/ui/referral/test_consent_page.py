from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from rhi_desktop.record.ids import InterviewId
from rhi_desktop.record.permission import Permission, Said
from tests.ui.at_desk import Desk, button, press, says, shown
from tests.ui.referral.asking import (
    POLICE,
    Opened,
    permissions,
)
from ui.place import Place
from ui.referral.consent_page import ConsentPage


def _last(desk: Desk, interview: InterviewId) -> Permission:
    return permissions(desk, interview)[-1]


def test_only_topics_that_can_matter_stand_there(opened: Opened) -> None:
    page = opened()
    assert page.table is not None
    assert not page.table.go("sign_off", "carer")
    assert not page.table.go("why_left", "child")


def test_the_keyboard_begins_in_the_cell_and_arrows_go_on(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened()
    table = page.table
    assert table is not None
    here = table.cell("where_you_were", "carer")
    assert QApplication.focusWidget() is here
    qtbot.keyClick(here, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is table.cell("where_you_were", POLICE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is table.cell("who_with", POLICE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is here
    assert page.place().topic == "where_you_were"
    assert page.place().ref == "carer"


def test_arrows_stop_at_the_edge(qtbot: QtBot, opened: Opened) -> None:
    page = opened("before_we_start", "social_worker")
    first = QApplication.focusWidget()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is first
    assert page.table is not None


def test_tab_leaves_the_table(qtbot: QtBot, opened: Opened) -> None:
    page = opened()
    assert page.table is not None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not page.table.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is page.table.cell("where_you_were", "carer")


def test_the_copy_beside_it_says_why_answer_by_answer(opened: Opened) -> None:
    page = opened("where_you_were", "carer")
    assert says(page.copy, "Summary for the carer or placement")
    assert says(page.copy, "36 shown, 96 held back")
    assert says(page.copy, "Shown: Where you were (1 answer)")
    assert says(page.copy, "because S. agreed to just this, 15:21")
    assert says(page.copy, "because S. agreed with limits, 15:21: “Town only.”")
    lines = {line.ref: line for line in page.copy.answers.lines}
    town = lines["/data/where_you_were/places[1]/town"]
    assert town.accessibleName() == "Which town, or which part of it? (1)"
    assert town.accessibleDescription() == "Anytown"
    rest = page.copy.rest.toPlainText()
    assert "because S. refused, 15:21: “Not K.”" in rest
    assert "Shown: About you (3 answers)\nbecause S. agreed, 15:21" in rest
    assert "Where you were" not in rest


def test_an_answer_that_was_declined_says_so_in_the_list(opened: Opened) -> None:
    page = opened("where_you_were", "carer")
    told = [line.accessibleDescription() for line in page.copy.answers.lines]
    assert "Asked; did not want to say" in told or "Asked; did not know" in told


def test_another_reader_is_another_copy(qtbot: QtBot, opened: Opened) -> None:
    page = opened("where_you_were", "carer")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: says(page.copy, "Summary for a parent"))


def test_one_answer_alone_can_be_agreed_to(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("where_you_were", "carer")
    ref = "/data/where_you_were/places[2]/town"
    lines = page.copy.answers.lines
    line = next(one for one in lines if one.ref == ref)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert says(page.bar, "Only “Which town, or which part of it?”, Carer or placement")
    qtbot.mouseClick(page.bar._choice._touched[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.kept):
        page.flush()
    last = _last(desk, interview)
    assert (last.about, last.said) == (ref, Said.AGREED)
    assert says(page.copy, "Shown: Where you were (2 answers)")
    press(qtbot, page, "The whole topic again")
    assert says(page.bar, "Where you were, Carer or placement")


def test_choosing_an_answer_again_is_the_whole_topic(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened("where_you_were", "carer")
    for checked in (True, False):
        line = page.copy.answers.lines[0]
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        assert page.copy.answers.lines[0].isChecked() is checked
    assert says(page.bar, "Where you were, Carer or placement")


def test_arrows_go_along_the_answers(qtbot: QtBot, opened: Opened) -> None:
    page = opened("where_you_were", "carer")
    first, second = page.copy.answers.lines[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Space)
    now = page.copy.answers.lines[1]
    assert now.isChecked()
    assert QApplication.focusWidget() is now


def test_an_answer_never_given_cannot_be_asked_about(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened("where_you_were", "carer")
    ref = "/data/where_you_were/places[2]/address"
    line = next(one for one in page.copy.answers.lines if one.ref == ref)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert not page.bar.line.isEnabled()


def test_an_interview_without_answers_says_what_will_be_here(
    qtbot: QtBot, desk: Desk
) -> None:
    child = desk.do(desk.session.caseload.add_child, "Nia Parry")
    episode = desk.do(desk.session.caseload.add_episode, child.id)
    begin = desk.session.interviewing.begin
    made = desk.do(begin, child.id, [episode.id])
    page = ConsentPage(desk.seat(), Place("consent", interview=made.id))
    shown(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "Nothing has been said yet."))
    page.open_override()
    page.overriding.close_panel()
    page.settle()
    page._on_bar_said(Said.AGREED)
    assert page.overriding.panel is None
    assert says(page, "Nothing has been said yet.")


def test_the_ways_on_carry_the_interview_and_the_reader(
    qtbot: QtBot, interview: InterviewId, opened: Opened
) -> None:
    page = opened("harm", POLICE)
    back, documents = page.tools()
    for tool, place in (
        (back, Place("interview", interview=interview)),
        (documents, Place("documents", interview=interview, topic=POLICE)),
    ):
        assert isinstance(tool, QPushButton)
        with qtbot.waitSignal(page.asked_for) as asked:
            tool.click()
        assert asked.args == [place]
    with qtbot.waitSignal(page.asked_for) as asked:
        press(qtbot, page, "Read the copy as they will")
    assert asked.args[0].page == "documents"
    assert page.context() == "Consent and disclosure"


def test_where_there_is_no_room_there_is_one_column(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened()
    assert page.sheet.widget() is not None
    page.resize(900, 650)
    qtbot.waitUntil(lambda: page.sheet.isAncestorOf(page.copy))
    assert page.sheet.isAncestorOf(page.bar)
    page.resize(1366, 650)
    qtbot.waitUntil(lambda: not page.sheet.isAncestorOf(page.copy))
    assert not page.sheet.isAncestorOf(page.bar)
    assert button(page, "Read the copy as they will").isVisible()


def test_a_page_without_a_topic_begins_with_the_first(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened("", "")
    assert page.place().topic == "before_we_start"
    assert page.place().ref == "social_worker"


def test_a_page_that_has_gone_hears_nothing(
    qtbot: QtBot, desk: Desk, interview: InterviewId
) -> None:
    page = ConsentPage(desk.seat(), Place("consent", interview=interview))
    page.flush()
    page.deleteLater()
    desk.do(desk.session.interviewing.open, interview)
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    qtbot.wait(1)
    assert not isValid(page)
