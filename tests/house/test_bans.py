"""ruff and mypy, as they are set up here, find a planted breach of what they guard."""

from pathlib import Path

import pytest

from tests.house import planting

# Where the line is planted, the line, and the code that must be found in it.
BANNED = [
    ("ui/a.py", "from PySide6.QtWidgets import QLabel", "TID251"),
    ("ui/b.py", "from PySide6 import QtNetwork", "TID251"),
    ("ui/c.py", "from PySide6.QtNetwork import QTcpSocket", "TID251"),
    ("ui/d.py", "from PySide6 import QtWebEngineCore", "TID251"),
    ("ui/e.py", "from PySide6 import QtWebEngineWidgets", "TID251"),
    ("ui/f.py", "from PySide6.QtCore import QThread", "TID251"),
    (
        "ui/g.py",
        "from PySide6.QtWidgets import QApplication\nQApplication.instance()",
        "TID251",
    ),
    ("rhi_desktop/a.py", "import time\ntime.sleep(1)", "TID251"),
    (
        "rhi_desktop/b.py",
        "import datetime as d\nd.datetime.now(tz=d.UTC)",
        "TID251",
    ),
    ("rhi_desktop/c.py", "from datetime import datetime\ndatetime.today()", "TID251"),
    ("rhi_desktop/d.py", "from datetime import date\ndate.today()", "TID251"),
    ("rhi_desktop/e.py", "import tempfile", "TID251"),
    ("rhi_desktop/f.py", "import sqlite3", "TID251"),
    ("rhi_desktop/g.py", "from . import errors", "TID252"),
    ("rhi_desktop/h.py", 'print("said")', "T201"),
    ("rhi_desktop/i.py", "import random\nrandom.random()", "S311"),
    ("rhi_desktop/j.py", "try:\n    go()\nexcept:\n    pass", "E722"),
    ("rhi_desktop/k.py", "try:\n    go()\nexcept Exception:\n    pass", "BLE001"),
    ("rhi_desktop/l.py", "assert go()", "S101"),
    ("rhi_desktop/m.py", "def go(loud: bool) -> None: ...", "FBT001"),
    ("rhi_desktop/n.py", "def go(a, b, c, d, e, f): ...", "PLR0913"),
    ("rhi_desktop/o.py", "def go():\n" + "    go()\n" * 31, "PLR0915"),
    (
        "rhi_desktop/p.py",
        "def go(a):\n" + "    if a:\n        go(a)\n" * 8,
        "C901",
    ),
    ("rhi_desktop/q.py", "go()  # noqa", "PGH004"),
    ("rhi_desktop/r.py", 'rows.run(f"SELECT a FROM {b} WHERE c")', "S608"),
    ("rhi_desktop/s.py", "# go()", "ERA001"),
]

LOOSE = [
    ("a.py", "def go(a):\n    return a", "no-untyped-def"),
    ("b.py", "x: list = []", "type-arg"),
    ("c.py", 'x: int = "one"  # type: ignore', "ignore-without-code"),
    ("d.py", "def go(a: int) -> str:\n    return a", "return-value"),
    (
        "e.py",
        "def go(a: int) -> int:\n    return a\n    go(a)",
        "unreachable",
    ),
    ("f.py", "x: int = 1  # type: ignore[assignment]", "unused-ignore"),
    (
        "g.py",
        "import json\ndef go() -> str:\n    return json.loads('1')",
        "no-any-return",
    ),
]

Codes = dict[str, set[str]]


@pytest.fixture(scope="module")
def found_by_ruff(tmp_path_factory: pytest.TempPathFactory) -> Codes:
    folder = planting.settings_in(tmp_path_factory.mktemp("banned"))
    for path, lines, _ in BANNED:
        _plant(folder / path, lines)
    return planting.ruff_codes(folder)


@pytest.fixture(scope="module")
def found_by_mypy(tmp_path_factory: pytest.TempPathFactory) -> Codes:
    folder = planting.settings_in(tmp_path_factory.mktemp("loose"))
    for path, lines, _ in LOOSE:
        _plant(folder / path, lines)
    return planting.mypy_codes(folder, *(path for path, _, _ in LOOSE))


def _plant(path: Path, lines: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'"""Planted."""\n\n{lines}\n', encoding="utf-8")


@pytest.mark.parametrize(("path", "lines", "code"), BANNED)
def test_a_planted_ban_is_found(
    found_by_ruff: Codes, path: str, lines: str, code: str
) -> None:
    assert code in found_by_ruff[path], lines


@pytest.mark.parametrize(("path", "lines", "code"), LOOSE)
def test_a_planted_loose_type_is_found(
    found_by_mypy: Codes, path: str, lines: str, code: str
) -> None:
    assert code in found_by_mypy[path], lines
