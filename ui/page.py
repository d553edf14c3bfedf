"""What every page is: built from a seat and a place, and able to say where it is.

Facts go up by signal, orders come down by call. A page knows its session and nothing of
the window; locking is the window's, and all a page must do is hand over what is unkept.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rhi_desktop.wording import Words
from ui.background import Background
from ui.place import Place

if TYPE_CHECKING:  # the session brings the vault with it: after the first picture
    from rhi_desktop.session import Session


@dataclass(frozen=True, slots=True)
class Seat:
    """What a page sits at; it ends when the vault is locked."""

    session: "Session"
    words: Words
    background: Background


class Page(QWidget):
    """One page of the window, built anew each time it is shown."""

    asked_for = Signal(Place)
    """Somebody wants to be there next."""

    kept = Signal(datetime)
    """Everything written so far was kept at this instant."""

    unkept = Signal()
    """There is something written that has not been kept yet."""

    restless_after: ClassVar[int] = 5
    """Minutes without a touch before it locks; a long talk needs longer."""

    def __init__(self, seat: Seat, place: Place) -> None:
        super().__init__()
        self.seat = seat
        self.words = seat.words
        self._began_at = place

    def context(self) -> str:
        """A short line for the header, or empty where the navigation belongs."""
        return ""

    def tools(self) -> Sequence[QWidget]:
        """Buttons of the page for the header, before Hide."""
        return ()

    def foot(self) -> Sequence[QWidget]:
        """What of the page belongs at the bottom edge, after the mark of keeping."""
        return ()

    def place(self) -> Place:
        """Where we are now; enough to come back to the same letter."""
        return self._began_at

    def settle(self) -> None:
        """Puts the keyboard where it belongs, once the page is on screen."""
        self.setFocus()

    def flush(self) -> None:
        """Hands everything not kept yet to the background, without waiting."""

    def is_stuck(self) -> bool:
        """Whether something on it cannot be kept now, and would be lost by leaving."""
        return False

    def at_risk(self) -> None:
        """Somebody pressed F9: goes to the page for it, knowing the interview."""
        self.asked_for.emit(replace(self.place(), page="at_risk"))


Factory = Callable[[Seat, Place], Page]
Factories = Mapping[str, Factory]
"""The pages there are, by the name that a `Place` gives them."""
