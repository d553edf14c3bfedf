"""Rooms stay small enough to read standing up, and are named in words of the trade."""

import ast
import re
from pathlib import Path

import pytest

from tests.house import source

FILE, WINDOW, FUNCTION, CLASS, ARGUMENTS = 400, 250, 40, 200, 5
FORBIDDEN = {
    "utils",
    "util",
    "helper",
    "common",
    "misc",
    "core",
    "base",
    "manager",
    "handler",
    "service",
    "controller",
    "entity",
    "payload",
    "item",
    "client",
}
PLURALS = {f"{word}s" for word in FORBIDDEN} | {"entities"}
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
QTS_OWN = re.compile(r"[a-z]+[A-Z]")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


def too_long(path: Path, lines: int) -> bool:
    limit = WINDOW if path == Path("ui/window.py") else FILE
    return lines > limit


def too_large(node: Definition) -> bool:
    if isinstance(node, ast.ClassDef):
        return _height(node) > CLASS
    return _height(node) > FUNCTION or _taken(node) > ARGUMENTS


def says_nothing(name: str) -> bool:
    """Whether a name holds a word that could stand for anything."""
    return any(word.lower() in FORBIDDEN | PLURALS for word in WORD.findall(name))


def definitions(path: Path) -> list[Definition]:
    walked = ast.walk(source.tree(path))
    return [node for node in walked if isinstance(node, Definition)]


def _height(node: Definition) -> int:
    first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    return (node.end_lineno or node.lineno) - first + 1


def _taken(node: Function) -> int:
    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([one for one in every if one.arg not in ("self", "cls")])


def _is_ours(path: Path, node: Definition) -> bool:
    """Neither Qt's names, overridden as they are, nor the sentence of a test."""
    overridden = path.parts[0] == "ui" and QTS_OWN.match(node.name)
    return not (overridden or node.name.startswith("test_"))


def test_every_file_can_be_read_standing_up() -> None:
    files = source.python_files()
    long = [str(path) for path in files if too_long(path, len(source.lines(path)))]
    assert not long, "\n".join(long)


def test_every_function_and_class_fits_on_a_page() -> None:
    large = [
        f"{path}:{node.lineno} {node.name}"
        for path in source.python_files(*source.ROOMS)
        for node in definitions(path)
        if too_large(node)
    ]
    assert not large, "\n".join(large)


def test_every_name_is_a_word_of_the_trade() -> None:
    empty = [
        f"{path}:{node.lineno} {node.name}"
        for path in source.python_files()
        for node in definitions(path)
        if _is_ours(path, node) and says_nothing(node.name)
    ]
    paths = [str(p) for p in source.python_files() if any(map(says_nothing, p.parts))]
    assert not empty + paths, "\n".join(empty + paths)


def test_only_importable_rooms_are_packages() -> None:
    """An __init__.py would shadow PyPI's `packaging`, or tie the tests together."""
    assert not any(map(_is_init, source.python_files("tests", "packaging")))


def test_every_room_says_what_it_is_for() -> None:
    inits = [p for p in source.python_files("rhi_desktop", "ui") if _is_init(p)]
    silent = [str(p) for p in inits if ast.get_docstring(source.tree(p)) is None]
    assert inits
    assert not silent, "\n".join(silent)


def _is_init(path: Path) -> bool:
    return path.name == "__init__.py"


@pytest.mark.parametrize(
    "planted",
    [
        "def long():\n" + "    go()\n" * FUNCTION,
        "def wide(a, b, c, *, d, e, f): go()",
        "class Long:\n" + "    a = 1\n" * CLASS,
    ],
)
def test_a_planted_giant_is_found(planted: str) -> None:
    assert isinstance(node := ast.parse(planted).body[0], Definition)
    assert too_large(node)


def test_what_just_fits_is_let_through() -> None:
    fits = "class Fits:\n    def fits(self, a, b, c, d, e):\n" + "        go()\n" * 39
    assert not any(too_large(n) for n in ast.walk(ast.parse(fits)) if _defines(n))
    assert not too_long(Path("rhi_desktop/a.py"), FILE)


def _defines(node: ast.AST) -> bool:
    return isinstance(node, Definition)


def test_the_window_is_held_smaller_than_other_files() -> None:
    assert too_long(Path("ui/window.py"), WINDOW + 1)
    assert not too_long(Path("ui/page.py"), WINDOW + 1)
    assert too_long(Path("ui/page.py"), FILE + 1)


@pytest.mark.parametrize("name", ["FormManager", "get_items", "utils", "HTTPClient"])
def test_a_name_that_could_stand_for_anything_is_found(name: str) -> None:
    assert says_nothing(name)


@pytest.mark.parametrize("name", ["score", "serviceable", "Itemised", "database"])
def test_a_word_that_only_holds_such_letters_is_let_through(name: str) -> None:
    assert not says_nothing(name)
