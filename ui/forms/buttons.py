"""Buttons, which say what they do and may show the key that does it too."""

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.text import named, on_button
from ui.theme import colour, px

GAP = 10
"""Between the words of a button and its key."""


class _Button(QPushButton):
    """A button of one kind in the style sheet, with an optional key drawn in it."""

    kind: ClassVar[str]
    key_ink: ClassVar[str] = "soft"
    key_edge: ClassVar[str] = "line"

    def __init__(
        self, text: str, *, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(on_button(text), parent)
        self.setProperty("kind", self.kind)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        named(self, text, key)

    def sizeHint(self) -> QSize:
        """Room for the words and the key."""
        size = super().sizeHint()
        if self._key:
            size.setWidth(size.width() + GAP + self._key_width())
        return size

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the words: nothing is clipped at 200 %."""
        return self.sizeHint()

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(12))
        font.setWeight(QFont.Weight.Normal)
        return font

    def _key_width(self) -> int:
        return QFontMetrics(self._key_font()).horizontalAdvance(self._key) + px(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the button, then its key as a small cap at the right."""
        super().paintEvent(event)
        if not self._key:
            return
        font = self._key_font()
        height = QFontMetrics(font).height() + 4
        cap = QRectF(
            self.width() - px(16) - self._key_width() + 0.5,
            (self.height() - height) / 2 + 0.5,
            self._key_width() - 1,
            height - 1,
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(self.key_edge), 1))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(colour(self.key_ink))
        painter.setFont(font)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)


class PrimaryButton(_Button):
    """What to do next; one on a page."""

    kind = "primary"
    key_ink = "on_next"
    key_edge = "on_next"


class QuietButton(_Button):
    """Anything else one may do."""

    kind = "quiet"


class ConsentButton(_Button):
    """What concerns permission."""

    kind = "consent"


class RiskButton(_Button):
    """Someone is at risk."""

    kind = "risk"
    key_ink = "risk"
    key_edge = "risk"


class LinkButton(_Button):
    """A step aside, written as a link."""

    kind = "link"


class TabButton(_Button):
    """One of the places in the header; the one we are in is checked."""

    kind = "tab"

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
