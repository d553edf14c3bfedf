"""A reader's copy as text to read: the same words in the same order as in its PDF.

One text rather than hundreds of labels: it opens at once however long the copy is, can
be read from end to end by a screen reader, and what is copied from it is plain text.
"""

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
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

from rhi_desktop.referral.summary import Fact, ReferralSummary, Section, Statement
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


class CopyText(QTextEdit):
    """A document on the page; it is as tall as its words and turns with its sheet."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(px(28))
        named(self, name)

    def show_summary(self, summary: ReferralSummary) -> None:
        """Shows one document, from its first word."""
        self.clear()
        writing = _Writing(self.textCursor())
        writing.whole(summary)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As tall as its words at this width."""
        document = self.document().clone()
        document.setTextWidth(max(px(200), self.viewport().width()))
        return QSize(px(600), int(document.size().height()) + 2)

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu is in nobody's language; Ctrl C copies."""
        event.accept()

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


class _Writing:
    """Writes a document with a cursor, paragraph by paragraph; never as markup."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._empty = True

    def whole(self, summary: ReferralSummary) -> None:
        if summary.margins.practice:
            self.line(summary.margins.practice, ink="risk", weight=600)
        self.line(summary.title, size=22, weight=700)
        self.line(summary.lead, ink="soft", above=4)
        self.facts(summary.about, above=10)
        self.passage(summary.why_heading, summary.why)
        for grounds in summary.grounds:
            self.line(grounds.heading, ink="risk", weight=600, above=14)
            self.facts(grounds.facts, above=3)
        for section in summary.sections:
            self.section(section)
        self.passage(summary.closing_heading, summary.closing)
        self.line(summary.margins.footer, size=12, ink="soft", above=24)

    def section(self, section: Section) -> None:
        self.heading(section.heading)
        for line in section.lines:
            self.line(line, above=5)
        for group in section.groups:
            if group.heading:
                self.line(group.heading, weight=600, above=12)
            for statement in group.statements:
                self.statement(statement)

    def statement(self, statement: Statement) -> None:
        if statement.question:
            self.line(statement.question, size=13, ink="soft", above=9)
        for said in statement.said:
            ink = "consent" if statement.quoted else "ink"
            self.line(said, ink=ink, above=1)
        if statement.mark:
            self.line(statement.mark, size=12, ink="soft", above=1)
        if statement.basis:
            self.line(statement.basis, size=12, ink="risk", weight=600, above=1)

    def passage(self, heading: str, lines: tuple[str, ...]) -> None:
        if lines:
            self.heading(heading)
            for line in lines:
                self.line(line, above=5)

    def facts(self, facts: tuple[Fact, ...], *, above: int) -> None:
        for fact in facts:
            self.line(fact.name, size=13, ink="soft", above=above)
            self.line(fact.value, above=1)
            above = 5

    def heading(self, text: str) -> None:
        self.line(text, size=17, weight=600, above=22)

    def line(
        self,
        text: str,
        *,
        size: int = 15,
        ink: str = "ink",
        weight: int = 400,
        above: int = 0,
    ) -> None:
        block, look = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(px(above))
        look.setForeground(colour(ink))
        font = QFont()
        font.setPixelSize(px(size))
        font.setWeight(QFont.Weight(weight))
        look.setFont(
            font,
            QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly,
        )
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
