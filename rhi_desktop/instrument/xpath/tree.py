"""A light tree of named nodes that expressions walk over."""

from collections.abc import Iterator
from typing import Self
from xml.etree.ElementTree import Element


class Node:
    """One element: its name without prefix, its text, its children in order.

    `named` finds children by name without a search. The text of a node with children
    is theirs, joined.
    """

    __slots__ = ("attributes", "children", "name", "named", "parent", "text")

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self.text = text
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.named: dict[str, list[Node]] = {}
        self.attributes: list[Node] = []

    def add(self, child: "Node", at: int | None = None) -> None:
        """Puts a child last, or as the `at`th among those of its name."""
        alike = self.named.setdefault(child.name, [])
        if at is None or at == len(alike):
            self.children.append(child)
            alike.append(child)
        else:
            self.children.insert(place_of(self.children, alike[at]), child)
            alike.insert(at, child)
        child.parent = self

    def remove(self, child: "Node") -> None:
        """Takes a child out; it keeps its own children and remembers its parent."""
        for nodes in (self.children, self.named[child.name]):
            del nodes[place_of(nodes, child)]

    @property
    def said(self) -> str:
        """The node's text as XPath means it: its own, then that of all below."""
        if not self.children:
            return self.text
        return self.text + "".join(child.said for child in self.children)

    @property
    def top(self) -> "Node":
        """The nameless node above everything."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def below(self) -> Iterator["Node"]:
        """Every node beneath, in document order."""
        for child in self.children:
            yield child
            yield from child.below()

    @classmethod
    def document(cls, *children: "Node") -> Self:
        """A nameless top for a document of these children."""
        top = cls("")
        for child in children:
            top.add(child)
        return top


class Attribute(Node):
    """An attribute, which has a parent but is nobody's child."""

    __slots__ = ()


def place_of(nodes: list[Node], wanted: Node) -> int:
    """Where a node stands in a list; nodes are themselves, never alike."""
    return next(index for index, node in enumerate(nodes) if node is wanted)


def order_of(node: Node) -> tuple[int, ...]:
    """A key that sorts nodes of one tree into document order."""
    key: list[int] = []
    while node.parent is not None:
        if isinstance(node, Attribute):
            key.append(place_of(node.parent.attributes, node) - 1_000_000)
        else:
            key.append(place_of(node.parent.children, node))
        node = node.parent
    return tuple(reversed(key))


def in_document_order(nodes: list[Node]) -> list[Node]:
    """The nodes, each once, as they stand in the document."""
    once = list(dict.fromkeys(nodes))
    return sorted(once, key=order_of) if len(once) > 1 else once


def local_name(name: str) -> str:
    """A name of ElementTree's, `{namespace}name`, without its namespace."""
    return name.rpartition("}")[2]


def grown_from(element: Element) -> Node:
    """A tree of nodes with the names, texts and attributes of an XML element."""
    node = Node(
        local_name(element.tag), (element.text or "") if not len(element) else ""
    )
    for name, value in element.attrib.items():
        attribute = Attribute(local_name(name), value)
        attribute.parent = node
        node.attributes.append(attribute)
    for child in element:
        node.add(grown_from(child))
    return node
