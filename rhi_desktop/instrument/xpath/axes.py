"""The directions a step can take; each list begins with the nearest node."""

from collections.abc import Callable

from rhi_desktop.instrument.xpath.tree import Attribute, Node, place_of

Axis = Callable[[Node], list[Node]]


def _child(node: Node) -> list[Node]:
    return node.children


def _parent(node: Node) -> list[Node]:
    return [] if node.parent is None else [node.parent]


def _self(node: Node) -> list[Node]:
    return [node]


def _ancestor(node: Node) -> list[Node]:
    found: list[Node] = []
    above = node.parent
    while above is not None:
        found.append(above)
        above = above.parent
    return found


def _ancestor_or_self(node: Node) -> list[Node]:
    return [node, *_ancestor(node)]


def _descendant(node: Node) -> list[Node]:
    return list(node.below())


def _descendant_or_self(node: Node) -> list[Node]:
    return [node, *node.below()]


def _siblings(node: Node) -> tuple[list[Node], list[Node]]:
    """The children of its parent before and after a node."""
    if node.parent is None or isinstance(node, Attribute):
        return [], []
    at = place_of(node.parent.children, node)
    return node.parent.children[:at], node.parent.children[at + 1 :]


def _following_sibling(node: Node) -> list[Node]:
    return _siblings(node)[1]


def _preceding_sibling(node: Node) -> list[Node]:
    return _siblings(node)[0][::-1]


def _following(node: Node) -> list[Node]:
    later: list[Node] = []
    if isinstance(node, Attribute) and node.parent is not None:
        later.extend(node.parent.below())
        node = node.parent
    for around in _ancestor_or_self(node):
        for sibling in _following_sibling(around):
            later.extend(_descendant_or_self(sibling))
    return later


def _preceding(node: Node) -> list[Node]:
    earlier: list[Node] = []
    for around in _ancestor_or_self(node):
        for sibling in _preceding_sibling(around):
            earlier.extend(_descendant_or_self(sibling)[::-1])
    return earlier


def _attribute(node: Node) -> list[Node]:
    return node.attributes


AXES: dict[str, Axis] = {
    "child": _child,
    "parent": _parent,
    "self": _self,
    "ancestor": _ancestor,
    "ancestor-or-self": _ancestor_or_self,
    "descendant": _descendant,
    "descendant-or-self": _descendant_or_self,
    "following-sibling": _following_sibling,
    "preceding-sibling": _preceding_sibling,
    "following": _following,
    "preceding": _preceding,
    "attribute": _attribute,
}

FORWARD = frozenset({"child", "self", "descendant", "descendant-or-self", "attribute"})
"""Axes whose nodes come in document order, so that none has to be sorted."""
