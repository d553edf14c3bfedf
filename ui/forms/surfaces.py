"""What controls lie on: cards, rows, notices and the page that scrolls."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.forms.flow import FlowLayout
from ui.text import PlainLabel, Role, announce, named, restyle
from ui.theme import px

Kind = Literal[
    "paper", "card", "side", "bar", "foot", "aside", "map", "next", "consent", "risk",
    "mend", "jotted", "row", "line",
]  # fmt: skip
Tone = Literal["next", "consent", "risk", "mend"]
BadgeTone = Literal["next", "consent", "risk", "quiet"]
NOTICE_ROLE: dict[Tone, Role] = {
    "next": "body",
    "consent": "body",
    "risk": "risk",
    "mend": "mend",
}


class Surface(QFrame):
    """A ground of one kind in the style sheet."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", kind)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class Card(Surface):
    """A white sheet with a thin edge; put things in `body`, from the top."""

    def __init__(self, kind: Kind = "card", *, margin: int = 18) -> None:
        super().__init__(kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(8)


class Notice(Card):
    """Something to know now, in its place on the page: never a window of its own."""

    def __init__(self, text: str, tone: Tone = "next") -> None:
        super().__init__(tone, margin=14)
        self.label = PlainLabel(text, NOTICE_ROLE[tone])
        self.body.addWidget(self.label)
        named(self, text)
        if not text:
            self.hide()

    def say(self, text: str) -> None:
        """Says something else; nothing to say hides it."""
        self.label.setText(text)
        if not text or self.parentWidget():  # with no parent it would be a window
            self.setVisible(bool(text))
        named(self, text)
        announce(self, text)


class Badge(PlainLabel):
    """A word or two about something's state, on a ground of their own."""

    def __init__(self, text: str, tone: BadgeTone = "quiet") -> None:
        super().__init__(text, wraps=False)
        self.setProperty("badge", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class FactRow(QWidget):
    """A fact with its name before it, side by side, or one over the other if narrow."""

    NARROW = 30

    def __init__(self, name: str, fact: str, soft: str = "") -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSpacing(4)
        self._name = PlainLabel(name, "soft")
        facts = QVBoxLayout()
        facts.setSpacing(2)
        self.fact = PlainLabel(fact)
        facts.addWidget(self.fact)
        if soft:
            facts.addWidget(PlainLabel(soft, "small"))
        self._row.addWidget(self._name, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(facts, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns on its side when there is room for it."""
        narrow = self.width() < self.NARROW * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        super().resizeEvent(event)


class Labelled(QWidget):
    """Any field with its label above it and, smaller, what helps."""

    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        lines = (PlainLabel(label, "strong"), PlainLabel(hint, "small"))
        for line in lines:
            line.setContentsMargins(4, 0, 4, 0)
            column.addWidget(line)
            line.setVisible(bool(line.text()))
        column.addWidget(field)
        self.setFocusProxy(field)


class ListRow(Surface):
    """One row of a list: put cells in `cells`, and a button at the end."""

    opened = Signal()
    """Somebody has pressed on the row twice."""

    def __init__(self, name: str) -> None:
        super().__init__("row")
        self.cells = QHBoxLayout(self)
        self.cells.setContentsMargins(18, 14, 18, 14)
        self.cells.setSpacing(16)
        named(self, name)

    def add_cell(self, stretch: int, *widgets: QWidget) -> None:
        """Adds a column of one or more lines, as wide as its share."""
        cell = QVBoxLayout()
        cell.setSpacing(3)
        cell.addStretch(1)
        for widget in widgets:
            cell.addWidget(widget)
        cell.addStretch(1)
        self.cells.addLayout(cell, stretch)

    def mark(self, name: Literal["chosen", "first", "last"], *, on: bool) -> None:
        """Says where the row stands, for the style sheet."""
        self.setProperty(name, "true" if on else "false")
        restyle(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A row opens when it is pressed twice; its button is for everyone."""
        super().mouseDoubleClickEvent(event)
        self.opened.emit()


class ListCard(Card):
    """A card of rows with lines between them."""

    def __init__(self) -> None:
        super().__init__("card", margin=1)
        self.body.setSpacing(0)
        self._rows: list[ListRow] = []

    def add_row(self, row: ListRow) -> ListRow:
        """Puts one more row at the end."""
        if self._rows:
            self._rows[-1].mark("last", on=False)
        row.mark("first", on=not self._rows)
        row.mark("last", on=True)
        self._rows.append(row)
        self.body.addWidget(row)
        return row


class TwoEnds(QWidget):
    """Things at the left and things at the right; over each other when it is narrow."""

    GAP = 16

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._ends = [
            FlowLayout(gap=self.GAP, margin=4, in_middle=True) for _ in range(2)
        ]
        for end, widgets in zip(self._ends, (left, right), strict=True):
            for widget in widgets:
                end.addWidget(widget)
        self._row.addLayout(self._ends[0], 1)
        self._row.addLayout(self._ends[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns on its side when there is room for it."""
        needed = sum(end.sizeHint().width() for end in self._ends) + self.GAP
        way = QBoxLayout.Direction
        narrow = needed > self.width()
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        super().resizeEvent(event)


class _Sheet(Surface):
    """What scrolls: as high as its width asks for, and no higher."""

    def minimumSizeHint(self) -> QSize:
        """Its least height would be that of lines wrapped at their narrowest."""
        least = super().minimumSizeHint()
        if self.hasHeightForWidth():
            least.setHeight(0)
        return least


class ScrollPage(QScrollArea):
    """A page that scrolls, its column no wider than can be read; add to `body`."""

    def __init__(self, name: str, *, width: int = 1270, margin: int = 48) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = _Sheet("paper")
        down = QVBoxLayout(sheet)
        down.setContentsMargins(margin - 4, 24, margin - 4, 24)
        across = QHBoxLayout()
        column = QWidget()
        column.setMaximumWidth(px(width))
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(4, 4, 4, 4)
        self.body.setSpacing(16)
        across.addStretch(0)
        across.addWidget(column, 1)
        across.addStretch(0)
        down.addLayout(across)
        down.addStretch(1)
        self.setWidget(sheet)
        named(self, name)


def rule() -> Surface:
    """A thin line between two things."""
    line = Surface("line")
    line.setFixedHeight(1)
    return line
