"""Notices that nobody is there: no touch for some minutes, or the computer has slept.

Only the window's own events are watched, at the window; a filter on the application
would call Python for every event of every widget. Sleep is seen by the wall clock,
because the clock that only goes forward stands still while a Linux laptop sleeps.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from rhi_desktop.clock import Clock, wall_clock
from rhi_desktop.wording import phrase

LOOK_EVERY = 5
"""Seconds between two looks at the clocks."""

SLEPT = 60
"""A gap of so many seconds between two looks means that the computer was asleep."""

RESTLESS = phrase("Locked because nothing was touched for a while.")
ASLEEP = phrase("Locked because the computer was asleep.")

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.InputMethod,
}


class Idle(QObject):
    """Watches a window while a vault is open."""

    tired = Signal(str)
    """Why it is time to lock, as a phrase for `Words`."""

    def __init__(
        self, *, ticks: Callable[[], float] = monotonic, wall: Clock = wall_clock
    ) -> None:
        super().__init__()
        self._ticks = ticks
        self._wall = wall
        self._minutes = 5
        self._touched = ticks()
        self._looked = wall()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY * 1000)
        self._timer.timeout.connect(self.look)

    def watch(self, window: QWindow) -> None:
        """Takes every touch of this window as somebody being there."""
        window.installEventFilter(self)

    def begin(self, minutes: int) -> None:
        """Starts, or goes on with another patience, in minutes."""
        self._minutes = minutes
        self.touch()
        self._looked = self._wall()
        self._timer.start()

    def end(self) -> None:
        """Stops looking: there is nothing to lock."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._ticks()

    def look(self) -> None:
        """Looks at both clocks, and says if it is time to lock."""
        now = self._wall()
        away = (now - self._looked).total_seconds()
        self._looked = now
        if away > SLEPT:
            self.tired.emit(ASLEEP)
        elif self._ticks() - self._touched >= self._minutes * 60:
            self.tired.emit(RESTLESS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes a touch and lets it through."""
        if event.type() in _TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)
