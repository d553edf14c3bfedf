"""One topic: its questions in order, who may know, and what is set aside.

Built when it is first shown. After that it only ever changes by what a sitting says has
changed: rows are shown and hidden, never made anew, so nothing half typed is lost.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from rhi_desktop.instrument import (
    Changes,
    Kind,
    Question,
    Repeat,
    Topic,
    Trouble,
    said_in,
)
from rhi_desktop.record.ids import Ref
from rhi_desktop.record.row import Row
from rhi_desktop.sharing.profile import Reader
from rhi_desktop.wording import Words
from ui.forms import ScrollPage
from ui.interview.fields import field_for
from ui.interview.permission_strip import PermissionStrip
from ui.interview.question_row import QuestionRow
from ui.interview.repeats import RepeatCards
from ui.interview.set_aside import SetAside
from ui.interview.talk import Talk, may_be_asked, row_ref
from ui.text import PlainLabel
from ui.theme import px

READING_WIDTH = 680


class TopicSheet(ScrollPage):
    """The middle of the page, while one topic is on it."""

    changed = Signal(object)
    """Something was said; the `Changes` it brought about."""

    def __init__(
        self, words: Words, topic: Topic, talk: Talk, readers: Iterable[Reader]
    ) -> None:
        label = said_in(topic.label, words.language)
        super().__init__(label, width=READING_WIDTH, margin=40)
        self.topic = topic
        self._words = words
        self._talk = talk
        self._readers = tuple(readers)
        self._parts: dict[str, QWidget] = {}
        self._rows: dict[str, QuestionRow] = {}
        self._strips: dict[str, PermissionStrip] = {}
        self._sections: list[tuple[PlainLabel, list[str]]] = []
        self.body.setSpacing(px(22))
        self.body.addWidget(PlainLabel(label, "soft"))
        self._build()
        self._set_aside = SetAside(words, talk.definition)
        self._set_aside.restored.connect(self._on_restored)
        self.body.addWidget(self._set_aside)
        self._show_set_aside()
        if talk.is_finished:
            self.close_sheet()

    # How it is put together

    def _build(self) -> None:
        asked_yet = False
        for member in self.topic.members:
            if isinstance(member, Repeat):
                self._build_repeat(member)
                continue
            self._begin_section(member)
            part = self._build_question(member)
            self._take(member.path, part)
            if member.kind.is_asked and not asked_yet:
                asked_yet = True
                self._build_topic_strip()

    def _take(self, ref: str, part: QWidget) -> None:
        self._parts[ref] = part
        part.setParent(self)
        part.setVisible(self._talk.sitting.asks(ref))
        self.body.addWidget(part)

    def _begin_section(self, question: Question) -> None:
        text = said_in(question.section, self._words.language)
        if text and (not self._sections or self._sections[-1][0].text() != text):
            heading = PlainLabel(text, "heading")
            self._sections.append((heading, []))
            self.body.addWidget(heading)
        if text:
            self._sections[-1][1].append(question.path)

    def _build_question(self, question: Question) -> QWidget:
        if question.kind.is_asked:
            return self._build_row(question, Ref(question.path))
        label = said_in(question.label, self._words.language)
        hint = said_in(question.hint, self._words.language)
        value = self._talk.sitting.value_of(question.path)
        lines = (label, hint, value if question.kind is Kind.CALCULATED else "")
        return PlainLabel("\n".join(line for line in lines if line), "body")

    def _build_row(self, question: Question, ref: Ref) -> QuestionRow:
        sitting = self._talk.sitting
        field = field_for(self._words, question, sitting.choices(ref))
        row = QuestionRow(self._words, question, ref, field)
        row.may_differ = bool(self._may_ask([question]))
        row.answered.connect(self._on_answered)
        row.stated.connect(self._on_stated)
        row.voiced.connect(self._on_voiced)
        row.differs.connect(self.ask_apart)
        self._rows[ref] = row
        if (answer := sitting.answer_to(ref)) is not None:
            row.show_answer(answer)
        if any(said.about == ref for said in self._talk.permissions):
            self.ask_apart(ref)
        return row

    def _build_repeat(self, repeat: Repeat) -> None:
        cards = RepeatCards(self._words, repeat, self._make_rows)
        cards.added.connect(partial(self._on_added, cards))
        cards.removed.connect(self._on_removed)
        cards.restored.connect(self._on_restored)
        self._take(repeat.path, cards)
        for row in self._held(repeat.path):
            cards.show_row(row)

    def _make_rows(self, repeat: Repeat, number: int) -> list[QuestionRow]:
        made = []
        for question in repeat.members:
            ref = row_ref(repeat, number, question)
            row = self._build_row(question, ref)
            self._parts[ref] = row
            made.append(row)
        return made

    def _held(self, repeat: str) -> Iterator[Row]:
        return (row for row in self._talk.sitting.rows_held() if row.repeat == repeat)

    # Who may know

    def _may_ask(self, questions: list[Question]) -> list[Reader]:
        named = may_be_asked(questions)
        return [one for one in self._readers if one.audience in named]

    def _build_topic_strip(self) -> None:
        readers = self._may_ask(list(self.topic.questions()))
        if readers:
            asks = self._words("May I pass this on?")
            strip = self._strip(readers, self.topic.name, asks)
            self.body.addWidget(strip)

    def _strip(
        self, readers: list[Reader], about: str, asks: str
    ) -> PermissionStrip:
        strip = PermissionStrip(self._words, readers, about, asks)
        strip.said.connect(self._talk.permit)
        self._strips[about] = strip
        self._show_words(strip)
        return strip

    def ask_apart(self, ref: str) -> None:
        """Opens a strip for one answer, whose readers differ from the topic's."""
        row = self._rows[ref]
        if ref not in self._strips:
            asks = self._words("And this one answer?")
            strip = self._strip(self._may_ask([row.question]), ref, asks)
            row.put_under(strip)
        self._strips[ref].setFocus(Qt.FocusReason.TabFocusReason)

    def show_permissions(self) -> None:
        """Shows what the child has said by now about who may know."""
        for strip in self._strips.values():
            self._show_words(strip)

    def _show_words(self, strip: PermissionStrip) -> None:
        ref = strip.about if strip.about.startswith("/") else ""
        for audience in strip.audiences:
            strip.show_word(audience, self._talk.word(audience, self.topic.name, ref))

    # What is said

    def _on_answered(self, ref: str, value: str) -> None:
        self._told(self._talk.answer(Ref(ref), value), ref)

    def _on_stated(self, ref: str, state: object) -> None:
        self._told(self._talk.set_state(Ref(ref), state), ref)  # type: ignore[arg-type]

    def _on_voiced(self, ref: str, voice: object) -> None:
        self._told(self._talk.set_voice(Ref(ref), voice), ref)  # type: ignore[arg-type]

    def _told(self, changes: Changes, ref: str) -> None:
        answer = self._talk.sitting.answer_to(Ref(ref))
        if answer is not None:
            self._rows[ref].show_answer(answer)
        self.changed.emit(changes)

    def _on_added(self, cards: RepeatCards, repeat: str) -> None:
        number, changes = self._talk.add_row(repeat)
        cards.show_row(Row(repeat, number))
        self.changed.emit(changes)
        cards.go_to(number)

    def _on_removed(self, row: str) -> None:
        self._row_moved(self._talk.remove_row(Ref(row)))

    def _on_restored(self, row: str) -> None:
        self._row_moved(self._talk.restore_row(Ref(row)))

    def _row_moved(self, changes: Changes) -> None:
        for path, part in self._parts.items():
            if isinstance(part, RepeatCards):
                for row in self._held(path):
                    part.show_row(row)
        self.changed.emit(changes)

    # What is shown

    def show_changes(self, changes: Changes) -> None:
        """Shows and hides by what has changed, and by nothing else."""
        for refs, asked in ((changes.shown, True), (changes.hidden, False)):
            for ref in refs:
                if ref in self._parts:
                    self._parts[ref].setVisible(asked)
        for ref in changes.mended:
            if ref in self._rows:
                self._rows[ref].show_problem("")
        for problem in changes.problems:
            if problem.ref in self._rows and problem.trouble is not Trouble.REQUIRED:
                text = said_in(problem.message, self._words.language)
                self._rows[problem.ref].show_problem(text or self._not_offered())
        for ref in changes.refiltered:
            if ref in self._rows:
                self._rows[ref].field.offer(self._talk.sitting.choices(ref))
        self._show_sections()
        self._show_set_aside()

    def _not_offered(self) -> str:
        return self._words("This no longer goes with the other answers.")

    def _show_sections(self) -> None:
        for heading, refs in self._sections:
            heading.setVisible(any(not self._parts[ref].isHidden() for ref in refs))

    def _show_set_aside(self) -> None:
        removed = {
            row.ref: f"{row.ref}/"
            for row in self._talk.sitting.rows_held()
            if row.state != "here"
        }
        definition = self._talk.definition
        self._set_aside.show_answers(
            [
                (
                    answer,
                    next((r for r, p in removed.items() if answer.ref.startswith(p)), ""),
                )
                for answer in self._talk.sitting.set_aside()
                if definition.question(answer.ref).topic == self.topic.name
            ]
        )

    # Where the keyboard is

    def row_of(self, widget: QWidget | None) -> QuestionRow | None:
        """The question that a widget belongs to, or None."""
        if widget is None:
            return None
        rows = self._rows.values()
        return next((row for row in rows if row.isAncestorOf(widget)), None)

    def go_to(self, ref: str, caret: int) -> None:
        """Puts the keyboard at a question, or at the first that is asked."""
        asked = (row for row in self._rows.values() if not row.isHidden())
        row = self._rows.get(ref) or next(asked, None)
        if row is None:
            self.setFocus()
            return
        row.open()
        row.setFocus(Qt.FocusReason.TabFocusReason)
        row.field.place_caret(caret)
        top = row.mapTo(self.widget(), QPoint(0, 0))
        self.ensureVisible(0, top.y() + row.sizeHint().height(), 0, px(40))
        self.ensureVisible(0, top.y(), 0, px(40))

    def flush(self) -> None:
        """Records what was said last about who may know."""
        for strip in self._strips.values():
            strip.flush()

    def close_sheet(self) -> None:
        """Shows everything and takes no more answers; a child may still say no."""
        for row in self._rows.values():
            row.close_row()
        for part in self._parts.values():
            if isinstance(part, RepeatCards):
                part.close_rows()
