"""Killed at any moment, a vault keeps what it acknowledged and still opens.

Twenty kills of each kind here; the long proof is a journey.
"""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from rhi_desktop.errors import VaultMissing, WrongPassphrase
from rhi_desktop.vault.vault import is_vault, open_vault, passphrase_bytes
from tests.rhi_desktop.vault.made import Made, make

ROOT = Path(__file__).parents[2]
KILLS = 20

KEEP = """
import sys
from pathlib import Path
from rhi_desktop.vault.vault import open_vault
connection = open_vault(Path(sys.argv[1]), bytearray(sys.argv[2].encode()))
connection.run("CREATE TABLE IF NOT EXISTS said (n INTEGER, words TEXT) STRICT")
n = connection.run("SELECT coalesce(max(n), 0) FROM said")[0][0]
while True:
    n += 1
    with connection.transaction():
        connection.run("INSERT INTO said VALUES (?, ?)", (n, "words " * 200))
        connection.run("INSERT INTO said VALUES (?, ?)", (n, "the second half"))
    print(n, flush=True)
"""

MAKE = """
import sys
from pathlib import Path
from rhi_desktop.vault.vault import CHEAPEST, make_vault
print("ready", flush=True)
make_vault(Path(sys.argv[1]), bytearray(sys.argv[2].encode()), cost=CHEAPEST)
print("made", flush=True)
"""

CHANGE = """
import sys
from pathlib import Path
from rhi_desktop.vault.vault import CHEAPEST, change_passphrase
folder, words = Path(sys.argv[1]), [sys.argv[2].encode(), b"the other words"]
print("ready", flush=True)
while True:
    change_passphrase(folder, *map(bytearray, words), cost=CHEAPEST)
    words.reverse()
"""


def killed(script: str, made: Made, lines: int, seconds: float) -> list[str]:
    """What a program had said when it was killed, so long after so many lines."""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(made.folder), made.passphrase],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout
        said = [program.stdout.readline() for _ in range(lines)]
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            pass  # the kill shall fall anywhere, not only after a line
        program.kill()
        return [*said, *program.stdout]


def test_what_was_acknowledged_is_there_after_every_kill(tmp_path: Path) -> None:
    made = make(tmp_path / "vault")
    chance = Random(20)
    for _ in range(KILLS):
        said = killed(KEEP, made, chance.randint(1, 30), chance.random() * 0.004)
        acknowledged = int(said[-1])
        connection = made.opened()
        connection.check()
        found = connection.run("SELECT max(n), count(*) FROM said")[0]
        connection.close()
        assert found in {(n, 2 * n) for n in (acknowledged, acknowledged + 1)}


def test_a_making_that_is_killed_leaves_a_vault_or_none(tmp_path: Path) -> None:
    chance, whole = Random(21), 0
    for n in range(KILLS):
        new = Made(tmp_path / f"vault{n}", "any words", "")
        said = killed(MAKE, new, 1, chance.random() * 0.09)
        if is_vault(new.folder):
            new.opened().close()
            whole += 1
        else:
            assert "made\n" not in said
            with pytest.raises(VaultMissing):
                new.opened()
            make(new.folder).opened().close()
    assert whole < KILLS


def test_a_change_of_passphrase_that_is_killed_locks_nobody_out(
    tmp_path: Path,
) -> None:
    made = make(tmp_path / "vault")
    chance = Random(22)
    for _ in range(KILLS):
        killed(CHANGE, made, 1, chance.random() * 0.2)
        try:
            made.opened().close()
        except WrongPassphrase:
            open_vault(made.folder, passphrase_bytes("the other words")).close()
            made = Made(made.folder, "the other words", made.code)
