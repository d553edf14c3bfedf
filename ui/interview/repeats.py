"""People, places, things agreed: one card each, to be added, set aside and put back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rhi_desktop.instrument import Repeat, said_in
from rhi_desktop.record.row import Row, RowState
from rhi_desktop.wording import Words
from ui.forms import Card, LinkButton, QuietButton
from ui.interview.question_row import QuestionRow
from ui.text import PlainLabel, announce, named

MakeRows = Callable[[Repeat, int], list[QuestionRow]]


class _RowCard(QWidget):
    """One person: a card; or, set aside, a line that offers to put it back."""

    def __init__(self, words: Words, name: str, rows: list[QuestionRow]) -> None:
        super().__init__()
        self.name = name
        self.rows = rows
        self.remove = LinkButton(words("Remove"))
        named(self.remove, words("Remove {what}", what=name))
        self.put_back = LinkButton(words("Put back"))
        named(self.put_back, words("Put back {what}", what=name))
        self._card = Card()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(name, "heading"), 1)
        self._card.body.setSpacing(14)
        self._card.body.addLayout(head)
        for row in rows:
            self._card.body.addWidget(row)
        head.addWidget(self.remove)
        self._gone = QWidget()
        line = QHBoxLayout(self._gone)
        line.setContentsMargins(4, 0, 4, 0)
        text = words("{what} is set aside, with what was said.", what=name)
        line.addWidget(PlainLabel(text, "soft"), 1)
        line.addWidget(self.put_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addWidget(self._gone)
        self._gone.hide()
        named(self, name)

    def show_state(self, state: RowState) -> None:
        """Shows the card, or the line that offers to put it back."""
        here = state is RowState.HERE
        self._card.setVisible(here)
        self._gone.setVisible(not here)


class RepeatCards(QWidget):
    """The rows of one repeat, and the button that adds another."""

    added = Signal(str)
    """Another row is wanted of the repeat at this path."""

    removed = Signal(str)
    restored = Signal(str)
    """The row of this Ref goes, or comes back."""

    def __init__(self, words: Words, repeat: Repeat, make_rows: MakeRows) -> None:
        super().__init__()
        self._words = words
        self._repeat = repeat
        self._make_rows = make_rows
        self._label = said_in(repeat.label, words.language)
        self._cards: dict[int, _RowCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(12)
        self.add = QuietButton(words("+ Add: {what}", what=self._label))
        self.add.clicked.connect(self._on_add)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)
        named(self, self._label)

    def show_row(self, row: Row) -> None:
        """Shows one row as it is: here, or set aside."""
        if row.number not in self._cards:
            self._add_card(row)
        self._cards[row.number].show_state(row.state)

    def go_to(self, number: int) -> None:
        """Puts the keyboard at the first question of a row."""
        self._cards[number].rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def close_rows(self) -> None:
        """Takes no more rows and lets none go."""
        self.add.hide()
        for card in self._cards.values():
            card.remove.hide()
            card.put_back.hide()

    def _add_card(self, row: Row) -> None:
        name = f"{self._label} {row.number}"
        card = _RowCard(self._words, name, self._make_rows(self._repeat, row.number))
        card.remove.clicked.connect(partial(self._on_remove, row))
        card.put_back.clicked.connect(partial(self._on_put_back, row))
        self._cards[row.number] = card
        self._column.insertWidget(self._column.count() - 1, card)
        if self.isVisible():
            card.show()  # now, not in its turn: the keyboard comes next
        self.add.raise_()  # last among the children, and so for the keyboard

    def _on_add(self) -> None:
        self.added.emit(self._repeat.path)

    def _on_remove(self, row: Row) -> None:
        self.removed.emit(row.ref)
        name = self._cards[row.number].name
        announce(self, self._words("{what} is set aside.", what=name))
        self._cards[row.number].put_back.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_put_back(self, row: Row) -> None:
        self.restored.emit(row.ref)
        self.go_to(row.number)
