"""The first start: which language, and whose vault it is."""

from PySide6.QtCore import Signal

from rhi_desktop.wording import LANGUAGES, OWN_NAME, Words
from ui.forms import LineField, PrimaryButton, QuietButton, SegmentedChoice
from ui.text import PlainLabel
from ui.unlock.step import Step


class WelcomeStep(Step):
    """What this is, in the language of whoever reads it."""

    began = Signal()
    practised = Signal()
    language_chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__(
            words,
            words("A private record of return home interviews"),
            words(
                "What a young person tells you is encrypted on this computer and kept"
                " nowhere else. There is no account and no network."
            ),
        )
        language = SegmentedChoice(
            words("Language"), [(code, OWN_NAME[code]) for code in LANGUAGES]
        )
        language.show_value([words.language])
        language.chosen.connect(lambda chosen: self.language_chosen.emit(chosen[0]))
        self.body.addWidget(language)
        self.body.addWidget(
            PlainLabel(
                words(
                    "It is for advocates who hold the interviews. To look round first,"
                    " use the made-up data: nothing in it is about anybody."
                )
            )
        )
        self._begin = PrimaryButton(words("Begin my own vault"))
        self._begin.clicked.connect(self.began)
        practise = QuietButton(words("Try with made-up data"))
        practise.clicked.connect(self.practised)
        self.end_with(self._begin, practise)

    def settle(self) -> None:
        """The first thing to do is to begin."""
        self._begin.setFocus()


class WhoStep(Step):
    """The advocate's name and organisation, as they will stand on documents."""

    told = Signal(str, str)

    def __init__(self, words: Words, name: str = "", organisation: str = "") -> None:
        super().__init__(
            words,
            words("Who are you?"),
            words("Your name and organisation stand on the documents you issue."),
        )
        self._name = LineField(words, words("Your name"))
        self._organisation = LineField(words, words("Your organisation"))
        for field, text in ((self._name, name), (self._organisation, organisation)):
            field.show_text(text)
            field.finished.connect(self._on_next)
            self.body.addWidget(field)
        self._next = PrimaryButton(words("Next"))
        self._next.clicked.connect(self._on_next)
        self.end_with(self._next)

    def settle(self) -> None:
        """Begins with the name."""
        self._name.setFocus()

    def _on_next(self) -> None:
        name = self._name.text().strip()
        organisation = self._organisation.text().strip()
        self._name.show_mend("" if name else self.words("Write your name."))
        self._organisation.show_mend(
            "" if organisation else self.words("Write the name of your organisation.")
        )
        if name and organisation:
            self.told.emit(name, organisation)
        else:
            (self._organisation if name else self._name).setFocus()
