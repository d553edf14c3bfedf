"""The jotter: a line caught from anywhere, with its time, to be filed later.

Talk first, sort afterwards. A jotted line is shown to nobody, filed or not; it is
counted until it is filed, so that it cannot be forgotten. A line that is half written
when the page has to go is caught as it stands.
"""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rhi_desktop.record.jotting import Jotting
from rhi_desktop.wording import Words
from ui.forms import Card, LineField, LinkButton
from ui.interview.clearing import empty
from ui.shortcuts import shown
from ui.text import PlainLabel, announce, named, on_button


class Jotter(QWidget):
    """One line to write on, and the lines caught so far."""

    jotted = Signal(str)
    """A line was written."""

    filed = Signal(int, str)
    """The line of that number belongs to that topic."""

    def __init__(self, words: Words, topics: dict[str, str]) -> None:
        """`topics` is every topic's name on screen by its code, in order."""
        super().__init__()
        self._words = words
        self._topics = topics
        self._here = ""
        self._line = LineField(words, words("Jot a line down"), shows_label=False)
        self._line.box.setPlaceholderText(words("A line; Enter keeps it"))
        self._line.finished.connect(self.flush)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._lines.setContentsMargins(4, 0, 4, 0)
        self._count = PlainLabel("", "small")
        heading = words("Jotter ({key})", key=shown("jot"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = PlainLabel(heading, "heading")
        for label in (top, self._count):
            label.setContentsMargins(4, 0, 4, 0)
        column.addWidget(top)
        column.addWidget(self._line)
        column.addLayout(self._lines)
        column.addWidget(self._count)
        self.setFocusProxy(self._line)
        named(self, words("Jotter"))

    def flush(self) -> None:
        """Catches what is written, finished or not."""
        if text := self._line.text().strip():
            self._line.show_text("")
            self.jotted.emit(text)
            announce(self, self._words("Jotted down."))

    def is_here(self, topic: str) -> None:
        """The topic on screen, which is offered first when a line is filed."""
        self._here = topic

    def close_line(self) -> None:
        """Takes no more lines; those there are can still be read."""
        self._line.hide()

    def show_lines(
        self, lines: tuple[Jotting, ...], unkept: tuple[str, ...], unfiled: int
    ) -> None:
        """Shows the lines, newest first, and how many belong to no topic yet."""
        empty(self._lines)
        for text in reversed(unkept):
            self._lines.addWidget(self._caught(self._words("Keeping…"), text))
        for line in reversed(lines):
            time = self._words.hour(line.at)
            self._lines.addWidget(self._caught(time, line.words, self._filing(line)))
        nobody = self._words("Jotted lines are shown to nobody.")
        if unfiled:
            counted = self._words.counted(
                "{n} line not filed.", "{n} lines not filed.", unfiled
            )
            nobody = f"{counted} {nobody}"
        self._count.setText(nobody)

    def file_menu(self, opener: LinkButton, number: int) -> QMenu:
        """Offers every topic for a line, the one on screen first; it never blocks."""
        menu = QMenu(opener)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = [self._here] if self._here in self._topics else []
        for code in [*first, *(code for code in self._topics if code != self._here)]:
            action = menu.addAction(on_button(self._topics[code]))
            action.triggered.connect(partial(self._on_filed, number, code))
            if code == self._here:
                menu.addSeparator()
        menu.popup(opener.mapToGlobal(QPoint(0, opener.height())))
        return menu

    def _caught(self, time: str, text: str, filing: QWidget | None = None) -> Card:
        card = Card("jotted", margin=10)
        card.body.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(PlainLabel(time, "strong", wraps=False))
        top.addStretch(1)
        if filing is not None:
            top.addWidget(filing)
        card.body.addLayout(top)
        card.body.addWidget(PlainLabel(text))
        return named(card, f"{time} {text}")

    def _filing(self, line: Jotting) -> LinkButton:
        filed_to = self._topics.get(line.filed_to or "", "")
        opener = LinkButton(f"→ {filed_to}" if filed_to else self._words("→ file"))
        said = self._words("File this line to a topic")
        named(opener, f"{said}: {line.words}", filed_to)
        opener.clicked.connect(partial(self._on_file, opener, line.number))
        return opener

    def _on_file(self, opener: LinkButton, number: int) -> None:
        self.file_menu(opener, number)

    def _on_filed(self, number: int, code: str) -> None:
        self.filed.emit(number, code)
