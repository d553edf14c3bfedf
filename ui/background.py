"""One pair of hands for the vault: work goes in order, and results come to the window.

Everything that opens, uses or closes the vault runs here, one thing after another on
one thread, so nothing needs a lock and nothing overtakes. Closing finishes what was
begun: an answer handed over is an answer kept.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import TypeVar, TypeVarTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from shiboken6 import isValid

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Background(QObject):
    """Runs tasks in turn on another thread; answers on the thread it was made on."""

    _settled = Signal(object)

    def __init__(self, executor: Executor | None = None) -> None:
        super().__init__()
        self._hands = executor or ThreadPoolExecutor(1, thread_name_prefix="vault")
        self._settled.connect(self._on_settled)

    def run(
        self,
        task: Callable[[*Ts], T],
        *args: *Ts,
        then: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Does `task(*args)` after everything before it.

        Its result goes to `then`, its exception to `failed`, on the window's thread; a
        page that has gone by then hears nothing. An exception nobody asked for reaches
        `sys.excepthook`, which tells its place in the code and never its words.
        """

        def work() -> None:
            try:
                result = task(*args)
            except Exception as error:  # noqa: BLE001
                # whatever it is, the window's thread must hear of it
                self._settled.emit(_Delivery(failed or _unasked, error))
            else:
                if then is not None:
                    self._settled.emit(_Delivery(then, result))

        self._hands.submit(work)

    def close(self) -> None:
        """Finishes everything begun, delivers it, and takes no more."""
        self._hands.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _on_settled(self, delivery: "_Delivery") -> None:
        delivery.hand_over()


class _Delivery:
    """A result on its way to somebody who may have gone home."""

    def __init__(self, to: Callable[..., object], what: object) -> None:
        self._to = to
        self._what = what

    def hand_over(self) -> None:
        at_home = _owner(self._to)
        if not isinstance(at_home, QObject) or isValid(at_home):
            self._to(self._what)


def _owner(to: Callable[..., object]) -> object:
    """Whose method it is, even where some of what it needs was given beforehand."""
    while isinstance(to, partial):
        to = to.func
    return getattr(to, "__self__", None)


def _unasked(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
