"""Keeps the order of the keyboard the order of reading, for what is built later.

Qt moves a widget in the order of Tab together with all that is inside it if its focus
proxy is one of its own children, and alone if not. A group left behind would still be
stopped at, and would send the keyboard back to where its children have gone.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def last_stop(within: QWidget) -> QWidget:
    """The last place of the keyboard within a widget, as it was put together."""
    return [
        one
        for one in (within, *within.findChildren(QWidget))
        if one is within or one.focusPolicy() != Qt.FocusPolicy.NoFocus
    ][-1]


def come_after(before: QWidget, widget: QWidget) -> None:
    """Lets Tab go from one widget into another, which has a focus proxy in itself."""
    QWidget.setTabOrder(before, widget)
