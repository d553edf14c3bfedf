"""One question: what is asked, the field for its answer, and what goes with it.

What goes with an answer is built when the keyboard first comes there, or when there is
something to see in it: a page of questions stays calm, and quick to build. It is never
folded away again while it is on screen, so that nothing moves under the mouse.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.instrument import Kind, Question, said_in
from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.record.ids import Ref
from rhi_desktop.wording import Words, phrase
from ui.interview.answering import NO_ANSWER, Answering
from ui.interview.fields import Field
from ui.text import PlainLabel, Role, announce, named

SPOKEN = (Kind.TEXT, Kind.LINE, Kind.ONE, Kind.SEVERAL)
"""What may be somebody's words, or seen: a choice can be ticked by watching too."""
ANSWERED = phrase("answered")


class QuestionRow(QWidget):
    """A label, a hint, a field; and under them what goes with the answer."""

    answered = Signal(str, str)
    stated = Signal(str, object)
    voiced = Signal(str, object)
    differs = Signal(str)

    def __init__(
        self, words: Words, question: Question, ref: Ref, field: Field
    ) -> None:
        super().__init__()
        self.ref = ref
        self.question = question
        self.field = field
        self.may_differ = False
        self._words = words
        self._answer = Answer(ref, voice=question.voice)
        self._answering: Answering | None = None
        self._problem: PlainLabel | None = None
        self._is_closed = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._lay_field(said_in(question.label, words.language))
        field.edited.connect(self._on_edited)

    def _lay_field(self, label: str) -> None:
        spoken = self.question.kind is Kind.TEXT and self.question.repeat is None
        role: Role = "question" if spoken else "strong"
        hint = said_in(self.question.hint, self._words.language)
        top = QVBoxLayout()
        top.setContentsMargins(4, 0, 4, 0)
        top.setSpacing(4)
        top.addWidget(PlainLabel(label, role))
        if hint:
            top.addWidget(PlainLabel(hint, "soft"))
        self._column.addLayout(top)
        if self.field.flush_left:
            top.addSpacing(4)
            top.addWidget(self.field.widget)
        else:
            self._column.addWidget(self.field.widget)
        self.setFocusProxy(self.field.widget)
        named(self, label, hint)

    def show_answer(self, answer: Answer) -> None:
        """Shows what is held for the question."""
        self._answer = answer
        self.field.set_value(answer.value)
        telling = answer.state is not State.ANSWERED or (
            answer.value and answer.voice is not self.question.voice
        )
        if self._answering is not None:
            self._answering.show_answer(answer)
        elif telling:
            self.open()

    def open(self) -> None:
        """Shows what goes with the answer."""
        if self._answering is not None or self._is_closed:
            return
        self._answering = Answering(
            self._words,
            has_voice=self.question.kind in SPOKEN,
            may_differ=self.may_differ,
        )
        self._answering.show_answer(self._answer)
        self._answering.stated.connect(self._on_stated)
        self._answering.voiced.connect(self._on_voiced)
        self._answering.differs.connect(self._on_differs)
        self.put_under(self._answering)

    def put_under(self, widget: QWidget) -> None:
        """Adds something at the foot of the row."""
        self._column.addWidget(widget)
        if not self.isVisible():
            return
        widget.show()  # now: Tab may be next
        # Laid out in steps, everything would jump for a moment, and a click that
        # brought the keyboard here would miss what it was meant for.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def mark(self, state: State) -> None:
        """Says how the question was met; said again, that is taken back."""
        if not self._is_closed:
            back = self._answer.state is state
            self._on_stated(State.ANSWERED if back else state)

    def show_problem(self, text: str) -> None:
        """Says calmly what needs a look; nothing to say takes it away."""
        if self._problem is None and text:
            self._problem = PlainLabel("", "mend")
            self._problem.setContentsMargins(4, 0, 4, 0)
            self._column.insertWidget(self._column.count(), self._problem)
        if self._problem is not None and text != self._problem.text():
            self._problem.setText(text)
            self._problem.setVisible(bool(text))
            announce(self, text)

    def close_row(self) -> None:
        """Shows the answer from now on and takes no other."""
        self._is_closed = True
        self.field.close()
        if self._answering is not None:
            self._answering.close_answer()

    def _on_edited(self, value: str) -> None:
        self.answered.emit(self.ref, value)

    def _on_stated(self, state: State) -> None:
        self.stated.emit(self.ref, state)
        text = NO_ANSWER[state][0] if state in NO_ANSWER else ANSWERED
        announce(self, self._words(text))

    def _on_voiced(self, voice: Voice) -> None:
        self.voiced.emit(self.ref, voice)

    def _on_differs(self) -> None:
        self.differs.emit(self.ref)
