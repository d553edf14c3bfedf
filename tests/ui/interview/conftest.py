"""A real session over a real vault, worked by the vault's own thread, and its page."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop import session as sessions
from rhi_desktop.clock import stopped_at
from rhi_desktop.practice.conversation import Conversation
from rhi_desktop.record.advocate import Advocate
from rhi_desktop.record.ids import InterviewId
from rhi_desktop.record.interview import Interview
from rhi_desktop.session import Session
from rhi_desktop.vault.cost import CHEAPEST
from rhi_desktop.wording import Language, Words
from ui.background import Background
from ui.interview.board import Board
from ui.interview.page import InterviewPage
from ui.interview.question_row import QuestionRow
from ui.interview.talk import Talk
from ui.interview.topic_sheet import TopicSheet
from ui.page import Seat
from ui.place import Place
from ui.text import PlainLabel

T = TypeVar("T")
AT = datetime(2026, 10, 27, 15, 21, tzinfo=UTC)
STORY = "/data/why_left/story"


class InTurn(Executor):
    """Hands that do nothing until told to, one piece of work at a time."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, task: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.waiting.append(lambda: task(*args, **kwargs))
        return Future()

    def work(self) -> None:
        """Does what was handed over first."""
        self.waiting.pop(0)()

    def work_off(self) -> None:
        """Does everything, and what follows from it."""
        while self.waiting:
            self.work()


class Visit:
    """One open vault with one interview begun in it, and the pages made of it."""

    def __init__(self, qtbot: QtBot, background: Background, folder: Path) -> None:
        self.qtbot = qtbot
        self.background = background
        self.desks: list[Desk] = []
        self.session: Session = self.act(lambda: _open(folder))
        self.interview: Interview = self.act(self._begin)

    def _begin(self) -> Interview:
        caseload = self.session.caseload
        child = caseload.add_child("Made Up")
        episode = caseload.add_episode(child.id)
        return self.session.interviewing.begin(child.id, [episode.id])

    def act(self, task: Callable[..., T], *args: Any) -> T:
        """Does something on the vault's thread and waits for what comes of it."""
        came: list[T] = []
        self.background.run(task, *args, then=came.append)
        self.qtbot.waitUntil(lambda: bool(came))
        return came[0]

    def kept(self) -> Conversation:
        """What the vault holds of the interview now."""
        return self.act(self.session.interviewing.open, InterviewId(self.interview.id))

    def seat(self, language: Language = "en") -> Seat:
        return Seat(self.session, Words.spoken_in(language), self.background)

    def place(self, topic: str = "why_left", ref: str = "", caret: int = 0) -> Place:
        return Place("interview", self.interview.id, topic, ref, caret)

    def page(self, place: Place | None = None, language: Language = "en") -> "Desk":
        """The page as somebody sees it: shown, ready, with the keyboard in it."""
        page = InterviewPage(self.seat(language), place or self.place())
        window = QWidget()
        self.qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for part in (*page.tools(), page, *page.foot()):
            column.addWidget(part)
        window.resize(1366, 768)
        window.show()
        page.settle()
        self.qtbot.waitUntil(lambda: page.board is not None)
        self.qtbot.waitUntil(window.isActiveWindow)
        self.desks.append(Desk(self.qtbot, page, window))
        return self.desks[-1]


class Desk:
    """A page in use."""

    def __init__(self, qtbot: QtBot, page: InterviewPage, window: QWidget) -> None:
        assert page.board is not None
        self.qtbot = qtbot
        self.page = page
        self.window = window
        self.board: Board = page.board
        self.talk: Talk = page.board.talk

    def sheet(self, topic: str) -> TopicSheet:
        """A topic that has been shown, once all of it is built."""
        sheet = self.board._sheets[topic]
        self.qtbot.waitUntil(lambda: sheet.is_whole)
        return sheet

    def row(self, ref: str) -> QuestionRow:
        topic = self.talk.definition.question(ref).topic
        found = self.sheet(topic).rows.at(ref)
        assert found is not None
        return found

    def press(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus(), key, modifier)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def choose(self, ref: str, value: str) -> None:
        """Touches one chip of a question."""
        chips = self.row(ref).findChildren(QWidget)
        self.press(next(one for one in chips if getattr(one, "value", "") == value))

    def until_kept(self) -> None:
        self.qtbot.waitUntil(lambda: self.talk.is_clean)

    def until_read(self, text: str, within: QWidget | None = None) -> None:
        """Waits until something can be read; what is new is shown in its turn."""
        self.qtbot.waitUntil(lambda: text in texts(within or self.page))

    def close(self) -> Place:
        """What the window does on the way to another page."""
        self.page.flush()
        place = self.page.place()
        self.window.close()
        return place


def texts(within: QWidget) -> list[str]:
    """What can be read there now."""
    return [one.text() for one in within.findChildren(PlainLabel) if one.isVisible()]


def _open(folder: Path) -> Session:
    passphrase = sessions.passphrase_bytes("viral chamber atypical retrial foster")
    advocate = Advocate("Non Rees", "Llais")
    clock = stopped_at(AT)
    sessions.make(folder, advocate, passphrase.copy(), clock=clock, cost=CHEAPEST)
    return sessions.open_session(folder, passphrase, clock=clock)


@pytest.fixture
def visit(
    qtbot: QtBot, dressed: QApplication, background: Background, tmp_path: Path
) -> Iterator[Visit]:
    open_visit = Visit(qtbot, background, tmp_path / "vault")
    yield open_visit
    background.run(open_visit.session.close)


@pytest.fixture
def desk(visit: Visit) -> Desk:
    return visit.page()


@pytest.fixture
def in_turn() -> InTurn:
    return InTurn()
