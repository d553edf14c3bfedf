"""The readers down the side: whom a copy is for, and when they last had one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from rhi_desktop.record.copy import Copy
from rhi_desktop.wording import Words
from ui.text import PlainLabel, named
from ui.theme import colour, px


class ReaderList(QWidget):
    """One reader is always chosen; arrows go along."""

    chosen = Signal(str)

    def __init__(self, words: Words, readers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._words = words
        self.rows = {code: _Reader(code, label) for code, label in readers}
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        column.addWidget(PlainLabel(words("A copy for each reader"), "small"))
        for row in self.rows.values():
            row.clicked.connect(lambda _on, row=row: self._on_clicked(row))
            row.moved.connect(lambda step, row=row: self._on_moved(row, step))
            column.addWidget(row)
        named(self, words("A copy for each reader"))

    def show_chosen(self, code: str) -> None:
        """Marks the reader whose copy is shown."""
        for row in self.rows.values():
            here = row.code == code
            row.setChecked(here)
            stops, passes = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(stops if here else passes)
            if here:
                self.setFocusProxy(row)

    def show_issued(self, copies: Sequence[Copy]) -> None:
        """Says under each reader when they last had a copy, and of how many pages."""
        latest: Mapping[str, Copy] = {copy.audience: copy for copy in copies}
        for code, row in self.rows.items():
            copy = latest.get(code)
            row.say(self._issued(copy) if copy else self._words("not issued yet"))

    def _issued(self, copy: Copy) -> str:
        return self._words.counted(
            "issued {when}, {n} page",
            "issued {when}, {n} pages",
            copy.pages,
            when=self._words.moment(copy.issued),
        )

    def _on_clicked(self, row: "_Reader") -> None:
        self.show_chosen(row.code)
        self.chosen.emit(row.code)

    def _on_moved(self, row: "_Reader", step: int) -> None:
        rows = list(self.rows.values())
        at = rows.index(row) + step
        if 0 <= at < len(rows):
            self._on_clicked(rows[at])
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)


class _Reader(QAbstractButton):
    """One reader: their name, and what they have had."""

    moved = Signal(int)

    def __init__(self, code: str, label: str) -> None:
        super().__init__()
        self.code = code
        self._label = label
        self._said = ""
        self.setCheckable(True)
        self.setProperty("halo", 11.5)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named(self, label)

    def say(self, said: str) -> None:
        """Shows a line under the name."""
        self._said = said
        named(self, self._label, said)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the readers; everything else is a button's."""
        if event.key() == Qt.Key.Key_Down:
            self.moved.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A line of each."""
        return QSize(px(200), self.heightForWidth(px(200)))

    def minimumSizeHint(self) -> QSize:
        """Its words wrap."""
        return QSize(px(100), px(44))

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of both, wrapped."""
        return self._rooms(width)[1].bottom() + px(9)

    def _fonts(self) -> tuple[QFont, QFont]:
        bold, small = QFont(self.font()), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(px(13))
        return bold, small

    def _rooms(self, width: int) -> tuple[QRect, QRect]:
        inner, wraps = max(1, width - 2 * px(14)), Qt.TextFlag.TextWordWrap
        bold, small = map(QFontMetrics, self._fonts())
        room = QRect(px(14), px(8), inner, 10_000)
        name = bold.boundingRect(room, wraps, self._label)
        below = QRect(px(14), name.bottom() + px(2), inner, 10_000)
        said = small.boundingRect(below, wraps, self._said or " ")
        return (
            QRect(room.topLeft(), QSize(inner, name.height())),
            QRect(below.topLeft(), QSize(inner, said.height())),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground of the one chosen, and both lines."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold, small = self._fonts()
        name, said = self._rooms(self.width())
        if self.isChecked() or self.underMouse():
            on = self.isChecked()
            painter.setPen(QPen(colour("line")) if on else Qt.PenStyle.NoPen)
            painter.setBrush(colour("card" if on else "paper"))
            ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ground, 10, 10)
        painter.setFont(bold)
        painter.setPen(colour("ink"))
        painter.drawText(name, Qt.TextFlag.TextWordWrap, self._label)
        painter.setFont(small)
        painter.setPen(colour("soft"))
        painter.drawText(said, Qt.TextFlag.TextWordWrap, self._said)
