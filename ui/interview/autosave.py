"""Keeps what is written while it is being written, and says so only when it is true.

The page notes which answers changed; at most `THROTTLE` later they are handed to the
vault's thread as they are by then. They count as kept when the commit has come back,
and not before. Where keeping fails nothing is dropped: the same answers are due again,
the page is told, and it is tried again until there is room.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from rhi_desktop.practice.interviewing import Kept
from rhi_desktop.record.answer import Answer
from rhi_desktop.record.ids import Ref
from rhi_desktop.record.row import Row
from ui.background import Background

THROTTLE = 400
"""Milliseconds that an edit waits for others at most; a crash costs no more."""

RETRY = 2_000
"""Milliseconds until keeping is tried again after it has failed."""

Keep = Callable[[Sequence[Answer], Sequence[Row]], Kept]


class Written(Protocol):
    """Where the answers are: a sitting."""

    def answer_to(self, ref: Ref) -> Answer | None:
        """What is held for a question, or None."""

    def rows_held(self) -> tuple[Row, ...]:
        """Every row there ever was."""


class _Batch(NamedTuple):
    """What was handed over together; batches come back in the order they went."""

    refs: dict[Ref, None]
    rows: bool


class Autosave(QObject):
    """Hands changed answers to the vault; each stays due until it is committed."""

    kept = Signal(object)
    """Everything noted so far is committed; the instant of the last commit."""

    unkept = Signal()
    """Something is written that was not there when everything was last kept."""

    stuck = Signal(object)
    """Keeping failed, with what error; it is still held and will be tried again."""

    def __init__(
        self,
        written: Written,
        keep: Keep,
        background: Background,
        timer: QTimer,
    ) -> None:
        super().__init__()
        self._written = written
        self._keep = keep
        self._background = background
        self._due = _Batch({}, rows=False)
        self._away: deque[_Batch] = deque()
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)  # the others may be late by 5 %
        timer.timeout.connect(self.flush)
        self._timer = timer

    @property
    def is_clean(self) -> bool:
        """Whether everything noted is committed."""
        return not (any(self._due) or self._away)

    def note(self, refs: Iterable[Ref] = (), *, rows: bool = False) -> None:
        """Remembers that these answers, or which rows there are, have changed."""
        was_clean = self.is_clean
        self._also_due(_Batch(dict.fromkeys(refs), rows))
        self._wait(THROTTLE)
        if was_clean:
            self.unkept.emit()

    def flush(self) -> None:
        """Hands over everything due at once; it returns before it is committed."""
        self._timer.stop()
        batch = self._due
        if not any(batch):
            return
        self._due = _Batch({}, rows=False)
        self._away.append(batch)
        self._background.run(
            self._keep,
            tuple(self._written.answer_to(ref) or Answer(ref) for ref in batch.refs),
            self._written.rows_held() if batch.rows else (),
            then=self._on_kept,
            failed=self._on_failed,
        )

    def _also_due(self, batch: _Batch) -> None:
        self._due = _Batch(self._due.refs | batch.refs, self._due.rows or batch.rows)

    def _wait(self, most: int) -> None:
        """Never later than already promised, so that typing on cannot put it off."""
        if not self._timer.isActive() or self._timer.remainingTime() > most:
            self._timer.start(most)

    def _on_kept(self, kept: Kept) -> None:
        self._away.popleft()
        if self.is_clean:
            self.kept.emit(kept.at)

    def _on_failed(self, error: Exception) -> None:
        """Everything of that batch is due again, as it will be by then."""
        self._also_due(self._away.popleft())
        self._wait(RETRY)
        self.stuck.emit(error)
