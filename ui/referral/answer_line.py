"""One answer in a list: the question, what was said, and whether it is looked at."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.text import named
from ui.theme import colour, px

WRAPS = Qt.TextFlag.TextWordWrap
LONG = 160
"""Signs of an answer shown here; the copy itself has all of it."""


class AnswerLine(QAbstractButton):
    """Can be chosen, so that something is said about it alone."""

    moved = Signal(int)

    def __init__(self, ref: str, question: str, answer: str) -> None:
        super().__init__()
        self.ref = ref
        self._question = question
        self._answer = answer if len(answer) <= LONG else f"{answer[:LONG]}…"
        self.setCheckable(True)
        self.setProperty("halo", 9.5)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named(self, question, self._answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the list; everything else is a button's."""
        if event.key() == Qt.Key.Key_Down:
            self.moved.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A line of each."""
        return QSize(px(240), self.heightForWidth(px(240)))

    def minimumSizeHint(self) -> QSize:
        """Its words wrap."""
        return QSize(px(120), px(28))

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of both, wrapped."""
        question, answer = self._rooms(width)
        return answer.bottom() + px(6) if self._answer else question.bottom() + px(6)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(13))
        return font

    def _rooms(self, width: int) -> tuple[QRect, QRect]:
        inner = max(1, width - 2 * px(10))
        room = QRect(px(10), px(5), inner, 10_000)
        asked = QFontMetrics(self.font()).boundingRect(room, WRAPS, self._question)
        below = QRect(px(10), asked.bottom() + px(2), inner, 10_000)
        said = QFontMetrics(self._small()).boundingRect(below, WRAPS, self._answer)
        return (
            QRect(room.topLeft(), QSize(inner, asked.height())),
            QRect(below.topLeft(), QSize(inner, said.height())),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground of the one looked at, and the words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("consent_soft" if self.isChecked() else "side"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        question, answer = self._rooms(self.width())
        painter.setPen(colour("ink"))
        painter.drawText(question, WRAPS, self._question)
        painter.setFont(self._small())
        painter.setPen(colour("soft"))
        painter.drawText(answer, WRAPS, self._answer)
