"""Issuing several copies, one after another, and stopping where that is wanted."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rhi_desktop.record.copy import Copy
from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.wording import Language
from ui.page import Seat

Wanted = tuple[Audience, Language]


class Issuing(QObject):
    """Hands over one copy at a time, so that it can be stopped between two."""

    began = Signal(int, int, str)
    """Which copy of how many is being made, and for whom."""

    issued = Signal(object)
    """One `Copy` is in the folder and in the register."""

    ended = Signal(int)
    """So many were issued, and there are no more to come."""

    stuck = Signal(object)
    """One could not be issued; no more are tried."""

    def __init__(self, seat: Seat, interview: InterviewId, parent: QObject) -> None:
        super().__init__(parent)
        self._seat = seat
        self._interview = interview
        self._waiting: deque[Wanted] = deque()
        self._done = 0
        self._into = Path()

    def issue(self, wanted: Sequence[Wanted], into: Path) -> None:
        """Begins with the first of these."""
        self._waiting = deque(wanted)
        self._done = 0
        self._into = into
        self._next()

    def stop(self) -> None:
        """Lets the one being made be the last."""
        self._waiting.clear()

    def _next(self) -> None:
        if not self._waiting:
            self.ended.emit(self._done)
            return
        audience, language = self._waiting.popleft()
        total = self._done + 1 + len(self._waiting)
        self.began.emit(self._done + 1, total, audience)
        self._seat.background.run(
            self._seat.session.referring.issue,
            self._interview,
            audience,
            language,
            self._into,
            then=self._on_issued,
            failed=self._on_failed,
        )

    def _on_issued(self, copy: Copy) -> None:
        self._done += 1
        self.issued.emit(copy)
        self._next()

    def _on_failed(self, error: Exception) -> None:
        self._waiting.clear()
        self.stuck.emit(error)
