"""A vault that is open, and Today on screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import Desk, at_desk, shown
from tests.ui.caseload.cases import Opened
from ui.caseload.today_page import TodayPage
from ui.place import Place


@pytest.fixture
def desk(dressed: QApplication, tmp_path: Path) -> Iterator[Desk]:
    with at_desk(tmp_path / "vault") as held:
        yield held


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Opened:
    def open_page(language: str = "en") -> TodayPage:
        page = TodayPage(desk.seat(language), Place("today", language=language))
        with qtbot.waitSignal(page.list.built):
            shown(qtbot, page)
        return page

    return open_page
