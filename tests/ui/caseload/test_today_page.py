from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from rhi_desktop.errors import BugError, DiskFull
from rhi_desktop.record.interview import Stage
from tests.builders import AFTERNOON, finished
from tests.ui.at_desk import Desk, press, says, texts
from tests.ui.caseload.cases import Opened, add, cases
from ui.caseload.case_row import CaseRow
from ui.caseload.today_page import TodayPage
from ui.forms import LinkButton, PrimaryButton
from ui.place import Place


def test_the_day_is_the_heading(opened: Opened) -> None:
    assert "Tuesday 27 October 2026" in texts(opened())


def test_an_empty_page_says_what_will_be_here_and_how_to_begin(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened()
    assert says(page, "Nobody is waiting")
    assert says(page, "the time by which they should be offered an interview")
    press(qtbot, page, "Write down a return")
    qtbot.waitUntil(lambda: says(page, "New return"))


def test_each_row_says_who_when_and_what_comes_next(desk: Desk, opened: Opened) -> None:
    add(desk, "Tomos Wyn", AFTERNOON - timedelta(hours=8))
    add(desk, "Jac Rees", None)
    add(desk, "Beth Ann Pugh", AFTERNOON - timedelta(hours=79), begun=True)
    desk.do(finished, desk.session)
    page = opened()
    rows = page.list.rows
    assert [row.accessibleName() for row in rows] == [
        "J. R.",
        "B. A. P.",
        "T. W.",
        "S. E.",
    ]
    assert [row.main.text() for row in rows] == [
        "Begin interview", "Go on", "Begin interview", "Documents",
    ]  # fmt: skip
    assert says(rows[0], "no return time is known")
    assert says(rows[1], "was due 27 October 2026, 08:21")
    assert says(rows[1], "7 hours past that")
    assert says(rows[2], "due 30 October 2026, 07:21")
    assert says(rows[2], "last seen 26 October 2026, 23:21")
    assert says(rows[3], "Finished 27 October 2026, 15:21")


def test_a_finished_return_without_a_time_says_so(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    add(desk, "Jac Rees", None, begun=True)
    interview = cases(desk)[0].interview
    assert interview is not None
    desk.do(desk.session.interviewing.finish, interview.id)
    assert says(opened().list.rows[0], "no return time is known")


def test_only_one_button_is_what_to_do_next(desk: Desk, opened: Opened) -> None:
    for name in ("Tomos Wyn", "Jac Rees"):
        add(desk, name, AFTERNOON)
    page = opened()
    assert says(page, "J. R.")
    primary = [one for one in page.findChildren(PrimaryButton) if one.isVisible()]
    assert primary == [page.list.rows[0].main]


def test_the_cards_count_what_there_is_to_do(desk: Desk, opened: Opened) -> None:
    add(desk, "Tomos Wyn", AFTERNOON - timedelta(hours=71))
    add(desk, "Beth Pugh", AFTERNOON, begun=True)
    desk.do(finished, desk.session)
    page = opened()
    assert says(page, "interview due")
    assert says(page, "draft to come back to")
    assert says(page, "record in the outbox")
    assert says(page, "the earliest at 16:21 today")


@pytest.mark.parametrize(
    ("hours", "told"),
    [(80, "the earliest was due 27 October 2026, 07:21"), (1, "the earliest 30 Oct")],
)
def test_the_earliest_is_told_with_its_day(
    desk: Desk, opened: Opened, hours: int, told: str
) -> None:
    add(desk, "Tomos Wyn", AFTERNOON - timedelta(hours=hours))
    assert says(opened(), told)


def test_names_are_masked_until_they_are_asked_for(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    desk.do(finished, desk.session)
    page = opened()
    assert not any("Example" in text for text in texts(page))
    assert "Example" not in page.list.rows[0].main.accessibleName()
    press(qtbot, page, "Show names")
    assert says(page, "Sam Example")
    assert "Sam Example" in page.list.rows[0].main.accessibleName()
    press(qtbot, page, "Hide names")
    assert not any("Example" in text for text in texts(page))


def test_what_they_like_to_be_called_is_shown_with_the_name(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    child = desk.do(
        lambda: desk.session.caseload.add_child("Beth Ann Pugh", known_as="Bet")
    )
    desk.do(desk.session.caseload.add_episode, child.id)
    page = opened()
    page.list.show_names(plainly=True)
    assert says(page, "Beth Ann Pugh, called Bet")


def test_beginning_an_interview_goes_to_it(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    add(desk, "Tomos Wyn", AFTERNOON)
    page = opened()
    with qtbot.waitSignal(page.asked_for) as asked:
        qtbot.keyClick(page.list.rows[0].main, Qt.Key.Key_Space)
    begun = cases(desk)[0].interview
    assert begun is not None
    assert asked.args == [Place("interview", interview=begun.id)]


def test_a_row_opens_when_it_is_pressed_twice(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    desk.do(finished, desk.session)
    page = opened()
    with qtbot.waitSignal(page.asked_for) as asked:
        qtbot.mouseDClick(page.list.rows[0], Qt.MouseButton.LeftButton)
    assert asked.args[0].page == "documents"


def test_who_may_know_what_can_be_gone_to_from_a_row(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    made = desk.do(finished, desk.session)
    page = opened()
    link = page.list.rows[0].findChild(LinkButton)
    with qtbot.waitSignal(page.asked_for) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [Place("consent", interview=made.interview)]


def test_the_outbox_can_be_gone_to(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    desk.do(finished, desk.session)
    page = opened()
    with qtbot.waitSignal(page.asked_for) as asked:
        press(qtbot, page, "Look at the outbox")
    assert asked.args == [Place("outbox")]


def test_a_name_is_found_by_any_part_of_it(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    for name in ("Tomos Wyn", "Nia Wyn Parry", "Jac Rees"):
        add(desk, name, AFTERNOON)
    page = opened()
    qtbot.keyClick(page, Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is page._find.box
    with qtbot.waitSignal(page.list.built):
        qtbot.keyClicks(page._find.box, "wyn")
    assert [row.accessibleName() for row in page.list.rows] == ["T. W.", "N. W. P."]
    assert says(page, "2 cases with that name")
    with qtbot.waitSignal(page.list.built):
        qtbot.keyClicks(page._find.box, "zzz")
    assert page.list.rows == []
    assert says(page, "0 cases with that name")
    assert not says(page, "Nobody is waiting")


def test_a_long_list_comes_a_page_at_a_time(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    for number in range(23):
        add(desk, f"Child Number{number}", AFTERNOON - timedelta(hours=number))
    page = opened()
    assert len(page.list.rows) == 20
    with qtbot.waitSignal(page.list.built):
        qtbot.mouseClick(page.list.later, Qt.MouseButton.LeftButton)
    assert len(page.list.rows) == 3
    assert not page.list.later.isVisible()
    assert page.list.rows[0].property("chosen") != "true"
    with qtbot.waitSignal(page.list.built):
        qtbot.mouseClick(page.list.earlier, Qt.MouseButton.LeftButton)
    assert len(page.list.rows) == 20


def test_what_goes_wrong_is_told_in_words(opened: Opened) -> None:
    page = opened()
    page._on_failed(DiskFull())
    assert says(page, "The disk is full.")
    with pytest.raises(BugError):
        page._on_failed(BugError("ours"))


def test_rows_fold_where_there_is_no_room(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    add(desk, "Tomos Wyn", AFTERNOON)
    page = opened()
    row: CaseRow = page.list.rows[0]
    wide = row.main.y()
    page.resize(620, 650)
    qtbot.waitUntil(
        lambda: row.main.mapTo(row, row.main.rect().topLeft()).y() > wide + 40
    )


def test_everything_is_in_welsh_when_it_is_asked_for(
    desk: Desk, opened: Opened
) -> None:
    desk.do(finished, desk.session)
    page = opened("cy")
    assert "Dydd Mawrth 27 Hydref 2026" in texts(page)
    assert page.place() == Place("today", language="cy")


def test_every_control_has_a_name(desk: Desk, opened: Opened) -> None:
    desk.do(finished, desk.session)
    page = opened()
    page.returns.open()
    for control in page.findChildren(QPushButton):
        assert control.accessibleName()
    case = cases(desk)[0]
    assert case.interview is not None
    assert case.interview.stage is Stage.FINISHED


def test_a_page_that_has_gone_hears_nothing(qtbot: QtBot, desk: Desk) -> None:
    page = TodayPage(desk.seat(), Place("today"))
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    told: list[None] = []  # comes back after everything the page had asked
    desk.background.run(lambda: None, then=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert not isValid(page)


def test_what_was_looked_for_before_is_not_shown_any_more(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    add(desk, "Tomos Wyn", AFTERNOON)
    add(desk, "Jac Rees", AFTERNOON)
    page = opened()
    page._find.show_text("tomos")
    page._load()
    page._find.show_text("jac")
    with qtbot.waitSignal(page.list.built):
        page._load()
    assert [row.accessibleName() for row in page.list.rows] == ["J. R."]
