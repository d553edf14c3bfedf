"""A calm page with nothing on it, for when somebody comes in.

What was there is left as it is, under it, to the letter; its keys are dead while it is
hidden. Whoever comes back within a minute presses Back; after that it is locked.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.wording import Words, phrase
from ui.forms import LinkButton, Surface
from ui.text import named

PATIENCE = 60
"""Seconds it may stay hidden before it is locked."""

FORGOTTEN = phrase("Locked because it was hidden for a minute.")


class Cover(Surface):
    """The calm page."""

    left = Signal()
    """Somebody has come back."""

    forgotten = Signal()
    """Nobody has come back."""

    def __init__(self, words: Words, *, seconds: int = PATIENCE) -> None:
        super().__init__("paper")
        named(self, words("Nothing is open"))
        self._back = LinkButton(words("Back"))
        self._back.clicked.connect(self._on_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.addStretch(1)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignRight)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(seconds * 1000)
        self._timer.timeout.connect(self.forgotten)
        self._was_at: QWidget | None = None

    def come(self, was_at: QWidget | None) -> None:
        """Begins to count; remembers where the keyboard was."""
        self._was_at = was_at
        self._timer.start()
        self._back.setFocus()

    def leave(self) -> QWidget | None:
        """Stops counting; gives back where the keyboard was."""
        self._timer.stop()
        was_at, self._was_at = self._was_at, None
        return was_at

    def _on_back(self) -> None:
        self.left.emit()
