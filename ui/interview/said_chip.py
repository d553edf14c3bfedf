"""One reader, and what the child said about them; touched, it says the next thing."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from rhi_desktop.record.permission import Said
from rhi_desktop.wording import Words, phrase
from ui.text import named
from ui.theme import colour, px

ROUND = (Said.NOT_ASKED, Said.AGREED, Said.REFUSED, Said.WITH_LIMITS)
"""What a touch goes through, and begins again."""

SHOWN = {
    Said.NOT_ASKED: phrase("not asked"),
    Said.AGREED: phrase("✓ yes"),
    Said.REFUSED: phrase("✕ no"),
    Said.WITH_LIMITS: phrase("with limits"),
}
SHORT = (Said.NOT_ASKED, Said.AGREED, Said.REFUSED)
SAID = {
    Said.NOT_ASKED: phrase("not asked"),
    Said.AGREED: phrase("said yes"),
    Said.REFUSED: phrase("said no"),
    Said.WITH_LIMITS: phrase("yes, with limits"),
}
INK = {
    Said.NOT_ASKED: "soft",
    Said.AGREED: "next",
    Said.REFUSED: "consent",
    Said.WITH_LIMITS: "consent",
}
AT_RISK = phrase("shared: at risk")


class SaidChip(QAbstractButton):
    """A pill with a reader's name and the child's word; space or a touch changes it."""

    moved = Signal(int)

    def __init__(self, words: Words, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.name = name
        self.said = Said.NOT_ASKED
        self._at_risk = False
        self.setProperty("halo", 17.5)
        font = QFont(self.font())
        font.setPixelSize(px(14))
        self.setFont(font)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_said(Said.NOT_ASKED, at_risk=False)

    def show_said(self, said: Said, *, at_risk: bool) -> None:
        """Says what the child said, or that it is shared without agreement."""
        self.said = said
        self._at_risk = at_risk and said is not Said.AGREED
        word = AT_RISK if self._at_risk else SAID[said]
        named(self, f"{self.name}: {self._words(word)}")
        self.updateGeometry()
        self.update()

    def next_said(self) -> Said:
        """What one more touch would say."""
        return ROUND[(ROUND.index(self.said) + 1) % len(ROUND)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the readers; everything else is a button's."""
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.moved.emit(1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)

    def _word(self) -> str:
        return self._words(AT_RISK if self._at_risk else SHOWN[self.said])

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _widths(self) -> tuple[int, int]:
        name = QFontMetrics(self.font()).horizontalAdvance(self.name)
        bold = QFontMetrics(self._bold())
        widest = max(bold.horizontalAdvance(self._words(SHOWN[one])) for one in SHORT)
        return name, max(widest, bold.horizontalAdvance(self._word()))

    def sizeHint(self) -> QSize:
        """Room for yes and no alike, so that a touch seldom moves anything."""
        name, word = self._widths()
        height = max(28, QFontMetrics(self.font()).height() + 2 * px(6))
        return QSize(name + word + px(6) + 2 * px(13), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the pill, the name and the word."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = "risk" if self._at_risk else INK[self.said]
        edge = "line" if self.said is Said.NOT_ASKED and not self._at_risk else ink
        painter.setPen(QPen(colour("focus" if self.hasFocus() else edge), 1))
        painter.setBrush(colour("side" if self.underMouse() else "card"))
        radius = min(pill.height() / 2, px(17))
        painter.drawRoundedRect(pill, radius, radius)
        name, word = self._widths()
        middle = Qt.AlignmentFlag.AlignVCenter
        at = QRect(px(13), 0, name + 2, self.height())
        painter.setPen(colour("ink"))
        painter.drawText(at, middle, self.name)
        asked = self.said is not Said.NOT_ASKED or self._at_risk
        painter.setFont(self._bold() if asked else self.font())
        painter.setPen(colour(ink))
        at = QRect(px(13) + name + px(6), 0, word + 2, self.height())
        painter.drawText(at, middle, self._word())
