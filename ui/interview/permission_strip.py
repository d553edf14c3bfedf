"""May I pass this on? One chip a reader, about a topic or about one answer.

What the child said is a time line that nothing is ever taken from. So a touch that only
passes "yes" on its way to "no" is not recorded: the word is, once it has rested.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.instrument import said_in
from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Said
from rhi_desktop.sharing.profile import Reader
from rhi_desktop.wording import Words
from ui.forms import FlowLayout, LineField, Surface
from ui.interview.said_chip import SaidChip
from ui.interview.talk import Word
from ui.text import PlainLabel, announce, named

REST = 1_500
"""Milliseconds without another touch until a word counts as said."""


class PermissionStrip(Surface):
    """The readers who may be asked about, and the child's own words about one."""

    said = Signal(str, str, object, str)
    """Audience, what about, the `Said`, and the child's words."""

    def __init__(
        self, words: Words, readers: Sequence[Reader], about: str, asks: str
    ) -> None:
        super().__init__("consent")
        self.about = about
        self._words = words
        self._words_of: dict[Audience, str] = {}
        self._chips: dict[Audience, SaidChip] = {}
        self._touched: Audience | None = None
        self._rests = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        holder = QWidget()
        flow = FlowLayout(holder, gap=8, margin=4)
        flow.addWidget(PlainLabel(asks, "consent", wraps=False))
        for reader in readers:
            flow.addWidget(self._chip(reader, holder))
        self._stop_at(readers[0].audience)
        self._line = LineField(words, words("In their own words"), shows_label=False)
        self._line.box.editingFinished.connect(self._on_words)
        self._line_label = PlainLabel("", "small")
        self._line_label.setContentsMargins(4, 4, 4, 0)
        self._line.hide()
        self._line_label.hide()
        self._quotes = PlainLabel("", "small")
        self._quotes.setContentsMargins(4, 0, 4, 4)
        self._quotes.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for widget in (holder, self._line_label, self._line, self._quotes):
            column.addWidget(widget)
        named(self, asks)

    def _chip(self, reader: Reader, holder: QWidget) -> SaidChip:
        chip = SaidChip(
            self._words, said_in(reader.label, self._words.language), holder
        )
        chip.clicked.connect(partial(self._on_touched, reader.audience))
        chip.moved.connect(self._on_moved)
        self._chips[reader.audience] = chip
        return chip

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """The readers it asks about."""
        return tuple(self._chips)

    def show_word(self, audience: Audience, word: Word) -> None:
        """Shows what stands now, unless somebody is just saying something else."""
        if self._rests and audience == self._touched:
            return
        self._chips[audience].show_said(word.said, at_risk=word.at_risk)
        self._words_of[audience] = word.words
        self._quote()

    def flush(self) -> None:
        """What was said last counts as said now."""
        self._timer.stop()
        if self._touched is None:
            return
        words = self._line.text().strip()
        chip = self._chips[self._touched]
        asked = chip.said is not Said.NOT_ASKED
        if self._rests or (asked and words != self._words_of[self._touched]):
            self._rests = False
            self._words_of[self._touched] = words
            self.said.emit(self._touched, self.about, chip.said, words)
            self._quote()

    def _on_touched(self, audience: Audience) -> None:
        if audience != self._touched:
            self.flush()
            self._ask_for_words(audience)
        chip = self._chips[audience]
        chip.show_said(chip.next_said(), at_risk=False)
        announce(chip, chip.accessibleName())
        self._rests = True
        for widget in (self._line_label, self._line):
            widget.setVisible(chip.said is not Said.NOT_ASKED)
        self._timer.start(REST)

    def _ask_for_words(self, audience: Audience) -> None:
        self._touched = audience
        self._stop_at(audience)
        name = self._chips[audience].name
        asks = self._words("In their own words: {reader}", reader=name)
        self._line.show_text(self._words_of.get(audience, ""))
        self._line_label.setText(asks)
        named(self._line.box, asks)

    def _on_words(self) -> None:
        self.flush()

    def _on_moved(self, step: int) -> None:
        order = self.audiences
        here = next(one for one in order if self._chips[one].hasFocus())
        there = order[(order.index(here) + step) % len(order)]
        self._stop_at(there)
        self._chips[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, audience: Audience) -> None:
        for code, chip in self._chips.items():
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus
                if code == audience
                else Qt.FocusPolicy.ClickFocus
            )
            if code == audience:
                self.setFocusProxy(chip)

    def _quote(self) -> None:
        lines = [
            self._words(
                "{reader}: “{words}”", reader=self._chips[code].name, words=words
            )
            for code, words in self._words_of.items()
            if words
        ]
        if any(chip.said is Said.WITH_LIMITS for chip in self._chips.values()):
            lines.append(
                self._words(
                    "With limits: nothing is passed on except the answers to which"
                    " they say yes one by one."
                )
            )
        self._quotes.setText("\n".join(lines))
        self._quotes.setVisible(bool(lines))
