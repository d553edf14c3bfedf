from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rhi_desktop.errors import DiskFull
from tests.ui.at_desk import Desk, press, says
from tests.ui.caseload.cases import Opened, add, cases
from ui.forms import DateField, MomentField


def _type(qtbot: QtBot, field: DateField | MomentField, *digits: str) -> None:
    boxes = [*getattr(field, "day", field)._boxes]
    if isinstance(field, MomentField):
        boxes += field.time._boxes
    for box, typed in zip(boxes, digits, strict=True):
        qtbot.keyClicks(box, typed)


def test_a_new_return_is_written_with_the_keyboard_alone(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened()
    qtbot.keyClick(page, Qt.Key.Key_N)
    panel = page.returns.panel
    assert panel is not None
    assert QApplication.focusWidget() is panel.name.box
    qtbot.keyClicks(panel.name.box, "Nia Wyn Parry")
    qtbot.keyClicks(panel.known_as.box, "Nia")
    _type(qtbot, panel.born, "3", "5", "2011")
    _type(qtbot, panel.last_seen, "24", "10", "2026", "16", "00")
    _type(qtbot, panel.returned, "26", "10", "2026", "7", "40")
    with qtbot.waitSignals([page.kept, page.list.built]):
        qtbot.keyClick(panel.known_as.box, Qt.Key.Key_Return)
    case = cases(desk)[0]
    assert (case.child.name, case.child.known_as) == ("Nia Wyn Parry", "Nia")
    assert case.child.born == date(2011, 5, 3)
    assert case.episode.returned == datetime.fromisoformat("2026-10-26T07:40:00+00:00")
    assert case.episode.last_seen == datetime.fromisoformat("2026-10-24T15:00:00+00:00")
    assert page.returns.panel is None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.list.rows[0].main)
    assert says(page, "N. W. P.")


def test_each_field_says_what_to_put_right(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened()
    page.returns.open()
    panel = page.returns.panel
    assert panel is not None
    _type(qtbot, panel.born, "3", "5", "2031")
    _type(qtbot, panel.last_seen, "28", "10", "2026", "16", "00")
    _type(qtbot, panel.returned, "26", "10", "2026", "7", "61")
    press(qtbot, page, "Keep this return")
    assert says(page, "Write the name.")
    assert says(page, "This day is still to come. Check the year.")
    assert says(page, "This time is still to come. Check the day.")
    assert says(page, "Write the time by the 24-hour clock")
    assert QApplication.focusWidget() is panel.name.box
    assert cases(desk) == ()


def test_a_return_before_being_last_seen_is_asked_about(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened()
    page.returns.open()
    panel = page.returns.panel
    assert panel is not None
    qtbot.keyClicks(panel.name.box, "Nia")
    _type(qtbot, panel.last_seen, "26", "10", "2026", "16", "00")
    _type(qtbot, panel.returned, "26", "10", "2026", "7", "40")
    press(qtbot, page, "Keep this return")
    assert says(page, "This is before they were last seen. Check both.")
    assert cases(desk) == ()


@pytest.mark.parametrize("born", [date(2011, 5, 3), None])
def test_somebody_of_that_name_is_asked_about_first(
    qtbot: QtBot, desk: Desk, opened: Opened, born: date | None
) -> None:
    task = desk.session.caseload
    child = desk.do(lambda: task.add_child("Nia Parry", born=born))
    desk.do(task.add_episode, child.id)
    page = opened()
    page.returns.open()
    panel = page.returns.panel
    assert panel is not None
    qtbot.keyClicks(panel.name.box, "nia  parry")
    qtbot.keyClick(panel.name.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(page, "of that name is here already"))
    assert says(page, "born 3 May 2011") is (born is not None)
    qtbot.keyClick(panel.name.box, Qt.Key.Key_Return)
    assert len(cases(desk)) == 1
    qtbot.mouseClick(panel.same._touched[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.kept):
        press(qtbot, page, "Keep this return")
    assert {case.child.id for case in cases(desk)} == {child.id}
    assert len(cases(desk)) == 2


def test_somebody_else_of_the_same_name_is_somebody_else(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    add(desk, "Nia Parry", None)
    page = opened()
    page.returns.open()
    panel = page.returns.panel
    assert panel is not None
    qtbot.keyClicks(panel.name.box, "Nia Parry")
    qtbot.keyClick(panel.name.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(page, "of that name is here already"))
    qtbot.mouseClick(panel.same._touched[1], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.kept):
        qtbot.keyClick(panel.name.box, Qt.Key.Key_Return)
    assert len({case.child.id for case in cases(desk)}) == 2


def test_writing_the_name_on_takes_the_question_away(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    add(desk, "Nia Parry", None)
    page = opened()
    page.returns.open()
    panel = page.returns.panel
    assert panel is not None
    qtbot.keyClicks(panel.name.box, "Nia Parry")
    qtbot.keyClick(panel.name.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(page, "of that name is here already"))
    qtbot.keyClicks(panel.name.box, "-Jones")
    assert not says(page, "of that name is here already")


def test_cancelling_writes_nothing(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    page = opened()
    page.returns.open()
    panel = page.returns.panel
    assert panel is not None
    qtbot.keyClicks(panel.name.box, "Nia")
    press(qtbot, page, "Cancel")
    page.flush()
    assert cases(desk) == ()


def test_locking_keeps_a_return_that_is_written_out(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened()
    page.flush()
    page.returns.open()
    panel = page.returns.panel
    assert panel is not None
    page.flush()
    assert cases(desk) == ()
    qtbot.keyClicks(panel.name.box, "Nia Parry")
    page.flush()
    assert [case.child.name for case in cases(desk)] == ["Nia Parry"]


def test_a_return_handed_over_is_not_kept_twice(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened()
    page.returns.open()
    panel = page.returns.panel
    assert panel is not None
    qtbot.keyClicks(panel.name.box, "Nia Parry")
    new = panel.as_written()
    assert new is not None
    with qtbot.waitSignal(page.kept):
        page.returns._keep(new, None)
        page.flush()
    assert len(cases(desk)) == 1


def test_what_could_not_be_kept_can_be_put_right(qtbot: QtBot, opened: Opened) -> None:
    page = opened()
    page.returns.open()
    assert page.returns.panel is not None
    page.returns.panel.setEnabled(False)
    page.returns._on_failed(DiskFull())
    assert says(page, "The disk is full.")
    assert page.returns.panel.isEnabled()
