"""Text to read, in paragraphs of a few looks: one widget however long it is.

Hundreds of labels would be laid out for a tenth of a second and longer; this opens at
once, can be read from end to end by a screen reader, and only plain text is copied.
"""

from math import ceil

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTextEdit, QWidget

from ui.text import named
from ui.theme import colour, px

TURNS = {
    Qt.Key.Key_Down: 0.1,
    Qt.Key.Key_Up: -0.1,
    Qt.Key.Key_PageDown: 0.9,
    Qt.Key.Key_PageUp: -0.9,
    Qt.Key.Key_Space: 0.9,
}
"""How far a key turns the sheet it lies on, in screens."""

OWN_ONLY = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly


class Prose(QTextEdit):
    """A text on the page; it is as tall as its words and turns with its sheet."""

    def __init__(self, name: str, *, margin: int) -> None:
        super().__init__()
        self._measured = (0, 0)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # in English
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(px(margin))
        named(self, name)

    def write(self) -> "Writing":
        """A pen for an empty sheet; `updateGeometry` is called when it is done."""
        self.clear()
        self._measured = (0, 0)
        return Writing(self.textCursor())

    def sizeHint(self) -> QSize:
        """As tall as its words at this width."""
        width = max(px(200), self.viewport().width())
        if self._measured[0] != width:
            document = self.document().clone()
            document.setTextWidth(width)
            self._measured = (width, ceil(document.size().height()) + 2)
        return QSize(px(600), self._measured[1])

    def minimumSizeHint(self) -> QSize:
        """As its size: a Fixed policy keeps the height."""
        return QSize(px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width wraps anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is plain text only."""
        copied = QMimeData()
        copied.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys turn the sheet it lies on."""
        sheet = _sheet_of(self)
        key = Qt.Key(event.key())
        if key in TURNS and sheet is not None:
            bar = sheet.verticalScrollBar()
            bar.setValue(bar.value() + int(TURNS[key] * sheet.viewport().height()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows where the keyboard is by a line round the text."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(colour("focus"), 2))
            edge = QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(edge, 9, 9)


class Writing:
    """Writes with a cursor, paragraph by paragraph; never as markup."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._empty = True

    def line(
        self,
        text: str,
        *,
        size: int = 15,
        ink: str = "ink",
        weight: int = 400,
        above: int = 0,
    ) -> None:
        """One paragraph, so many pixels below the one before it."""
        block, look = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(px(above))
        look.setForeground(colour(ink))
        font = QFont()
        font.setPixelSize(px(size))
        font.setWeight(QFont.Weight(weight))
        look.setFont(font, OWN_ONLY)
        if self._empty:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._cursor.insertText(text, look)
        self._empty = False


def _sheet_of(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
