"""The recovery code: shown once, checked from the paper, and used when it must be."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from rhi_desktop.wording import Words
from ui.forms import Card, LineField, LinkButton, PrimaryButton, QuietButton
from ui.text import PlainLabel
from ui.unlock.step import Step

ACROSS = 4
"""Groups of the code on a line."""


class CodeStep(Step):
    """Shows the code; once it is written down, asks for one group of it back."""

    checked = Signal()

    def __init__(self, words: Words, code: str) -> None:
        super().__init__(
            words,
            words("Write down the recovery code"),
            words(
                "If the passphrase is forgotten, this code opens the vault. Write it on"
                " paper and keep it at your office, apart from this computer. It is"
                " shown only now."
            ),
        )
        self._groups = code.split("-")
        self._asked = secrets.randbelow(len(self._groups))
        self._card = self._code_card()
        self.body.addWidget(self._card)
        self._field = LineField(
            words,
            words("Type group {number} from your paper", number=str(self._asked + 1)),
        )
        self._field.finished.connect(self._on_check)
        self._field.hide()
        self.body.addWidget(self._field)
        self._written = PrimaryButton(words("I have written it down"))
        self._written.clicked.connect(self._on_written)
        self._check = PrimaryButton(words("Check and open"))
        self._check.clicked.connect(self._on_check)
        self._again = LinkButton(words("Show it again"))
        self._again.clicked.connect(self._on_again)
        self.end_with(self._written, self._check, self._again)
        self._turn(written=False)

    def _code_card(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for index, group in enumerate(self._groups):
            row, column = divmod(index, ACROSS)
            number = PlainLabel(str(index + 1), "small", wraps=False)
            said = PlainLabel(group, "question", wraps=False)
            said.setAccessibleName(" ".join(group))
            grid.addWidget(number, 2 * row, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(said, 2 * row + 1, column, Qt.AlignmentFlag.AlignLeft)
        card.body.addLayout(grid)
        return card

    def settle(self) -> None:
        """Begins with the one thing there is to do."""
        (self._field if self._written.isHidden() else self._written).setFocus()

    def _turn(self, *, written: bool) -> None:
        self._card.setVisible(not written)
        self._written.setVisible(not written)
        for widget in (self._field, self._check, self._again):
            widget.setVisible(written)

    def _on_written(self) -> None:
        self._turn(written=True)
        self.settle()

    def _on_again(self) -> None:
        self._field.show_text("")
        self._turn(written=False)
        self.settle()

    def _on_check(self) -> None:
        typed = "".join(self._field.text().split()).upper()
        if typed.translate(READ_AS) == self._groups[self._asked]:
            self._field.show_mend("")
            self.checked.emit()
            return
        self._field.show_mend(
            self.words("That is not group {number}.", number=str(self._asked + 1))
        )
        self._field.setFocus()


READ_AS = str.maketrans("OIL", "011")
"""Letters that the code never has, as the figures they are mistaken for."""


class RecoverStep(Step):
    """Asks for the code of somebody who has forgotten the passphrase."""

    given = Signal(str)
    turned_back = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(
            words,
            words("Use the recovery code"),
            words(
                "It is on the paper kept at your office: seven groups of four. You then"
                " choose a new passphrase, and get a new code."
            ),
        )
        self._field = LineField(words, words("Recovery code"))
        self._field.finished.connect(self._on_next)
        self.body.addWidget(self._field)
        following = PrimaryButton(words("Next"))
        following.clicked.connect(self._on_next)
        back = QuietButton(words("Back"))
        back.clicked.connect(self.turned_back)
        self.end_with(following, back)

    def settle(self) -> None:
        """Begins with the code."""
        self._field.setFocus()

    def _on_next(self) -> None:
        code = self._field.text().strip()
        self._field.show_mend("" if code else self.words("Type the recovery code."))
        if code:
            self.given.emit(code)
