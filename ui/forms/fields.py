"""Fields to write in: plain text in, plain text out, and nothing learns the words.

An input method is told that the text is sensitive, or it would remember names and
narrative. Tab goes on to the next control; a tab inside an answer is worth less than
a keyboard that is never trapped.
"""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rhi_desktop.wording import Words
from ui.text import PlainLabel, announce, named, restyle
from ui.theme import px

QUIET_INPUT = (
    Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
)
SECRET_INPUT = QUIET_INPUT | Qt.InputMethodHint.ImhHiddenText
FRAME = 1
AIR = 2
PADDING = 8


class TextArea(QPlainTextEdit):
    """Room for words, which grows as they come and never scrolls inside itself."""

    edited = Signal(str)
    """All the text, each time somebody changes it."""

    def __init__(self, words: Words, name: str, *, lines: int = 3) -> None:
        super().__init__()
        self._words = words
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setInputMethodHints(QUIET_INPUT | Qt.InputMethodHint.ImhMultiLine)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(AIR)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._keep_caret_in_sight)
        self._showing = False
        named(self, name)

    def show_text(self, text: str) -> None:
        """Puts text in, tells nobody, and leaves nothing older to undo."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def caret(self) -> int:
        """Where the next letter would go, counted from the start."""
        return self.textCursor().position()

    def place_caret(self, position: int) -> None:
        """Puts the caret back where it was."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(position, len(self.toPlainText()))))
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """All its lines, and never fewer than it began with."""
        least = self._lines * self.fontMetrics().lineSpacing()
        height = ceil(max(least, self._height_of_words())) + 2 * AIR
        room = self.height() - self.viewport().height()
        return QSize(px(320), height + max(room, 2 * PADDING + 2 * FRAME))

    def minimumSizeHint(self) -> QSize:
        """As its size: a Fixed policy keeps the height."""
        return QSize(px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width wraps anew."""
        super().resizeEvent(event)
        self.updateGeometry()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is plain text only, with no look of ours on it."""
        copied = QMimeData()
        copied.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return copied

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text can be pasted; nothing else."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes the plain text alone, never its look nor what it links to."""
        self.insertPlainText(source.text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers cut, copy and paste in our own words."""
        edit_menu(self, self._words).popup(event.globalPos())

    def _height_of_words(self) -> float:
        """The height of every line; the document itself only counts them."""
        block, height = self.document().begin(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def _grow(self) -> None:
        self.updateGeometry()

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.edited.emit(self.toPlainText())

    def _keep_caret_in_sight(self) -> None:
        if not self.hasFocus():
            return
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and (inside := around.widget()) is not None:
            spot = self.viewport().mapTo(inside, self.cursorRect().center())
            around.ensureVisible(spot.x(), spot.y(), 0, px(40))


class _Line(QLineEdit):
    """One line to write on, with our own menu and quiet input."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self.setInputMethodHints(QUIET_INPUT)
        self.setAcceptDrops(False)
        self.setMinimumWidth(px(44))
        named(self, name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers cut, copy and paste in our own words."""
        edit_menu(self, self._words).popup(event.globalPos())


class LineField(QWidget):
    """A line with its label above and, when it must be put right, how, below."""

    edited = Signal(str)
    """The text, each time somebody changes it."""

    finished = Signal()
    """The person has pressed Enter."""

    def __init__(
        self, words: Words, label: str, hint: str = "", *, shows_label: bool = True
    ) -> None:
        super().__init__()
        self.words = words
        self.box = _Line(words, label)
        self._label = PlainLabel(label, "strong")
        self._hint = PlainLabel(hint, "small")
        self._mend = PlainLabel("", "mend")
        self._mend.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        for widget in (self._label, self._hint, self._mend, self.box):
            column.addWidget(widget)
        self._label.setVisible(shows_label)
        self._hint.setVisible(bool(hint))
        self._described = hint
        self.box.setAccessibleDescription(hint)
        self.box.textEdited.connect(self.edited)
        self.box.returnPressed.connect(self.finished)
        self.setFocusProxy(self.box)

    def text(self) -> str:
        """What is written, as it stands."""
        return self.box.text()

    def show_text(self, text: str) -> None:
        """Puts text in and tells nobody."""
        self.box.setText(text)

    def show_mend(self, message: str) -> None:
        """Says below the label what to do to put it right; empty takes that away."""
        self._mend.setText(message)
        self._mend.setVisible(bool(message))
        self.box.setAccessibleDescription(message or self._described)
        self.box.setProperty("wrong", "true" if message else "false")
        restyle(self.box)
        announce(self.box, message)


class PassphraseField(LineField):
    """A line whose words are hidden, or shown when asked.

    Qt keeps a copy of its own until the memory is used again, which we can only say
    openly (SECURITY.md 1.5); a field drawn by hand would be closed to screen readers.
    """

    def __init__(self, words: Words, label: str, hint: str = "") -> None:
        super().__init__(words, label, hint)
        self.box.setInputMethodHints(SECRET_INPUT)
        self.show_plainly(plainly=False)

    def show_plainly(self, *, plainly: bool) -> None:
        """Shows the words, or a dot for each letter."""
        mode = QLineEdit.EchoMode.Normal if plainly else QLineEdit.EchoMode.Password
        self.box.setEchoMode(mode)

    def take(self) -> str:
        """What was typed; the field is emptied, so that it is typed anew each time."""
        taken = self.box.text()
        self.box.clear()
        return taken


def edit_menu(field: QLineEdit | QPlainTextEdit, words: Words) -> QMenu:
    """Undo, cut, copy, paste and select all for a field; it goes when it closes."""
    menu = QMenu(field)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, act in (
        (words("Undo"), field.undo),
        (words("Cut"), field.cut),
        (words("Copy"), field.copy),
        (words("Paste"), field.paste),
        (words("Select all"), field.selectAll),
    ):
        menu.addAction(text, act)
    return menu
