"""Choosing a passphrase: five words drawn by chance, or one's own, measured."""

from PySide6.QtCore import Signal

from rhi_desktop.wording import Words
from ui.background import Background
from ui.forms import Card, FlowLayout, LinkButton, PassphraseField, PrimaryButton
from ui.text import PlainLabel, announce
from ui.unlock.step import Step

LEAST_BITS = 50
"""What the vault asks for; one's own passphrase below this is not taken."""


class PassphraseStep(Step):
    """Offers five words; takes them, or others, once they have been typed too."""

    chosen = Signal(str)

    def __init__(self, words: Words, background: Background, act: str) -> None:
        super().__init__(
            words,
            words("Choose a passphrase"),
            words(
                "It opens the vault, each time. Write it down until you know it by"
                " heart, and keep the paper away from this computer."
            ),
        )
        self._background = background
        self._offered = _five_words()
        self._own = False
        self._add_offer()
        self._add_own()
        self._again = PassphraseField(words, words("Type it once, to check"))
        self._again.finished.connect(self._on_next)
        self.body.addWidget(self._again)
        self._show = LinkButton(words("Show what I type"))
        self._show.setCheckable(True)
        self._show.toggled.connect(self._on_shown)
        self._next = PrimaryButton(act)
        self._next.clicked.connect(self._on_next)
        self.end_with(self._next, self._show)

    def _add_offer(self) -> None:
        self._card = Card()
        self._words = PlainLabel(self._offered, "question")
        self._card.body.addWidget(self._words)
        self._card.body.addWidget(
            PlainLabel(self.words("Five English words, drawn by chance."), "small")
        )
        another = LinkButton(self.words("Draw five others"))
        another.clicked.connect(self._on_another)
        own = LinkButton(self.words("Use my own instead"))
        own.clicked.connect(self._on_own)
        flow = FlowLayout(margin=4)
        flow.addWidget(another)
        flow.addWidget(own)
        self._card.body.addLayout(flow)
        self.body.addWidget(self._card)

    def _add_own(self) -> None:
        self._field = PassphraseField(
            self.words,
            self.words("Your own passphrase"),
            self.words("A sentence nobody would think of is better than a hard word."),
        )
        self._field.edited.connect(self._on_own_edited)
        self._field.finished.connect(self._on_next)
        self._bits = PlainLabel("", "small")
        for widget in (self._field, self._bits):
            widget.hide()
            self.body.addWidget(widget)

    def settle(self) -> None:
        """Begins where something is typed."""
        (self._field if self._own else self._again).setFocus()

    def _on_another(self) -> None:
        self._offered = _five_words()
        self._words.setText(self._offered)
        announce(self._words, self._offered)

    def _on_own(self) -> None:
        self._own = True
        self._card.hide()
        self._field.show()
        self._bits.show()
        self.settle()

    def _on_shown(self, shown: object) -> None:
        for field in (self._field, self._again):
            field.show_plainly(plainly=bool(shown))

    def _on_own_edited(self, text: str) -> None:
        self._background.run(_measured, text, then=self._on_measured)

    def _on_measured(self, measured: tuple[str, float]) -> None:
        text, bits = measured
        if text != self._field.text():
            return
        enough = bits >= LEAST_BITS
        self._bits.setText(
            self.words("{bits} bits of strength: enough.", bits=f"{bits:.0f}")
            if enough
            else self.words(
                "{bits} bits of strength, and {least} are needed.",
                bits=f"{bits:.0f}",
                least=f"{LEAST_BITS}",
            )
        )
        self._bits.take_role("next" if enough else "small")

    def _on_next(self) -> None:
        meant = self._field.text() if self._own else self._offered
        if self._own:
            self._background.run(_measured, meant, then=self._on_own_meant)
        else:
            self._check(meant)

    def _on_own_meant(self, measured: tuple[str, float]) -> None:
        text, bits = measured
        if bits < LEAST_BITS:
            self._field.show_mend(
                self.words("This is too easy to guess. Make it longer.")
            )
            self._field.setFocus()
            return
        self._field.show_mend("")
        self._check(text)

    def _check(self, meant: str) -> None:
        if " ".join(self._again.text().split()) != " ".join(meant.split()):
            self._again.show_mend(self.words("This is not the same. Type it again."))
            self._again.setFocus()
            return
        self._again.show_mend("")
        self.chosen.emit(meant)


def _five_words() -> str:
    from rhi_desktop import session

    return session.offer_passphrase()


def _measured(text: str) -> tuple[str, float]:
    from rhi_desktop import session

    return text, session.strength(text)
