"""The ring that shows where the keyboard is: one, and it goes along.

A style sheet can change a border but not draw round it, so one small widget is laid
over whatever has the focus. It has the same parent, so it scrolls and clips with it.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import colour

HALO = 3
RINGED = (QAbstractButton, QLineEdit, QPlainTextEdit)
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


class _Halo(QWidget):
    """Three pixels of light round a control; the mouse goes through it."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around.parentWidget())
        self.around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.follow()

    def follow(self) -> None:
        """Lies round its control again."""
        grown = self.around.geometry().adjusted(-HALO, -HALO, HALO, HALO)
        self.setGeometry(grown)
        self.raise_()
        self.setVisible(not self.around.isHidden())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ring only, never what is inside it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        light = colour("focus")
        light.setAlphaF(0.32)
        painter.setPen(QPen(light, HALO))
        inset = HALO / 2
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = self.around.property("halo") or 11.5
        painter.drawRoundedRect(ring, radius, radius)


class FocusRing(QObject):
    """Follows the focus for as long as the application lives."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._halo: _Halo | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if self._halo is not None and isValid(self._halo):
            self._halo.hide()
            self._halo.deleteLater()
        self._halo = None
        if isinstance(now, RINGED) and now.parentWidget() is not None:
            self._halo = _Halo(now)
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Goes along when the control moves."""
        if event.type() in _MOVES and self._halo is not None and isValid(self._halo):
            self._halo.follow()
        return super().eventFilter(watched, event)
