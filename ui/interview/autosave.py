"""Keeps what is written while it is being written, and says so only when it is true.

The page notes which answers changed; at most `THROTTLE` later they are handed to the
vault's thread as they are by then. They count as kept when the commit has come back,
and not before. Where keeping fails nothing is dropped: the same answers are due again,
the page is told, and it is tried again until there is room.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

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
        self._due: dict[Ref, None] = {}
        self._rows_due = False
        self._away = 0
        timer.setSingleShot(True)
        timer.timeout.connect(self.flush)
        self._timer = timer

    @property
    def is_clean(self) -> bool:
        """Whether everything noted is committed."""
        return not (self._due or self._rows_due or self._away)

    def note(self, refs: Iterable[Ref] = (), *, rows: bool = False) -> None:
        """Remembers that these answers, or which rows there are, have changed."""
        was_clean = self.is_clean
        self._due.update(dict.fromkeys(refs))
        self._rows_due = self._rows_due or rows
        self._wait(THROTTLE)
        if was_clean:
            self.unkept.emit()

    def flush(self) -> None:
        """Hands over everything due at once; it returns before it is committed."""
        self._timer.stop()
        if not (self._due or self._rows_due):
            return
        refs, rows = tuple(self._due), self._rows_due
        answers = tuple(self._written.answer_to(ref) or Answer(ref) for ref in refs)
        self._due.clear()
        self._rows_due = False
        self._away += 1
        self._background.run(
            self._keep,
            answers,
            self._written.rows_held() if rows else (),
            then=self._on_kept,
            failed=partial(self._on_failed, refs, rows),
        )

    def _wait(self, most: int) -> None:
        """Never later than already promised: a throttle, so that typing cannot stall."""
        if not self._timer.isActive() or self._timer.remainingTime() > most:
            self._timer.start(most)

    def _on_kept(self, kept: Kept) -> None:
        self._away -= 1
        if self.is_clean:
            self.kept.emit(kept.at)

    def _on_failed(self, refs: tuple[Ref, ...], rows: bool, error: Exception) -> None:  # noqa: FBT001
        self._away -= 1
        self._due = dict.fromkeys(refs) | self._due
        self._rows_due = self._rows_due or rows
        self._wait(RETRY)
        self.stuck.emit(error)
