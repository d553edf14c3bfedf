"""What was said to a question no longer asked: kept, in sight, passed on to nobody."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal

from rhi_desktop.instrument import Definition, Kind, Question, Sitting, said_in
from rhi_desktop.record.answer import Answer
from rhi_desktop.record.row import RowState
from rhi_desktop.wording import Words
from ui.forms import Card, FactRow, LinkButton
from ui.interview.answering import NO_ANSWER
from ui.interview.clearing import empty
from ui.text import PlainLabel, named


def aside_in(sitting: Sitting, topic: str) -> list[tuple[Answer, str]]:
    """The answers of a topic set aside; with their row's Ref where that was removed."""
    gone = [row.ref for row in sitting.rows_held() if row.state is RowState.REMOVED]
    definition = sitting.definition
    return [
        (answer, next((row for row in gone if answer.ref.startswith(f"{row}/")), ""))
        for answer in sitting.set_aside()
        if definition.question(answer.ref).topic == topic
    ]


class SetAside(Card):
    """The answers of a topic that are set aside, at its end."""

    restored = Signal(str)
    """The row of this Ref is to come back."""

    def __init__(self, words: Words, definition: Definition) -> None:
        super().__init__("side", margin=16)
        self._words = words
        self._definition = definition
        self._shown: list[tuple[Answer, str]] = []
        self.hide()
        named(self, words("Set aside"))

    def show_answers(self, answers: Sequence[tuple[Answer, str]]) -> None:
        """Shows each answer; with the Ref of its row where that was removed."""
        if list(answers) == self._shown:
            return
        self._shown = list(answers)
        empty(self.body)
        self.setVisible(bool(answers))
        if not answers:
            return
        self.body.addWidget(PlainLabel(self._words("Set aside"), "heading"))
        self.body.addWidget(
            PlainLabel(
                self._words(
                    "No longer asked, as things stand. It is kept and passed on to"
                    " nobody, and comes back when its question does."
                ),
                "soft",
            )
        )
        for answer, row in self._shown:
            self._add(answer, row)

    def _on_put_back(self, row: str) -> None:
        self.restored.emit(row)

    def _add(self, answer: Answer, row: str) -> None:
        question = self._definition.question(answer.ref)
        label = said_in(question.label, self._words.language)
        self.body.addWidget(FactRow(label, as_said(self._words, question, answer)))
        if row:
            back = LinkButton(self._words("Put back"))
            named(back, self._words("Put back {what}", what=label))
            back.clicked.connect(partial(self._on_put_back, row))
            self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)


def as_said(words: Words, question: Question, answer: Answer) -> str:
    """An answer as a person would read it."""
    if answer.state in NO_ANSWER and not answer.value:
        return words(NO_ANSWER[answer.state][0])
    if question.kind.has_choices:
        labels = {
            one.value: said_in(one.label, words.language) for one in question.choices
        }
        return ", ".join(labels.get(code, code) for code in answer.value.split())
    if question.kind is Kind.DATE:
        return words.day(date.fromisoformat(answer.value))
    if question.kind is Kind.MOMENT:
        return words.moment(datetime.fromisoformat(answer.value))
    return answer.value
