"""The source as the house tests read it: every file that is ours, parsed once."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("rhi_desktop", "ui", "resources", "packaging")
NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist", ".hypothesis"}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, relative to its root; caches and builds left out."""
    return tuple(sorted(path.relative_to(ROOT) for path in _walk(ROOT)))


def python_files(*rooms: str) -> tuple[Path, ...]:
    """The Python files of some rooms, all of them by default, tests too."""
    inside = rooms or (*ROOMS, "tests")
    return tuple(p for p in files() if p.suffix == ".py" and p.parts[0] in inside)


@cache
def lines(path: Path) -> tuple[str, ...]:
    """The lines of one of our files."""
    return tuple((ROOT / path).read_text(encoding="utf-8").splitlines())


@cache
def tree(path: Path) -> ast.Module:
    """One of our Python files, parsed."""
    return ast.parse("\n".join(lines(path)), filename=str(path))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        unwanted = path.name in NOT_OURS or path.name.endswith(("_cache", ".egg-info"))
        if path.is_dir() and not unwanted:
            yield from _walk(path)
        elif path.is_file() and not path.name.startswith(".coverage"):
            yield path


def tool(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of packaging/, imported as it is when it runs from there."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return import_module(name)
