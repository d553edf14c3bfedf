"""Something to read rather than answer: a note, or a value worked out from answers."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.text import PlainLabel, named


class NoteRow(QWidget):
    """A few lines between the questions."""

    def __init__(self, label: str, hint: str = "", value: str = "") -> None:
        super().__init__()
        self._label = label
        self._value = PlainLabel("")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(4)
        for text, line in (
            (label, PlainLabel(label, "strong")),
            (hint, PlainLabel(hint, "soft")),
            (value, self._value),
        ):
            column.addWidget(line)
            line.setHidden(not text)
        self.show_value(value)

    def show_value(self, value: str) -> None:
        """Shows what was worked out; nothing leaves its line out."""
        self._value.setText(value)
        self._value.setHidden(not value)
        named(self, f"{self._label} {value}".strip())
