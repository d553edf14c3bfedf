"""Killed while somebody types, nothing typed more than a second before is lost.

Twice here; `packaging/dev.py prove` does it twenty times.
"""

import random
from pathlib import Path

import pytest

from tests.faults.typing_kills import kill_while_typing


@pytest.mark.parametrize("chance", [1, 2])
def test_nothing_typed_a_second_before_the_kill_is_lost(
    chance: int, tmp_path: Path
) -> None:
    killed = kill_while_typing(tmp_path / "vault", random.Random(chance))
    assert killed.safe > 5
    assert killed.lost == 0
