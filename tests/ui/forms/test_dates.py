from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.clock import LOCAL
from rhi_desktop.wording import Words
from ui.forms import DateField, LineField, MomentField, TimeField
from ui.forms.dates import _happened


def type_into(qtbot: QtBot, field: DateField | TimeField, *parts: str) -> None:
    for box, part in zip(field._boxes, parts, strict=True):
        box.clear()
        qtbot.keyClicks(box, part)


@pytest.fixture
def born(qtbot: QtBot, dressed: QApplication, words: Words) -> DateField:
    field = DateField(words, "Born")
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def hour(qtbot: QtBot, dressed: QApplication, words: Words) -> TimeField:
    field = TimeField(words, "At")
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def moment(qtbot: QtBot, dressed: QApplication, words: Words) -> MomentField:
    field = MomentField(words, "Came back")
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_date_is_told_once_it_is_whole(qtbot: QtBot, born: DateField) -> None:
    heard: list[str] = []
    born.edited.connect(heard.append)
    type_into(qtbot, born, "3", "5", "2011")
    assert heard[-1] == "2011-05-03"
    assert set(heard[:-1]) == {""}
    assert born.value() == "2011-05-03"


def test_a_date_put_in_is_told_to_nobody(qtbot: QtBot, born: DateField) -> None:
    with qtbot.assertNotEmitted(born.edited):
        born.show_value("2011-05-03")
    assert [box.text() for box in born._boxes] == ["3", "5", "2011"]
    born.show_value("")
    assert born.is_empty()


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        (("", "", ""), ""),
        (("3", "", "2011"), "Write the day, the month and the year."),
        (("3", "5", "11"), "Write the year with four figures."),
        (("31", "6", "2011"), "There is no such date. Check the day and the month."),
        (("3", "5", "1011"), "There is no such date. Check the day and the month."),
    ],
)
def test_a_date_that_is_not_one_says_what_to_do(
    qtbot: QtBot, born: DateField, parts: tuple[str, str, str], problem: str
) -> None:
    type_into(qtbot, born, *parts)
    assert born.value() == ""
    assert born.problem() == problem


def test_nothing_is_marked_until_the_keyboard_leaves(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    field, after = DateField(words, "Born"), LineField(words, "Next")
    row.addWidget(field)
    row.addWidget(after)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field.setFocus()
    type_into(qtbot, field, "31", "6", "2011")
    field._boxes[1].setFocus()
    field._boxes[2].setFocus()
    assert not field._mend.isVisible()
    after.setFocus()
    assert field._mend.isVisible()
    type_into(qtbot, field, "30", "6", "2011")
    assert not field._mend.isVisible()


def test_only_figures_can_be_typed(qtbot: QtBot, born: DateField) -> None:
    type_into(qtbot, born, "x3", "-5", "20a11")
    assert born.value() == "2011-05-03"


def test_each_box_is_named_for_its_field(born: DateField) -> None:
    names = [box.accessibleName() for box in born._boxes]
    assert names == ["Born: Day", "Born: Month", "Born: Year"]


def test_a_time_is_told_by_the_24_hour_clock(qtbot: QtBot, hour: TimeField) -> None:
    type_into(qtbot, hour, "18", "5")
    assert hour.value() == "18:05"
    assert hour.problem() == ""


def test_a_time_that_is_not_one_says_what_to_do(qtbot: QtBot, hour: TimeField) -> None:
    for parts in (("25", "00"), ("18", "")):
        type_into(qtbot, hour, *parts)
        assert hour.value() == ""
        assert hour.problem().startswith("Write the time by the 24-hour clock")
    hour.show_value("")
    assert hour.problem() == ""


def test_a_moment_carries_its_zone(qtbot: QtBot, moment: MomentField) -> None:
    heard: list[str] = []
    moment.edited.connect(heard.append)
    type_into(qtbot, moment.day, "24", "10", "2026")
    type_into(qtbot, moment.time, "18", "0")
    assert heard[-1] == "2026-10-24T18:00:00+01:00"
    assert moment.value() == heard[-1]


def test_of_an_hour_that_came_twice_the_first_is_meant(
    qtbot: QtBot, moment: MomentField
) -> None:
    type_into(qtbot, moment.day, "25", "10", "2026")
    type_into(qtbot, moment.time, "1", "30")
    assert moment.value() == "2026-10-25T01:30:00+01:00"


def test_an_hour_that_never_was_is_not_taken(qtbot: QtBot, moment: MomentField) -> None:
    type_into(qtbot, moment.day, "29", "3", "2026")
    type_into(qtbot, moment.time, "1", "30")
    assert moment.value() == ""
    assert moment.problem() == "The clocks went forward then. Check the hour."


def test_half_a_moment_says_what_is_missing(qtbot: QtBot, moment: MomentField) -> None:
    assert moment.problem() == ""
    type_into(qtbot, moment.day, "24", "10", "2026")
    assert moment.problem() == "Write both the date and the time."
    type_into(qtbot, moment.time, "99", "0")
    assert moment.problem().startswith("Write the time")
    moment.show_mend(moment.problem())
    assert moment.day._mend.isVisible()


def test_a_moment_is_shown_in_local_time(moment: MomentField) -> None:
    moment.show_value("2026-10-24T17:00:00+00:00")
    assert moment.value() == "2026-10-24T18:00:00+01:00"
    moment.show_value("")
    assert moment.is_empty()


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)))  # noqa: DTZ001
def test_every_moment_that_was_is_known_to_have_been(naive: datetime) -> None:
    there = naive.replace(tzinfo=UTC, microsecond=0).astimezone(LOCAL)
    assert _happened(there)
    assert there.date() >= date(1989, 12, 31)
