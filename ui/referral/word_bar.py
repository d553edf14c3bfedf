"""Under the table: what was said of the cell looked at, in the child's own words."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.record.permission import Said
from rhi_desktop.wording import Words
from ui.folding import IN_MIDDLE, Folding
from ui.forms import (
    FlowLayout,
    LineField,
    LinkButton,
    RiskButton,
    SegmentedChoice,
    Surface,
)
from ui.text import PlainLabel


@dataclass(frozen=True, slots=True, repr=False)
class Subject:
    """What is looked at: in words, what was said of it, and what may be done."""

    label: str
    said: Said
    words: str
    askable: bool
    riskable: bool
    alone: bool


class WordBar(Surface):
    """Says and changes one word: about a topic and a reader, or about one answer."""

    said = Signal(object)
    """Another word was chosen; it may yet go on to another."""

    worded = Signal(str)
    """The child's own words were written down."""

    risk_wanted = Signal()
    whole_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__("foot")
        self._words = words
        self.shown_said = Said.NOT_ASKED
        self._kept = ""
        self._told = ""
        self._label = PlainLabel("", "consent")
        self._choice = SegmentedChoice(
            words("What they said"),
            [
                (Said.AGREED, words("Agreed")),
                (Said.REFUSED, words("Refused")),
                (Said.WITH_LIMITS, words("With limits")),
                (Said.NOT_ASKED, words("Not asked")),
            ],
        )
        self._choice.chosen.connect(lambda on: self.said.emit(Said(on[0])))
        name = words("In their own words")
        self.line = LineField(words, name, shows_label=False)
        self.line.box.setPlaceholderText(name)
        self.line.box.editingFinished.connect(self._on_line_left)
        self._risk = RiskButton(words("Tell them without agreement"))
        self._risk.clicked.connect(self.risk_wanted)
        self._whole = LinkButton(words("The whole topic again"))
        self._whole.clicked.connect(self.whole_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 8, 44, 8)
        column.setSpacing(2)
        column.addWidget(self._head())
        column.addWidget(
            Folding(
                [self._choice, self.line], least=640, shares=(0, 1), where=IN_MIDDLE
            )
        )

    def _head(self) -> QWidget:
        acts = QWidget()
        row = FlowLayout(acts, gap=12, margin=4)
        row.addWidget(self._whole)
        row.addWidget(self._risk)
        return Folding([self._label, acts], least=640, shares=(1, 0), where=IN_MIDDLE)

    def show_subject(self, subject: Subject) -> None:
        """Shows what is looked at now."""
        self.shown_said = subject.said
        self._label.setText(subject.label)
        self._choice.show_value([subject.said])
        self._choice.setEnabled(subject.askable)
        self.line.setEnabled(subject.askable)
        if not self.line.box.hasFocus() or not self.unsaid():
            self.line.show_text(subject.words)
        self._kept = self._told = subject.words
        self.line.show_mend("")
        self._risk.setVisible(subject.riskable)
        self._whole.setVisible(subject.alone)

    def show_said(self, said: Said) -> None:
        """Shows a word at once, so that what is written next is about it."""
        self.shown_said = said
        self._choice.show_value([said])

    def clear(self) -> None:
        """Shows nothing of what was looked at before."""
        self.shown_said = Said.NOT_ASKED
        self._kept = self._told = ""
        self.line.show_text("")
        self.line.show_mend("")

    def ask_for_a_word(self) -> None:
        """Says that words alone are no answer."""
        self.line.show_mend(self._words("Say first whether they agreed."))

    def unsaid(self) -> str:
        """Words that are written and not on the time line yet."""
        written = self.line.text().strip()
        return "" if written == self._kept else written

    def hand_over(self) -> None:
        """Tells of words that are written but not told of yet."""
        self._on_line_left()

    def _on_line_left(self) -> None:
        written = self.line.text().strip()
        if written != self._told:
            self._told = written
            self.worded.emit(written)
