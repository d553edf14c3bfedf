"""Makes a picture of every page, from made-up data: `python -m ui.pictures --into DIR`.

English, Welsh, dark and twice the size, through the real window and a practice vault in
the same folder, which is removed afterwards. Look at them before a change is done.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from rhi_desktop import session
from rhi_desktop.settings import Settings
from rhi_desktop.wording import Language
from ui.app import dress, make_application
from ui.background import Background
from ui.forms import FocusRing
from ui.page import Page
from ui.pages import PAGES
from ui.place import Place
from ui.unlock.folders import Folders
from ui.unlock.keeper import Keeper
from ui.window import SIZE, Window

SETTLING = 600
"""Milliseconds in which a page, and what it asks of the vault, come to rest."""

SIGHTS: dict[str, Settings] = {
    "english": Settings("en", "light", 100),
    "welsh": Settings("cy", "light", 100),
    "dark": Settings("en", "dark", 100),
    "twice-the-size": Settings("en", "light", 200),
}
TOPICS = ("about_you", "why_left", "who_with", "harm", "actions")


@dataclass(frozen=True)
class Camera:
    """Takes the window as it stands, under a number that keeps the order."""

    app: QApplication
    window: Window
    into: Path

    def take(self, name: str) -> None:
        """Waits until the page has come to rest and saves it as PNG."""
        pause = QEventLoop()
        QTimer.singleShot(SETTLING, pause.quit)
        pause.exec()
        number = sum(1 for _ in self.into.glob("*.png")) + 1
        self.window.grab().save(str(self.into / f"{number:02}-{name}.png"))


def main(argv: Sequence[str] | None = None) -> int:
    """Takes every page in every sight, and says how many pictures there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, required=True, metavar="DIR")
    into: Path = parser.parse_args(argv).into
    app = make_application()
    ring = FocusRing(app)
    for name, settings in SIGHTS.items():
        folder = into / name
        folder.mkdir(parents=True, exist_ok=True)
        dress(app, settings)
        _take_all(app, folder, settings.language)
    del ring
    made = sum(1 for _ in into.rglob("*.png"))
    sys.stdout.write(f"{made} pictures of the pages in {into}\n")
    return 0


def _take_all(app: QApplication, folder: Path, language: Language) -> None:
    vault = folder / "made-up"
    with session.make_practice(vault, language) as practice:
        interview = practice.caseload.today()[0].interview
    with _window(vault, language) as window:
        camera = Camera(app, window, folder)
        camera.take("first-start")
        window.open_practice()
        while window.findChild(Page) is None:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for place in _places(interview.id if interview else "", language):
            window.go(place)
            camera.take("-".join(filter(None, (place.page, place.topic))))
        window.show_keys()
        camera.take("keys")
        window.lock()
        camera.take("locked")
        window.hide_everything()
        camera.take("hidden")


def _places(interview: str, language: Language) -> Iterator[Place]:
    """Every page, and those topics of the conversation that look unlike the others."""
    for page in PAGES:
        topics = TOPICS if page == "interview" else ("",)
        for topic in topics:
            yield Place(page, interview, topic, language=language)


@contextmanager
def _window(vault: Path, language: Language) -> Iterator[Window]:
    """The real window at its usual size, and nothing left of its vault afterwards."""
    background = Background()
    folders = Folders(vault=vault.with_name("none"), practice=vault)
    window = Window(folders, Keeper(background), PAGES, language=language)
    window.resize(SIZE)
    window.show()
    try:
        yield window
    finally:
        window.close()
        background.close()
        shutil.rmtree(vault)


if __name__ == "__main__":
    sys.exit(main())
