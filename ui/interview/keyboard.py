"""Keeps the order of the keyboard the order of reading, for what is built later."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(within: QWidget) -> list[QWidget]:
    """Where the keyboard can be within a widget, in the order it was put together."""
    return [
        one
        for one in within.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def come_after(before: QWidget, widget: QWidget) -> None:
    """Lets Tab go from one widget into another, which was put together later."""
    for one, next_one in pairwise([before, *stops(widget)]):
        QWidget.setTabOrder(one, next_one)
