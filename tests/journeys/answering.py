"""Puts each answer of an interview file where a person would, as a person would."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from rhi_desktop.instrument import Kind, Question
from rhi_desktop.record.answer import State, Voice
from rhi_desktop.record.ids import Ref
from tests.journeys.driver import Driver, Given
from ui.forms import Chip, DateField, MomentField
from ui.interview.board import Board
from ui.interview.fields.chips import Chips
from ui.interview.fields.line import Line
from ui.interview.fields.listed import Listed
from ui.interview.question_row import QuestionRow

KEYS = {
    State.DECLINED: Qt.Key.Key_F2,
    State.DID_NOT_KNOW: Qt.Key.Key_F3,
    State.DOES_NOT_APPLY: Qt.Key.Key_F4,
}


class Answering:
    """Goes from topic to topic and says what the file says."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.hands = driver.hands
        self.when_told: Callable[[str], None] = lambda _topic: None
        """What is done in a topic once everything in it has been told."""
        self.told_of = ""
        self.instead: dict[str, Callable[[QWidget, str], None]] = {}
        """How some texts are typed that are not just typed from end to end."""

    @property
    def board(self) -> Board:
        return self.driver.board

    def say_all(self, given: Given) -> None:
        for said in given["answers"]:
            self.say(said)
        self.when_told(self.told_of)
        self.driver.until_kept()

    def say(self, said: Given) -> None:
        ref = Ref(said["ref"])
        if self._stands_already(ref, said):
            return
        row = self.row(ref)
        if "value" in said:
            self._put(row, said["value"])
        state = State(said.get("state", State.ANSWERED))
        if state is not State.ANSWERED:
            self.state(ref, state)
        if "voice" in said:
            self.voice(self.row(ref), Voice(said["voice"]))

    def _stands_already(self, ref: Ref, said: Given) -> bool:
        """The times of the return are there before anybody asks."""
        held = self.board.talk.sitting.answer_to(ref) if "[" not in ref else None
        return held is not None and held.value == said.get("value")

    # Where a question is

    def go_to(self, topic: str) -> None:
        if self.board.topic != topic:
            if self.told_of:
                self.when_told(self.told_of)
            self.hands.press(self.board._map._buttons[topic])
            assert self.board.topic == topic
        self.told_of = topic

    def row(self, ref: str) -> QuestionRow:
        """The row of a question, on screen; a person or place is added for it."""
        question = self._question(ref)
        self.go_to(question.topic)
        sheet = self.board._sheets[question.topic]
        self.hands.until(lambda: sheet.is_whole, f"all of {question.topic} is built")
        if question.repeat:
            number = int(ref.partition("[")[2].partition("]")[0])
            cards = sheet._repeats[question.repeat]
            while number not in cards._cards:
                self.hands.press(cards.add)
        row = sheet.rows.at(ref)
        assert row is not None
        self.hands.until(row.isVisible, f"{ref} is asked")
        return row

    def _question(self, ref: str) -> Question:
        return self.board.talk.definition.question(ref)

    # How it is answered

    def _put(self, row: QuestionRow, value: str) -> None:
        if isinstance(row.field, Chips):
            self._choose(row.field, row.question.kind, value)
        elif isinstance(row.field, Listed):
            self._pick(row.field, value)
        elif isinstance(row.field.widget, MomentField):
            self.driver.fill_moment(row.field.widget, datetime.fromisoformat(value))
        elif isinstance(row.field.widget, DateField):
            self.driver.fill_day(row.field.widget, date.fromisoformat(value))
        else:
            line = isinstance(row.field, Line)
            box = row.field.box.box if line else row.field.widget
            self.instead.get(row.ref, self.driver.write)(box, value)

    def _choose(self, chips: Chips, kind: Kind, value: str) -> None:
        """Several are touched with the mouse, one is gone to with the keyboard."""
        if kind is Kind.SEVERAL:
            for code in value.split():
                self.hands.press(self._chip(chips, code))
            return
        chip = self._chip(chips, value)
        self.hands.tab_into(chips.widget)
        while not chip.hasFocus():
            self.hands.key(Qt.Key.Key_Right)
        self.hands.key(Qt.Key.Key_Space)

    def _chip(self, chips: Chips, code: str) -> Chip:
        held = [one.value for one in chips._flow.findChildren(Chip)]
        if code not in held and chips._more is not None:
            self.hands.press(chips._more)
        flow = chips._flow
        return next(one for one in flow.findChildren(Chip) if one.value == code)

    def _pick(self, listed: Listed, value: str) -> None:
        """Opens the list and goes down it."""
        self.hands.press(listed.button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.hands.key(Qt.Key.Key_Down)
            if (here := menu.activeAction()) is not None and here.data() == value:
                break
        self.hands.key(Qt.Key.Key_Return)
        assert listed._value == value

    def state(self, ref: Ref, state: State) -> None:
        """Comes to the question, and says by key or chip how it was met."""
        row = self.row(ref)
        self.hands.tab_into(row)
        if state in KEYS:
            self.hands.key(KEYS[state])
        else:
            self.hands.press(self._under(row, state))
        held = self.board.talk.sitting.answer_to(ref)
        assert held is not None
        assert held.state is state

    def voice(self, row: QuestionRow, voice: Voice) -> None:
        self.hands.tab_into(row)
        self.hands.press(self._under(row, voice))

    def _under(self, row: QuestionRow, code: str) -> QWidget:
        """What goes with an answer, under it: a voice or a reason for no answer."""
        assert row._answering is not None
        shown = row._answering.findChildren(QWidget)
        return next(one for one in shown if getattr(one, "value", None) == code)
