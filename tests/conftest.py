"""What every test stands on: no network, an empty home, and nothing left behind."""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The computer's own clock is set elsewhere, so a time that forgot to ask for London
# is wrong on every machine and at every hour, not only in summer.
os.environ["TZ"] = "Asia/Kathmandu"
if hasattr(time, "tzset"):
    time.tzset()

settings.register_profile(
    "house",
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("prove", settings.get_profile("house"), max_examples=5_000)
settings.load_profile("house")

GRACE = 1.0
"""Seconds a thread that is already ending may take to end."""

REACHING_OUT = ("socket.", "urllib.", "ftplib.", "smtplib.", "http.", "webbrowser.")
_reached_out: list[str] = []


class NetworkReached(RuntimeError):
    """Raised in the middle of whatever tried to use a socket."""


def _refuse_the_network(event: str, _arguments: tuple[Any, ...]) -> None:
    # Coverage asks for this computer's own name, which reaches nobody.
    if event.startswith(REACHING_OUT) and event != "socket.gethostname":
        _reached_out.append(event)
        raise NetworkReached(event)


sys.addaudithook(_refuse_the_network)


@pytest.fixture(autouse=True)
def reached_out() -> Iterator[list[str]]:
    """Every attempt at a socket; a test with one fails, even if it was swallowed."""
    _reached_out.clear()
    yield _reached_out
    assert _reached_out == [], f"the network was reached for: {_reached_out}"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of its own for every test; nobody's real vault is ever near."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("RHI_DATA", str(folder / "rhi"))
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    return folder


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    _wait_for_the_ending(before)
    left = [thread.name for thread in _new_threads(before)]
    assert left == [], f"threads left behind: {left}"


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads of ours that began since; Qt's own appear to Python as dummies."""
    now = set(threading.enumerate()) - before
    return [one for one in now if not isinstance(one, threading._DummyThread)]


def _wait_for_the_ending(before: set[threading.Thread]) -> None:
    for thread in _new_threads(before):
        thread.join(GRACE)


@pytest.fixture(autouse=True)
def _no_window_or_timer_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Holds for tests that use Qt; the others never import it."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    started = _watched_timers()
    windows = set(_windows())
    yield
    if _left_behind(windows, started):
        gc.collect()
    left = _left_behind(windows, started)
    assert left == [], f"left behind: {left}"


def _windows() -> list[Any]:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return QApplication.topLevelWidgets()


_timers: WeakSet[Any] = WeakSet()


def _watched_timers() -> "WeakSet[Any]":
    """The timers that Python starts from here on; the watch is set up once."""
    from PySide6.QtCore import QTimer

    _timers.clear()
    plain_start = QTimer.start
    if plain_start.__name__ != "_noted_start":

        def _noted_start(self: QTimer, *arguments: Any) -> None:
            _timers.add(self)
            plain_start(self, *arguments)

        QTimer.start = _noted_start  # type: ignore[method-assign]
    return _timers


def _left_behind(windows: set[Any], started: "WeakSet[Any]") -> list[str]:
    """Windows that are new, shown or not, and timers that still run."""
    from shiboken6 import isValid

    new = [type(one).__name__ for one in _windows() if one not in windows]
    running = [one for one in list(started) if isValid(one) and one.isActive()]
    return new + [f"QTimer of {type(one.parent()).__name__}" for one in running]
