"""A line: a name, a few words."""

from rhi_desktop.wording import Words
from ui.forms import LineField
from ui.interview.fields.field import Field


class Line(Field):
    """One line of text."""

    def __init__(self, words: Words, name: str) -> None:
        self._line = LineField(words, name, shows_label=False)
        super().__init__(self._line)
        self._line.edited.connect(self.edited)

    @property
    def box(self) -> LineField:
        """The line itself, for what it may hold."""
        return self._line

    def set_value(self, value: str) -> None:
        """Shows a value and tells nobody; the caret stays if nothing changed."""
        if value != self._line.text():
            self._line.show_text(value)

    def caret(self) -> int:
        """Where the next letter would go."""
        return self._line.box.cursorPosition()

    def place_caret(self, position: int) -> None:
        """Puts the caret back where it was."""
        self._line.box.setCursorPosition(position)

    def close(self) -> None:
        """Can be read and copied, not changed."""
        self._line.box.setReadOnly(True)
