"""Small things for the vault, each done once and in the order they were given.

A permission is a time line: a "yes" that failed and was tried again after a later "no"
would turn what the child said round. So the worker takes from one line, and what fails
stays at its head until it is done.
"""

from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Background
from ui.interview.autosave import RETRY

T = TypeVar("T")


class _Errand(NamedTuple):
    task: Callable[[], Any]
    then: Callable[[Any], object]


class _Round(NamedTuple):
    """What one round came to: the errands done with their results, and what failed."""

    done: list[tuple[_Errand, Any]]
    failed: Exception | None


class Errands(QObject):
    """Runs tasks in order on the vault's thread and never overtakes one that failed."""

    finished = Signal()
    """Nothing is waiting any more."""

    stuck = Signal(object)
    """The first in line failed, with what error; it will be tried again."""

    def __init__(self, background: Background, timer: QTimer) -> None:
        super().__init__()
        self._background = background
        self._line: deque[_Errand] = deque()
        self._out = 0  # sent, and not come back to the window's thread
        timer.setSingleShot(True)
        timer.timeout.connect(self._go)
        self._timer = timer

    @property
    def is_clean(self) -> bool:
        """Whether everything sent has been done, and what came of it is known."""
        return self._out == 0

    def send(self, task: Callable[[], T], then: Callable[[T], object]) -> None:
        """Hands a task over at once; its result goes to `then` when it is done."""
        self._out += 1
        self._line.append(_Errand(task, then))
        self._go()

    def _go(self) -> None:
        self._timer.stop()
        self._background.run(self._do_all, then=self._on_done)

    def _do_all(self) -> _Round:
        """Runs on the vault's thread, which alone takes from the line."""
        done: list[tuple[_Errand, Any]] = []
        while self._line:
            errand = self._line[0]
            try:
                result = errand.task()
            except Exception as error:  # noqa: BLE001  whatever it is, it must be told
                return _Round(done, error)
            self._line.popleft()
            done.append((errand, result))
        return _Round(done, None)

    def _on_done(self, came_of_it: _Round) -> None:
        self._out -= len(came_of_it.done)
        for errand, result in came_of_it.done:
            errand.then(result)
        if came_of_it.failed is not None:
            self._timer.start(RETRY)
            self.stuck.emit(came_of_it.failed)
        elif came_of_it.done and self.is_clean:
            self.finished.emit()
