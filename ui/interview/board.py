"""Everything on the page once an interview has been taken out: columns and topics.

Facts come up from the sheets, what they changed goes to every sheet there is. It holds
only which topic is on screen and which question the keyboard was at last.
"""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent, QWindow
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.instrument import Changes, Part, Topic, said_in
from rhi_desktop.record.answer import State
from ui.interview.columns import Columns
from ui.interview.finishing import Finishing
from ui.interview.guidance import Guidance
from ui.interview.jotter import Jotter
from ui.interview.question_row import QuestionRow
from ui.interview.talk import Talk
from ui.interview.topic_map import TopicMap
from ui.interview.topic_sheet import TopicSheet
from ui.page import Seat
from ui.shortcuts import Doing, bind

MARKS: dict[Doing, State] = {
    "declined": State.DECLINED,
    "did_not_know": State.DID_NOT_KNOW,
    "not_relevant": State.DOES_NOT_APPLY,
}


class Board(QWidget):
    """Topics in any order, one at a time."""

    moved = Signal()
    """Another topic is on screen, or another comes next."""

    grown = Signal()
    """Something was built that the keyboard can come to."""

    asked_for = Signal(str)
    """Somebody wants the page of this name, about this interview."""

    def __init__(self, seat: Seat, talk: Talk, topic: str) -> None:
        super().__init__()
        self.talk = talk
        self.row: QuestionRow | None = None
        self._seat = seat
        self._words = words = seat.words
        self._sheets: dict[str, TopicSheet] = {}
        self._watched: QWindow | None = None
        names = {one.name: self._said(one) for one in talk.definition.topics}
        began = words("Started {time}", time=words.hour(talk.interview.began))
        self._map = TopicMap(words, talk.definition, began)
        self.jotter = Jotter(words, names)
        self._guidance = Guidance(words)
        self.columns = Columns(words, self._map, self._guidance, self.jotter)
        self._finishing = Finishing(seat, talk, self.columns.middle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        self._listen()
        self._bind_keys()
        self._show_map()
        self._show_jottings()
        self.columns.show_finished(talk.is_finished)
        self.topic = self._first(topic)
        self._show_topic(self.topic)

    def _listen(self) -> None:
        talk = self.talk
        self._map.chosen.connect(self.go_to)
        self._map.consent.clicked.connect(self._on_consent)
        self.jotter.jotted.connect(talk.jot)
        self.jotter.filed.connect(talk.file)
        talk.jotted.connect(self._show_jottings)
        talk.permitted.connect(self._on_permitted)
        talk.stuck.connect(self.columns.mark.show_stuck)
        talk.kept.connect(self.columns.mark.show_kept)
        talk.ended.connect(self._on_ended)
        self._finishing.went_back.connect(self._on_went_back)
        self._finishing.went_to.connect(self._on_went_to)
        self._finishing.asked_for_consent.connect(self._on_consent)
        finished = self.columns.finished
        finished.consent.clicked.connect(self._on_consent)
        finished.documents.clicked.connect(lambda: self.asked_for.emit("documents"))

    def _bind_keys(self) -> None:
        for doing, state in MARKS.items():
            bind(self, doing, partial(self.mark, state))
        bind(self, "jot", self.columns.open_jotter)
        bind(self, "guidance", self.columns.toggle_guidance)
        bind(self, "next_topic", lambda: self.step(1))
        bind(self, "previous_topic", lambda: self.step(-1))

    def _said(self, topic: Topic) -> str:
        return said_in(topic.label, self._words.language)

    def _first(self, topic: str) -> str:
        """The topic asked for, or the first of the talk, or whatever there is."""
        asked = self._map.in_sight()
        definition = self.talk.definition
        talk = [one.name for one in definition.topics if one.part is Part.TALK]
        return next(one for one in (topic, *talk, *asked) if one in asked)

    # Where we are

    def go_to(self, topic: str) -> None:
        """Puts a topic on screen; the keyboard stays where it is."""
        self.flush()
        self._finishing.end()
        self.row = None
        self._show_topic(topic)
        self.columns.close_topics()

    def settle(self, ref: str, caret: int) -> None:
        """Puts the keyboard at a question of the topic on screen."""
        self._sheets[self.topic].go_to(ref, caret)

    def step(self, step: int) -> None:
        """Goes to the topic after, or before, and to its first question."""
        codes = self._map.in_sight()
        self.go_to(codes[(codes.index(self.topic) + step) % len(codes)])
        self.settle("", 0)

    def next_topic(self) -> str:
        """The name on screen of the topic after this one; empty at the last."""
        codes = self._map.in_sight()
        place = codes.index(self.topic) + 1
        if place == len(codes):
            return ""
        return self._said(self.talk.definition.topic(codes[place]))

    def _show_topic(self, name: str) -> None:
        self.topic = name
        topic = self.talk.definition.topic(name)
        if name not in self._sheets:
            readers = self._seat.session.desk.profile.readers
            sheet = TopicSheet(self._words, topic, self.talk, readers)
            sheet.changed.connect(self._on_changed)
            sheet.grown.connect(self.grown)
            self._sheets[name] = sheet
            self.columns.middle.addWidget(sheet)
        self.columns.middle.setCurrentWidget(self._sheets[name])
        self._map.show_here(name)
        self.jotter.is_here(name)
        self._guidance.show_topic(said_in(topic.hint, self._words.language))
        self._guidance.show_question("")
        self.moved.emit()

    def _on_went_back(self) -> None:
        self.go_to(self.topic)
        self.settle("", 0)

    def _on_went_to(self, ref: str) -> None:
        self.go_to(self.talk.definition.question(ref).topic)
        self.settle(ref, 0)

    # Where the keyboard is

    def showEvent(self, event: QShowEvent) -> None:
        """Follows the keyboard, once there is a window to follow it in."""
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not self._watched:
            self._watched = handle
            handle.focusObjectChanged.connect(self._on_focus)

    def _on_focus(self, now: QObject | None) -> None:
        """A question says what goes with its answer once the keyboard is there."""
        if not isinstance(now, QWidget):
            return
        row = self._sheets[self.topic].rows.around(now)
        if row is None or row is self.row:
            return
        self.row = row
        row.open()
        self.grown.emit()
        self._guidance.show_question(
            said_in(row.question.guidance, self._words.language)
        )

    def mark(self, state: State) -> None:
        """Says why the question at hand has no answer, or takes that back."""
        if self.row is not None:
            self.row.mark(state)

    # What happens

    def _on_consent(self) -> None:
        self.asked_for.emit("consent")

    def flush(self) -> None:
        """Hands over all that is written, said or half jotted down."""
        for sheet in self._sheets.values():
            sheet.strips.flush()
        self.jotter.flush()
        self.talk.flush()

    def begin_finishing(self) -> None:
        """Shows what is still loose."""
        self.flush()
        self._finishing.begin()

    def _on_changed(self, changes: Changes) -> None:
        for sheet in self._sheets.values():
            sheet.show_changes(changes)
        self._show_map()
        self.grown.emit()

    def _show_map(self) -> None:
        sitting = self.talk.sitting
        names = [topic.name for topic in self.talk.definition.topics]
        self._map.show_asked([one for one in names if sitting.asks(f"/data/{one}")])
        for name in names:
            self._map.show_progress(name, sitting.progress(name))

    def _show_jottings(self) -> None:
        talk = self.talk
        self.jotter.show_lines(talk.jottings, talk.unkept_lines, talk.unfiled)

    def _on_permitted(self, _about: str) -> None:
        for sheet in self._sheets.values():
            sheet.strips.show_words()

    def _on_ended(self) -> None:
        for sheet in self._sheets.values():
            sheet.close_sheet()
        self.columns.show_finished(self.talk.is_finished)
        self._show_topic(self.topic)
        self.columns.finished.consent.setFocus(Qt.FocusReason.OtherFocusReason)
