"""No file holds unfinished work, a path of somebody's machine or a registry's name."""

import re
from pathlib import Path

import pytest

from tests.house import source

BINARY = {".ttf", ".png", ".ico", ".mo", ".svg", ".pdf", ".db", ".gz"}

# Written with a class in each word, so that this file may be read by its own tests.
UNFINISHED = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X])\b")
UNWRITTEN = re.compile(r"NotImplemente[d]Error")
MACHINE = re.compile(
    r"(?<![\w.*/<)])/(?:root|work)(?=[/\s'\"`),;]|$)|file:///(?:opt|home|usr|srv)\b"
)
REGISTRY = re.compile(r"pyp[i]\.(?:org|python)|pythonhoste[d]\.org|-inde[x]-url")

RULES = {
    "unfinished": (UNFINISHED, ("rhi_desktop", "ui", "packaging", "tests")),
    "unwritten": (UNWRITTEN, ("rhi_desktop", "ui", "packaging")),
    "machine": (MACHINE, ()),
    "registry": (REGISTRY, ()),
}


def texts(*inside: str) -> list[Path]:
    """Files a person reads; all of them where no folder is named."""
    readable = [path for path in source.files() if path.suffix not in BINARY]
    return [path for path in readable if not inside or path.parts[0] in inside]


@pytest.mark.parametrize("name", RULES)
def test_no_file_holds_it(name: str) -> None:
    pattern, inside = RULES[name]
    found = [
        f"{path}:{number}"
        for path in texts(*inside)
        for number, line in enumerate(source.lines(path), start=1)
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("pattern", "planted"),
    [
        (UNFINISHED, "# TO" + "DO: ask"),
        (UNWRITTEN, "raise NotImplemented" + "Error"),
        (MACHINE, "open('/ro" + "ot/notes')"),
        (MACHINE, "cd /wo" + "rk/main"),
        (MACHINE, "file:" + "///opt/wheels"),
        (REGISTRY, "https://py" + "pi.org"),
        (REGISTRY, "--extra-index" + "-url elsewhere"),
    ],
)
def test_a_planted_one_is_found(pattern: re.Pattern[str], planted: str) -> None:
    assert pattern.search(planted)


@pytest.mark.parametrize(
    "harmless", ["/data/harm/work", "a/root/b", "root", "#/work-x"]
)
def test_what_only_looks_like_one_is_let_through(harmless: str) -> None:
    assert not MACHINE.search(harmless)
