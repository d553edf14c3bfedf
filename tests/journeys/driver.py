"""An advocate at the real window: opens, locks, writes down a return, begins to talk.

Reading what stands on a page is how things are found; everything that is done goes
through `Hands`. Each part of the day has a file of its own beside this one.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from rhi_desktop.clock import LOCAL
from rhi_desktop.wording import OWN_NAME, Language, Words
from tests.journeys.hands import Hands
from ui.background import Background
from ui.caseload.case_row import CaseRow
from ui.caseload.new_return import NewReturnPanel
from ui.caseload.today_page import TodayPage
from ui.folder import FolderPanel
from ui.forms import DateField, MomentField
from ui.forms.dates import _Box
from ui.interview.board import Board
from ui.interview.page import InterviewPage
from ui.page import Page
from ui.text import on_button
from ui.unlock.door import Door
from ui.unlock.opening import OpenStep
from ui.window import Window

Given = Mapping[str, Any]
PageOf = TypeVar("PageOf", bound=Page)
Shown = TypeVar("Shown", bound=QWidget)
PASSPHRASE = "viral chamber atypical retrial foster"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Driver:
    """One advocate's day at one window."""

    def __init__(self, hands: Hands, window: Window, background: Background) -> None:
        self.hands = hands
        self.window = window
        self.background = background

    # Where we are

    @property
    def words(self) -> Words:
        return self.window._words

    def page(self, kind: type[PageOf]) -> PageOf:
        """The page on screen, which must be of this kind."""
        self.hands.until(lambda: isinstance(self.window._page, kind), kind.__name__)
        assert isinstance(self.window._page, kind)
        return self.window._page

    @property
    def board(self) -> Board:
        page = self.page(InterviewPage)
        self.hands.until(lambda: page.board is not None, "the interview is on screen")
        assert page.board is not None
        return page.board

    def until_quiet(self) -> None:
        """Everything handed to the vault's thread has come back, and what followed."""
        for _ in range(3):
            came: list[None] = []
            self.background.run(lambda: None, then=came.append)
            self.hands.until(lambda came=came: bool(came), "the vault's thread is idle")

    def until_kept(self) -> None:
        talk = self.board.talk
        self.hands.until(lambda: talk.is_clean, "everything is kept")

    # What is pressed by its words

    def button(self, english: str, **values: str) -> QAbstractButton:
        """The one button that says this, in the language of the window."""
        return self.saying(on_button(self.words(english, **values)))

    def saying(self, text: str) -> QAbstractButton:
        def found() -> list[QAbstractButton]:
            return [one for one in self.all(QAbstractButton) if one.text() == text]

        self.hands.until(lambda: len(found()) == 1, f"one button says {text!r}")
        return found()[0]

    def press(self, english: str, **values: str) -> None:
        """Presses it, once it can be pressed."""
        button = self.button(english, **values)
        self.hands.until(button.isEnabled, f"{english!r} can be pressed")
        self.hands.press(button)

    def one(self, kind: type[Shown]) -> Shown:
        """The one thing of this kind on screen."""
        self.hands.until(lambda: bool(self.all(kind)), f"a {kind.__name__} is shown")
        (found,) = self.all(kind)
        return found

    def until_gone(self, kind: type[QWidget]) -> None:
        """Nothing of this kind is on screen any more."""
        self.hands.until(lambda: not self.all(kind), f"the {kind.__name__} is gone")

    def all(self, kind: type[Shown]) -> list[Shown]:
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def write(self, box: QWidget, text: str) -> None:
        self.hands.press(box)
        self.hands.type(text)

    # The door

    def unlock(self, passphrase: str) -> None:
        """Types the passphrase at the door, where the keyboard is already."""
        step = self.one(OpenStep)
        assert self.hands.is_at(step._field)
        self.hands.type(passphrase)
        self.hands.key(Qt.Key.Key_Return)
        self.hands.until(lambda: self.window._page is not None, "the vault is open")

    def lock(self) -> None:
        self.hands.key(Qt.Key.Key_L, CONTROL)
        assert isinstance(self.window._shown, Door)

    def speak(self, language: Language) -> None:
        """Presses the other language at the top of the window."""
        self.hands.press(self.saying(OWN_NAME[language]))
        assert self.words.language == language

    # Today

    def write_down_the_return(self, given: Given) -> None:
        """New return, from the keyboard: who, and the times of the one episode."""
        self.page(TodayPage)
        self.until_quiet()
        self.hands.key(Qt.Key.Key_N)
        panel = self.one(NewReturnPanel)
        child, (episode,) = given["child"], given["episodes"]
        assert self.hands.is_at(panel.name)
        self.hands.type(child["name"])
        self.hands.key(Qt.Key.Key_Tab)
        self.hands.type(child.get("known_as", ""))
        if "born" in child:
            self.fill_day(panel.born, date.fromisoformat(child["born"]))
        for name in ("last_seen", "reported", "returned"):
            if name in episode:
                field: MomentField = getattr(panel, name)
                self.fill_moment(field, datetime.fromisoformat(episode[name]))
        self.press("Keep this return")
        self.until_gone(NewReturnPanel)
        self.until_quiet()

    def begin(self) -> Board:
        """Begins the interview of the only case there is."""
        self.one(CaseRow)
        self.press("Begin interview")
        return self.board

    # Dates, in their boxes

    def fill_day(self, field: DateField, day: date) -> None:
        boxes = field.findChildren(_Box)
        self._fill(boxes, [f"{day.day}", f"{day.month}", f"{day.year}"])

    def fill_moment(self, field: MomentField, moment: datetime) -> None:
        here = moment.astimezone(LOCAL)
        self.fill_day(field.day, here.date())
        boxes = field.time.findChildren(_Box)
        self._fill(boxes, [f"{here.hour}", f"{here.minute:02}"])

    def _fill(self, boxes: list[_Box], texts: list[str]) -> None:
        """The first box is pressed, the others are come to with Tab."""
        self.hands.press(boxes[0])
        for box, text in zip(boxes, texts, strict=True):
            self.hands.tab_into(box)
            self.hands.key(Qt.Key.Key_A, CONTROL)
            self.hands.type(text)

    # Folders

    def name_a_folder(self, folder: Path) -> None:
        """Types where something is to be written; Enter does it."""
        panel = self.one(FolderPanel)
        box: QLineEdit = panel.field.box
        assert self.hands.is_at(box)
        self.hands.type(str(folder))
        self.hands.key(Qt.Key.Key_Return)
