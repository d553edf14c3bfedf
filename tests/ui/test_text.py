from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.text import PlainLabel, announce, named, on_button


@pytest.fixture
def marked(tmp_path: Path) -> str:
    """Text that a guessing label would follow to a file."""
    image = tmp_path / "seen.png"
    image.write_bytes(b"")
    return f'<img src="{image}"><b>She said</b> a < b & c'


def test_a_label_never_takes_text_for_markup(
    qtbot: QtBot, dressed: QApplication, marked: str
) -> None:
    label = PlainLabel(marked)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == marked


def test_markup_shows_as_the_very_same_letters(
    qtbot: QtBot, dressed: QApplication
) -> None:
    plain, marked = PlainLabel("bb", wraps=False), PlainLabel("<b>b</b>b", wraps=False)
    for label in (plain, marked):
        qtbot.addWidget(label)
    assert marked.sizeHint().width() > 2 * plain.sizeHint().width()


def test_a_label_takes_the_look_of_its_role(
    qtbot: QtBot, dressed: QApplication
) -> None:
    label = PlainLabel("Kept", "soft", wraps=False)
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.sizeHint().height()
    label.take_role("title")
    label.ensurePolished()
    assert label.sizeHint().height() > before


def test_the_name_is_what_a_screen_reader_says(
    qtbot: QtBot, dressed: QApplication
) -> None:
    widget = named(QWidget(), "Why I left", "In your words")
    qtbot.addWidget(widget)
    told = QAccessible.queryAccessibleInterface(widget)
    assert told.text(QAccessible.Text.Name) == "Why I left"
    assert told.text(QAccessible.Text.Description) == "In your words"


def test_an_announcement_does_nothing_when_nobody_listens(
    qtbot: QtBot, dressed: QApplication
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Kept")
    QAccessible.setActive(True)
    announce(widget, "Kept")
    QAccessible.setActive(False)
    assert widget.accessibleName() == ""


def test_an_ampersand_on_a_button_is_not_a_shortcut() -> None:
    assert on_button("You & me") == "You && me"
