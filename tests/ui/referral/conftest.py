"""A vault that is open, and the consent page on screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rhi_desktop.record.ids import InterviewId
from tests.builders import recorded
from tests.ui.at_desk import Desk, at_desk, shown
from tests.ui.referral.asking import CARER, Opened
from ui.place import Place
from ui.referral.consent_page import ConsentPage


@pytest.fixture
def desk(dressed: QApplication, tmp_path: Path) -> Iterator[Desk]:
    with at_desk(tmp_path / "vault") as held:
        yield held


@pytest.fixture
def interview(desk: Desk) -> InterviewId:
    """The made-up interview, not yet finished."""
    return desk.do(recorded, desk.session).interview


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, interview: InterviewId) -> Opened:
    def open_page(topic: str = "where_you_were", reader: str = CARER) -> ConsentPage:
        place = Place("consent", interview=interview, topic=topic, ref=reader)
        page = ConsentPage(desk.seat(), place)
        shown(qtbot, page)
        qtbot.waitUntil(lambda: page.table is not None)
        return page

    return open_page
