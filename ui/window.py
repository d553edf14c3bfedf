"""The window: one page at a time, thrown away and built again from its place.

Locking, going somewhere else and changing the language are the same act: the page hands
over what it has not kept, says where it is, and goes; the next is built from a place.
Locking also drops the session, so that behind the locked door nothing is left to reach.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from rhi_desktop.wording import Language, Words, phrase
from ui.clipboard import Copied
from ui.forms import Surface
from ui.frame import PROGRAM, Foot, Header
from ui.hide import FORGOTTEN, Cover
from ui.idle import Idle
from ui.page import Factories, Page, Seat
from ui.place import Place
from ui.shortcuts import KeysPage, Twice, bind
from ui.unlock.door import Door
from ui.unlock.folders import Folders
from ui.unlock.keeper import Keeper

if TYPE_CHECKING:
    from rhi_desktop.session import Session

FIRST_PAGE = "today"
SIZE = QSize(1366, 768)
SMALLEST = QSize(480, 400)
BY_HAND = phrase("Locked.")


class Window(Surface):
    """All there is on screen; its title never says more than the program's name."""

    language_chosen = Signal(str)
    """Somebody wants every page in this language from now on."""

    def __init__(
        self,
        folders: Folders,
        keeper: Keeper,
        factories: Factories,
        *,
        language: Language = "en",
        idle: Idle | None = None,
    ) -> None:
        super().__init__("paper")
        self._folders = folders
        self._keeper = keeper
        self._keeper.opened.connect(self._on_opened)
        self._factories = factories
        self._words = Words.spoken_in(language)
        self._seat: Seat | None = None
        self._page: Page | None = None
        self._left: tuple[bool, Place] | None = None
        self._furniture: list[QWidget] = []
        self._over: list[Cover | KeysPage] = []
        self._idle = idle or Idle()
        self._idle.tired.connect(self.lock)
        self._copied = Copied(QGuiApplication.clipboard())
        self.setWindowTitle(PROGRAM)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self._layers = QStackedLayout(self)
        self._room = QWidget()
        self._inside = QVBoxLayout(self._room)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._layers.addWidget(self._room)
        self._twice = Twice(self)
        self._twice.pressed.connect(self.hide_everything)
        bind(self, "lock", self.lock)
        bind(self, "help", self.show_keys)
        bind(self._room, "at_risk", self._on_at_risk)
        self._show_door()

    # What can be asked of it.

    def lock(self, reason: str = BY_HAND) -> None:
        """Keeps everything, forgets everything, and shows the door."""
        if self._seat is None:
            return
        if self._page is not None and self._page.is_stuck():
            self.hide_everything()  # a full disk: these words exist nowhere else
            return
        if self._over and not self._covered():
            self._on_back()
        is_practice = self._seat.session.is_practice
        if (place := self._leave()) is not None:
            self._left = (is_practice, place)
        self._seat = None
        self._idle.end()
        self._copied.take_back()
        self._keeper.close()
        self._show_door(reason)

    def hide_everything(self) -> None:
        """Covers the window at once; what is under it stays as it is."""
        if not self._covered():
            cover = Cover(self._words)
            cover.forgotten.connect(self._on_forgotten)
            self._lay_over(cover)

    def show_keys(self) -> None:
        """Lays the page of keys over the page."""
        if not self._over:
            self._lay_over(KeysPage(self._words))

    def go(self, place: Place) -> None:
        """Leaves the page for another, in the language of the place."""
        if self._seat is None or (self._page is not None and self._page.is_stuck()):
            return
        if place.language != self._words.language:
            self._words = Words.spoken_in(place.language)
            self._seat = replace(self._seat, words=self._words)
        self._leave()
        page = self._factories[place.page](self._seat, place)
        page.asked_for.connect(self.go)
        self._page = page
        self._idle.begin(page.restless_after)
        foot = Foot(self._words, page, risk_shown="at_risk" in self._factories)
        foot.at_risk.connect(self._on_at_risk)
        self._furnish(self._header(page, place.page), page, foot)
        page.settle()

    def open_practice(self) -> None:
        """Opens the made-up vault without asking anything."""
        if isinstance(door := self._shown, Door):
            door.open_practice()

    # What happens to it.

    def _on_opened(self, session: "Session") -> None:
        self._seat = Seat(session, self._words, self._keeper.background)
        place = Place(FIRST_PAGE)
        if self._left is not None and self._left[0] == session.is_practice:
            place = self._left[1]
        self._left = None
        self.go(replace(place, language=self._words.language))

    def _on_language_chosen(self, language: Language) -> None:
        self.language_chosen.emit(language)
        if self._page is not None:
            self.go(replace(self._page.place(), language=language))
        elif isinstance(door := self._shown, Door):
            self._words = Words.spoken_in(language)
            _throw_away(self._furniture.pop(0))
            self._furniture.insert(0, self._header(None, ""))
            self._inside.insertWidget(0, self._furniture[0])
            door.speak(self._words)

    def _on_went(self, page: str) -> None:
        self.go(Place(page, language=self._words.language))

    def _on_at_risk(self) -> None:
        if self._page is not None and "at_risk" in self._factories:
            self._page.at_risk()

    def _on_back(self) -> None:
        over = self._over.pop()
        was_at = over.leave()
        self._layers.removeWidget(over)
        _throw_away(over)
        if isinstance(self._shown, Door):
            self._shown.settle()
        elif was_at is not None and isValid(was_at):
            was_at.setFocus()

    def _on_forgotten(self) -> None:
        self.lock(FORGOTTEN)

    # How it is put together.

    def _covered(self) -> bool:
        return any(isinstance(over, Cover) for over in self._over)

    def _lay_over(self, over: Cover | KeysPage) -> None:
        was_at = self.focusWidget()
        over.left.connect(self._on_back)
        self._over.append(over)
        self._layers.addWidget(over)
        self._layers.setCurrentWidget(over)
        over.come(was_at)

    def _show_door(self, reason: str = "") -> None:
        door = Door(self._folders, self._keeper, self._words, reason=reason)
        door.language_chosen.connect(self._on_language_chosen)
        self._furnish(self._header(None, ""), door)
        if not self._covered():
            door.settle()

    def _header(self, page: Page | None, here: str) -> Header:
        header = Header(self._words, page, here=here, pages=self._factories)
        header.went.connect(self._on_went)
        header.language_chosen.connect(self._on_language_chosen)
        header.hidden.connect(self.hide_everything)
        header.locked.connect(self.lock)
        return header

    def _furnish(
        self, header: Header, middle: QWidget, foot: Foot | None = None
    ) -> None:
        self._shown = middle
        self._furniture = [header, middle, *([foot] if foot else [])]
        for widget in self._furniture:
            self._inside.addWidget(widget, 1 if widget is middle else 0)
            widget.show()  # at once: only what is seen takes the focus

    def _leave(self) -> Place | None:
        """Has the page hand over what is unkept, and clears the room."""
        place = None
        if self._page is not None:
            self._page.flush()
            place = self._page.place()
        self._page = None
        while self._furniture:
            _throw_away(self._furniture.pop())
        return place

    def showEvent(self, event: QShowEvent) -> None:
        """Watches for touches, once there is a window to watch."""
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            self._idle.watch(handle)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is locking, and then going."""
        self.lock()
        event.setAccepted(self._seat is None)


def _throw_away(widget: QWidget) -> None:
    """Out of sight now, and gone when nothing is being done with it any more."""
    widget.hide()
    widget.deleteLater()
