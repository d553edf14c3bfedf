"""What was said on its way to the time line: rested first, then once each, in order.

Nothing is ever taken from a time line. So a touch that only passes "agreed" on its way
to "refused" is not recorded, and what could not be recorded stays first in line.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from rhi_desktop.record.ids import InterviewId
from ui.page import Seat
from ui.referral.reading import Recorded, Saying, record_sayings

REST = 1_200
"""Milliseconds without another touch until a word counts as said."""


class Sayings(QObject):
    """Takes words in, puts them on the time line, and tells when it has."""

    recorded = Signal(object)
    """Everything is on the time line; the instant of the last."""

    unkept = Signal()
    """Something is said that is not on the time line yet."""

    stuck = Signal(object)
    """Something could not be recorded, with what error; it is still held."""

    def __init__(self, seat: Seat, interview: InterviewId, parent: QObject) -> None:
        super().__init__(parent)
        self._seat = seat
        self._interview = interview
        self._resting: Saying | None = None
        self._line: list[Saying] = []
        self._sent = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.settle)

    @property
    def waiting(self) -> tuple[Saying, ...]:
        """What is said and not on the time line yet, in order of saying."""
        return (*self._line, *([self._resting] if self._resting else ()))

    def on_its_way(self, audience: str, about: str) -> Saying | None:
        """The last word about this that is not on the time line yet, or None."""
        waiting = [*self._line, *([self._resting] if self._resting else [])]
        here = [
            one for one in waiting if (one.audience, one.about) == (audience, about)
        ]
        return here[-1] if here else None

    def touch(self, saying: Saying) -> None:
        """A word that another may follow; it counts once it has rested."""
        if not _same_spot(self._resting, saying):
            self.settle()
        self._resting = saying
        self._timer.start(REST)
        self.unkept.emit()

    def say(self, saying: Saying) -> None:
        """A word that counts at once; it takes the place of one that only rested."""
        if not _same_spot(self._resting, saying):
            self.settle()
        self._resting = None
        self._timer.stop()
        self._line.append(saying)
        self.unkept.emit()
        self._send()

    def settle(self) -> None:
        """What rests counts now."""
        self._timer.stop()
        if self._resting is not None:
            self._line.append(self._resting)
            self._resting = None
            self._send()

    def try_again(self) -> None:
        """Sends what could not be recorded once more."""
        self._send()

    def _send(self) -> None:
        if self._sent or not self._line:
            return
        self._sent = len(self._line)
        self._seat.background.run(
            record_sayings,
            self._seat.session,
            self._interview,
            tuple(self._line),
            then=self._on_recorded,
        )

    def _on_recorded(self, recorded: Recorded) -> None:
        self._sent = 0
        self._line = self._line[recorded.count :]
        if recorded.stopped_by is not None:
            self.stuck.emit(recorded.stopped_by)
        elif self._line:
            self._send()
        elif self._resting is None:
            self.recorded.emit(recorded.at)


def _same_spot(before: Saying | None, now: Saying) -> bool:
    """Whether one word takes the place of another that has not rested."""
    if before is None:
        return False
    return (before.audience, before.about) == (now.audience, now.about)
