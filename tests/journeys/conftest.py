"""The real window over a cheap real vault, and somebody to work it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rhi_desktop import session
from rhi_desktop.clock import Clock, stopped_at
from rhi_desktop.practice.example import example_interview
from rhi_desktop.record.advocate import Advocate
from rhi_desktop.vault.cost import CHEAPEST
from rhi_desktop.wording import Language
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
    """What is to be done, at a time that stands still, and who does it."""

    given: Given
    clock: Clock
    folders: Folders
    driver: Driver


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    hands = Background()
    yield hands
    hands.close()


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    apply(qapp, Theme())
    follows = FocusRing(qapp)
    yield follows
    qapp.focusChanged.disconnect(follows._on_focus_changed)
    follows.deleteLater()


@pytest.fixture
def begin_a_day(
    qtbot: QtBot, ring: FocusRing, background: Background, tmp_path: Path
) -> Iterator[Callable[[Language], Day]]:
    """A day in one language: a vault with the cheapest keys, and the window over it."""
    windows: list[Window] = []

    def begin(language: Language) -> Day:
        given = example_interview(language)
        clock = stopped_at(datetime.fromisoformat(given["at"]))
        folders = Folders(vault=tmp_path / "vault", practice=tmp_path / "practice")
        key = session.passphrase_bytes(PASSPHRASE)
        advocate = Advocate(**given["advocate"])
        session.make(folders.vault, advocate, key, clock=clock, cost=CHEAPEST)
        window = Window(folders, Keeper(background, clock), PAGES, language=language)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        driver = Driver(Hands(qtbot, window), window, background)
        return Day(given, clock, folders, driver)

    yield begin
    for window in windows:
        window.close()
