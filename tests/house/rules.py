"""What no linter knows of: rules over the syntax tree, each a small function.

A rule takes a tree and gives the nodes that break it. tests/house/test_rules.py holds
the source to them and plants a defect for each, so that none falls asleep.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator

Rule = Callable[[ast.AST], Iterable[ast.AST]]

MARKUP_SETTERS = {
    "setHtml",
    "insertHtml",
    "appendHtml",
    "setMarkdown",
    "insertMarkdown",
}
BOX_STATICS = {"about", "aboutQt", "critical", "information", "question", "warning"}
GUESSED_TEXTS = {"setToolTip", "setWhatsThis", "setItemToolTip"}
RUNS_CODE = {"eval", "exec", "compile", "__import__"}
LOADS_CODE = {"pickle", "marshal", "shelve", "dill", "cloudpickle"}
RUNS_SQL = {"execute", "executemany", "executescript", "run", "run_many"}
SQL = re.compile(
    r"^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|ATTACH)\s"
)
KEY_PRAGMA = re.compile(r"\bpragma\s+(\w+\.)?(re)?key\b", re.IGNORECASE)
TEMP_STORE = re.compile(
    r"\btemp_store(_directory\b|\s*[=(](?!\s*['\"]?(memory|2)\b))", re.IGNORECASE
)


def message_box_statics(tree: ast.AST) -> Iterator[ast.AST]:
    """QMessageBox.warning(…) blocks in a loop of its own and guesses HTML."""
    for call in _calls(tree):
        match call.func:
            case ast.Attribute(value=ast.Name("QMessageBox"), attr=attr):
                if attr in BOX_STATICS:
                    yield call


def markup_setters(tree: ast.AST) -> Iterator[ast.AST]:
    """What a child said is shown as written, never read as markup."""
    return (call for call in _calls(tree) if _name(call) in MARKUP_SETTERS)


def guessing_formats(tree: ast.AST) -> Iterator[ast.AST]:
    """The only text format is PlainText."""
    for call in _calls(tree):
        if _name(call) == "setTextFormat" and not _ends_in(call.args, "PlainText"):
            yield call


def tool_tips_with_data(tree: ast.AST) -> Iterator[ast.AST]:
    """A tool tip guesses HTML, so it may hold fixed words only."""
    for call in _calls(tree):
        match call.func:
            case ast.Attribute(value=ast.Name("QToolTip")):
                yield call
        if _name(call) in GUESSED_TEXTS and not all(map(_fixed_words, call.args)):
            yield call


def focus_chains(tree: ast.AST) -> Iterator[ast.AST]:
    """PySide 6.11 then takes each widget for the owner of the next, and crashes."""
    chains = {"nextInFocusChain", "previousInFocusChain"}
    return (call for call in _calls(tree) if _name(call) in chains)


def unescaped_paragraphs(tree: ast.AST) -> Iterator[ast.AST]:
    """A reportlab Paragraph reads markup: it opens files and drops words."""
    for call in _calls(tree):
        if _name(call) in {"Paragraph", "XPreformatted"} and not (
            call.args and _escaped(call.args[0])
        ):
            yield call


def built_sql(tree: ast.AST) -> Iterator[ast.AST]:
    """SQL is written out; values go beside it."""
    given = (call.args[0] for call in _calls(tree) if _runs_sql(call) and call.args)
    yield from (one for one in given if _is_built(one) and not _is_pragma(one))
    for node in ast.walk(tree):
        if _is_built(node) and SQL.match(_first_words(node)):
            yield node


def built_pragmas(tree: ast.AST) -> Iterator[ast.AST]:
    """Pragmas take no values beside them, so only the vault puts one together."""
    return (node for node in ast.walk(tree) if _is_built(node) and _is_pragma(node))


def key_pragmas(tree: ast.AST) -> Iterator[ast.AST]:
    """The key goes in by a function of the binding, never as text of a statement."""
    return (node for node in _texts(tree) if KEY_PRAGMA.search(node.value))


def changed_temp_stores(tree: ast.AST) -> Iterator[ast.AST]:
    """What SQLite puts aside stays in memory; on a disk it would lie in the clear."""
    return (node for node in _texts(tree) if TEMP_STORE.search(node.value))


def code_from_data(tree: ast.AST) -> Iterator[ast.AST]:
    """Nothing that was read is ever run."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in RUNS_CODE:
                yield node
            case ast.Import(names=names):
                if any(alias.name.split(".")[0] in LOADS_CODE for alias in names):
                    yield node
            case ast.ImportFrom(module=str(module)):
                if module.split(".")[0] in LOADS_CODE:
                    yield node


def prints(tree: ast.AST) -> Iterator[ast.AST]:
    """Only `rhi` speaks on a terminal; anything else could say what a child said."""
    return (call for call in _calls(tree) if _names(call.func, "print"))


def bare_excepts(tree: ast.AST) -> Iterator[ast.AST]:
    """An error is caught by name, or it is not caught."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield node


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    """The last name of what is called: `setHtml` of `self.view.setHtml(…)`."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _runs_sql(call: ast.Call) -> bool:
    return _name(call) in RUNS_SQL


def _is_pragma(node: ast.AST) -> bool:
    return _first_words(node).lstrip().upper().startswith("PRAGMA ")


def _names(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _ends_in(arguments: list[ast.expr], name: str) -> bool:
    return all(isinstance(one, ast.Attribute) and one.attr == name for one in arguments)


def _fixed_words(node: ast.expr) -> bool:
    """A literal, or words("…") without values, however words is reached."""
    match node:
        case ast.Constant():
            return True
        case ast.Call(keywords=[]):
            said_by = _name(node).lstrip("_")
            return said_by in {"words", "phrase"} and all(map(_fixed_words, node.args))
    return False


def _escaped(node: ast.expr) -> bool:
    """Literal text, or text that went through escape, on its own or in an f-string."""
    match node:
        case ast.Constant():
            return True
        case ast.Call():
            return _name(node) == "escape"
        case ast.JoinedStr(values=values):
            held = [v.value for v in values if isinstance(v, ast.FormattedValue)]
            return all(map(_escaped, held))
    return False


def _is_built(node: ast.AST) -> bool:
    """Text put together at run time, in any of the four ways."""
    match node:
        case ast.JoinedStr(values=values):
            return any(isinstance(value, ast.FormattedValue) for value in values)
        case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right):
            return _is_text(left) or _is_text(right)
        case ast.Call(func=ast.Attribute(value=value, attr="format" | "join")):
            return _is_text(value)
    return False


def _is_text(node: ast.AST) -> bool:
    literal = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return literal or _is_built(node)


def _first_words(node: ast.AST) -> str:
    """The literal text that a built one begins with."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=[first, *_]) | ast.BinOp(left=first):
            return _first_words(first)
        case ast.Call(func=ast.Attribute(value=value)):
            return _first_words(value)
    return ""


def _texts(tree: ast.AST) -> Iterator[ast.Constant]:
    return (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
