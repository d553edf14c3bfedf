"""Lays controls in a line and begins another when the line is full, as words do."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Wraps whatever is in it; a control wider than the line gets the whole line."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        margin: int = 0,
        in_middle: bool = False,
    ) -> None:
        super().__init__(parent)
        self._in_middle = in_middle
        self._lying: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._sizes: tuple[QSize, QSize] | None = None
        self._gap = gap
        self.setContentsMargins(QMargins(margin, margin, margin, margin))

    def addItem(self, item: QLayoutItem) -> None:
        """Takes one more at the end."""
        self._lying.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._lying)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one in that place, or None."""
        return self._lying[index] if 0 <= index < len(self._lying) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Gives one back, out of the layout."""
        return self._lying.pop(index) if 0 <= index < len(self._lying) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def invalidate(self) -> None:
        """Forgets what was worked out: something in it has changed its size."""
        self._heights.clear()
        self._sizes = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width; asked for often, so remembered."""
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Puts everything in its place."""
        super().setGeometry(rect)
        spare = rect.height() - self.heightForWidth(rect.width())
        if self._in_middle and spare > 0:
            rect = rect.adjusted(0, spare // 2, 0, 0)
        self._lay(rect, moving=True)

    def sizeHint(self) -> QSize:
        """One line, if there is room for it."""
        return self._hints()[0]

    def minimumSize(self) -> QSize:
        """The widest that cannot be narrower."""
        return self._hints()[1]

    def _hints(self) -> tuple[QSize, QSize]:
        if self._sizes is None:
            margins, shown = self.contentsMargins(), self._shown()
            hints = [item.sizeHint() for item in shown]
            gaps = self._gap * max(0, len(hints) - 1)
            width = sum(size.width() for size in hints) + gaps
            height = max((size.height() for size in hints), default=0)
            least = QSize(0, 0)
            for item in shown:
                least = least.expandedTo(item.minimumSize())
            self._sizes = QSize(width, height).grownBy(margins), least.grownBy(margins)
        return self._sizes

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._lying if not item.isEmpty()]

    def _lay(self, rect: QRect, *, moving: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        y = inner.y()
        for line in self._lines(inner.width()):
            height = max(size.height() for _, size in line)
            x = inner.x()
            for item, size in line if moving else ():
                middle = y + (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(x, middle), size))
                x += size.width() + self._gap
            y += height + self._gap
        y = max(inner.y(), y - self._gap)
        return y - rect.y() + self.contentsMargins().bottom()

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = room + 1
        for item in self._shown():
            size = self._size(item, room)
            if used + size.width() > room:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self._gap
        return lines

    @staticmethod
    def _size(item: QLayoutItem, room: int) -> QSize:
        size = item.sizeHint()
        if size.width() > room and item.hasHeightForWidth():
            return QSize(room, item.heightForWidth(room))
        return size
