"""The page of the conversation: topics in any order, one at a time, nothing ever lost.

Facts come up from the sheets and go to the talk; what they changed comes back and is
shown. The page itself holds only where we are.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent, QWindow
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.errors import KnownError
from rhi_desktop.instrument import Changes, Part, said_in
from rhi_desktop.practice.conversation import Conversation
from rhi_desktop.record.answer import State
from rhi_desktop.record.ids import InterviewId
from ui.forms import ConsentButton, LinkButton, Notice, QuietButton
from ui.interview.columns import Columns
from ui.interview.finishing import Finishing
from ui.interview.guidance import Guidance
from ui.interview.jotter import Jotter
from ui.interview.question_row import QuestionRow
from ui.interview.talk import Talk
from ui.interview.topic_map import TopicMap
from ui.interview.topic_sheet import TopicSheet
from ui.page import Page, Seat
from ui.place import Place
from ui.shortcuts import Doing, bind, shown
from ui.text import named, on_button

KEYS: dict[Doing, State] = {
    "declined": State.DECLINED,
    "did_not_know": State.DID_NOT_KNOW,
    "not_relevant": State.DOES_NOT_APPLY,
}


class InterviewPage(Page):
    """One interview, from its opening until it is finished, and to be read after."""

    ready = Signal()
    """The interview has been taken out of the vault and is on screen."""

    finished = Signal(str)
    """The interview of this number is finished."""

    stuck = Signal(object)
    """Something could not be kept; it is still on screen and is tried again."""

    restless_after: ClassVar[int] = 30

    talk: Talk
    columns: Columns

    def __init__(self, seat: Seat, place: Place) -> None:
        super().__init__(seat, place)
        self._is_ready = False
        self._is_settled = False
        self._topic = place.topic
        self._row: QuestionRow | None = None
        self._watched: QWindow | None = None
        self._sheets: dict[str, TopicSheet] = {}
        self._next = LinkButton("", key=shown("next_topic"))
        self._next.clicked.connect(self.go_to_next)
        self._finish = QuietButton(self.words("Finish"))
        self._consent = ConsentButton(self.words("Consent and disclosure"))
        self._consent.clicked.connect(lambda: self.go_to_page("consent"))
        for button in (self._next, self._finish, self._consent):
            button.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        seat.background.run(
            seat.session.interviewing.open,
            InterviewId(place.interview),
            then=self._on_taken_out,
            failed=self._on_not_taken_out,
        )

    # What the window asks

    def context(self) -> str:
        """Only what this is: never who it is with."""
        return self.words("Interview")

    def tools(self) -> Sequence[QWidget]:
        """To what the child agreed to, and to the end."""
        return (self._consent, self._finish)

    def foot(self) -> Sequence[QWidget]:
        """What comes next, for whoever wants an order."""
        return (self._next,)

    def place(self) -> Place:
        """The topic, the question and the very letter."""
        row = self._row
        here = replace(self._began_at, language=self.words.language)
        if not self._is_ready:
            return here
        if row is None:
            return replace(here, topic=self._topic, ref="", caret=0)
        ref, caret = row.ref, row.field.caret()
        return replace(here, topic=self._topic, ref=ref, caret=caret)

    def settle(self) -> None:
        """Puts the keyboard where it was, as soon as there is something to type in."""
        self._is_settled = True
        if self._is_ready:
            at = self._began_at
            self._sheets[self._topic].go_to(at.ref, at.caret)

    def flush(self) -> None:
        """Hands over all that is written, said or half jotted down."""
        if self._is_ready:
            for sheet in self._sheets.values():
                sheet.flush()
            self.columns.jotter.flush()
            self.talk.flush()

    def go_to_page(self, name: str) -> None:
        """Asks for another page about this interview."""
        self.asked_for.emit(replace(self.place(), page=name))

    # How it is put together

    def _on_taken_out(self, conversation: Conversation) -> None:
        words, definition = self.words, conversation.sitting.definition
        self.talk = talk = Talk(self.seat, conversation, self)
        names = {one.name: said_in(one.label, words.language) for one in definition.topics}
        began = words("started {time}", time=words.hour(conversation.interview.began))
        topics = TopicMap(words, definition, began)
        jotter = Jotter(words, names)
        self._guidance = Guidance(words)
        self.columns = Columns(words, topics, self._guidance, jotter)
        self.columns.finished.documents.clicked.connect(
            lambda: self.go_to_page("documents")
        )
        self._layout.addWidget(self.columns)
        topics.chosen.connect(self.go_to)
        jotter.jotted.connect(talk.jot)
        jotter.filed.connect(talk.file)
        talk.unkept.connect(self.unkept)
        talk.kept.connect(self._on_kept)
        talk.stuck.connect(self._on_stuck)
        talk.jotted.connect(self._show_jottings)
        talk.permitted.connect(self._on_permitted)
        self._finishing = Finishing(self.seat, talk, self.columns.middle)
        self._finishing.went_to.connect(self._on_went_to)
        self._finishing.ended.connect(self._on_ended)
        self._finish.clicked.connect(self._finishing.begin)
        self._bind_keys()
        self._is_ready = True
        self._show_all()

    def _bind_keys(self) -> None:
        for doing, state in KEYS.items():
            bind(self, doing, lambda state=state: self.mark(state))
        bind(self, "jot", self.columns.open_jotter)
        bind(self, "guidance", self.columns.toggle_guidance)
        bind(self, "next_topic", self.go_to_next)
        bind(self, "previous_topic", self.go_to_previous)

    def _show_all(self) -> None:
        self._show_map()
        self._show_jottings()
        self._show_stage()
        asked = self.columns.topics.in_sight()
        if self._topic not in asked:
            talk = [one.name for one in self.talk.definition.topics if one.part is Part.TALK]
            self._topic = next((one for one in talk if one in asked), asked[0])
        self._show_topic(self._topic)
        if self._is_settled:
            self.settle()
        if self.talk.kept_at is not None:
            self.kept.emit(self.talk.kept_at)
        self.ready.emit()

    def _on_not_taken_out(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        notice = Notice(error.told(self.words), "mend")
        notice.body.addStretch(1)
        self._layout.addWidget(notice)

    # Where we are

    def go_to(self, topic: str) -> None:
        """Puts a topic on screen; the keyboard stays where it is."""
        self.talk.flush()
        self._row = None
        self._show_topic(topic)
        self.columns.close_topics()

    def go_to_next(self) -> None:
        """The topic after this one, and its first question."""
        self._step(1)

    def go_to_previous(self) -> None:
        """The topic before this one, and its first question."""
        self._step(-1)

    def _step(self, step: int) -> None:
        codes = self.columns.topics.in_sight()
        there = codes[(codes.index(self._topic) + step) % len(codes)]
        self.go_to(there)
        self._sheets[there].go_to("", 0)

    def _on_went_to(self, topic: str, ref: str) -> None:
        self.go_to(topic or self._topic)
        self._sheets[self._topic].go_to(ref, 0)

    def _show_topic(self, name: str) -> None:
        self._topic = name
        topic = self.talk.definition.topic(name)
        if name not in self._sheets:
            readers = self.seat.session.desk.profile.readers
            sheet = TopicSheet(self.words, topic, self.talk, readers)
            sheet.changed.connect(self._on_changed)
            self._sheets[name] = sheet
            self.columns.middle.addWidget(sheet)
        self.columns.middle.setCurrentWidget(self._sheets[name])
        self.columns.topics.show_here(name)
        self.columns.jotter.is_here(name)
        self._guidance.show_topic(said_in(topic.hint, self.words.language))
        self._guidance.show_question("")
        self._show_next()

    def _show_next(self) -> None:
        codes = self.columns.topics.in_sight()
        place = codes.index(self._topic) + 1
        self._next.setVisible(place < len(codes))
        if place < len(codes):
            following = self.talk.definition.topic(codes[place])
            name = said_in(following.label, self.words.language)
            text = self.words("Next: {topic}", topic=name)
            self._next.setText(on_button(text))
            named(self._next, text)
            self._next.updateGeometry()

    # What happens

    def mark(self, state: State) -> None:
        """Says why the question under the keyboard has no answer, or takes that back."""
        if self._row is not None:
            self._row.mark(state)

    def _on_changed(self, changes: Changes) -> None:
        for sheet in self._sheets.values():
            sheet.show_changes(changes)
        self._show_map()

    def _show_map(self) -> None:
        sitting, topics = self.talk.sitting, self.columns.topics
        every = [topic.name for topic in self.talk.definition.topics]
        asked = [name for name in every if sitting.asks(f"/data/{name}")]
        topics.show_asked({*asked, self._topic} & set(every))
        for name in every:
            topics.show_progress(name, sitting.progress(name))

    def _show_jottings(self) -> None:
        talk = self.talk
        self.columns.jotter.show_lines(talk.jottings, talk.unkept_lines, talk.unfiled)

    def _on_permitted(self, _about: str) -> None:
        for sheet in self._sheets.values():
            sheet.show_permissions()
