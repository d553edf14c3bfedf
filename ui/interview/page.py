"""The page of the conversation, as the window sees it: where it is, what is kept."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.errors import KnownError
from rhi_desktop.practice.conversation import Conversation
from rhi_desktop.record.ids import InterviewId
from ui.forms import Notice, QuietButton
from ui.interview.board import Board
from ui.interview.keyboard import ReadingOrder
from ui.interview.talk import Talk
from ui.page import Page, Seat
from ui.place import Place
from ui.shortcuts import shown
from ui.text import named, on_button


class InterviewPage(Page):
    """One interview, from its opening until it is finished, and to be read after."""

    ready = Signal()
    """The interview has been taken out of the vault and is on screen."""

    finished = Signal(str)
    """The interview of this number is finished."""

    stuck = Signal(object)
    """Something could not be kept; it is still on screen and is tried again."""

    restless_after: ClassVar[int] = 30

    def __init__(self, seat: Seat, place: Place) -> None:
        super().__init__(seat, place)
        self.board: Board | None = None
        self._is_settled = False
        self._order: ReadingOrder | None = None
        words = self.words
        self._next = QuietButton("", key=shown("next_topic"))
        self._finish = QuietButton(words("Finish"))
        self._next.hide()
        self._finish.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        named(self, words("Interview"))
        seat.background.run(
            seat.session.interviewing.open,
            InterviewId(place.interview),
            then=self._on_taken_out,
            failed=self._on_not_taken_out,
        )

    # What the window asks

    def context(self) -> str:
        """Only what this is, never who it is with."""
        return self.words("Interview")

    def tools(self) -> Sequence[QWidget]:
        """To the end."""
        return (self._finish,)

    def foot(self) -> Sequence[QWidget]:
        """What comes next, for whoever wants an order."""
        return (self._next,)

    def place(self) -> Place:
        """The topic, the question and the very letter."""
        if self.board is None:
            return self._began_at
        row = self.board.row
        return replace(
            self._began_at,
            page="interview",
            topic=self.board.topic,
            ref=row.ref if row else "",
            caret=row.field.caret() if row else 0,
            language=self.words.language,
        )

    def settle(self) -> None:
        """Puts the keyboard where it was, as soon as there is something to type in."""
        self._is_settled = True
        if self.board is not None:
            self.board.settle(self._began_at.ref, self._began_at.caret)

    def flush(self) -> None:
        """Hands over all that is written, said or half jotted down."""
        if self.board is not None:
            self.board.flush()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001
        """Tab goes in the order of reading, and out at either end."""
        if self._order is not None and self._order.step(onward=next):
            return True
        return super().focusNextPrevChild(next)

    def is_stuck(self) -> bool:
        """Whether there are words that the vault would not take."""
        return self.board is not None and self.board.talk.is_stuck

    # What happens

    def _on_taken_out(self, conversation: Conversation) -> None:
        talk = Talk(self.seat, conversation, self)
        self.board = board = Board(self.seat, talk, self._began_at.topic)
        board.moved.connect(self._show_next)
        board.grown.connect(self._keep_order)
        board.asked_for.connect(self._on_asked_for)
        talk.unkept.connect(self.unkept)
        talk.kept.connect(self.kept)
        talk.stuck.connect(self.stuck)
        talk.ended.connect(self._on_ended)
        self._next.clicked.connect(lambda: board.step(1))
        self._finish.clicked.connect(board.begin_finishing)
        self._finish.setVisible(not talk.is_finished)
        self._layout.addWidget(board)
        board.show()  # now: what is not on screen yet cannot take the keyboard
        self._order = ReadingOrder(self, board.columns.put_away)
        self._show_next()
        if talk.kept_at is not None:
            self.kept.emit(talk.kept_at)
        if self._is_settled:
            self.settle()
        self.ready.emit()

    def _on_not_taken_out(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        notice = Notice(error.told(self.words), "mend")
        self._layout.setContentsMargins(48, 48, 48, 48)
        self._layout.addWidget(notice)
        self._layout.addStretch(1)

    def _keep_order(self) -> None:
        if self._order is not None:
            self._order.keep()

    def _show_next(self) -> None:
        name = self.board.next_topic() if self.board else ""
        text = self.words("Next: {topic}", topic=name)
        self._next.setText(on_button(text))
        self._next.setVisible(bool(name))
        named(self._next, text, shown("next_topic"))
        self._next.updateGeometry()
        self._keep_order()

    def _on_asked_for(self, page: str) -> None:
        self.asked_for.emit(replace(self.place(), page=page))

    def _on_ended(self) -> None:
        self._finish.hide()
        self.finished.emit(self._began_at.interview)
