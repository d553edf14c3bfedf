import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.wording import Words
from ui.forms import (
    Badge,
    FactRow,
    Labelled,
    LineField,
    ListCard,
    ListRow,
    Notice,
    QuietButton,
    ScrollPage,
    TwoEnds,
    rule,
)
from ui.text import PlainLabel
from ui.theme import Theme, apply


def test_a_notice_with_nothing_to_say_is_not_there(
    qtbot: QtBot, dressed: QApplication
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    notice = Notice("", "mend")
    column.addWidget(notice)
    qtbot.addWidget(page)
    page.show()
    assert not notice.isVisible()
    notice.say("The disk is full.")
    assert notice.isVisible()
    assert notice.accessibleName() == "The disk is full."
    notice.say("")
    assert not notice.isVisible()


def test_a_notice_never_becomes_a_window(qtbot: QtBot, dressed: QApplication) -> None:
    notice = Notice("")
    qtbot.addWidget(notice)
    notice.say("Kept")
    assert not notice.isVisible()


def test_a_row_knows_where_it_stands(qtbot: QtBot, dressed: QApplication) -> None:
    card = ListCard()
    qtbot.addWidget(card)
    rows = [card.add_row(ListRow(name)) for name in ("A. M.", "T. W.", "J. R.")]
    rows[1].mark("chosen", on=True)
    standing = [(row.property("first"), row.property("last")) for row in rows]
    assert standing == [("true", "false"), ("false", "false"), ("false", "true")]
    assert rows[1].property("chosen") == "true"


def test_a_row_opens_when_it_is_pressed_twice(
    qtbot: QtBot, dressed: QApplication
) -> None:
    row = ListRow("A. M.")
    row.add_cell(1, PlainLabel("A. M.", "strong"), Badge("due today", "risk"))
    qtbot.addWidget(row)
    row.show()
    with qtbot.waitSignal(row.opened):
        qtbot.mouseDClick(row, Qt.MouseButton.LeftButton)
    assert row.accessibleName() == "A. M."


@pytest.mark.parametrize(("width", "over"), [(900, False), (150, True)])
def test_a_fact_lies_beside_its_name_where_there_is_room(
    qtbot: QtBot, dressed: QApplication, width: int, *, over: bool
) -> None:
    row = FactRow("Due", "Thursday 29 October 2026", "72 hours from return")
    qtbot.addWidget(row)
    row.resize(width, 120)
    row.show()
    qtbot.wait(1)
    assert (row.fact.y() > row._name.y() + 4) is over


@pytest.mark.parametrize(("width", "over"), [(900, False), (200, True)])
def test_two_ends_lie_over_each_other_where_it_is_narrow(
    qtbot: QtBot, dressed: QApplication, width: int, *, over: bool
) -> None:
    left, right = QuietButton("Everything is kept"), QuietButton("Someone is at risk")
    ends = TwoEnds([left], [right])
    qtbot.addWidget(ends)
    ends.resize(width, 200)
    ends.show()
    qtbot.waitUntil(lambda: (right.y() > left.y()) is over)


def test_a_page_is_no_wider_than_can_be_read(
    qtbot: QtBot, dressed: QApplication
) -> None:
    page = ScrollPage("Today", width=660)
    label = PlainLabel("word " * 300)
    page.body.addWidget(label)
    page.body.addWidget(rule())
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    assert label.width() <= 660
    assert page.accessibleName() == "Today"


def test_nothing_is_cut_off_at_twice_the_size(qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp, Theme(scale=200))
    page = ScrollPage("Today", width=660)
    label = PlainLabel("word " * 60)
    page.body.addWidget(label)
    qtbot.addWidget(page)
    page.resize(700, 400)
    page.show()
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert page.horizontalScrollBar().maximum() == 0
    apply(qapp, Theme())


def test_a_label_leads_the_keyboard_to_its_field(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    field = LineField(words, "Name", shows_label=False)
    labelled = Labelled("Name", field, "As they say it")
    qtbot.addWidget(labelled)
    labelled.show()
    labelled.setFocus()
    assert labelled.focusWidget() is field.box
    assert labelled.field is field
