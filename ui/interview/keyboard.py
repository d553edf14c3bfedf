"""Tab goes in the order of reading, whenever a thing was built.

Qt goes in the order of building. What is built later can be moved only control by
control, and a group left behind in Qt's order sends the keyboard back to its children,
for ever. So inside the page the order is that of the layouts; Qt's is used only to come
in from the edges of the window, and what stands after the page is kept at its end.

A trap: `nextInFocusChain` makes PySide 6.11 believe that each widget owns the next, and
when one of them goes it takes the others' Python side with it. It is not used here.
"""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def stops(within: QWidget) -> list[QWidget]:
    """Where Tab can be now, in reading order: children stand as they were laid out."""
    every = within.findChildren(QWidget)
    return [w for w in every if _is_stop(w) and w.isVisible() and w.isEnabled()]


class ReadingOrder:
    """The way of the keyboard through one page, and out of it at either end."""

    def __init__(self, page: QWidget, last: QWidget) -> None:
        """Taken up once the page stands in its window; `last` is its own last stop."""
        self._page = page
        self._last = last
        self._end = QWidget(page)  # never shown: it only marks the end of Qt's order
        self._end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        every = page.window().findChildren(QWidget)
        after = every[every.index(page) :] if page in every else []
        outside = [one for one in after if not page.isAncestorOf(one)]
        self._after = [one for one in outside if _is_stop(one)]
        self.keep()

    def step(self, *, onward: bool) -> bool:
        """Goes to the next stop, or the one before; False where there is no other."""
        window = self._page.window()
        order, here = stops(window), window.focusWidget()
        if here not in order:
            return False
        there = order[(order.index(here) + (1 if onward else -1)) % len(order)]
        reasons = Qt.FocusReason
        there.setFocus(reasons.TabFocusReason if onward else reasons.BacktabFocusReason)
        _bring_into_sight(there)
        return True

    def keep(self) -> None:
        """Puts what stands after the page after everything built in it since."""
        self._end.setParent(None)
        self._end.setParent(self._page)
        after = [one for one in self._after if isValid(one)]
        for one, next_one in pairwise([self._end, self._last, *after]):
            QWidget.setTabOrder(one, next_one)


def _bring_into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
