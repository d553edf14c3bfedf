"""A day: the real window over a cheap real vault, and a clock that stands still."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rhi_desktop import session
from rhi_desktop.clock import Clock, stopped_at
from rhi_desktop.record.advocate import Advocate
from rhi_desktop.vault.cost import CHEAPEST
from tests.journeys.driver import PASSPHRASE, Driver, Given
from tests.journeys.hands import Hands
from ui.background import Background
from ui.forms import FocusRing
from ui.pages import PAGES
from ui.theme import Theme, apply
from ui.unlock.folders import Folders
from ui.unlock.keeper import Keeper
from ui.window import Window


@dataclass(frozen=True)
class Day:
    """What is to be done, when, in which vault, and somebody to do it."""

    given: Given
    clock: Clock
    vault: Path
    driver: Driver


@contextmanager
def a_day(qtbot: QtBot, app: QApplication, folder: Path, given: Given) -> Iterator[Day]:
    """The window locked over a vault with the cheapest keys, in the file's language."""
    clock = stopped_at(datetime.fromisoformat(given["at"]))
    folders = Folders(vault=folder / "vault", practice=folder / "practice")
    advocate = Advocate(**given["advocate"])
    key = session.passphrase_bytes(PASSPHRASE)
    session.make(folders.vault, advocate, key, clock=clock, cost=CHEAPEST)
    apply(app, Theme())
    ring, background = FocusRing(app), Background()
    language = given["language"]
    window = Window(folders, Keeper(background, clock), PAGES, language=language)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        driver = Driver(Hands(qtbot, window), window, background)
        yield Day(given, clock, folders.vault, driver)
    finally:
        window.close()
        background.close()
        app.focusChanged.disconnect(ring._on_focus_changed)
        ring.deleteLater()
