"""One record exactly as it will leave, and whether it may."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from rhi_desktop.instrument import said_in
from rhi_desktop.wording import Words, phrase
from ui.folding import AT_TOP
from ui.forms import Badge, Card, FlowLayout, QuietButton, rule
from ui.forms.surfaces import BadgeTone
from ui.outbox.code_words import Outbox
from ui.text import PlainLabel, named

if TYPE_CHECKING:
    from rhi_desktop.practice.sending import Waiting

STATUS: Mapping[str, tuple[str, BadgeTone]] = {
    "waiting": (phrase("to be looked at"), "quiet"),
    "approved": (phrase("approved: leaves with the next batch"), "next"),
    "held": (phrase("held back"), "consent"),
}


class RecordCard(Card):
    """The fields in two columns, what is suspicious, and two ways on."""

    approved = Signal(object)
    """Somebody says that this `Waiting` may leave."""

    held = Signal(object)
    """Somebody keeps this `Waiting` back."""

    def __init__(self, words: Words, seen: Outbox, one: "Waiting", number: int) -> None:
        super().__init__(margin=20)
        self._words = words
        self.key = str(one.key)
        self._one = one
        self._name = words("Record {number}", number=str(number))
        self._badge = Badge("")
        self._hint = PlainLabel("", "small")
        head = QWidget()
        row = FlowLayout(head, gap=12)
        row.addWidget(PlainLabel(self._name, "heading", wraps=False))
        row.addWidget(self._badge)
        self.body.addWidget(head)
        self.body.addWidget(self._hint)
        self.body.addWidget(rule())
        self.body.addWidget(self._facts(seen, one))
        self._add_buttons()
        self.show_status(one)

    def show_status(self, one: "Waiting") -> None:
        """Shows how far it is, and how many look like it."""
        text, tone = STATUS[one.status.value]
        self._badge.setText(self._words(text))
        self._badge.setProperty("badge", tone)
        self._badge.style().unpolish(self._badge)
        self._badge.style().polish(self._badge)
        self._hint.setText(looks_like(self._words, one))
        self._hint.take_role("risk" if one.easy_to_recognise else "small")
        self.approve.setEnabled(one.status.value != "approved")
        self.hold.setEnabled(one.status.value != "held")
        named(self, f"{self._name}: {self._words(text)}")

    def _facts(self, seen: Outbox, one: "Waiting") -> QWidget:
        rows: list[tuple[str, str]] = []
        language = self._words.language
        for field in seen.fields:
            codes = one.record.values[field.name]
            said = "; ".join(
                seen.code_words.said(self._words, field.name, code) for code in codes
            )
            rows.append((said_in(field.label, language), said))
        return _column(rows)

    def _add_buttons(self) -> None:
        words = self._words
        self.approve = QuietButton(words("Approve"))
        self.approve.clicked.connect(lambda: self.approved.emit(self._one))
        self.hold = QuietButton(words("Hold back"))
        self.hold.clicked.connect(lambda: self.held.emit(self._one))
        for button, act in (
            (self.approve, words("Approve")),
            (self.hold, words("Hold back")),
        ):
            told = words("{act}: {name}", act=act, name=self._name)
            named(button, told)
        holder = QWidget()
        row = FlowLayout(holder, margin=4)
        row.addWidget(self.approve)
        row.addWidget(self.hold)
        self.body.addWidget(holder)


def looks_like(words: Words, one: "Waiting") -> str:
    """How many others look the same, and what that means."""
    others = one.alike - 1
    if not others:
        return words(
            "No other in the outbox looks like it. Somebody who knows the young person"
            " might recognise it; held back, it waits for others."
        )
    if one.easy_to_recognise:
        return words.counted(
            "It looks like {n} other in the outbox. Fewer than ten alike are easier to"
            " recognise.",
            "It looks like {n} others in the outbox. Fewer than ten alike are easier to"
            " recognise.",
            others,
        )
    return words.counted(
        "It looks like {n} other in the outbox.",
        "It looks like {n} others in the outbox.",
        others,
    )


def _column(rows: list[tuple[str, str]]) -> QWidget:
    """Fields with what they hold, level with each other, each as high as its lines."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for line, (name, said) in enumerate(rows):
        grid.addWidget(PlainLabel(name, "soft"), line, 0, AT_TOP)
        grid.addWidget(PlainLabel(said), line, 1, AT_TOP)
    return holder
