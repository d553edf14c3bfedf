"""Two programs and one vault: the second is told, and the first goes on."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rhi_desktop.errors import StoreInUse
from rhi_desktop.vault.vault import open_vault, passphrase_bytes
from tests.rhi_desktop.vault.made import Made, make

ROOT = Path(__file__).parents[2]

HOLD = """
import sys
from pathlib import Path
from rhi_desktop.vault.vault import open_vault
connection = open_vault(Path(sys.argv[1]), bytearray(sys.argv[2].encode()))
connection.run("CREATE TABLE IF NOT EXISTS t (a TEXT) STRICT")
print("open", flush=True)
sys.stdin.readline()
connection.run("INSERT INTO t VALUES ('kept')")
connection.close()
"""

TRY = """
import sys
from pathlib import Path
from rhi_desktop.errors import StoreInUse
from rhi_desktop.vault.vault import open_vault
try:
    open_vault(Path(sys.argv[1]), bytearray(sys.argv[2].encode())).close()
    print("opened")
except StoreInUse:
    print("in use")
"""


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path / "vault")


@contextmanager
def held_elsewhere(made: Made) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the vault open and waits."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(made.folder), made.passphrase],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout
        assert other.stdin
        assert other.stdout.readline() == "open\n"
        yield other
        if other.poll() is None:
            other.stdin.write("\n")


def tried_elsewhere(made: Made) -> str:
    return subprocess.run(
        [sys.executable, "-c", TRY, str(made.folder), made.passphrase],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.strip()


def test_a_second_program_is_told_that_the_vault_is_open(made: Made) -> None:
    with held_elsewhere(made), pytest.raises(StoreInUse):
        made.opened()
    connection = made.opened()
    assert connection.run("SELECT a FROM t") == [("kept",)]
    connection.close()


def test_a_killed_program_leaves_the_vault_free(made: Made) -> None:
    with held_elsewhere(made) as other:
        other.kill()
        other.wait()
        made.opened().close()


def test_a_second_try_in_one_program_does_not_let_another_program_in(
    made: Made,
) -> None:
    """Had the try opened and closed the file, the lock would be gone (POSIX)."""
    first = made.opened()
    with pytest.raises(StoreInUse):
        open_vault(made.folder, passphrase_bytes(made.passphrase))
    assert tried_elsewhere(made) == "in use"
    first.close()
    assert tried_elsewhere(made) == "opened"
