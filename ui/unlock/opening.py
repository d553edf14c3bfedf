"""The locked door: why it is locked, and the passphrase that opens it."""

from PySide6.QtCore import Signal

from rhi_desktop.wording import Words
from ui.forms import LinkButton, PassphraseField, PrimaryButton
from ui.unlock.step import Step


class OpenStep(Step):
    """Asks for the passphrase."""

    given = Signal(str)
    forgotten = Signal()
    practised = Signal()

    def __init__(self, words: Words, reason: str = "") -> None:
        about = words(reason) or words("Everything in it is encrypted.")
        super().__init__(words, words("The vault is locked"), about)
        self._field = PassphraseField(words, words("Passphrase"))
        self._field.finished.connect(self._on_open)
        self.body.addWidget(self._field)
        opening = PrimaryButton(words("Open"))
        opening.clicked.connect(self._on_open)
        shown = LinkButton(words("Show what I type"))
        shown.setCheckable(True)
        shown.toggled.connect(lambda on: self._field.show_plainly(plainly=on))
        forgotten = LinkButton(words("I have forgotten it"))
        forgotten.clicked.connect(self.forgotten)
        practise = LinkButton(words("Try with made-up data"))
        practise.clicked.connect(self.practised)
        self.end_with(opening, shown, forgotten, practise)

    def settle(self) -> None:
        """Begins with the passphrase."""
        self._field.setFocus()

    def _on_open(self) -> None:
        passphrase = self._field.take()
        self._field.show_mend("" if passphrase else self.words("Type the passphrase."))
        if passphrase:
            self.given.emit(passphrase)
        else:
            self.settle()
