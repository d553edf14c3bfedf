"""Reads an expression of XPath 1.0 into its parts.

Recursive descent, one method to a level of binding; nothing is evaluated here.
"""

from rhi_desktop.instrument.xpath.axes import AXES
from rhi_desktop.instrument.xpath.syntax import (
    PARENT,
    Call,
    Expression,
    Filter,
    Literal,
    Negation,
    NotXPath,
    Operation,
    Path,
    Step,
)
from rhi_desktop.instrument.xpath.tokens import END, Token, tokens

LEVELS = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
)
BINDS = {operator: level for level, alike in enumerate(LEVELS) for operator in alike}
"""How tightly each operator binds, from the loosest."""
NODE_TESTS = frozenset({"node", "text"})
ANYWHERE_BELOW = Step("descendant-or-self", "node()")
DEEPEST = 60


def parse(source: str) -> Expression:
    """The expression's parts; raises NotXPath with words that say what is wrong."""
    parser = _Parser(tokens(source))
    expression = parser.expression()
    parser.expect_end()
    return expression


class _Parser:
    """Walks the words of one expression from left to right."""

    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._at = 0
        self._depth = 0

    def expression(self, loosest: int = 0) -> Expression:
        """An expression joined by operators that bind this tightly or more."""
        left = self._negation()
        while self._binding() >= loosest:
            tighter = self._binding() + 1
            operator = self._take().text
            left = Operation(operator, left, self.expression(tighter))
        return left

    def expect_end(self) -> None:
        """Raises NotXPath if words are left over."""
        if self._here.kind != END:
            raise NotXPath(f"“{self._here.text}” was not expected")

    @property
    def _here(self) -> Token:
        return self._words[self._at]

    def _binding(self) -> int:
        """How tightly the next word binds as an operator; -1 for none."""
        operators = ("mark", "operator")
        return BINDS.get(self._here.text, -1) if self._here.kind in operators else -1

    def _next_is(self, text: str) -> bool:
        following = self._words[self._at + 1]
        return following.kind == "mark" and following.text == text

    def _is(self, *texts: str) -> bool:
        return self._here.kind == "mark" and self._here.text in texts

    def _take(self) -> Token:
        taken = self._here
        self._at += 1
        return taken

    def _skip(self, text: str) -> bool:
        if self._is(text):
            self._at += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._skip(text):
            raise NotXPath(f"“{text}” is missing before {self._here.text}")

    def _negation(self) -> Expression:
        if self._skip("-"):
            return Negation(self._negation())
        return self._union()

    def _union(self) -> Expression:
        left = self._path()
        while self._skip("|"):
            left = Operation("|", left, self._path())
        return left

    def _path(self) -> Expression:
        if self._is("/", "//"):
            return self._absolute_path()
        if not self._begins_with_a_value():
            return Path(self._relative_steps())
        start = self._filtered()
        if not self._is("/", "//"):
            return start
        steps = self._further_steps()
        return Path(steps, start=start)

    def _absolute_path(self) -> Expression:
        if self._take().text == "//":
            return Path((ANYWHERE_BELOW, *self._relative_steps()), absolute=True)
        a_step_follows = self._here.kind == "name" or self._is("*", ".", "..", "@")
        steps = self._relative_steps() if a_step_follows else ()
        return Path(steps, absolute=True)

    def _begins_with_a_value(self) -> bool:
        if self._here.kind in ("number", "literal") or self._is("("):
            return True
        calls = self._here.kind == "name" and self._next_is("(")
        return calls and self._here.text not in NODE_TESTS

    def _filtered(self) -> Expression:
        value = self._value()
        predicates = self._predicates()
        return Filter(value, predicates) if predicates else value

    def _value(self) -> Expression:
        word = self._take()
        if word.kind == "number":
            return Literal(float(word.text))
        if word.kind == "literal":
            return Literal(word.text)
        if word.kind == "mark":
            return self._bracketed()
        return self._call(word.text)

    def _bracketed(self) -> Expression:
        inner = self._nested()
        self._expect(")")
        return inner

    def _nested(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise NotXPath("brackets are nested too deeply")
        inner = self.expression()
        self._depth -= 1
        return inner

    def _call(self, name: str) -> Expression:
        self._expect("(")
        arguments: list[Expression] = []
        if not self._is(")"):
            arguments.append(self._nested())
            while self._skip(","):
                arguments.append(self._nested())
        self._expect(")")
        return Call(name, tuple(arguments))

    def _relative_steps(self) -> tuple[Step, ...]:
        return (self._step(), *self._further_steps())

    def _further_steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while self._is("/", "//"):
            if self._take().text == "//":
                steps.append(ANYWHERE_BELOW)
            steps.append(self._step())
        return tuple(steps)

    def _step(self) -> Step:
        if self._skip("."):
            return Step("self", "node()", self._predicates())
        if self._skip(".."):
            predicates = self._predicates()
            return Step("parent", "node()", predicates) if predicates else PARENT
        axis = self._axis()
        test = self._node_test()
        return Step(axis, test, self._predicates())

    def _axis(self) -> str:
        if self._skip("@"):
            return "attribute"
        if self._here.kind == "name" and self._next_is("::"):
            axis = self._take().text
            self._take()
            if axis not in AXES:
                raise NotXPath(f"there is no axis “{axis}”")
            return axis
        return "child"

    def _node_test(self) -> str:
        if self._skip("*"):
            return "*"
        if self._here.kind != "name":
            raise NotXPath(f"a name is missing before {self._here.text}")
        name = self._take().text
        if self._is("("):
            self._take()
            self._expect(")")
            if name not in NODE_TESTS:
                raise NotXPath(f"{name}() cannot stand in a path")
            return f"{name}()"
        return name.rpartition(":")[2]

    def _predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self._skip("["):
            found.append(self._nested())
            self._expect("]")
        return tuple(found)
