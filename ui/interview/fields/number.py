"""A number, counted or measured."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator

from rhi_desktop.wording import Words
from ui.interview.fields.line import Line
from ui.theme import px

WHOLE = r"\d{0,9}"
ANY = r"\d{0,9}(\.\d{0,6})?"


class Number(Line):
    """A box as wide as a number, which takes nothing but one.

    What is not a number yet, such as `1.` on its way to `1.5`, is not told of.
    """

    def __init__(self, words: Words, name: str, *, pattern: str = WHOLE) -> None:
        super().__init__(words, name)
        box = self.box.box
        box.setValidator(
            QRegularExpressionValidator(QRegularExpression(pattern), self.box)
        )
        box.setInputMethodHints(
            box.inputMethodHints() | Qt.InputMethodHint.ImhFormattedNumbersOnly
        )
        self.box.setMaximumWidth(px(160))
        self.box.edited.disconnect(self.edited)
        self.box.edited.connect(self._on_edited)

    def _on_edited(self, text: str) -> None:
        if not text.endswith("."):
            self.edited.emit(f"0{text}" if text.startswith(".") else text)
