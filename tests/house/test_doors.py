"""The import contracts live: a planted line against each makes it fail by name."""

import re
from pathlib import Path

import pytest

from tests.house import planting, source

DOWN = "Imports run downwards"
TOOLKIT = "The core knows no toolkit"
SESSION = "Windows go through the session"
PAGES = "Pages do not know each other"
PURE = "Pure rooms touch no files"
NETWORK = "Nothing reaches the network"
KEYLESS = "No store without a key"
SHIPPED = "Only what is shipped is imported"
STORE = "One door to the encrypted store"
KEYS = "One door to keys and passphrases"
PDF = "One door to PDF"

# The contract, the room with the planted file, and what that file imports.
PLANTED = [
    (DOWN, "rhi_desktop.record", "rhi_desktop.sharing"),
    (DOWN, "rhi_desktop.record", "rhi_desktop.session"),
    (DOWN, "rhi_desktop.sharing", "rhi_desktop.instrument"),
    (DOWN, "rhi_desktop.instrument", "rhi_desktop.sharing"),
    (DOWN, "rhi_desktop.sharing", "rhi_desktop.practice"),
    (DOWN, "rhi_desktop.referral", "rhi_desktop.documents"),
    (DOWN, "rhi_desktop.referral", "rhi_desktop.deidentified"),
    (DOWN, "rhi_desktop.deidentified", "rhi_desktop.store"),
    (DOWN, "rhi_desktop.vault", "rhi_desktop.store"),
    (DOWN, "rhi_desktop.store", "rhi_desktop.documents"),
    (DOWN, "rhi_desktop.documents", "rhi_desktop.store"),
    (DOWN, "rhi_desktop.practice", "rhi_desktop.session"),
    (DOWN, "rhi_desktop.practice", "rhi_desktop.command"),
    (DOWN, "ui", "rhi_desktop.command"),
    (DOWN, "rhi_desktop.settings", "rhi_desktop.record"),
    (DOWN, "rhi_desktop.clock", "rhi_desktop.settings"),
    (DOWN, "rhi_desktop.errors", "rhi_desktop.wording"),
    (TOOLKIT, "rhi_desktop.session", "PySide6.QtCore"),
    (TOOLKIT, "rhi_desktop.documents", "shiboken6"),
    (TOOLKIT, "rhi_desktop.practice", "ui"),
    (SESSION, "ui.caseload", "rhi_desktop.store"),
    (SESSION, "ui.unlock", "rhi_desktop.vault"),
    (SESSION, "ui.referral", "rhi_desktop.documents"),
    *((PAGES, "ui.unlock", f"ui.{page}") for page in ("caseload", "interview")),
    *((PAGES, f"ui.{page}", "ui.unlock") for page in ("caseload", "interview")),
    *((PAGES, f"ui.{page}", "ui.caseload") for page in ("referral", "outbox")),
    *(
        (PURE, f"rhi_desktop.{room}", refused)
        for room in ("record", "sharing", "referral", "deidentified", "instrument")
        for refused in ("os", "pathlib", "shutil", "logging", "tempfile", "subprocess")
    ),
    (PURE, "rhi_desktop.record", "rhi_desktop.places"),
    *(
        (NETWORK, room, refused)
        for room, refused in [
            ("rhi_desktop.vault", "socket"),
            ("rhi_desktop.practice", "ssl"),
            ("rhi_desktop.command", "http.client"),
            ("rhi_desktop.documents", "urllib.request"),
            ("ui.outbox", "asyncio"),
            ("ui", "webbrowser"),
            ("resources", "smtplib"),
        ]
    ),
    (KEYLESS, "rhi_desktop.vault", "sqlite3"),
    (KEYLESS, "ui", "shelve"),
    (SHIPPED, "rhi_desktop.instrument", "pyxform"),
    (SHIPPED, "rhi_desktop.command", "babel"),
    (STORE, "rhi_desktop.store", "sqlcipher3"),
    (STORE, "rhi_desktop.vault", "sqlcipher3"),
    (KEYS, "rhi_desktop.store", "argon2"),
    (KEYS, "rhi_desktop.deidentified", "cryptography.hazmat"),
    (KEYS, "ui.unlock", "keyring"),
    (KEYS, "ui.unlock", "zxcvbn"),
    (PDF, "rhi_desktop.practice", "reportlab.pdfgen"),
    (PDF, "ui.referral", "pypdf"),
]
FILES = {"settings", "clock", "errors", "session"}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What import-linter says of a copy that holds every planted line at once."""
    folder = planting.copy_of_the_source(tmp_path_factory.mktemp("planted"))
    for number, (_, room, imported) in enumerate(PLANTED):
        _plant(folder, room, number, f"import {imported}")
    return planting.broken_contracts(folder)


def _plant(folder: Path, room: str, number: int, line: str) -> None:
    """A file of its own in a package; a last line in a room that is a single file."""
    single = folder / Path(*room.split(".")).with_suffix(".py")
    if single.exists():
        single.write_text(f"{single.read_text('utf-8')}\n{line}\n", "utf-8")
    else:
        planting.plant(folder, room, f"planted_{number}", line)


@pytest.mark.parametrize("number", range(len(PLANTED)), ids=lambda n: PLANTED[n][1:])
def test_a_planted_import_breaks_the_contract(
    broken: dict[str, str], number: int
) -> None:
    contract, room, imported = PLANTED[number]
    name = room if room.split(".")[-1] in FILES else f"{room}.planted_{number}"
    ours = imported.startswith(("rhi_desktop.", "ui"))
    target = imported if ours else imported.split(".")[0]
    assert f"{name} -> {target} (l." in broken[contract]


def test_every_contract_has_a_planted_line(broken: dict[str, str]) -> None:
    assert set(broken) == {contract for contract, _, _ in PLANTED}


def test_a_room_that_is_built_must_stay() -> None:
    """Brackets let a room be missing; they go as soon as it is there."""
    settings = (source.ROOT / "pyproject.toml").read_text("utf-8")
    for room in re.findall(r"\(((?:rhi_desktop|ui)\.\w+)\)", settings):
        place = source.ROOT / Path(*room.split("."))
        assert not (place / "__init__.py").exists(), room
        assert not place.with_suffix(".py").exists(), room


def test_the_same_copy_without_them_breaks_nothing(tmp_path: Path) -> None:
    assert planting.broken_contracts(planting.copy_of_the_source(tmp_path)) == {}
