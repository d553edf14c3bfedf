from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.wording import Words
from ui.forms import LineField, PassphraseField, QuietButton, ScrollPage, TextArea
from ui.theme import Theme, apply


@pytest.fixture
def area(qtbot: QtBot, dressed: QApplication, words: Words) -> TextArea:
    field = TextArea(words, "What was going on for you")
    qtbot.addWidget(field)
    field.resize(400, 100)
    field.show()
    return field


def test_every_change_somebody_makes_is_told(qtbot: QtBot, area: TextArea) -> None:
    heard: list[str] = []
    area.edited.connect(heard.append)
    qtbot.keyClicks(area, "Mum")
    assert heard == ["M", "Mu", "Mum"]


def test_text_put_in_is_told_to_nobody_and_cannot_be_undone(
    qtbot: QtBot, area: TextArea
) -> None:
    area.show_text("somebody else’s words")
    with qtbot.assertNotEmitted(area.edited):
        area.show_text("these words")
    area.undo()
    assert area.toPlainText() == "these words"


def test_the_field_grows_with_its_words(qtbot: QtBot, area: TextArea) -> None:
    small = area.sizeHint().height()
    area.show_text("word " * 400)
    assert area.sizeHint().height() > 2 * small
    area.show_text("")
    assert area.sizeHint().height() == small


def test_no_line_is_out_of_sight(
    qtbot: QtBot, qapp: QApplication, words: Words
) -> None:
    apply(qapp, Theme(scale=200))
    page = QWidget()
    column = QVBoxLayout(page)
    field = TextArea(words, "x")
    column.addWidget(field)
    qtbot.addWidget(page)
    page.resize(500, 400)
    field.show_text("word " * 100)
    page.show()
    qtbot.waitUntil(lambda: field.height() >= field.sizeHint().height())
    assert field.verticalScrollBar().maximum() == 0
    apply(qapp, Theme())


def test_tab_leaves_the_field(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    field, after = TextArea(words, "x"), QuietButton("Next")
    for widget in (field, after):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert page.focusWidget() is after
    assert field.toPlainText() == ""


def test_only_plain_words_are_pasted(area: TextArea, tmp_path: Path) -> None:
    image = tmp_path / "seen.png"
    rich = QMimeData()
    rich.setHtml(f'<b>bold</b><img src="{image}">')
    rich.setText("bold")
    rich.setUrls([QUrl.fromLocalFile(str(image))])
    area.insertFromMimeData(rich)
    assert area.toPlainText() == "bold"
    assert area.canInsertFromMimeData(rich)
    only_link = QMimeData()
    only_link.setImageData("x")
    assert not area.canInsertFromMimeData(only_link)


def test_only_plain_words_are_copied(area: TextArea) -> None:
    area.show_text("one\ntwo")
    area.selectAll()
    copied = area.createMimeDataFromSelection()
    assert copied.formats() == ["text/plain"]
    assert copied.text() == "one\ntwo"


def test_nothing_learns_what_is_written(area: TextArea, words: Words) -> None:
    hints = area.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert not area.acceptDrops()


def test_the_caret_comes_back_to_its_place(area: TextArea) -> None:
    area.show_text("Mum’s")
    area.place_caret(3)
    assert area.caret() == 3
    area.place_caret(99)
    assert area.caret() == 5


def test_the_caret_stays_in_sight_on_a_long_page(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    page = ScrollPage("x")
    field = TextArea(words, "x")
    page.body.addWidget(field)
    qtbot.addWidget(page)
    page.resize(400, 200)
    page.show()
    field.show_text("word " * 600)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    field.setFocus()
    field.place_caret(3000)
    assert page.verticalScrollBar().value() > 0


def menu_of(field: QWidget) -> QMenu:
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(4, 4), field.mapToGlobal(QPoint(4, 4))
    )
    inside = field.viewport() if isinstance(field, TextArea) else field
    QGuiApplication.sendEvent(inside, event)
    (menu,) = field.findChildren(QMenu)
    return menu


@pytest.mark.qt_log_ignore("grabbing the keyboard", r"support raise\(\)")
def test_the_menu_of_a_field_speaks_our_words(
    qtbot: QtBot, area: TextArea, words: Words
) -> None:
    line = LineField(words, "Name")
    qtbot.addWidget(line)
    line.show()
    for field in (area, line.box):
        menu = menu_of(field)
        said = [action.text() for action in menu.actions()]
        assert said == ["Undo", "Cut", "Copy", "Paste", "Select all"]
        menu.close()


@pytest.fixture
def line(qtbot: QtBot, dressed: QApplication, words: Words) -> LineField:
    field = LineField(words, "Known as", "What they like to be called.")
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_line_tells_each_change_and_enter(qtbot: QtBot, line: LineField) -> None:
    heard: list[str] = []
    line.edited.connect(heard.append)
    qtbot.keyClicks(line.box, "Jo")
    assert heard == ["J", "Jo"]
    assert line.text() == "Jo"
    with qtbot.waitSignal(line.finished):
        qtbot.keyClick(line.box, Qt.Key.Key_Return)


def test_putting_text_in_a_line_tells_nobody(qtbot: QtBot, line: LineField) -> None:
    with qtbot.assertNotEmitted(line.edited):
        line.show_text("Jo")


def test_what_to_put_right_is_said_and_taken_away(line: LineField) -> None:
    told = QAccessible.queryAccessibleInterface(line.box)
    assert told.text(QAccessible.Text.Name) == "Known as"
    line.show_mend("Write a name.")
    assert told.text(QAccessible.Text.Description) == "Write a name."
    assert line._mend.isVisible()
    line.show_mend("")
    assert told.text(QAccessible.Text.Description) == "What they like to be called."
    assert not line._mend.isVisible()


def test_a_line_may_leave_its_label_to_others(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    field = LineField(words, "Name", shows_label=False)
    qtbot.addWidget(field)
    field.show()
    assert not field._label.isVisible()
    assert field.box.accessibleName() == "Name"


def test_a_passphrase_is_hidden_until_it_is_asked_for(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    field = PassphraseField(words, "Passphrase")
    qtbot.addWidget(field)
    field.show()
    assert field.box.echoMode() is QLineEdit.EchoMode.Password
    field.show_plainly(plainly=True)
    assert field.box.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.keyClicks(field.box, "five words")
    assert field.take() == "five words"
    assert field.text() == ""


def test_no_control_is_ever_a_window_of_its_own(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    before = set(dressed.topLevelWidgets())
    field = LineField(words, "Known as", "What they like to be called.")
    qtbot.addWidget(field)
    new = set(dressed.topLevelWidgets()) - before
    assert [widget for widget in new if widget.isVisible()] == []
