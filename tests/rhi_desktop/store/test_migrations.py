"""A store moves forward by whole steps, whatever happens on the way."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rhi_desktop.errors import BugError, StoreNewer
from rhi_desktop.record.child import Child
from rhi_desktop.record.ids import ChildId
from rhi_desktop.store import Store
from rhi_desktop.store.migrations import Step, migrate, shipped_steps
from rhi_desktop.vault.vault import Connection, open_vault, passphrase_bytes

PASSPHRASE = "five words make a long way"
ROOT = Path(__file__).parents[3]
KILLED = -9
SAM = Child(ChildId("sam"), "Sam Ŵyn Example")
NEXT = len(shipped_steps()) + 1
STEP = Step(
    NEXT,
    """
    CREATE TABLE later (number INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
    WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n LIMIT 5000)
    INSERT INTO later SELECT n, hex(randomblob(200)) FROM n;
    ALTER TABLE trail DROP CONSTRAINT trail_act;
    ALTER TABLE trail ADD CONSTRAINT trail_act CHECK (act <> '');
    UPDATE child SET known_as = 'Sam';
    PRAGMA user_version = NEXT;
    """.replace("NEXT", str(NEXT)),
)
DIES = """
import os, signal, sys
from pathlib import Path
from rhi_desktop.store.migrations import Step, migrate, shipped_steps
from rhi_desktop.vault.vault import open_vault, passphrase_bytes

folder, passphrase, number, script, how, when = sys.argv[1:]
connection = open_vault(Path(folder), passphrase_bytes(passphrase))
left = int(when)

def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

if how == "statement":
    connection._raw.set_trace_callback(count)
else:
    connection._raw.set_progress_handler(count, 1000)
migrate(connection, (*shipped_steps(), Step(int(number), script)))
print("whole")
"""


def opened(folder: Path) -> Connection:
    return open_vault(folder, passphrase_bytes(PASSPHRASE))


def tables(connection: Connection) -> int:
    [(count,)] = connection.run("SELECT count(*) FROM sqlite_schema")
    return int(count or 0)


def test_the_shipped_steps_are_numbered_without_a_gap() -> None:
    numbers = [step.number for step in shipped_steps()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_new_store_takes_every_step_and_says_so(connection: Connection) -> None:
    assert connection.version == 0
    migrate(connection, shipped_steps())
    assert connection.version == shipped_steps()[-1].number


def test_to_migrate_again_changes_nothing(connection: Connection) -> None:
    with Store(connection).transaction() as rows:
        rows.children.add(SAM)
    before = connection.run("SELECT * FROM sqlite_schema")
    with Store(connection).transaction() as rows:
        assert rows.children.all() == (SAM,)
    assert connection.run("SELECT * FROM sqlite_schema") == before


def test_only_the_steps_a_store_has_not_had_are_taken(connection: Connection) -> None:
    with Store(connection).transaction() as rows:
        rows.children.add(SAM)
    migrate(connection, (*shipped_steps(), STEP))
    assert connection.version == NEXT
    assert connection.run("SELECT id, known_as FROM child") == [("sam", "Sam")]


def test_a_later_step_can_widen_a_list_of_words(connection: Connection) -> None:
    migrate(connection, (*shipped_steps(), STEP))
    connection.run(
        "INSERT INTO trail (act, subject, at) VALUES (?, ?, ?)",
        ("vault_moved", "", "2026-10-27T15:21:00+00:00"),
    )
    assert connection.run("SELECT act FROM trail") == [("vault_moved",)]


def test_a_store_ahead_of_this_program_is_left_as_it_is(
    connection: Connection, vault: Path
) -> None:
    migrate(connection, (*shipped_steps(), STEP))
    before = connection.run("SELECT * FROM sqlite_schema")
    with pytest.raises(StoreNewer, match="newer version") as raised:
        Store(connection)
    assert raised.value.values == {"folder": str(vault)}
    assert connection.version == NEXT
    assert connection.run("SELECT * FROM sqlite_schema") == before


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE later (a TEXT) STRICT;\nCREATE TABLE child (a TEXT) STRICT;",
        "CREATE TABLE later (a TEXT) STRICT;\nPRAGMA user_version = 99;",
        "CREATE TABLE later (a TEXT) STRICT;",
    ],
    ids=["fails in the middle", "sets another number", "sets no number"],
)
def test_a_step_that_goes_wrong_leaves_the_store_before_it(
    connection: Connection, script: str
) -> None:
    migrate(connection, shipped_steps())
    before = tables(connection)
    with pytest.raises(BugError):
        migrate(connection, (*shipped_steps(), Step(NEXT, script)))
    assert connection.version == NEXT - 1
    assert tables(connection) == before


def dies(folder: Path, how: str, when: int) -> subprocess.CompletedProcess[str]:
    """Migrates in a process that is killed at a statement, or in the midst of one."""
    script = (sys.executable, "-c", DIES, str(folder), PASSPHRASE)
    return subprocess.run(
        (*script, str(NEXT), STEP.script, how, str(when)),
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("how", "when"),
    [
        ("statement", 4),  # the table is made
        ("statement", 6),  # the old list of acts is gone
        ("statement", 8),  # all is done but its number
        ("statement", 10),  # just before COMMIT
        ("midst", 10),
        ("midst", 60),
    ],
)
def test_a_store_killed_in_a_step_is_before_it_and_whole(
    vault: Path, how: str, when: int
) -> None:
    store = Store(opened(vault))
    with store.transaction() as rows:
        rows.children.add(SAM)
    store.close()
    assert dies(vault, how, when).returncode == KILLED
    connection = opened(vault)
    connection.check()
    assert connection.version == NEXT - 1
    with Store(connection).transaction() as rows:
        assert rows.children.all() == (SAM,)
    migrate(connection, (*shipped_steps(), STEP))
    assert connection.run("SELECT known_as FROM child") == [("Sam",)]
    assert connection.run("SELECT count(*) FROM later") == [(5000,)]
    connection.close()


@pytest.mark.parametrize("when", [2, 9, 40])
def test_a_new_store_killed_in_its_first_step_is_still_empty(
    vault: Path, when: int
) -> None:
    assert dies(vault, "statement", when).returncode == KILLED
    connection = opened(vault)
    assert (connection.version, tables(connection)) == (0, 0)
    with Store(connection).transaction() as rows:
        rows.children.add(SAM)
    connection.check()
    connection.close()


def test_the_process_that_is_not_killed_would_have_gone_to_the_end(
    vault: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(vault, tmp_path / "copy")
    assert dies(copy, "statement", 10_000).stdout == "whole\n"
    connection = opened(copy)
    assert connection.version == NEXT
    connection.close()
