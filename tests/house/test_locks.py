"""The lock files say exactly what pyproject.toml asks for, every file by its hash."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires, version

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import source

PIN = re.compile(r"^([\w.-]+)==([\w.]+)(?: ; (.+?))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")

Pins = dict[str, tuple[str, str | None, int]]


def locked(text: str) -> Pins:
    """Each pin: its version, its marker, and how many hashes stand under it."""
    pins: Pins = {}
    name = ""
    for line in text.splitlines():
        if found := PIN.match(line):
            name = canonicalize_name(found[1])
            pins[name] = (found[2], found[3], 0)
        else:
            assert HASH.match(line), f"neither a pin nor a hash: {line}"
            pins[name] = (*pins[name][:2], pins[name][2] + 1)
    return pins


def unmet(asked: Iterable[Requirement], pins: Pins) -> list[str]:
    """What was asked for and is missing from a lock, or is pinned out of range."""
    return [
        str(one)
        for one in asked
        if (name := canonicalize_name(one.name)) not in pins
        or not one.specifier.contains(pins[name][0])
    ]


def reached(asked: Iterable[Requirement]) -> set[str]:
    """Every package these bring along on this machine, as they themselves say."""
    seen: set[str] = set()
    waiting = [one for one in asked if _holds_here(one.marker)]
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name not in seen:
            seen.add(name)
            brought = map(Requirement, requires(name) or ())
            waiting += [one for one in brought if _holds_here(one.marker)]
    return seen


def _holds_here(marker: Marker | None) -> bool:
    return marker is None or marker.evaluate({"extra": ""})


def _asked(*, with_tests: bool) -> list[Requirement]:
    project = tomllib.loads((source.ROOT / "pyproject.toml").read_text("utf-8"))
    named = list(project["project"]["dependencies"])
    if with_tests:
        named += project["dependency-groups"]["dev"]
    return [Requirement(one) for one in named]


def _lock(name: str) -> Pins:
    return locked((source.ROOT / name).read_text("utf-8"))


LOCKS = pytest.mark.parametrize(
    ("name", "with_tests"),
    [("requirements.txt", False), ("requirements-dev.txt", True)],
)


@LOCKS
def test_everything_asked_for_is_pinned_within_range(
    name: str, with_tests: bool
) -> None:
    assert unmet(_asked(with_tests=with_tests), _lock(name)) == []


@LOCKS
def test_nothing_is_pinned_that_nobody_asked_for(name: str, with_tests: bool) -> None:
    here = {
        pin
        for pin, (_, marker, _) in _lock(name).items()
        if marker is None or _holds_here(Marker(marker))
    }
    assert here == reached(_asked(with_tests=with_tests))


@LOCKS
def test_every_pin_is_held_by_hashes(name: str, with_tests: bool) -> None:
    assert [pin for pin, (_, _, hashes) in _lock(name).items() if hashes == 0] == []


def test_tests_run_with_the_very_versions_that_people_run() -> None:
    running, testing = _lock("requirements.txt"), _lock("requirements-dev.txt")
    assert {name: testing.get(name) for name in running} == running


def test_what_is_installed_here_is_what_the_lock_says() -> None:
    installed = {name: _installed(name) for name in _lock("requirements-dev.txt")}
    other = {
        name: (found, pin)
        for name, (pin, marker, _) in _lock("requirements-dev.txt").items()
        if (found := installed[name]) != pin
        and (marker is None or _holds_here(Marker(marker)))
    }
    assert other == {}


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def test_a_dependency_that_the_lock_forgot_is_found() -> None:
    pins = locked("ruff==0.1 \\\n    --hash=sha256:" + "0" * 64)
    assert unmet([Requirement("ruff>=0.14"), Requirement("mypy")], pins) == [
        "ruff>=0.14",
        "mypy",
    ]
