"""Kills the real window while somebody types, and looks which letters are kept."""

import random
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from rhi_desktop.practice.caseload import Caseload
from rhi_desktop.record.ids import Ref
from tests.builders import PASSPHRASE, make_vault, open_vault
from tests.faults.typist import LETTERS, STORY

TYPIST = Path(__file__).with_name("typist.py")
ROOT = Path(__file__).parents[2]
SAFE_AFTER = 1.0
"""Seconds after which a letter must have been kept."""


@dataclass(frozen=True)
class TypingKilled:
    """Letters typed more than a second before the kill, and how many of them went."""

    safe: int
    lost: int


def kill_while_typing(folder: Path, by_chance: random.Random) -> TypingKilled:
    """Lets somebody type for two to four seconds, kills, and reopens the vault."""
    make_vault(folder)
    with open_vault(folder) as session:
        interview = _begin(session.caseload, session.interviewing.begin)
    typist = subprocess.Popen(
        [sys.executable, str(TYPIST), str(folder), interview, PASSPHRASE],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(folder)},
    )
    assert typist.stdout
    typed = [_moment(typist.stdout.readline())]
    end = time.monotonic() + 2 + 2 * by_chance.random()
    while time.monotonic() < end:
        if select.select([typist.stdout], [], [], 0.01)[0]:
            typed.append(_moment(typist.stdout.readline()))
    typist.kill()
    killed = time.monotonic()
    typist.wait()
    typist.stdout.close()
    safe = sum(moment < killed - SAFE_AFTER for moment in typed)
    return TypingKilled(safe, safe - _kept(folder, interview, safe))


def _begin(caseload: Caseload, begin: object) -> str:
    assert callable(begin)
    child = caseload.add_child("Sam Example")
    return str(begin(child.id, [caseload.add_episode(child.id).id]).id)


def _moment(line: str) -> float:
    return float(line.split(maxsplit=1)[0])


def _kept(folder: Path, interview: str, safe: int) -> int:
    """How many of the letters that had to be kept are there, in their order."""
    with open_vault(folder) as session:
        (case,) = session.caseload.today()
        assert case.interview
        assert case.interview.id == interview
        sitting = session.interviewing.open(case.interview.id).sitting
        answer = sitting.answer_to(Ref(STORY))
    expected = "".join(islice(cycle(LETTERS), safe))
    kept = answer.value if answer else ""
    return safe if kept.startswith(expected) else len(kept)
