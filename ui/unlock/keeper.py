"""Opens a vault for the window and closes it again, both on the vault's own thread.

It outlives the door: whoever changes the language while a vault is being opened still
gets in, and a vault that opens after the window has gone is closed all the same.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rhi_desktop.clock import Clock, wall_clock
from ui.background import Background

if TYPE_CHECKING:
    from rhi_desktop.session import Session


class Keeper(QObject):
    """Holds whatever is open, so that it can be closed, and the clock it goes by."""

    opened = Signal(object)
    """A Session, to the window's thread."""

    def __init__(self, background: Background, clock: Clock = wall_clock) -> None:
        super().__init__()
        self.background = background
        self.clock = clock
        self._open: list[Session] = []  # touched only on the vault's thread

    def fetch(self) -> None:
        """Has the vault's own libraries loaded, while nobody waits for them."""
        self.background.run(_prepare)

    def open(
        self, task: Callable[[], "Session"], failed: Callable[[Exception], object]
    ) -> None:
        """Does the task, which gives a Session; tells of it by signal."""
        self.background.run(self._opening, task, then=self._on_open, failed=failed)

    def close(self) -> None:
        """Closes what is open, after everything that was handed over before."""
        self.background.run(self._closing)

    def _opening(self, task: Callable[[], "Session"]) -> "Session":
        session = task()
        self._open.append(session)
        return session

    def _closing(self) -> None:
        while self._open:
            self._open.pop().close()

    def _on_open(self, session: "Session") -> None:
        self.opened.emit(session)


def _prepare() -> None:
    """Loads them, and closes this process to its neighbours before it holds a key."""
    import_module("rhi_desktop.session").harden()
