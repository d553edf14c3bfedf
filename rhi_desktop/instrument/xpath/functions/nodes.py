"""Nodes: how many, which one, what they are called."""

from rhi_desktop.instrument.xpath.compiled import Compiled, Gives, NodesOf
from rhi_desktop.instrument.xpath.convert import BLANK, Context, Evaluate
from rhi_desktop.instrument.xpath.functions.table import Function, Plain, Special
from rhi_desktop.instrument.xpath.tree import Node, place_of


def _count_non_empty(nodes: list[Node]) -> float:
    return float(sum(1 for node in nodes if node.said.strip(BLANK)))


def _name(nodes: list[Node]) -> str:
    return nodes[0].name if nodes else ""


def _position(*of: Compiled) -> Evaluate:
    """With a node, its place among the rows of its name: what numbers a repeat."""
    if not of:
        return lambda context: float(context.position)
    nodes_of = of[0].as_nodes()
    return lambda context: float(row_number(nodes_of(context)))


def row_number(nodes: list[Node]) -> int:
    """The place of the first node among those of its name, from 1; 0 without one."""
    parent = nodes[0].parent if nodes else None
    if parent is None:
        return len(nodes[:1])
    return place_of(parent.named[nodes[0].name], nodes[0]) + 1


def _indexed_repeat(target: Compiled, *pairs: Compiled) -> Evaluate:
    """The target's nodes within the nth row of each repeat that is named."""
    nodes_of = target.as_nodes()
    rows = [
        (repeat.as_nodes(), number.as_number())
        for repeat, number in zip(pairs[::2], pairs[1::2], strict=False)
    ]

    def indexed(context: Context) -> list[Node]:
        found = nodes_of(context)
        for repeat, number in rows:
            found = _within(found, _nth(repeat, number(context), context))
        return found

    return indexed


def _nth(repeat: NodesOf, number: float, context: Context) -> set[Node]:
    return {node for node in repeat(context) if row_number([node]) == number}


def _within(nodes: list[Node], rows: set[Node]) -> list[Node]:
    return [node for node in nodes if _has_above(node, rows)]


def _has_above(node: Node, rows: set[Node]) -> bool:
    above: Node | None = node
    while above is not None:
        if above in rows:
            return True
        above = above.parent
    return False


FUNCTIONS: dict[str, Function] = {
    "count": Plain("S", Gives.NUMBER, lambda nodes: float(len(nodes))),
    "count-non-empty": Plain("S", Gives.NUMBER, _count_non_empty),
    "name": Plain("S", Gives.TEXT, _name, here=True),
    "local-name": Plain("S", Gives.TEXT, _name, here=True),
    "last": Special(0, 0, Gives.NUMBER, lambda: lambda context: float(context.size)),
    "position": Special(0, 1, Gives.NUMBER, _position),
    "current": Special(0, 0, Gives.NODES, lambda: lambda context: [context.current]),
    "indexed-repeat": Special(3, 7, Gives.NODES, _indexed_repeat),
}
