"""Makes a picture of any widget, in either light and at any size of text."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import Theme, apply


def picture(
    app: QApplication, widget: QWidget, into: Path, *, theme: Theme, size: QSize
) -> Path:
    """Shows the widget at that size, dressed so, and saves what is seen as PNG."""
    apply(app, theme)
    widget.resize(size)
    widget.show()
    for _ in range(3):  # wrapped text settles its height in steps
        app.processEvents()
    widget.grab().save(str(into))
    return into
