"""What the body of a form shows: controls, groups and repeats, in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from rhi_desktop.instrument.definition import Choice, no_text
from rhi_desktop.instrument.xform import XF, XForm, unreadable
from rhi_desktop.instrument.xpath import Node
from rhi_desktop.instrument.xpath.tree import local_name
from rhi_desktop.wording import Text

ITEMSET = re.compile(r"instance\('([^']+)'\)/root/item(\[.*\])?", re.DOTALL)
LABELS = frozenset({f"{XF}label", f"{XF}hint"})
CONTROLS = frozenset({"input", "select1", "select"})


@dataclass(frozen=True, slots=True)
class Control:
    """One thing shown: `tag` is input, select1, select, group or repeat.

    `filter` is the expression that narrows the choices, where there is one.
    """

    tag: str
    path: str
    label: Text = field(default_factory=no_text)
    hint: Text = field(default_factory=no_text)
    guidance: Text = field(default_factory=no_text)
    appearance: str = ""
    choices: tuple[Choice, ...] = ()
    filter: str | None = None
    inside: tuple["Control", ...] = ()

    def every(self) -> Iterator["Control"]:
        """Itself and everything inside it."""
        yield self
        for one in self.inside:
            yield from one.every()


def controls_of(xform: XForm) -> tuple[Control, ...]:
    """What the body shows; raises InstrumentUnreadable for what is out of scope."""
    return _Body(xform).all_in(xform.body)


class _Body:
    """Reads the body once; a list that many questions share is read once too."""

    def __init__(self, xform: XForm) -> None:
        self._xform = xform
        self._lists: dict[str, tuple[Choice, ...]] = {}

    def all_in(self, around: Element) -> tuple[Control, ...]:
        """The controls directly inside an element."""
        return tuple(self._control(one) for one in around if one.tag not in LABELS)

    def _control(self, element: Element) -> Control:
        tag = element.tag.removeprefix(XF)
        path = element.get("ref", "")
        if tag == "repeat":
            return self._repeat(element)
        if tag == "group":
            return replace(self._shown(element, tag), inside=self.all_in(element))
        if tag not in CONTROLS:
            raise unreadable(f"a {local_name(tag)} is not supported", path)
        shown = self._shown(element, tag)
        return shown if tag == "input" else self._choosing(element, shown)

    def _shown(self, element: Element, tag: str) -> Control:
        return Control(
            tag=tag,
            path=element.get("ref", ""),
            label=self._xform.text_in(element, "label"),
            hint=self._xform.text_in(element, "hint"),
            guidance=self._xform.text_in(element, "hint", "guidance"),
            appearance=element.get("appearance", ""),
        )

    def _repeat(self, element: Element) -> Control:
        path = element.get("nodeset", "")
        for name in sorted({*element.keys()} - {"nodeset"}):
            problem = f"{local_name(name)} of a repeat is not supported"
            raise unreadable(problem, path)
        return Control("repeat", path, inside=self.all_in(element))

    def _choosing(self, element: Element, shown: Control) -> Control:
        itemset = element.find(f"{XF}itemset")
        nodeset = "" if itemset is None else itemset.get("nodeset", "")
        match = ITEMSET.fullmatch(nodeset)
        if match is None:
            problem = "its choices must come from a list of the form"
            raise unreadable(problem, shown.path)
        name, narrowed = match.groups()
        choices = self._choices(name, shown.path)
        return replace(shown, choices=choices, filter=nodeset if narrowed else None)

    def _choices(self, name: str, path: str) -> tuple[Choice, ...]:
        if name not in self._xform.lists:
            raise unreadable(f"there is no list “{name}”", path)
        if name not in self._lists:
            self._lists[name] = self._read_list(name)
        return self._lists[name]

    def _read_list(self, name: str) -> tuple[Choice, ...]:
        listed = [
            one
            for root in self._xform.lists[name].children
            for one in root.named.get("item", [])
        ]
        choices = tuple(Choice(_said(one, "name"), self._label(one)) for one in listed)
        codes = {choice.value for choice in choices}
        if not choices or "" in codes or len(codes) < len(choices):
            problem = "it needs choices, each with a code of its own"
            raise unreadable(problem, f"list {name}")
        return choices

    def _label(self, listed: Node) -> Text:
        name = _said(listed, "itextId")
        return self._xform.named(name) if name else {"en": _said(listed, "label")}


def _said(listed: Node, name: str) -> str:
    return "".join(node.said for node in listed.named.get(name, []))
