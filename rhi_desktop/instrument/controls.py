"""What the body of a form shows: controls, groups and repeats, in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from rhi_desktop.instrument.definition import NO_TEXT, Choice, Text, no_text
from rhi_desktop.instrument.xform import XF, XForm, unreadable
from rhi_desktop.instrument.xpath import Node
from rhi_desktop.instrument.xpath.tree import local_name

ITEMSET = re.compile(r"instance\('([^']+)'\)/root/item(\[.*\])?", re.DOTALL)
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
    inside: tuple["Control", ...] = field(default=())

    def every(self) -> Iterator["Control"]:
        """Itself and everything inside it."""
        yield self
        for one in self.inside:
            yield from one.every()


def controls_of(xform: XForm) -> tuple[Control, ...]:
    """What the body shows; raises InstrumentUnreadable for what is out of scope."""
    return _all(xform.body, xform)


def _all(around: Element, xform: XForm) -> tuple[Control, ...]:
    skipped = (f"{XF}label", f"{XF}hint")
    return tuple(_control(one, xform) for one in around if one.tag not in skipped)


def _control(element: Element, xform: XForm) -> Control:
    tag = element.tag.removeprefix(XF)
    if tag == "repeat":
        return _repeat(element, xform)
    path = element.get("ref", "")
    if tag == "group":
        return _shown(element, tag, xform, inside=_all(element, xform))
    if tag not in CONTROLS:
        raise unreadable(f"a {local_name(tag)} is not supported", path)
    if tag == "input":
        return _shown(element, tag, xform)
    return _choosing(element, tag, xform)


def _shown(
    element: Element, tag: str, xform: XForm, inside: tuple[Control, ...] = ()
) -> Control:
    return Control(
        tag=tag,
        path=element.get("ref", ""),
        label=xform.text_in(element, "label"),
        hint=xform.text_in(element, "hint"),
        guidance=xform.text_in(element, "hint", "guidance"),
        appearance=element.get("appearance", ""),
        inside=inside,
    )


def _repeat(element: Element, xform: XForm) -> Control:
    path = element.get("nodeset", "")
    for name in element.keys():  # noqa: SIM118
        if name != "nodeset":
            problem = f"{local_name(name)} of a repeat is not supported"
            raise unreadable(problem, path)
    return Control("repeat", path, inside=_all(element, xform))


def _choosing(element: Element, tag: str, xform: XForm) -> Control:
    shown = _shown(element, tag, xform)
    itemset = element.find(f"{XF}itemset")
    nodeset = "" if itemset is None else itemset.get("nodeset", "")
    match = ITEMSET.fullmatch(nodeset)
    if match is None:
        raise unreadable("its choices must come from a list of the form", shown.path)
    name, narrowed = match.groups()
    if name not in xform.lists:
        raise unreadable(f"there is no list “{name}”", shown.path)
    return Control(
        tag=tag,
        path=shown.path,
        label=shown.label,
        hint=shown.hint,
        guidance=shown.guidance,
        appearance=shown.appearance,
        choices=_choices(xform.lists[name], name, xform),
        filter=nodeset if narrowed else None,
    )


def _choices(instance: Node, name: str, xform: XForm) -> tuple[Choice, ...]:
    found: list[Choice] = []
    for root in instance.children:
        for listed in root.named.get("item", []):
            choice = Choice(_said(listed, "name"), _label(listed, xform))
            if not choice.value or any(choice.value == one.value for one in found):
                raise unreadable("each choice needs a code of its own", f"list {name}")
            found.append(choice)
    if not found:
        raise unreadable("it has no choices", f"list {name}")
    return tuple(found)


def _label(listed: Node, xform: XForm) -> Text:
    name = _said(listed, "itextId")
    if name:
        return xform.named(name)
    label = _said(listed, "label")
    return {"en": label} if label else NO_TEXT


def _said(listed: Node, name: str) -> str:
    return "".join(node.said for node in listed.named.get(name, []))
