import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.wording import Words
from ui.forms import Chip, ChipFlow, LineField, SegmentedChoice
from ui.theme import Theme, apply

WHY = [("told", "not told"), ("family", "family & <b>friends</b>"), ("far", "far away")]
LONG = (
    "a choice so long that whoever wrote the instrument cannot have thought of the"
    " width of a page, nor of how much longer it would be in Welsh at twice the size"
)


def chips_of(group: QWidget) -> list[Chip]:
    return group.findChildren(Chip)


@pytest.fixture
def several(qtbot: QtBot, dressed: QApplication) -> ChipFlow:
    group = ChipFlow("Why", WHY, several=True)
    qtbot.addWidget(group)
    group.show()
    return group


@pytest.fixture
def one_of(qtbot: QtBot, dressed: QApplication) -> ChipFlow:
    group = ChipFlow("Where", WHY, several=False)
    qtbot.addWidget(group)
    group.show()
    return group


@pytest.fixture
def voices(qtbot: QtBot, dressed: QApplication) -> SegmentedChoice:
    strip = SegmentedChoice("Whose words", WHY)
    qtbot.addWidget(strip)
    strip.show()
    return strip


def test_several_chips_can_be_on(qtbot: QtBot, several: ChipFlow) -> None:
    heard: list[tuple[str, ...]] = []
    several.chosen.connect(heard.append)
    first, _, last = chips_of(several)
    for chip in (last, first):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(2, 14))
    assert heard == [("far",), ("told", "far")]
    assert several.value() == ("told", "far")


def test_choosing_another_takes_the_first_away(qtbot: QtBot, one_of: ChipFlow) -> None:
    heard: list[tuple[str, ...]] = []
    one_of.chosen.connect(heard.append)
    first, second, _ = chips_of(one_of)
    for chip in (first, second, second):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert heard == [("told",), ("family",), ()]


def test_arrows_go_along_and_space_chooses(qtbot: QtBot, several: ChipFlow) -> None:
    first, second, third = chips_of(several)
    qtbot.keyClick(first, Qt.Key.Key_Space)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    assert several.value() == ("told",)
    qtbot.keyClick(second, Qt.Key.Key_Space)
    qtbot.keyClick(second, Qt.Key.Key_Left)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert third.hasFocus()
    assert several.value() == ("told", "family")


def test_tab_goes_past_a_group_in_one_step(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    group = ChipFlow("Why", WHY, several=True)
    group.show_value(["family"])
    before, after = LineField(words, "Before"), LineField(words, "After")
    for widget in (before, group, after):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    before.setFocus()
    stops = []
    for _ in range(2):
        page.focusNextChild()
        stops.append(page.focusWidget())
    assert stops == [chips_of(group)[1], after.box]


def test_showing_a_value_tells_nobody(qtbot: QtBot, one_of: ChipFlow) -> None:
    with qtbot.assertNotEmitted(one_of.chosen):
        one_of.show_value(["far"])
        one_of.show_value([])
    assert one_of.value() == ()
    one_of.show_value(["family"])
    assert one_of.focusProxy() is chips_of(one_of)[1]


def test_a_group_without_choices_stands(qtbot: QtBot, dressed: QApplication) -> None:
    group = ChipFlow("Nothing yet", [], several=True)
    qtbot.addWidget(group)
    group.show()
    assert group.value() == ()


def test_chips_say_what_they_are(several: ChipFlow, one_of: ChipFlow) -> None:
    for group, role in (
        (several, QAccessible.Role.CheckBox),
        (one_of, QAccessible.Role.RadioButton),
    ):
        for chip, (_, label) in zip(chips_of(group), WHY, strict=True):
            told = QAccessible.queryAccessibleInterface(chip)
            assert told.role() is role
            assert told.text(QAccessible.Text.Name) == label


def test_choosing_moves_nothing(qtbot: QtBot, several: ChipFlow) -> None:
    before = [chip.geometry() for chip in chips_of(several)]
    several.show_value(["told", "family", "far"])
    several.grab()
    assert [chip.geometry() for chip in chips_of(several)] == before


@pytest.mark.parametrize("scale", [100, 200])
def test_a_long_choice_wraps_and_is_whole(
    qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    apply(qapp, Theme(scale=scale))
    page = QWidget()
    column = QVBoxLayout(page)
    group = ChipFlow("Why", [("long", LONG), ("short", "no")], several=True)
    column.addWidget(group)
    qtbot.addWidget(page)
    page.resize(500, 900)
    page.show()
    chip = chips_of(group)[0]
    assert chip.width() <= group.width()
    assert chip.height() >= chip.heightForWidth(chip.width())
    assert chip.height() > 2 * chip.sizeHint().height() * 0.8
    assert not group.grab().isNull()
    apply(qapp, Theme())


def test_every_chip_is_large_enough_to_touch(several: ChipFlow) -> None:
    assert all(min(c.width(), c.height()) >= 24 for c in chips_of(several))


def test_in_a_strip_the_arrows_choose(qtbot: QtBot, voices: SegmentedChoice) -> None:
    voices.show_value(["told"])
    heard: list[tuple[str, ...]] = []
    voices.chosen.connect(heard.append)
    voices.setFocus()
    for _ in range(3):
        now = voices.focusProxy()
        assert now is not None
        qtbot.keyClick(now, Qt.Key.Key_Right)
    assert heard == [("family",), ("far",), ("told",)]


def test_touching_what_is_on_in_a_strip_leaves_it_on(
    qtbot: QtBot, voices: SegmentedChoice
) -> None:
    voices.show_value(["family"])
    there = voices.focusProxy()
    assert there is not None
    qtbot.mouseClick(there, Qt.MouseButton.LeftButton)
    assert voices.value() == ("family",)
    assert not voices.grab().isNull()
