"""Topics down, readers across. Tab goes in once and out again; arrows move inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from rhi_desktop.record.permission import Said
from rhi_desktop.sharing.matrix import Cell
from rhi_desktop.wording import Words
from ui.forms import Card, Surface, rule
from ui.referral.cell import WordCell
from ui.text import PlainLabel, named
from ui.theme import px

Spot = tuple[str, str]
"""A topic's name and a reader's code."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a topic, or with no name a heading over several."""

    topic: str
    label: str


class MatrixTable(Card):
    """What was said of each topic and reader, each cell a place for the keyboard."""

    entered = Signal(str, str)
    """The keyboard is at this topic and reader."""

    said = Signal(str, str, object)
    """By a letter: topic, reader and the `Said`."""

    touched = Signal(str, str, object)
    """By a touch, which may go on to another: topic, reader and the `Said`."""

    def __init__(
        self, words: Words, lines: Sequence[Line], readers: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(margin=1)
        self._words = words
        self._topics = [line.topic for line in lines if line.topic]
        self._readers = [code for code, _ in readers]
        self._cells: dict[Spot, WordCell] = {}
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 5)
        self._add_head([label for _, label in readers])
        for at, line in enumerate(lines):
            self._add_line(2 * at + 2, line, readers)
        self.body.addWidget(holder)
        self._stop_at((self._topics[0], self._readers[0]))
        named(self, words("Who may know what"))

    def _add_head(self, labels: Sequence[str]) -> None:
        head = Surface("side")
        self._grid.addWidget(head, 0, 0, 1, len(labels) + 1)
        for column, label in enumerate((self._words("Topic"), *labels)):
            name = PlainLabel(label, "strong")
            left = 18 if column == 0 else 6
            name.setContentsMargins(left, 12, 6, 12)
            self._grid.addWidget(name, 0, column)
            if column:
                self._grid.setColumnStretch(column, 4)

    def _add_line(
        self, at: int, line: Line, readers: Sequence[tuple[str, str]]
    ) -> None:
        if at > 2:  # noqa: PLR2004  the head stands in the first row, its line none
            self._grid.addWidget(rule(), at - 1, 0, 1, len(readers) + 1)
        name = PlainLabel(line.label, "strong" if line.topic else "small")
        name.setContentsMargins(18, 5 if line.topic else 10, 6, 5)
        self._grid.addWidget(name, at, 0)
        if not line.topic:
            return
        for column, (code, reader) in enumerate(readers, start=1):
            cell = WordCell(self._words, line.label, reader)
            spot = (line.topic, code)
            cell.moved.connect(partial(self._on_moved, spot))
            cell.entered.connect(partial(self._on_entered, spot))
            cell.said.connect(partial(self._on_said, spot))
            cell.touched.connect(partial(self._on_touched, spot))
            self._cells[spot] = cell
            where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(cell, at, column, where)
            self._grid.setRowMinimumHeight(at, px(40))

    # What can be asked of it.

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """Shows what follows for each topic and reader it has a cell for."""
        for cell in cells:
            if (shown := self._cells.get((cell.topic, cell.audience))) is not None:
                shown.show_cell(cell)

    def show_said(self, topic: str, reader: str, said: Said) -> None:
        """Shows a word at once, while what follows from it is worked out."""
        self._cells[topic, reader].show_said(said)

    def go(self, topic: str, reader: str) -> bool:
        """Puts the keyboard into a cell; False where there is no such cell."""
        cell = self._cells.get((topic, reader))
        if cell is not None:
            self._stop_at((topic, reader))
            cell.setFocus(Qt.FocusReason.OtherFocusReason)
        return cell is not None

    def cell(self, topic: str, reader: str) -> WordCell:
        """The cell of a topic and a reader."""
        return self._cells[topic, reader]

    # What happens in it.

    def _on_moved(self, spot: Spot, across: int, down: int) -> None:
        topic = self._topics.index(spot[0]) + down
        reader = self._readers.index(spot[1]) + across
        if 0 <= topic < len(self._topics) and 0 <= reader < len(self._readers):
            self.go(self._topics[topic], self._readers[reader])

    def _on_entered(self, spot: Spot) -> None:
        self._stop_at(spot)
        self.entered.emit(*spot)

    def _on_said(self, spot: Spot, said: Said) -> None:
        self.said.emit(*spot, said)

    def _on_touched(self, spot: Spot, said: Said) -> None:
        self.show_said(*spot, said)
        self.touched.emit(*spot, said)

    def _stop_at(self, here: Spot) -> None:
        """Tab stops at this cell and at no other."""
        for spot, cell in self._cells.items():
            stops = Qt.FocusPolicy.StrongFocus
            passes = Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(stops if spot == here else passes)
        self.setFocusProxy(self._cells[here])
