"""Kills an advocate's program in the middle of keeping, and looks what is left."""

import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rhi_desktop.record.answer import Answer
from rhi_desktop.record.ids import InterviewId
from rhi_desktop.session import open_session
from rhi_desktop.vault.passphrase import passphrase_bytes
from rhi_desktop.vault.vault import open_vault
from tests.faults.advocate_at_work import STORY, told

WORKER = Path(__file__).with_name("advocate_at_work.py")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Killed:
    """What had been acknowledged, what was found, and how long looking took."""

    acknowledged: int
    found: int
    seconds_to_reopen_and_check: float


def kill_once(
    folder: Path, interview: InterviewId, passphrase: str, after: random.Random
) -> Killed:
    """Starts the worker, kills it at a random keeping, reopens and checks the store."""
    worker = subprocess.Popen(
        [sys.executable, str(WORKER), str(folder), interview, passphrase],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert worker.stdout
    keepings = after.randint(1, 60)
    last = 0
    for _ in range(keepings):
        last = int(worker.stdout.readline())
    moment = time.perf_counter() + after.random() * 0.004
    while time.perf_counter() < moment:
        pass  # the kill shall fall anywhere within a keeping, not only after one
    worker.kill()
    for line in worker.stdout:
        last = int(line)
    worker.wait()
    worker.stdout.close()
    return look(folder, interview, passphrase, last)


def look(folder: Path, interview: InterviewId, passphrase: str, last: int) -> Killed:
    """Reopens with both integrity checks, timed, and reads the story back."""
    key = passphrase_bytes(passphrase)
    connection = open_vault(folder, key.copy())
    began = time.perf_counter()
    connection.check()
    seconds = time.perf_counter() - began
    connection.close()
    with open_session(folder, key) as session:
        sitting = session.interviewing.open(interview).sitting
        kept = sitting.answer_to(STORY)
    return Killed(last, _which(kept), seconds)


def _which(kept: Answer | None) -> int:
    if kept is None:
        return 0
    n = int(kept.value.partition(":")[0])
    assert kept.value == told(n), "an answer was half-written"
    return n
