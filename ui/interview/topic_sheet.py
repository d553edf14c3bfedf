"""One topic: its questions in order, who may know, and what is set aside.

Built when it is first shown. After that it only ever changes by what a sitting says has
changed: rows are shown and hidden, never made anew, so nothing half typed is lost.
"""

from collections import deque
from collections.abc import Iterable
from functools import partial
from typing import Literal

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from rhi_desktop.instrument import (
    Changes,
    Kind,
    Question,
    Repeat,
    Topic,
    said_in,
)
from rhi_desktop.record.ids import Ref
from rhi_desktop.record.row import Row
from rhi_desktop.sharing.profile import Reader
from rhi_desktop.wording import Words
from ui.forms import ScrollPage
from ui.interview.note_row import NoteRow
from ui.interview.question_row import QuestionRow
from ui.interview.question_rows import QuestionRows
from ui.interview.repeats import RepeatCards
from ui.interview.set_aside import SetAside, aside_in
from ui.interview.strips import Strips
from ui.interview.talk import Talk, row_ref
from ui.text import PlainLabel
from ui.theme import px

READING_WIDTH = 680
GAP = 22
AT_FIRST = 2
"""Questions built before the topic is seen: as many as fit on a small screen."""

AT_A_TIME = 1
"""Built in one go after that, so that no key has to wait for them."""

PAINTING = 30
"""Milliseconds in which what stands already is painted, before more is built."""


class TopicSheet(ScrollPage):
    """The middle of the page, while one topic is on it."""

    changed = Signal(object)
    """Something was said; the `Changes` it brought about."""

    grown = Signal()
    """Something was built that the keyboard can come to."""

    def __init__(
        self, words: Words, topic: Topic, talk: Talk, readers: Iterable[Reader]
    ) -> None:
        label = said_in(topic.label, words.language)
        super().__init__(label, width=READING_WIDTH, margin=40)
        self.topic = topic
        self.strips = Strips(words, topic, talk, readers)
        self.rows = QuestionRows(words, talk, self.strips)
        self.rows.setParent(self)
        self.rows.changed.connect(self.changed)
        self._words = words
        self._talk = talk
        self._parts: dict[str, QWidget] = {}
        self._repeats: dict[str, RepeatCards] = {}
        self._sections: list[tuple[PlainLabel, list[str]]] = []
        self.body.setSpacing(px(GAP))
        self._set_aside = SetAside(words, talk.definition)
        self._set_aside.restored.connect(self._on_restored)
        self.body.addWidget(self._set_aside)
        self._add_label(label, "soft")
        self._to_come: deque[Question | Repeat | Row] = deque(topic.members)
        self._strip = self.strips.for_topic()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on_building)
        self._go_on_building(AT_FIRST)
        self._show_set_aside()

    # How it is put together

    @property
    def is_whole(self) -> bool:
        """Whether everything has been built, below what was seen first too."""
        return not self._to_come

    def showEvent(self, event: QShowEvent) -> None:
        """Goes on building while it is looked at, and at no other time."""
        super().showEvent(event)
        if self._to_come:
            self._rest.start(PAINTING)

    def _go_on_building(self, members: int = AT_A_TIME) -> None:
        """Builds a little more; the rest comes when nothing else is to be done."""
        for _ in range(min(members, len(self._to_come))):
            self._build(self._to_come.popleft())
        if self.is_whole and self._strip is not None:
            self._place(self._strip)
        self._show_sections()
        if self._talk.is_finished:
            self.close_sheet()
        if self._to_come and self.isVisible():
            self._rest.start(0)
        self.grown.emit()

    def _build(self, member: Question | Repeat | Row) -> None:
        if isinstance(member, Repeat):
            self._add_repeat(member)
            return
        if isinstance(member, Row):
            self._repeats[member.repeat].show_row(member)
            return
        self._begin_section(member)
        self._add_part(member.path, self._build_question(member))
        if self._strip is not None and member.kind.is_asked:
            self._place(self._strip)
            self._strip = None

    def _place(self, widget: QWidget) -> None:
        """Puts it at the end, but for what is set aside."""
        self.body.insertWidget(self.body.indexOf(self._set_aside), widget)
        if self.isVisible():
            widget.show()  # now, not in its turn: the keyboard may come next

    def _add_label(self, text: str, role: Literal["soft", "heading"]) -> PlainLabel:
        label = PlainLabel(text, role)
        label.setContentsMargins(4, 0, 4, 0)
        self._place(label)
        return label

    def _add_part(self, ref: str, part: QWidget) -> None:
        self._parts[ref] = part
        self._place(part)
        if not self._talk.sitting.asks(ref):
            part.hide()

    def _begin_section(self, question: Question) -> None:
        text = said_in(question.section, self._words.language)
        if not text:
            return
        if not self._sections or self._sections[-1][0].text() != text:
            self._sections.append((self._add_label(text, "heading"), []))
        self._sections[-1][1].append(question.path)

    def _build_question(self, question: Question) -> QWidget:
        if question.kind.is_asked:
            return self.rows.make(question, Ref(question.path))
        label = said_in(question.label, self._words.language)
        hint = said_in(question.hint, self._words.language)
        return NoteRow(label, hint, self._worked_out(question))

    def _worked_out(self, question: Question) -> str:
        if question.kind is not Kind.CALCULATED:
            return ""
        return self._talk.sitting.value_of(question.path)

    def _add_repeat(self, repeat: Repeat) -> None:
        cards = RepeatCards(self._words, repeat, self._make_rows)
        cards.added.connect(partial(self._on_added, cards))
        cards.removed.connect(self._on_removed)
        cards.restored.connect(self._on_restored)
        self._repeats[repeat.path] = cards
        self._add_part(repeat.path, cards)
        held = self._talk.sitting.rows_held()
        rows = [row for row in held if row.repeat == repeat.path]
        self._to_come.extendleft(reversed(rows))

    def _make_rows(self, repeat: Repeat, number: int) -> list[QuestionRow]:
        made = []
        for question in repeat.members:
            ref = row_ref(repeat, number, question)
            self._parts[ref] = row = self.rows.make(question, ref)
            made.append(row)
        return made

    # What happens

    def _on_added(self, cards: RepeatCards, repeat: str) -> None:
        number, changes = self._talk.add_row(repeat)
        cards.show_row(Row(repeat, number))
        self.changed.emit(changes)
        cards.go_to(number)

    def _on_removed(self, row: str) -> None:
        self.changed.emit(self._talk.remove_row(Ref(row)))

    def _on_restored(self, row: str) -> None:
        self.changed.emit(self._talk.restore_row(Ref(row)))

    # What is shown

    def show_changes(self, changes: Changes) -> None:
        """Shows and hides by what has changed, and by nothing else."""
        for refs, asked in ((changes.shown, True), (changes.hidden, False)):
            for ref in self._parts.keys() & set(refs):
                self._parts[ref].setVisible(asked)
        self.rows.show_changes(changes)
        for ref in changes.recalculated:
            if isinstance(note := self._parts.get(ref), NoteRow):
                note.show_value(self._talk.sitting.value_of(ref))
        self._show_sections()
        self._show_rows()
        self._show_set_aside()

    def _show_sections(self) -> None:
        for heading, refs in self._sections:
            heading.setHidden(all(self._parts[ref].isHidden() for ref in refs))

    def _show_rows(self) -> None:
        for row in self._talk.sitting.rows_held() if self._repeats else ():
            if row.repeat in self._repeats:
                self._repeats[row.repeat].show_row(row)

    def _show_set_aside(self) -> None:
        self._set_aside.show_answers(aside_in(self._talk.sitting, self.topic.name))

    # Where the keyboard is

    def go_to(self, ref: str, caret: int) -> None:
        """Puts the keyboard at a question, or at the first that is asked."""
        while not (self.is_whole or self.rows.has(ref)):
            self._go_on_building()
        row = self.rows.at(ref)
        if row is None:
            return
        row.open()
        row.setFocus(Qt.FocusReason.TabFocusReason)
        row.field.place_caret(caret)
        inside = self.widget() or self
        top = row.mapTo(inside, QPoint(0, 0)).y()
        self.ensureVisible(0, top + row.sizeHint().height(), 0, px(40))
        self.ensureVisible(0, top, 0, px(90))

    def close_sheet(self) -> None:
        """Shows everything and takes no more answers; a child may still say no."""
        self.rows.close()
        for cards in self._repeats.values():
            cards.close_rows()
