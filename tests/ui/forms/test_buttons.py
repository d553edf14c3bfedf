import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.forms import (
    ConsentButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    RiskButton,
    TabButton,
)
from ui.theme import Theme, apply

KINDS = [PrimaryButton, QuietButton, ConsentButton, RiskButton, LinkButton]


@pytest.mark.parametrize("kind", KINDS)
def test_every_button_is_named_and_large_enough_to_touch(
    qtbot: QtBot, dressed: QApplication, kind: type[QuietButton]
) -> None:
    button = kind("Hide & seek", key="F9")
    qtbot.addWidget(button)
    button.show()
    assert button.accessibleName() == "Hide & seek"
    assert button.accessibleDescription() == "F9"
    assert min(button.width(), button.height()) >= 24
    told = QAccessible.queryAccessibleInterface(button)
    assert told.role() is QAccessible.Role.PushButton
    assert not button.grab().isNull()


def test_the_key_has_room_of_its_own(qtbot: QtBot, dressed: QApplication) -> None:
    plain, keyed = QuietButton("Hide"), QuietButton("Hide", key="Esc Esc")
    for button in (plain, keyed):
        qtbot.addWidget(button)
    assert keyed.minimumSizeHint().width() > plain.minimumSizeHint().width() + 30


def test_a_button_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp, Theme(scale=200))
    button = PrimaryButton("Begin interview", key="N")
    qtbot.addWidget(button)
    large = button.sizeHint()
    apply(qapp, Theme())
    button.ensurePolished()
    assert large.width() > 1.7 * button.sizeHint().width()


def test_space_presses_a_button(qtbot: QtBot, dressed: QApplication) -> None:
    button = QuietButton("Lock")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_tab_we_are_in_is_checked(qtbot: QtBot, dressed: QApplication) -> None:
    tab = TabButton("Today")
    qtbot.addWidget(tab)
    tab.setChecked(True)
    told = QAccessible.queryAccessibleInterface(tab)
    assert told.role() is QAccessible.Role.RadioButton
    assert told.state().checked
