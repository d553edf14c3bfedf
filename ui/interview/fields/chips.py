"""Choices in sight, as chips: one can be on, or several.

A long list begins with its first few and whatever was chosen; "more" shows the rest.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.instrument import Choice, said_in
from rhi_desktop.wording import Words
from ui.forms import ChipFlow, LinkButton
from ui.interview.fields.field import Field

FEW = 8
"""As many chips as can be taken in at a look."""

FIRST = 6
"""How many of a long list are in sight before "more"."""


class Chips(Field):
    """A flow of choices, folded when it is long."""

    def __init__(
        self, words: Words, name: str, choices: Sequence[Choice], *, several: bool
    ) -> None:
        holder = QWidget()
        super().__init__(holder)
        self._words = words
        self._name = name
        self._several = several
        self._choices = tuple(choices)
        self._value: tuple[str, ...] = ()
        self._is_open = False
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._more: LinkButton | None = None
        self._flow = self._made()
        self._column.addWidget(self._flow)
        self._after_laying()

    def set_value(self, value: str) -> None:
        """Shows a value and tells nobody."""
        self._value = tuple(value.split())
        if set(self._value) <= self._laid:
            self._flow.show_value(self._value)
        else:
            self._lay()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Shows other choices; what was chosen stays in sight though not on offer."""
        self._choices = tuple(choices)
        self._lay()

    def _shown(self) -> list[Choice]:
        if self._is_open or len(self._choices) <= FEW:
            return list(self._choices)
        return [
            choice
            for place, choice in enumerate(self._choices)
            if place < FIRST or choice.value in self._value
        ]

    def _made(self) -> ChipFlow:
        language = self._words.language
        shown = self._shown()
        self._laid = {choice.value for choice in shown}
        options = [(one.value, said_in(one.label, language)) for one in shown]
        flow = ChipFlow(self._name, options, several=self._several)
        flow.show_value(self._value)
        flow.chosen.connect(self._on_chosen)
        return flow

    def _lay(self) -> None:
        old, self._flow = self._flow, self._made()
        self._column.replaceWidget(old, self._flow)
        old.hide()
        old.deleteLater()
        self._after_laying()

    def _after_laying(self) -> None:
        self.widget.setFocusProxy(self._flow)
        self._offer_more(len(self._choices) - len(self._shown()))

    def _offer_more(self, hidden: int) -> None:
        if self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None
        if hidden:
            text = self._words.counted("+ {n} more", "+ {n} more", hidden)
            self._more = LinkButton(text)
            self._more.setAccessibleDescription(self._name)
            self._more.clicked.connect(self._on_more)
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self) -> None:
        self._is_open = True
        self._lay()
        self._flow.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_chosen(self, values: tuple[str, ...]) -> None:
        held = [choice.value for choice in self._choices]
        self._value = tuple(value for value in held if value in values)
        self.edited.emit(" ".join(self._value))
