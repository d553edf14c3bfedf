"""One topic and one reader: what the child said of it, as a pill with a mark and words.

The mark, the words and the ground each tell it by themselves; colour alone tells
nothing. Arrows go to the neighbours, letters say what was said.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from rhi_desktop.record.permission import Said
from rhi_desktop.sharing.matrix import Cell
from rhi_desktop.wording import Words, phrase
from ui.forms.choices import draw_tick
from ui.text import named
from ui.theme import colour, px

SAYS = {
    Qt.Key.Key_Y: Said.AGREED,
    Qt.Key.Key_N: Said.REFUSED,
    Qt.Key.Key_L: Said.WITH_LIMITS,
    Qt.Key.Key_Question: Said.NOT_ASKED,
}
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ROUND = (Said.NOT_ASKED, Said.AGREED, Said.REFUSED, Said.WITH_LIMITS)
"""What touch after touch goes through."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a state looks: its mark, its words, its ground and its ink."""

    mark: str
    words: str
    ground: str
    ink: str


LOOKS = {
    Said.AGREED: Look("tick", phrase("agreed"), "next_soft", "next"),
    Said.REFUSED: Look("cross", phrase("refused"), "consent_soft", "consent"),
    Said.WITH_LIMITS: Look("half", phrase("with limits"), "next_soft", "next"),
    Said.NOT_ASKED: Look("?", phrase("not asked"), "", "soft"),
}
AT_RISK = Look("!", phrase("shared: at risk"), "risk_soft", "risk")
ALWAYS = Look("", phrase("always (told before)"), "", "soft")
NEVER = Look("", phrase("never told"), "", "soft")
TEXT = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


def look_of(cell: Cell) -> Look:
    """What a cell shows: what is shared against a no comes first."""
    if cell.at_risk:
        return AT_RISK
    if cell.askable:
        return LOOKS[cell.said]
    return ALWAYS if cell.shown else NEVER


class WordCell(QAbstractButton):
    """A cell of the table; it has the keyboard or leaves it to its neighbours."""

    moved = Signal(int, int)
    """So many readers across, so many topics down."""

    said = Signal(object)
    """The child's word, by a letter: it counts at once."""

    touched = Signal(object)
    """The next word round, by a touch: it counts when it has rested."""

    entered = Signal()
    """The keyboard is here now."""

    def __init__(self, words: Words, topic: str, reader: str) -> None:
        super().__init__()
        self._words = words
        self._name = words("{topic}, {reader}", topic=topic, reader=reader)
        self._look = NEVER
        self._shown: Cell | None = None
        self._just_came = False
        self.setProperty("halo", 9.5)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def show_cell(self, cell: Cell) -> None:
        """Shows what follows for this topic and reader."""
        self._shown = cell
        self._look = look_of(cell)
        told = self._words(self._look.words)
        named(self, f"{self._name}: {told}", cell.words)
        self.updateGeometry()
        self.update()

    def show_said(self, said: Said) -> None:
        """Shows a word at once, before what follows from it is worked out."""
        self._look = LOOKS[said]
        named(self, f"{self._name}: {self._words(self._look.words)}")
        self.updateGeometry()
        self.update()

    @property
    def can_be_asked(self) -> bool:
        """Whether the child's word could share anything here."""
        return self._shown is not None and self._shown.askable

    @property
    def told(self) -> str:
        """What it says, as it is read."""
        return self._words(self._look.words)

    # The keyboard and the mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, letters say."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.moved.emit(*STEPS[key])
        elif key in SAYS and self.can_be_asked:
            self.said.emit(SAYS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells that it is the one looked at now."""
        super().focusInEvent(event)
        self._just_came = event.reason() == Qt.FocusReason.MouseFocusReason
        self.entered.emit()

    def _on_clicked(self) -> None:
        came, self._just_came = self._just_came, False
        if came or not self.can_be_asked:
            return
        now = next((said for said in ROUND if LOOKS[said] is self._look), ROUND[-1])
        self.touched.emit(ROUND[(ROUND.index(now) + 1) % len(ROUND)])

    # How it looks.

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(13))
        font.setWeight(QFont.Weight.Medium)
        return font

    def _lead(self) -> int:
        """Where the words begin: after the mark, if there is one."""
        return px(10) + (px(17) if self._look.mark else 0)

    def sizeHint(self) -> QSize:
        """Room for the mark and the words in one line."""
        metrics = QFontMetrics(self._bold())
        wide = metrics.horizontalAdvance(self.told)
        return QSize(
            self._lead() + wide + px(10) + 2, max(28, metrics.height() + px(8))
        )

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word."""
        metrics = QFontMetrics(self._bold())
        longest = max(map(metrics.horizontalAdvance, self.told.split()))
        return QSize(self._lead() + longest + px(10) + 2, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its wrapped words."""
        room = QRect(0, 0, max(1, width - self._lead() - px(8)), 10_000)
        words = QFontMetrics(self._bold()).boundingRect(room, TEXT, self.told)
        return max(self.sizeHint().height(), words.height() + px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground, the mark and the words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, pill = self._look, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if look.ground or self.hasFocus() or self.underMouse():
            edge = colour("focus") if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(colour(look.ground or "card"))
            painter.drawRoundedRect(pill, 8, 8)
        painter.setPen(QPen(colour(look.ink), max(1.5, px(15) / 10)))
        self._draw_mark(painter)
        painter.setFont(self._bold())
        room = self.rect().adjusted(self._lead(), 0, -px(6), 0)
        painter.drawText(room, TEXT, self.told)

    def _draw_mark(self, painter: QPainter) -> None:
        size = px(9)
        box = QRectF(px(10), (self.height() - size) / 2, size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match self._look.mark:
            case "tick":
                draw_tick(painter, box.adjusted(0, 1, 0, -1))
            case "cross":
                painter.drawLine(box.topLeft(), box.bottomRight())
                painter.drawLine(box.topRight(), box.bottomLeft())
            case "half":
                painter.drawEllipse(box)
                painter.setBrush(painter.pen().color())
                painter.drawPie(box, 90 * 16, 180 * 16)
            case mark if mark:
                painter.setFont(self._bold())
                at = QPointF(box.left() + px(1), 0)
                room = QRectF(at.x(), 0, px(12), self.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, mark)
