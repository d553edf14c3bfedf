"""Full disks, read-only folders and short memory: told truly, and nothing is lost.

None of it needs an administrator: the system's own limits stand for a full disk, and
where root runs the tests it gives up its power over permissions first.
"""

import ctypes
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rhi_desktop.errors import DiskFull, FolderReadOnly, NotEnoughMemory
from rhi_desktop.vault import vault
from rhi_desktop.vault.cost import CHEAPEST, MODEST, STANDARD
from rhi_desktop.vault.passphrase import passphrase_bytes
from rhi_desktop.vault.slots import read_keys
from tests.rhi_desktop.vault.made import Made, make

ROOT = Path(__file__).parents[2]
MIB = 1024 * 1024
WORDS = "they moved my contact again and nobody told me " * 100

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="sets the limits and capabilities of Linux"
)


@contextmanager
def limited(kind: int, most: int) -> Iterator[None]:
    """Holds this process to a limit for a while."""
    soft, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(kind, (soft, hard))


def memory_in_use() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


class Header(ctypes.Structure):
    """Whose capabilities, as capset(2) takes it."""

    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class Powers(ctypes.Structure):
    """Half of the capabilities of a thread."""

    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def without_roots_powers() -> Iterator[None]:
    """Lets permissions hold for root as they do for everybody else."""
    libc, header = ctypes.CDLL(None), Header(0x20080522, 0)
    held = (Powers * 2)()
    assert libc.capget(ctypes.byref(header), held) == 0
    given_up = (Powers * 2)(*(Powers(0, p.permitted, p.inheritable) for p in held))
    assert libc.capset(ctypes.byref(header), given_up) == 0
    try:
        yield
    finally:
        assert libc.capset(ctypes.byref(header), held) == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def made(folder: Path) -> Made:
    return make(folder)


@contextmanager
def closed_to_writing(place: Path, mode: int) -> Iterator[None]:
    before = place.stat().st_mode
    place.chmod(mode)
    with without_roots_powers():
        try:
            yield
        finally:
            place.chmod(before)


def test_root_without_its_powers_cannot_write_either(tmp_path: Path) -> None:
    """Or the tests of read-only folders would prove nothing."""
    with closed_to_writing(tmp_path, 0o500), pytest.raises(PermissionError):
        (tmp_path / "new").touch()


@pytest.mark.parametrize("most", [0, 100, 1000, 4096])
def test_a_disk_that_fills_while_a_vault_is_made_leaves_nothing(
    tmp_path: Path, most: int
) -> None:
    deep = tmp_path / "new" / "deeper" / "vault"
    before = set(tmp_path.rglob("*"))
    with limited(resource.RLIMIT_FSIZE, most), pytest.raises(DiskFull):
        vault.make_vault(deep, passphrase_bytes("any words"), cost=CHEAPEST)
    assert set(tmp_path.rglob("*")) == before


def test_a_making_that_fails_leaves_what_was_in_the_folder(folder: Path) -> None:
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="ascii")
    with limited(resource.RLIMIT_FSIZE, 1000), pytest.raises(DiskFull):
        vault.make_vault(folder, passphrase_bytes("any words"), cost=CHEAPEST)
    assert [file.name for file in folder.iterdir()] == ["mine.txt"]


def change(made: Made) -> None:
    old, new = passphrase_bytes(made.passphrase), passphrase_bytes("new words")
    vault.change_passphrase(made.folder, old, new, cost=CHEAPEST)


def renew(made: Made) -> None:
    new = passphrase_bytes("new words")
    vault.renew_passphrase(made.folder, made.code, new, cost=CHEAPEST)


@pytest.mark.parametrize("act", [change, renew])
def test_a_full_disk_leaves_the_old_passphrase_and_code_good(
    made: Made, act: Callable[[Made], None]
) -> None:
    before = made.contents()
    with limited(resource.RLIMIT_FSIZE, 100), pytest.raises(DiskFull):
        act(made)
    assert made.contents() == before
    made.opened().close()


def test_a_disk_that_fills_keeps_all_that_was_acknowledged_and_work_goes_on(
    made: Made,
) -> None:
    connection = made.opened()
    connection.run("CREATE TABLE said (words TEXT NOT NULL) STRICT")
    kept = 0

    def keep() -> None:
        nonlocal kept
        with connection.transaction():
            connection.run("INSERT INTO said VALUES (?)", (WORDS,))
        kept += 1

    def keep_on() -> None:
        while kept < 1000:
            keep()

    with limited(resource.RLIMIT_FSIZE, MIB):
        with pytest.raises(DiskFull):
            keep_on()
        assert 20 < kept < 1000
        assert connection.run("SELECT count(*) FROM said") == [(kept,)]
        with pytest.raises(DiskFull):
            keep()
    keep()
    connection.check()
    connection.close()
    again = made.opened()
    assert again.run("SELECT count(*), min(words) FROM said") == [(kept, WORDS)]
    again.close()


def test_closing_on_a_full_disk_loses_nothing(made: Made) -> None:
    connection = made.opened()
    connection.run("CREATE TABLE said (words TEXT NOT NULL) STRICT")
    connection.run_many("INSERT INTO said VALUES (?)", [(WORDS,)] * 20)
    with limited(resource.RLIMIT_FSIZE, 8192):
        connection.close()
    again = made.opened()
    assert again.run("SELECT count(*) FROM said") == [(20,)]
    again.check()
    again.close()


def test_a_vault_opens_on_a_full_disk_to_be_read(made: Made) -> None:
    connection = made.opened()
    connection.run("CREATE TABLE said (words TEXT NOT NULL) STRICT")
    connection.close()
    with limited(resource.RLIMIT_FSIZE, 0):
        connection = made.opened()
        assert connection.run("SELECT count(*) FROM said") == [(0,)]
        with pytest.raises(DiskFull):
            connection.run("INSERT INTO said VALUES (?)", (WORDS,))
        connection.close()
    made.opened().close()


FULL_DISK = """
import sys
from contextlib import suppress
from pathlib import Path
from rhi_desktop.errors import DiskFull
from rhi_desktop.vault.cost import CHEAPEST
from rhi_desktop.vault.vault import change_passphrase, make_vault, open_vault
folder, words = Path(sys.argv[1]), lambda: bytearray(b"any words")
make_vault(folder / "vault", words(), cost=CHEAPEST)
connection = open_vault(folder / "vault", words())
connection.run("CREATE TABLE said (words TEXT) STRICT")
(folder / "half").write_bytes(bytes(600_000))
kept = 0
try:
    while True:
        connection.run("INSERT INTO said VALUES (?)", ("x" * 5000,))
        kept += 1
except DiskFull:
    print("full while keeping")
with suppress(OSError), (folder / "rest").open("wb", buffering=0) as rest:
    while True:
        rest.write(bytes(1))
try:
    change_passphrase(folder / "vault", words(), words(), cost=CHEAPEST)
except DiskFull:
    print("full while changing")
connection.close()
try:
    make_vault(folder / "second", words(), cost=CHEAPEST)
except DiskFull:
    print("full while making", (folder / "second").exists())
(folder / "rest").unlink()
(folder / "half").unlink()
connection = open_vault(folder / "vault", words())
connection.check()
print(connection.run("SELECT count(*) FROM said") == [(kept,)], kept > 10)
connection.close()
"""


def test_a_disk_that_is_really_full_is_told_and_loses_nothing(tmp_path: Path) -> None:
    unshare, mount = shutil.which("unshare"), shutil.which("mount")
    command = f'{mount} -t tmpfs -o size=1m tmpfs "$0" && exec "$1" -c "$2" "$0"'
    given = [str(tmp_path), sys.executable, FULL_DISK]
    said = subprocess.run(
        [str(unshare), "-Urm", "sh", "-c", command, *given],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if not said.stdout and ("unshare" in said.stderr or "mount" in said.stderr):
        pytest.skip(f"no disk of our own can be mounted here: {said.stderr}")
    assert said.stderr == ""
    assert said.stdout.splitlines() == [
        "full while keeping",
        "full while changing",
        "full while making False",
        "True True",
    ]


def test_no_vault_is_made_in_a_read_only_folder(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with closed_to_writing(place, 0o500), pytest.raises(FolderReadOnly):
        vault.make_vault(place / "vault", passphrase_bytes("words"), cost=CHEAPEST)
    assert list(place.iterdir()) == []


def test_a_folder_that_may_not_be_entered_is_told(made: Made) -> None:
    with closed_to_writing(made.folder, 0o000):
        with pytest.raises(FolderReadOnly):
            made.opened()
        with pytest.raises(FolderReadOnly):
            vault.make_vault(made.folder, passphrase_bytes("words"))
    made.opened().close()


@pytest.mark.parametrize(
    ("name", "mode"),
    [("", 0o500), ("store.db", 0o400), ("store.db", 0o000), ("store.keys", 0o000)],
)
def test_a_vault_that_cannot_be_written_is_told_as_such(
    made: Made, name: str, mode: int
) -> None:
    before = made.contents()
    with closed_to_writing(made.folder / name, mode), pytest.raises(FolderReadOnly):
        made.opened()
    assert made.contents() == before
    made.opened().close()


def test_a_passphrase_in_a_read_only_folder_stays_as_it_was(made: Made) -> None:
    before = made.contents()
    with closed_to_writing(made.folder, 0o500), pytest.raises(FolderReadOnly):
        change(made)
    assert made.contents() == before


def test_a_computer_short_of_memory_makes_a_vault_at_the_modest_cost(
    folder: Path,
) -> None:
    room = memory_in_use() + 200 * MIB
    with limited(resource.RLIMIT_AS, room):
        vault.make_vault(folder, passphrase_bytes("any words"), cost=STANDARD)
    slots = read_keys(folder / "store.keys").slots
    assert {slot.cost for slot in slots} == {MODEST}
    vault.open_vault(folder, passphrase_bytes("any words")).close()


def test_too_little_memory_is_told_and_leaves_nothing(folder: Path) -> None:
    with (
        limited(resource.RLIMIT_AS, memory_in_use() + 30 * MIB),
        pytest.raises(NotEnoughMemory),
    ):
        vault.make_vault(folder, passphrase_bytes("any words"), cost=MODEST)
    assert not folder.exists()


def test_too_little_memory_to_open_is_no_wrong_passphrase(folder: Path) -> None:
    vault.make_vault(folder, passphrase_bytes("any words"), cost=MODEST)
    with (
        limited(resource.RLIMIT_AS, memory_in_use() + 30 * MIB),
        pytest.raises(NotEnoughMemory),
    ):
        vault.open_vault(folder, passphrase_bytes("any words"))
    vault.open_vault(folder, passphrase_bytes("any words")).close()
