"""Types into the real window, a letter at a time, and says when; to be killed."""

import os
import sys
import time
from itertools import cycle
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from rhi_desktop.settings import Settings
from ui.app import dress, make_application
from ui.background import Background
from ui.interview.page import InterviewPage
from ui.page import Page
from ui.pages import PAGES
from ui.place import Place
from ui.unlock.folders import Folders
from ui.unlock.keeper import Keeper
from ui.window import Window

STORY = "/data/why_left/story"
LETTERS = "they moved my contact again and nobody told me "
PACE = 66
"""Milliseconds between two letters: somebody who types fast."""


def main(folder: Path, interview: str, passphrase: str) -> None:
    """Opens the vault at the door, goes to the story and types for ever."""
    app = make_application()
    dress(app, Settings())
    folders = Folders(vault=folder, practice=folder / "none")
    window = Window(folders, Keeper(Background()), PAGES)
    window.show()
    window.activateWindow()
    _until(app, lambda: bool(window.findChildren(QLineEdit)))
    field = window.findChildren(QLineEdit)[0]
    QTest.keyClicks(field, passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)
    _until(app, lambda: window.findChild(Page) is not None)
    window.go(Place("interview", interview, "why_left", STORY))
    page = window.findChild(InterviewPage)
    assert isinstance(page, InterviewPage)
    _until(app, lambda: page.board is not None and page.board.row is not None)
    letters, typed = cycle(LETTERS), []

    def type_one() -> None:
        letter = next(letters)
        QTest.keyClick(app.focusWidget(), letter)
        typed.append(letter)
        print(f"{time.monotonic()} {len(typed)}", flush=True)

    timer = QTimer(window)
    timer.timeout.connect(type_one)
    timer.start(PACE)
    app.exec()


def _until(app: QApplication, fact: object) -> None:
    assert callable(fact)
    while not fact():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
