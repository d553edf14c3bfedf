"""Makes paths ready to run; the plain ones, of names and `..` alone, run fastest."""

from collections.abc import Callable

from rhi_desktop.instrument.xpath.axes import AXES, FORWARD
from rhi_desktop.instrument.xpath.compiled import Compiled, Gives, NodesOf
from rhi_desktop.instrument.xpath.convert import Context, Evaluate
from rhi_desktop.instrument.xpath.syntax import Call, Expression, Path, Step
from rhi_desktop.instrument.xpath.tree import Node, in_document_order

Compile = Callable[[Expression], Compiled]
Keep = Callable[[list[Node], Context], list[Node]]
EMPTY: list[Node] = []


def path(expression: Path, compile_: Compile) -> NodesOf:
    """A closure that gives the nodes of a path, in document order."""
    plain = _plain_path(expression)
    if plain is not None:
        return plain
    start = _start(expression, compile_)
    steps = [_step(step, compile_) for step in expression.steps]

    def walk(context: Context) -> list[Node]:
        nodes = start(context)
        for step in steps:
            nodes = step(nodes, context)
        return nodes

    return walk


def predicates(expressions: tuple[Expression, ...], compile_: Compile) -> list[Keep]:
    """Closures that keep those of a list of nodes for which each predicate holds."""
    return [_predicate(compile_(expression)) for expression in expressions]


def _start(expression: Path, compile_: Compile) -> NodesOf:
    if expression.absolute:
        return lambda context: [context.current.top]
    if expression.start is not None:
        return compile_(expression.start).as_nodes()
    return lambda context: [context.node]


def _step(step: Step, compile_: Compile) -> Keep:
    axis = AXES[step.axis]
    kept = predicates(step.predicates, compile_)
    fits = _test(step.test)

    def from_one(node: Node, context: Context) -> list[Node]:
        nodes = [found for found in axis(node) if fits(found)]
        for keep in kept:
            nodes = keep(nodes, context)
        return nodes

    def take(nodes: list[Node], context: Context) -> list[Node]:
        if len(nodes) == 1 and step.axis in FORWARD:
            return from_one(nodes[0], context)
        found = [each for node in nodes for each in from_one(node, context)]
        return in_document_order(found)

    return take


def _test(test: str) -> Callable[[Node], bool]:
    if test == "node()":
        return lambda _: True
    if test == "*":
        return lambda node: node.name != ""
    if test == "text()":
        return lambda _: False
    return lambda node: node.name == test


def _predicate(compiled: Compiled) -> Keep:
    if compiled.gives in (Gives.NUMBER, Gives.ANY):
        return _by_position(compiled.run, compiled)
    holds = compiled.as_truth()

    def keep(nodes: list[Node], context: Context) -> list[Node]:
        size = len(nodes)
        return [
            node
            for index, node in enumerate(nodes, 1)
            if holds(context.at(node, index, size))
        ]

    return keep


def _by_position(run: Evaluate, compiled: Compiled) -> Keep:
    """Keeps by a number, which is a position; a value of another kind is a truth."""
    holds = compiled.as_truth()

    def wanted(context: Context) -> bool:
        value = run(context)
        if isinstance(value, float):
            return value == context.position
        return holds(context)

    def keep(nodes: list[Node], context: Context) -> list[Node]:
        size = len(nodes)
        return [
            node
            for index, node in enumerate(nodes, 1)
            if wanted(context.at(node, index, size))
        ]

    return keep


def _plain_path(expression: Path) -> NodesOf | None:
    """A faster closure for `/a/b`, `../a/b` and `current()/../a`, else None."""
    from_current = expression.start == Call("current")
    if expression.start is not None and not from_current:
        return None
    if not all(step.is_plain for step in expression.steps):
        return None
    upward = [step.axis for step in expression.steps if step.axis != "self"]
    names = [step.test for step in expression.steps if step.axis == "child"]
    hops = upward.count("parent")
    if upward != ["parent"] * hops + ["child"] * len(names):
        return None
    if expression.absolute:
        return None if hops else lambda context: _named(context.current.top, names)
    return _climbing(hops, names, from_current=from_current)


def _climbing(hops: int, names: list[str], *, from_current: bool) -> NodesOf:
    def climb(context: Context) -> list[Node]:
        node: Node | None = context.current if from_current else context.node
        for _ in range(hops):
            if node is None:
                return EMPTY
            node = node.parent
        return EMPTY if node is None else _named(node, names)

    return climb


def _named(node: Node, names: list[str]) -> list[Node]:
    nodes = [node]
    for name in names:
        if len(nodes) == 1:
            nodes = nodes[0].named.get(name, EMPTY)
        else:
            nodes = [each for one in nodes for each in one.named.get(name, EMPTY)]
    return nodes
