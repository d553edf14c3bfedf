"""Killed in the middle of keeping, nothing that was acknowledged is lost.

Twenty times here; `packaging/dev.py prove` does it two hundred times.
"""

import random
from pathlib import Path

from tests.builders import PASSPHRASE, make_vault, open_vault, recorded
from tests.faults.killing import kill_once


def test_nothing_acknowledged_is_lost_and_nothing_is_half_written(
    tmp_path: Path,
) -> None:
    folder, by_chance = tmp_path / "vault", random.Random(5)
    make_vault(folder)
    with open_vault(folder) as session:
        interview = recorded(session).interview
    for _ in range(20):
        killed = kill_once(folder, interview, PASSPHRASE, by_chance)
        assert killed.acknowledged <= killed.found <= killed.acknowledged + 1
