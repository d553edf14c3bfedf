"""Takes what a layout shows away, at once to the eye and soon from memory."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Removes every widget and spacer of a layout that holds no other layouts."""
    while (held := layout.takeAt(0)) is not None:
        if (gone := held.widget()) is not None:
            gone.hide()
            gone.deleteLater()
