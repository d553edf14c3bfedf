from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.errors import BugError, LeakFound
from rhi_desktop.record.advocate import Kind
from rhi_desktop.record.copy import Copy
from rhi_desktop.record.ids import InterviewId
from rhi_desktop.record.interview import Stage
from rhi_desktop.referral.phrases import Says
from tests.builders import finished, recorded
from tests.ui.at_desk import Desk, at_desk, button, press, says, shown
from ui.place import Place
from ui.referral.documents_page import DocumentsPage

Opened = Callable[..., DocumentsPage]


@pytest.fixture
def interview(desk: Desk) -> InterviewId:
    return desk.do(finished, desk.session).interview


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def _open(qtbot: QtBot, desk: Desk, place: Place, into: Path) -> DocumentsPage:
    def ask(_: QWidget, __: str, then: Callable[[Path], object]) -> None:
        then(into)

    page = DocumentsPage(desk.seat(), place, ask=ask)
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.text.toPlainText() != "")
    return page


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, interview: InterviewId, into: Path) -> Opened:
    def open_page(reader: str = "carer", language: str = "") -> DocumentsPage:
        place = Place("documents", interview=interview, topic=reader, ref=language)
        return _open(qtbot, desk, place, into)

    return open_page


def _copies(desk: Desk, interview: InterviewId) -> tuple[Copy, ...]:
    return desk.do(desk.session.referring.copies, interview)


def test_the_copy_is_shown_word_for_word(
    desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    text = opened("carer").text.toPlainText()
    preview = desk.do(desk.session.referring.preview, interview, "carer", "en")
    summary = preview.summary
    everything = [summary.title, summary.lead, summary.why_heading, *summary.why]
    everything += [summary.closing_heading, *summary.closing, summary.margins.footer]
    for fact in summary.about:
        everything += [fact.name, fact.value]
    for section in summary.sections:
        everything += [section.heading, *section.lines]
        for group in section.groups:
            everything.append(group.heading)
            for one in group.statements:
                everything += [one.question, *one.said, one.mark, one.basis]
    assert all(words in text for words in everything)
    assert "Blue door" not in text


def test_what_is_shared_at_risk_stands_there_with_its_grounds(opened: Opened) -> None:
    text = opened("police_coordinator").text.toPlainText()
    assert all(one.value in text for one in (Says.GROUNDS_REASON, Says.BASIS))


def test_why_it_says_so_stands_beside_it(opened: Opened) -> None:
    page = opened("carer")
    assert says(page.why, "36 shown, 96 held back")
    reasons = page.why._reasons.toPlainText()
    assert "Held back: Before you left" in reasons
    assert "because S. refused, 15:21: “Not K.”" in reasons


def test_readers_are_gone_through_with_the_arrows(qtbot: QtBot, opened: Opened) -> None:
    page = opened("carer")
    rows = page.readers.rows
    assert QApplication.focusWidget() is rows["carer"]
    assert rows["carer"].accessibleDescription() == "not issued yet"
    qtbot.keyClick(rows["carer"], Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: "police missing co-ordinator" in page.text.toPlainText())
    assert QApplication.focusWidget() is rows["police_coordinator"]
    qtbot.keyClick(rows["police_coordinator"], Qt.Key.Key_Up)
    qtbot.keyClick(rows["social_worker"], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is rows["social_worker"]
    qtbot.mouseClick(rows["child"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "My own copy" in page.text.toPlainText())
    qtbot.keyClick(rows["child"], Qt.Key.Key_Down)
    assert page.place().topic == "child"


def test_each_copy_has_a_language_of_its_own(qtbot: QtBot, opened: Opened) -> None:
    page = opened("carer")
    qtbot.mouseClick(page.issue_bar.language._touched[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Crynodeb i’r gofalwr" in page.text.toPlainText())
    assert page.place().ref == "cy"
    qtbot.mouseClick(page.readers.rows["parent"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Summary for a parent" in page.text.toPlainText())
    assert page.issue_bar.language.value() == ("en",)
    assert page.place().ref == ""
    qtbot.mouseClick(page.readers.rows["carer"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Crynodeb i’r gofalwr" in page.text.toPlainText())


def test_the_language_of_a_copy_outlives_locking(opened: Opened) -> None:
    page = opened("carer", "cy")
    assert "Crynodeb i’r gofalwr" in page.text.toPlainText()


def test_a_place_nobody_knows_begins_with_the_first_reader(opened: Opened) -> None:
    assert opened("", "").place().topic == "social_worker"


def test_one_copy_is_issued_into_the_folder_that_is_chosen(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened, into: Path
) -> None:
    page = opened("carer")
    press(qtbot, page, "Issue this copy")
    assert says(page, "Where shall this copy be written?")
    press(qtbot, page, "Browse…")
    assert page.issue_bar.panel is not None
    assert page.issue_bar.panel.field.text() == str(into)
    with qtbot.waitSignal(page.kept, timeout=20_000):
        press(qtbot, page, "Issue")
    (copy,) = _copies(desk, interview)
    assert (copy.audience, copy.language) == ("carer", "en")
    assert [file.name for file in into.iterdir()] == [copy.file_name]
    qtbot.waitUntil(lambda: says(page, "1 copy is in the folder, and in the register."))
    assert says(page.why, copy.file_name)
    assert says(page.why, f"Check figure {copy.sha256[:8]}")
    assert says(page.why, f"27 October 2026, 15:21, {copy.pages} pages, English")
    issued = page.readers.rows["carer"].accessibleDescription()
    assert issued == f"issued 27 October 2026, 15:21, {copy.pages} pages"
    assert QApplication.focusWidget() is button(page, "Issue this copy")


def test_all_copies_are_issued_each_in_its_language(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened, into: Path
) -> None:
    page = opened("parent", "cy")
    press(qtbot, page, "Issue all 5 copies")
    assert page.issue_bar.panel is not None
    qtbot.keyClicks(page.issue_bar.panel.field.box, str(into))
    with qtbot.waitSignal(page.issuing.ended, timeout=60_000):
        qtbot.keyClick(page.issue_bar.panel.field.box, Qt.Key.Key_Return)
        assert says(page, "Making copy 1 of 5: Social worker")
        assert not page.issue_bar.issue.isEnabled()
    made = {copy.audience: copy.language for copy in _copies(desk, interview)}
    assert made["parent"] == "cy"
    assert len(made) == len(list(into.iterdir())) == 5
    assert says(page, "5 copies are in the folder, and in the register.")


def test_issuing_stops_between_two_copies(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened, into: Path
) -> None:
    page = opened("carer")
    page.issue_bar.open_panel(every=True)
    assert page.issue_bar.panel is not None
    page.issue_bar.panel.field.show_text(str(into))
    with qtbot.waitSignal(page.issuing.ended, timeout=60_000) as ended:
        press(qtbot, page, "Issue")
        press(qtbot, page, "Stop after this one")
    assert ended.args[0] < 5
    assert len(_copies(desk, interview)) == ended.args[0]


def test_a_folder_must_be_named_and_be_there(
    qtbot: QtBot, opened: Opened, into: Path
) -> None:
    page = opened("carer")
    page.issue_bar.open_panel(every=False)
    press(qtbot, page, "Issue")
    assert says(page, "Write or choose a folder.")
    assert page.issue_bar.panel is not None
    qtbot.keyClicks(page.issue_bar.panel.field.box, str(into / "nowhere"))
    assert not says(page, "Write or choose a folder.")
    press(qtbot, page, "Issue")
    qtbot.waitUntil(lambda: says(page, f"There is no folder {into / 'nowhere'}."))
    assert page.issue_bar.issue.isEnabled()
    press(qtbot, page, "Cancel")
    assert page.issue_bar.panel is None
    assert list(into.iterdir()) == []


def test_a_leak_is_told_in_words(opened: Opened) -> None:
    page = opened("carer")
    page._on_stuck(LeakFound(audience="carer", where="page 1"))
    assert says(page, "The copy for carer held words that must not be in it (page 1).")
    with pytest.raises(BugError):
        page._on_stuck(BugError("ours"))


def test_an_unfinished_interview_is_said_to_be_so_and_can_be_finished(
    qtbot: QtBot, desk: Desk, into: Path
) -> None:
    interview = desk.do(recorded, desk.session).interview
    place = Place("documents", interview=interview, topic="carer")
    page = _open(qtbot, desk, place, into)
    assert says(page, "This interview is not finished yet.")
    assert not button(page, "Issue this copy").isEnabled()
    with qtbot.waitSignal(page.asked_for) as asked:
        press(qtbot, page, "Go on with the conversation")
    assert asked.args == [Place("interview", interview=interview)]
    with qtbot.waitSignal(page.kept):
        press(qtbot, page, "Finish the interview")
    held = desk.do(desk.session.interviewing.open, interview)
    assert held.interview.stage is Stage.FINISHED
    qtbot.waitUntil(lambda: not says(page, "This interview is not finished yet."))
    assert button(page, "Issue this copy").isEnabled()


def test_an_error_leaves_an_unfinished_interview_unissuable(
    qtbot: QtBot, desk: Desk, into: Path
) -> None:
    interview = desk.do(recorded, desk.session).interview
    page = _open(qtbot, desk, Place("documents", interview=interview), into)
    page._on_stuck(LeakFound(audience="carer", where="page 1"))
    assert not page.issue_bar.issue.isEnabled()


def test_a_practice_copy_says_that_it_is_made_up(
    qtbot: QtBot, tmp_path: Path, into: Path, dressed: QApplication
) -> None:
    with at_desk(tmp_path / "practice", Kind.PRACTICE) as desk:
        interview = desk.do(finished, desk.session).interview
        page = _open(qtbot, desk, Place("documents", interview=interview), into)
        assert page.text.toPlainText().startswith("Practice: made-up data")


def test_the_text_turns_with_the_keys_and_shows_where_the_keyboard_is(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened("social_worker")
    assert says(page.why, "held back")
    bar = page._sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1_000)
    plain = page.text.grab().toImage()
    page.text.setFocus()
    assert page.text.grab().toImage() != plain
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Space):
        before = bar.value()
        qtbot.keyClick(page.text, key)
        assert bar.value() > before
    before = bar.value()
    qtbot.keyClick(page.text, Qt.Key.Key_PageUp)
    assert bar.value() < before
    qtbot.keyClick(page.text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.text


def test_what_is_copied_is_plain_text(qtbot: QtBot, opened: Opened) -> None:
    page = opened("carer")
    page.text.selectAll()
    qtbot.keyClick(page.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasText()
    assert not copied.hasHtml()
    assert "\u2029" not in copied.text()


def test_the_register_and_the_reasons_take_turns(qtbot: QtBot, opened: Opened) -> None:
    page = opened("carer")
    qtbot.mouseClick(page.why.choice._touched[1], Qt.MouseButton.LeftButton)
    assert says(page.why, "Nothing yet. Each copy stands here once it is issued.")
    qtbot.mouseClick(page.why.choice._touched[0], Qt.MouseButton.LeftButton)
    assert says(page.why, "36 shown, 96 held back")


def test_the_way_back_knows_the_reader(
    qtbot: QtBot, interview: InterviewId, opened: Opened
) -> None:
    page = opened("carer")
    (back,) = page.tools()
    assert isinstance(back, QPushButton)
    with qtbot.waitSignal(page.asked_for) as asked:
        back.click()
    assert asked.args == [Place("consent", interview=interview, ref="carer")]
    assert page.context() == "Documents"


def test_where_there_is_no_room_the_readers_stand_over_the_copy(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened("carer")
    page.resize(800, 650)
    qtbot.waitUntil(lambda: page._sheet.isAncestorOf(page.readers))
    page.resize(1366, 650)
    qtbot.waitUntil(lambda: not page._sheet.isAncestorOf(page.readers))
