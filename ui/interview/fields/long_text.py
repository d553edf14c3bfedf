"""Room for a story."""

from typing import ClassVar

from rhi_desktop.wording import Words
from ui.forms import TextArea
from ui.interview.fields.field import Field


class LongText(Field):
    """As many lines as somebody needs."""

    flush_left: ClassVar[bool] = True

    def __init__(self, words: Words, name: str) -> None:
        self._area = TextArea(words, name, lines=3)
        super().__init__(self._area)
        self._area.edited.connect(self.edited)

    def set_value(self, value: str) -> None:
        """Shows a value and tells nobody; the caret stays if nothing changed."""
        if value != self._area.toPlainText():
            self._area.show_text(value)

    def caret(self) -> int:
        """Where the next letter would go."""
        return self._area.caret()

    def place_caret(self, position: int) -> None:
        """Puts the caret back where it was."""
        self._area.place_caret(position)

    def close(self) -> None:
        """Can be read and copied, not changed."""
        self._area.setReadOnly(True)
