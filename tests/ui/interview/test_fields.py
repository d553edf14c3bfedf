"""A field for each kind of answer: a value in, a value out."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.errors import BugError
from rhi_desktop.instrument import Choice, Kind, Question
from rhi_desktop.wording import Words
from ui.interview.fields import Field, field_for
from ui.interview.fields.chips import FEW, FIRST, Chips
from ui.interview.fields.listed import Listed

Make = Callable[..., Field]
NAME = {"en": "Which & what?", "cy": "Pa un?"}


def choices(n: int) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"c{i}", {"en": f"Choice {i}", "cy": f"Dewis {i}"}) for i in range(n)
    )


@pytest.fixture
def make(qtbot: QtBot, dressed: QApplication, words: Words) -> Make:
    def made(kind: Kind, n: int = 0) -> Field:
        window = QWidget()
        question = Question("/data/t/q", "q", "t", kind, NAME, choices=choices(n))
        field = field_for(words, question, question.choices)
        QVBoxLayout(window).addWidget(field.widget)
        field.window = window
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        field.widget.setFocus()
        field.told = []
        field.edited.connect(field.told.append)
        return field

    return made


def typed(qtbot: QtBot, field: Field, text: str) -> None:
    del field
    qtbot.keyClicks(QApplication.focusWidget(), text)


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.LINE])
def test_words_go_in_and_out_and_the_caret_is_known(
    qtbot: QtBot, make: Make, kind: Kind
) -> None:
    field = make(kind)
    field.set_value("abc")
    assert field.told == []
    field.place_caret(1)
    typed(qtbot, field, "x")
    assert field.told == ["axbc"]
    assert field.caret() == 2
    field.set_value("axbc")
    assert field.caret() == 2


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.LINE])
def test_closed_words_can_be_read_and_not_changed(
    qtbot: QtBot, make: Make, kind: Kind
) -> None:
    field = make(kind)
    field.set_value("abc")
    field.close()
    typed(qtbot, field, "x")
    assert field.told == []
    assert field.widget.isEnabled()


def test_a_whole_number_takes_figures_only(qtbot: QtBot, make: Make) -> None:
    field = make(Kind.WHOLE)
    typed(qtbot, field, "1a2-.")
    assert field.told == ["1", "12"]


def test_a_number_on_its_way_is_not_told_of(qtbot: QtBot, make: Make) -> None:
    field = make(Kind.NUMBER)
    typed(qtbot, field, "1.5")
    assert field.told == ["1", "1.5"]
    field.set_value("")
    typed(qtbot, field, ".5")
    assert field.told[-1] == "0.5"


def test_a_date_is_told_when_it_is_whole_and_half_of_it_is_left_alone(
    qtbot: QtBot, make: Make
) -> None:
    field = make(Kind.DATE)
    boxes = field.widget.findChildren(QLineEdit)
    for box, text in zip(boxes, ("24", "10", "2026"), strict=True):
        qtbot.keyClicks(box, text)
        field.set_value(field.told[-1])
    assert field.told[-1] == "2026-10-24"
    assert [box.text() for box in boxes] == ["24", "10", "2026"]
    field.set_value("")
    assert [box.text() for box in boxes] == ["", "", ""]
    field.set_value("2026-01-02")
    assert boxes[0].text() == "2"


def test_a_time_of_day_and_a_moment_go_in_and_out(make: Make) -> None:
    hour = make(Kind.TIME)
    hour.set_value("18:05:00.000")
    assert hour.widget.value() == "18:05"
    moment = make(Kind.MOMENT)
    moment.set_value("2026-10-24T18:00:00.000+01:00")
    assert moment.widget.value() == "2026-10-24T18:00:00+01:00"


def test_a_closed_field_takes_nothing(make: Make) -> None:
    field = make(Kind.DATE)
    field.close()
    assert not field.widget.isEnabled()
    assert field.caret() == 0


def test_a_few_choices_are_all_in_sight_and_one_can_be_on(
    qtbot: QtBot, make: Make
) -> None:
    field = make(Kind.ONE, FEW)
    assert isinstance(field, Chips)
    chips = field._flow._touched
    assert len(chips) == FEW
    qtbot.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips[3], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips[3], Qt.MouseButton.LeftButton)
    assert field.told == ["c2", "c3", ""]


def test_several_choices_are_told_in_the_order_of_their_list(
    qtbot: QtBot, make: Make
) -> None:
    field = make(Kind.SEVERAL, 3)
    qtbot.mouseClick(field._flow._touched[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(field._flow._touched[0], Qt.MouseButton.LeftButton)
    assert field.told == ["c2", "c0 c2"]


def test_a_long_list_is_folded_and_what_was_chosen_stays_in_sight(
    qtbot: QtBot, make: Make
) -> None:
    field = make(Kind.SEVERAL, 20)
    assert len(field._flow._touched) == FIRST
    field.set_value("c0 c19")
    assert len(field._flow._touched) == FIRST + 1
    assert field._flow.value() == ("c0", "c19")
    assert field._more.text() == "+ 13 more"
    qtbot.mouseClick(field._more, Qt.MouseButton.LeftButton)
    assert len(field._flow._touched) == 20
    assert field._more is None
    assert field._flow.isAncestorOf(QApplication.focusWidget())
    assert field.told == []


def test_other_choices_are_offered_without_losing_what_was_chosen(make: Make) -> None:
    field = make(Kind.ONE, 4)
    field.set_value("c3")
    field.offer(choices(2))
    assert len(field._flow._touched) == 2
    assert field.told == []


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_one_of_many_opens_as_a_list_by_mouse_and_by_key(
    qtbot: QtBot, make: Make
) -> None:
    field = make(Kind.ONE, FEW + 1)
    assert isinstance(field, Listed)
    assert field.button.accessibleName() == "Which & what?: nothing chosen"
    qtbot.keyClick(field.button, Qt.Key.Key_Down)
    menu = field.button.children()[-1]
    menu.actions()[4].trigger()
    menu.close()
    assert field.told == ["c4"]
    assert field.button.accessibleName() == "Which & what?: Choice 4"
    qtbot.keyClick(field.button, Qt.Key.Key_Up)
    menu = field.open()
    assert menu.activeAction().data() == "c4"
    menu.actions()[-1].trigger()
    menu.close()
    assert field.told == ["c4", ""]


def test_a_list_that_offers_less_still_says_what_was_chosen(make: Make) -> None:
    field = make(Kind.ONE, FEW + 1)
    field.set_value("c8")
    field.offer(choices(3))
    assert field.button.accessibleName() == "Which & what?: c8"


def test_every_field_must_show_a_value(words: Words, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with pytest.raises(BugError):
        Field(widget).set_value("")
    Field(widget).offer(())
    Field(widget).place_caret(3)
