"""Hands and eyes: keys and mouse go in at the window, as from outside.

Nothing is done to a control: a click goes to a place in the window and must hit what is
meant, a key goes to whatever has the keyboard, and what is out of sight is scrolled to
with the wheel. What a person could not reach, these cannot.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

NOTCH = 120
PIXELS_A_NOTCH = 60
PATIENCE = 15_000
"""Milliseconds that anything may take on a busy machine."""

FULL_ROUND = 200
"""More stops of the keyboard than any page has."""

NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """One pair of hands at one window."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot = qtbot
        self.window = window

    # The keyboard

    def type(self, text: str) -> None:
        """Types letter by letter; with whatever language's letters there are."""
        for letter in text:
            self.letter(letter)

    def letter(self, letter: str) -> None:
        code = ord(letter.upper())
        key = Qt.Key(code) if code < 0x7F else Qt.Key.Key_unknown
        self._send(key, letter, NONE)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self._send(key, "", modifier)

    def _send(self, key: Qt.Key, text: str, modifier: Qt.KeyboardModifier) -> None:
        click = QTest.KeyAction.Click
        QTest.sendKeyEvent(click, self._handle(), key, text, modifier)

    def tab_into(self, widget: QWidget) -> None:
        """Tabs until the keyboard is there."""
        for _ in range(FULL_ROUND):
            if self.is_at(widget):
                return
            self.key(Qt.Key.Key_Tab)
        message = f"Tab never comes to {widget.accessibleName()!r}"
        raise AssertionError(message)

    def is_at(self, widget: QWidget) -> bool:
        here = self.focus()
        return here is widget or (here is not None and widget.isAncestorOf(here))

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    # The mouse

    def press(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Clicks on the middle of something, scrolling to it first."""
        self.bring_in_sight(widget)
        spot = widget.mapTo(widget.window(), at or widget.rect().center())
        hit = widget.window().childAt(spot)
        assert hit is widget or (hit is not None and widget.isAncestorOf(hit)), (
            f"{widget.accessibleName()!r} is not where it can be clicked, but {hit}"
        )
        handle = widget.window().windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NONE, spot)

    def bring_in_sight(self, widget: QWidget) -> None:
        self.until(widget.isVisible, f"{widget.accessibleName()!r} is shown")
        self._until_still(widget)
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                self._scroll(around, widget)
                self._until_still(widget)
            around = around.parentWidget()

    def _until_still(self, widget: QWidget) -> None:
        """Nobody clicks on what is still moving to its place."""
        places = [QPoint(), QPoint(-1, -1)]
        while len(set(places)) > 1:
            QCoreApplication.processEvents()
            places = [places[-1], widget.mapTo(widget.window(), QPoint())]

    def _scroll(self, area: QScrollArea, widget: QWidget) -> None:
        """Turns the wheel over the edge of an area until the middle of it is in it."""
        port = area.viewport()
        for _ in range(FULL_ROUND):
            middle = widget.mapTo(port, widget.rect().center()).y()
            edge = min(30, port.height() // 4)
            if edge <= middle <= port.height() - edge:
                return
            before = area.verticalScrollBar().value()
            self._turn(port, port.height() // 2 - middle)
            if area.verticalScrollBar().value() == before:
                return

    def _turn(self, port: QWidget, pixels: int) -> None:
        spot = QPointF(port.mapTo(self.window, QPoint(3, port.height() // 2)))
        turned = QPoint(0, round(pixels * NOTCH / PIXELS_A_NOTCH))
        QTest.wheelEvent(self._handle(), spot, turned)
        QCoreApplication.processEvents()

    # The eyes

    def until(self, fact: Callable[[], bool], told: str = "") -> None:
        """Waits for a fact, never for a time."""
        if fact():
            return
        try:
            self.qtbot.waitUntil(fact, timeout=PATIENCE)
        except Exception as error:
            message = f"never came true: {told or fact}"
            raise AssertionError(message) from error

    def _handle(self) -> QWindow:
        """The window that has the keyboard: a list that is open takes it first."""
        handle = QGuiApplication.focusWindow() or self.window.windowHandle()
        assert handle is not None
        return handle
