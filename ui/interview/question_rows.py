"""The question rows of one topic: what is said in them goes to the talk."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rhi_desktop.instrument import (
    Changes,
    Problem,
    Question,
    Trouble,
    said_in,
)
from rhi_desktop.record.answer import State, Voice
from rhi_desktop.record.ids import Ref
from rhi_desktop.wording import Words
from ui.interview.fields import field_for
from ui.interview.question_row import QuestionRow
from ui.interview.strips import Strips
from ui.interview.talk import Talk


class QuestionRows(QObject):
    """Makes rows, and keeps each in step with the sitting."""

    changed = Signal(object)
    """Something was said; the `Changes` it brought about."""

    def __init__(self, words: Words, talk: Talk, strips: Strips) -> None:
        super().__init__()
        self._words = words
        self._talk = talk
        self._strips = strips
        self._rows: dict[str, QuestionRow] = {}

    def make(self, question: Question, ref: Ref) -> QuestionRow:
        """A row that shows what is held, and hands on what is said."""
        sitting = self._talk.sitting
        field = field_for(self._words, question, sitting.choices(ref))
        row = QuestionRow(self._words, question, ref, field)
        row.may_differ = bool(self._strips.readers_of([question]))
        row.answered.connect(self._on_answered)
        row.stated.connect(self._on_stated)
        row.voiced.connect(self._on_voiced)
        row.differs.connect(self._on_differs)
        self._rows[ref] = row
        if (answer := sitting.answer_to(ref)) is not None:
            row.show_answer(answer)
        if self._strips.has_own(ref):
            row.open()
            self._strips.open_for(row)
        return row

    def at(self, ref: str) -> QuestionRow | None:
        """The row of a Ref; or without one the first that is asked, if any is."""
        asked = (row for row in self._rows.values() if not row.isHidden())
        return self._rows.get(ref) or next(asked, None)

    def has(self, ref: str) -> bool:
        """Whether the row of a Ref is there; or without one, any that is asked."""
        return ref in self._rows if ref else self.at("") is not None

    def around(self, widget: QWidget) -> QuestionRow | None:
        """The row that a widget stands in, or None."""
        rows = self._rows.values()
        return next((row for row in rows if row.isAncestorOf(widget)), None)

    def close(self) -> None:
        """Takes no more answers."""
        for row in self._rows.values():
            row.close_row()

    def show_changes(self, changes: Changes) -> None:
        """Shows what now needs a look, and other choices where there are others."""
        for row in self._mine(changes.mended):
            row.show_problem("")
        for problem in changes.problems:
            self._show_problem(problem)
        for row in self._mine(changes.refiltered):
            row.field.offer(self._talk.sitting.choices(row.ref))

    def _mine(self, refs: Iterable[Ref]) -> list[QuestionRow]:
        return [self._rows[ref] for ref in refs if ref in self._rows]

    def _show_problem(self, problem: Problem) -> None:
        """What is only missing is not said before the end: there may be a reason."""
        row = self._rows.get(problem.ref)
        if row is not None and problem.trouble is not Trouble.REQUIRED:
            text = said_in(problem.message, self._words.language)
            row.show_problem(
                text or self._words("This no longer goes with the other answers.")
            )

    def _on_answered(self, ref: str, value: str) -> None:
        self._told(Ref(ref), self._talk.answer(Ref(ref), value))

    def _on_stated(self, ref: str, state: State) -> None:
        self._told(Ref(ref), self._talk.set_state(Ref(ref), state))

    def _on_voiced(self, ref: str, voice: Voice) -> None:
        self._told(Ref(ref), self._talk.set_voice(Ref(ref), voice))

    def _told(self, ref: Ref, changes: Changes) -> None:
        answer = self._talk.sitting.answer_to(ref)
        if answer is not None:
            self._rows[ref].show_answer(answer)
        self.changed.emit(changes)

    def _on_differs(self, ref: str) -> None:
        self._strips.open_for(self._rows[ref])
        self._strips.go_to(ref)
