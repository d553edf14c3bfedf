"""Things side by side while there is room, and over each other when there is not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.theme import px

SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
FILLED = Qt.AlignmentFlag(0)
AT_TOP = Qt.AlignmentFlag.AlignTop
IN_MIDDLE = Qt.AlignmentFlag.AlignVCenter
OVER_EACH_OTHER = QBoxLayout.Direction.TopToBottom


class Folding(QWidget):
    """Some widgets in shares of a row; a column below `least` pixels (at 100 %)."""

    def __init__(
        self,
        widgets: Sequence[QWidget],
        *,
        least: int,
        shares: Sequence[int] = (),
        gap: int = 16,
        where: Qt.AlignmentFlag = FILLED,
    ) -> None:
        super().__init__()
        self._least = least
        self._row = QBoxLayout(SIDE_BY_SIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget, share in zip(widgets, shares or [1] * len(widgets), strict=True):
            self._row.addWidget(widget, share, where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds, as the new width asks."""
        narrow = self.width() < px(self._least)
        self._row.setDirection(OVER_EACH_OTHER if narrow else SIDE_BY_SIDE)
        super().resizeEvent(event)


def in_shares(widget: QWidget) -> QWidget:
    """The same widget, as wide as its share of a row and not as wide as its words.

    So the columns of one row stand under those of the row above it.
    """
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    widget.setSizePolicy(policy)
    return widget
