"""A copy of the source to plant defects in, and the linters run on it from outside."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house import source

IMPORT_LINTER = "from importlinter.cli import *; lint_imports_command()"
COMPLAINT = re.compile(r"^(\S+?):\d+: error: .*\[([\w-]+)\]$", re.MULTILINE)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def copy_of_the_source(into: Path) -> Path:
    """The rooms that are linted, without data, in a folder of their own."""
    for path in source.python_files("rhi_desktop", "ui", "resources"):
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source.ROOT / path, into / path)
    return settings_in(into)


def settings_in(folder: Path) -> Path:
    """The very settings the source is held to, beside what is planted."""
    shutil.copyfile(source.ROOT / "pyproject.toml", folder / "pyproject.toml")
    return folder


def plant(folder: Path, room: str, name: str, line: str) -> None:
    """A new file of one line in a room, which is made where it is missing."""
    place = folder / Path(*room.split("."))
    place.mkdir(parents=True, exist_ok=True)
    (place / "__init__.py").touch()
    (place / f"{name}.py").write_text(f"{line}\n", encoding="utf-8")


def broken_contracts(folder: Path) -> dict[str, str]:
    """What import-linter says under the name of each contract it finds broken."""
    done = _run(folder, "-c", IMPORT_LINTER, "--no-cache")
    said = COLOURS.sub("", done.stdout)
    if done.returncode == 0:
        return {}
    _, marked, told = said.partition("Broken contracts")
    assert marked, said + done.stderr
    parts = re.split(r"^(.+)\n-+$", told, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def ruff_codes(folder: Path) -> dict[str, set[str]]:
    """The codes ruff finds in each file, by its path."""
    done = _run(
        folder, "-m", "ruff", "check", "--no-cache", "--output-format=json", "."
    )
    assert done.returncode == 1, done.stdout + done.stderr
    found: dict[str, set[str]] = {}
    for one in json.loads(done.stdout):
        path = Path(one["filename"]).relative_to(folder.resolve()).as_posix()
        found.setdefault(path, set()).add(one["code"])
    return found


def mypy_codes(folder: Path, *paths: str) -> dict[str, set[str]]:
    """The codes mypy finds in each file, by its path."""
    done = _run(folder, "-m", "mypy", "--cache-dir", str(folder / ".types"), *paths)
    assert done.returncode == 1, done.stdout + done.stderr
    found: dict[str, set[str]] = {}
    for path, code in COMPLAINT.findall(done.stdout):
        found.setdefault(path, set()).add(code)
    return found


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
