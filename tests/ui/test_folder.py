from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from rhi_desktop.wording import Words
from tests.ui.at_desk import press, says
from ui.folder import FolderPanel, ask_folder, forget_where


@pytest.fixture
def notes(tmp_path: Path) -> QSettings:
    """Where Qt notes what was looked at, put somewhere of its own."""
    ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    native = QSettings.Format.NativeFormat
    for form in (ini, native):
        QSettings.setPath(form, user, str(tmp_path / "notes"))
    return QSettings(user, "QtProject")


def test_the_systems_window_gives_the_folder_and_leaves_no_note(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, notes: QSettings
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    found: list[Path] = []
    ask_folder(parent, "Where?", found.append)
    (dialog,) = parent.findChildren(QFileDialog)
    assert dialog.windowModality() is Qt.WindowModality.NonModal
    assert not dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(tmp_path))
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert found == [tmp_path]
    notes.sync()
    assert "FileDialog" not in notes.childGroups()


def test_what_qt_noted_is_forgotten(notes: QSettings) -> None:
    notes.setValue("FileDialog/lastVisited", "/home/somebody/cases")
    notes.setValue("Other/kept", "yes")
    notes.sync()
    forget_where()
    notes.sync()
    assert notes.childGroups() == ["Other"]


@pytest.fixture
def panel(
    qtbot: QtBot, dressed: QApplication, words: Words, tmp_path: Path
) -> FolderPanel:
    def ask(_: QWidget, title: str, then: Callable[[Path], object]) -> None:
        assert title == "Where to?"
        then(tmp_path)

    made = FolderPanel(words, "Where to?", "Write it", ask=ask)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.begin()
    return made


def test_a_folder_is_typed_and_taken_with_enter(
    qtbot: QtBot, panel: FolderPanel, tmp_path: Path
) -> None:
    assert QApplication.focusWidget() is panel.field.box
    qtbot.keyClicks(panel.field.box, f" {tmp_path} ")
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.keyClick(panel.field.box, Qt.Key.Key_Return)
    assert chosen.args == [tmp_path]


def test_a_home_folder_may_be_written_short(
    qtbot: QtBot, panel: FolderPanel, home: Path
) -> None:
    panel.field.show_text("~/out")
    with qtbot.waitSignal(panel.chosen) as chosen:
        press(qtbot, panel, "Write it")
    assert chosen.args == [home / "out"]


def test_no_folder_is_asked_for_again(qtbot: QtBot, panel: FolderPanel) -> None:
    press(qtbot, panel, "Write it")
    assert says(panel, "Write or choose a folder.")
    press(qtbot, panel, "Browse…")
    assert not says(panel, "Write or choose a folder.")


def test_it_can_be_left(qtbot: QtBot, panel: FolderPanel) -> None:
    with qtbot.waitSignal(panel.left):
        press(qtbot, panel, "Cancel")
