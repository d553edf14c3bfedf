"""The answers of one topic for one reader, under the reasons for each."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.instrument import said_in
from rhi_desktop.referral.phrases import STATES
from rhi_desktop.referral.statements import in_words
from rhi_desktop.wording import Words
from ui.referral.answer_line import AnswerLine
from ui.referral.reason_list import heading
from ui.referral.reasons import Reason
from ui.text import PlainLabel, named

if TYPE_CHECKING:
    from rhi_desktop.practice.copies import Ruled


class TopicAnswers(QWidget):
    """Says for each answer whether it is shown and why; one can be chosen."""

    chosen = Signal(str)
    """The ref of the answer looked at, or empty when it is the whole topic again."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.lines: list[AnswerLine] = []
        self._rows: Mapping[str, str] = {}
        self._sheet = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._sheet)

    def offer_rows(self, rows: Mapping[str, str]) -> None:
        """From the next topic on, these can be chosen whole; what each is called."""
        self._rows = rows

    def show_topic(self, label: str, found: Sequence[Reason], chosen: str) -> None:
        """Shows the answers of a topic, one of which may be chosen already."""
        focused = next((line.ref for line in self.lines if line.hasFocus()), "")
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.lines = []
        for ref, name in self._rows.items():
            column.addWidget(self._line(AnswerLine(ref, name, ""), chosen))
        column.addSpacing(8 if self._rows else 0)
        for reason in found:
            column.addWidget(
                PlainLabel(heading(self._words, reason, label), reason.tone)
            )
            column.addWidget(PlainLabel(reason.sentence))
            for ruled in reason.ruled:
                column.addWidget(self._line(self._answer(ruled), chosen))
            column.addSpacing(8)
        self._column.replaceWidget(self._sheet, sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet
        self._stop_at(chosen or (self.lines[0].ref if self.lines else ""))
        named(self, label)
        self._take_back_the_keyboard(focused)

    def _answer(self, ruled: "Ruled") -> AnswerLine:
        words, ref = self._words, ruled.answer.ref
        said = "; ".join(in_words(ruled.question, ruled.answer, words))
        if not said and ruled.answer.state in STATES:
            said = words(STATES[ruled.answer.state].value)
        asked = said_in(ruled.question.label, words.language)
        if ruled.question.repeat:
            number = ref.rpartition("[")[2].partition("]")[0]
            asked = words("{question} ({number})", question=asked, number=number)
        return AnswerLine(ref, asked, said)

    def _line(self, line: AnswerLine, chosen: str) -> AnswerLine:
        line.setChecked(line.ref == chosen)
        line.moved.connect(partial(self._on_moved, line))
        line.clicked.connect(partial(self._on_clicked, line))
        self.lines.append(line)
        return line

    def _on_clicked(self, line: AnswerLine) -> None:
        for other in self.lines:
            other.setChecked(other is line and line.isChecked())
        self._stop_at(line.ref)
        self.chosen.emit(line.ref if line.isChecked() else "")

    def _on_moved(self, line: AnswerLine, step: int) -> None:
        at = self.lines.index(line) + step
        if 0 <= at < len(self.lines):
            self._stop_at(self.lines[at].ref)
            self.lines[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, ref: str) -> None:
        for line in self.lines:
            stops, passes = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            line.setFocusPolicy(stops if line.ref == ref else passes)

    def _take_back_the_keyboard(self, ref: str) -> None:
        for line in self.lines:
            if line.ref == ref:
                self._stop_at(ref)
                line.setFocus(Qt.FocusReason.OtherFocusReason)
