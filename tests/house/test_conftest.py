"""The guards around every test are awake: each planted misdeed fails its test."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rhi_desktop import places
from tests.house import source

PLANTED = """
import socket
import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

kept = []


def test_swallowed_socket():
    try:
        socket.socket()
    except RuntimeError:
        pass


def test_thread():
    threading.Thread(target=threading.Event().wait, args=(9,), daemon=True).start()


def test_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(60_000)


def test_window(qtbot):
    kept.append(QWidget())
    kept[-1].show()


def test_qt_warning(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setMinimumSize(-1, -1)


def test_python_warning():
    import warnings

    warnings.warn("old")


def test_tidy_window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    QTimer(widget).start(60_000)
    widget.show()


def test_tidy_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(60_000)
    kept[-1].stop()


def test_tidy_circle(qtbot):
    widget = QWidget()
    widget.itself = widget
    widget.show()
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of the planted tests, run on their own under our conftest."""
    folder = tmp_path_factory.mktemp("guarded")
    shutil.copyfile(source.ROOT / "tests" / "conftest.py", folder / "conftest.py")
    shutil.copyfile(source.ROOT / "pyproject.toml", folder / "pyproject.toml")
    (folder / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "--tb=no", "test_planted.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["swallowed_socket", "thread", "timer", "window"])
def test_what_a_test_leaves_behind_fails_it(outcomes: str, name: str) -> None:
    assert f"ERROR test_planted.py::test_{name}" in outcomes


@pytest.mark.parametrize("name", ["qt_warning", "python_warning"])
def test_a_warning_fails_its_test(outcomes: str, name: str) -> None:
    assert f"FAILED test_planted.py::test_{name}" in outcomes


@pytest.mark.parametrize("name", ["window", "timer", "circle"])
def test_a_tidy_test_passes(outcomes: str, name: str) -> None:
    assert f"PASSED test_planted.py::test_tidy_{name}" in outcomes
    assert f"ERROR test_planted.py::test_tidy_{name}" not in outcomes


@pytest.mark.parametrize(
    "reach",
    [
        socket.socket,
        lambda: socket.getaddrinfo("example.org", 443),
        lambda: socket.gethostbyname("example.org"),
    ],
    ids=["socket", "address", "name"],
)
def test_a_socket_is_refused_as_it_is_made(
    reach: Callable[[], object], reached_out: list[str]
) -> None:
    with pytest.raises(RuntimeError, match="socket"):
        reach()
    assert len(reached_out) == 1
    reached_out.clear()


def test_every_test_has_an_empty_home(home: Path, tmp_path: Path) -> None:
    assert home.is_relative_to(tmp_path)
    assert Path.home() == home
    assert places.data_folder().is_relative_to(home)
    assert os.environ["XDG_DATA_HOME"].startswith(str(home))
