"""A real vault held by the one pair of hands, as the window holds it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.clock import Clock
from rhi_desktop.record.advocate import Kind
from rhi_desktop.session import Session
from rhi_desktop.wording import Language, Words
from tests.builders import STILL, make_vault, open_vault
from ui.background import Background
from ui.page import Page, Seat
from ui.text import PlainLabel

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


@dataclass(frozen=True)
class Desk:
    """A session, and the hands that may touch it."""

    session: Session
    background: Background
    hands: ThreadPoolExecutor

    def do(self, task: Callable[[*Ts], T], *args: *Ts) -> T:
        """Does something where the vault was opened, and waits for it."""
        return self.hands.submit(task, *args).result()

    def seat(self, language: Language = "en") -> Seat:
        return Seat(self.session, Words.spoken_in(language), self.background)


@contextmanager
def at_desk(
    folder: Path, kind: Kind = Kind.REAL, clock: Clock = STILL
) -> Iterator[Desk]:
    hands = ThreadPoolExecutor(1, thread_name_prefix="vault")
    hands.submit(make_vault, folder, kind).result()
    session = hands.submit(open_vault, folder, clock).result()
    desk = Desk(session, Background(hands), hands)
    try:
        yield desk
    finally:
        hands.submit(session.close).result()
        desk.background.close()


def shown(qtbot: QtBot, page: Page) -> Page:
    """Puts a page on screen, as large as a small laptop's."""
    qtbot.addWidget(page)
    page.resize(1366, 650)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.settle()
    return page


def texts(widget: QWidget) -> list[str]:
    """Everything a person can read in it now."""
    _laid_out()
    labels = widget.findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisible()]


def says(widget: QWidget, part: str) -> bool:
    """Whether a person can read this in it now."""
    return any(part in text for text in texts(widget))


def button(widget: QWidget, text: str) -> QPushButton:
    """The one button with these words that can be seen."""
    _laid_out()
    buttons = widget.findChildren(QPushButton)
    found = [one for one in buttons if one.text() == text and one.isVisible()]
    assert len(found) == 1, [one.text() for one in buttons if one.isVisible()]
    return found[0]


def press(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Presses the button with these words."""
    qtbot.mouseClick(button(widget, text), Qt.MouseButton.LeftButton)


def _laid_out() -> None:
    """What was put on a page becomes visible when the page is laid out again."""
    for _ in range(3):
        QCoreApplication.processEvents()
