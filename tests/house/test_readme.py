"""What the README promises is what the program does."""

import re
from pathlib import Path

from rhi_desktop.errors import KnownError
from tests.house import source

PAGE = "README.md"
README = (source.ROOT / PAGE).read_text("utf-8")


def test_every_exit_code_of_an_error_is_in_the_table() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d) \|", README, re.MULTILINE)}
    waiting, held = [KnownError], set()
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        held.add(error.exit_code)
    assert told == held | {0, 1, 2}


def test_every_room_it_names_is_there() -> None:
    for room in re.findall(r"^\| `(\w+)/`", README, re.MULTILINE):
        assert (source.ROOT / room).is_dir(), room


def test_every_room_has_a_page_of_its_own() -> None:
    inits = {path.parent for path in source.files() if path.name == "__init__.py"}
    rooms = [r for r in inits if r.parts[0] == "rhi_desktop" and len(r.parts) <= 2]
    bare = [r for r in [*rooms, Path("ui")] if not (source.ROOT / r / PAGE).exists()]
    assert not bare, "\n".join(sorted(map(str, bare)))
