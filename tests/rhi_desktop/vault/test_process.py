"""The process closes itself to onlookers, and says honestly where it cannot."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from rhi_desktop.vault.process import harden_process

ROOT = Path(__file__).parents[3]
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux itself")

ASK_LINUX = """
import ctypes, resource
from rhi_desktop.vault.process import harden_process
print(harden_process(), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
print(resource.getrlimit(resource.RLIMIT_CORE))
"""


class Libc:
    """Stands for the system's own library, at the edge of the program."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.asked: list[tuple[object, ...]] = []

    def prctl(self, *asked: object) -> int:
        self.asked.append(asked)
        return self.answer

    ptrace = prctl


@ON_LINUX
def test_linux_makes_no_core_dump_and_lets_nobody_look_inside() -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASK_LINUX],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "True 0\n(0, 0)\n"


@ON_LINUX
def test_the_real_library_is_asked_where_none_is_given() -> None:
    libc = ctypes.CDLL(None)
    try:
        assert harden_process("linux")
        assert libc.prctl(3, 0, 0, 0, 0) == 0
    finally:
        libc.prctl(4, 1, 0, 0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(
    ("platform", "asked"),
    [("linux", (4, 0, 0, 0, 0)), ("darwin", (31, 0, None, 0))],
)
def test_each_system_is_asked_in_its_own_way(
    platform: str, asked: tuple[object, ...]
) -> None:
    willing, refusing = Libc(0), Libc(-1)
    assert harden_process(platform, willing)
    assert willing.asked == [asked]
    assert not harden_process(platform, refusing)


def test_windows_has_nothing_yet_and_says_so() -> None:
    assert not harden_process("win32", Libc(0))
