"""What every field does, whatever it looks like: a value in, a value out."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rhi_desktop.errors import BugError
from rhi_desktop.instrument import Choice


class Field(QObject):
    """Shows and takes the value of one answer, as the instrument writes it."""

    edited = Signal(str)
    """The value, each time somebody changes it; blank when it is taken back."""

    flush_left: ClassVar[bool] = False
    """Whether it leaves no room of its own at its edges for the ring of the focus."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def set_value(self, value: str) -> None:
        """Shows a value and tells nobody."""
        message = f"{type(self).__name__} cannot show {len(value)} letters"
        raise BugError(message)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Shows other choices, where there are any."""

    def caret(self) -> int:
        """Where the next letter would go."""
        return 0

    def place_caret(self, position: int) -> None:
        """Puts the caret back where it was."""

    def close(self) -> None:
        """Shows the answer from now on and takes no other."""
        self.widget.setEnabled(False)
