"""The recorded cases of another engine's suite, where they lie beside the project."""

import gzip
import json
import re
from collections.abc import Callable
from datetime import datetime
from math import isnan
from pathlib import Path
from typing import Any
from xml.dom import minidom
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest

from rhi_desktop.instrument.xpath import Context, Node, NotXPath, World, compiled
from rhi_desktop.instrument.xpath.convert import number_of, text_of, truth_of
from rhi_desktop.instrument.xpath.functions import FUNCTIONS
from rhi_desktop.instrument.xpath.tree import grown_from

RECORDED = Path(__file__).parents[4] / "shared" / "conformance" / "xpath-cases.json.gz"
RECORDED_AT = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("America/Phoenix"))
NODE_TYPES = {"node", "text"}
CALL = re.compile(r"([a-zA-Z][\w:.-]*)\s*\(")
AN_ELEMENT = 1
CLOSE_ENOUGH = 0.01

pytestmark = pytest.mark.skipif(
    not RECORDED.exists(), reason="the recorded cases are not beside the project"
)


class Place:
    """One document, as the other engine's indices and our nodes both see it."""

    def __init__(self, xml: str, root: list[int]) -> None:
        self._whole = minidom.parseString(xml)
        element = ET.fromstring(xml)
        self.document = Node.document(grown_from(element))
        self.lists = {
            attribute.text: node
            for node in self.document.below()
            for attribute in node.attributes
            if node.name == "instance" and attribute.name == "id"
        }
        start = self.at(root)
        if start is not None and start is not self.document:
            start.parent = None

    def at(self, path: list[Any]) -> Node | None:
        """Our node for a path of child indices, or None where we have no such node."""
        there: Any = self._whole
        node = self.document
        for step in path:
            if isinstance(step, str):
                name = step.rpartition(":")[2].removeprefix("@")
                return next((a for a in node.attributes if a.name == name), None)
            if step >= len(there.childNodes):
                return None
            below = there.childNodes[step]
            if below.nodeType != AN_ELEMENT:
                return None
            elements = [e for e in there.childNodes if e.nodeType == AN_ELEMENT]
            node, there = node.children[elements.index(below)], below
        return node


def in_scope(case: dict[str, Any], place: Place) -> bool:
    """Whether a case is of our profile: its functions, elements and attributes."""
    expression = re.sub(r"\"[^\"]*\"|'[^']*'", "''", case["expr"])
    calls = set(CALL.findall(expression)) - NODE_TYPES - {"and", "or", "div", "mod"}
    if case["kind"] == "throws":
        return place.at(case["ctx"]) is not None
    if calls - FUNCTIONS.keys() or "namespace::" in expression:
        return False
    if case["want"] == "Invalid Date" or "jr:itext" in calls:
        return False  # we give a blank; a sitting does not change its language
    paths = [case["ctx"], *(case["want"] if "nodes" in case["kind"] else [])]
    return all(place.at(path) is not None for path in paths)


def boolean(value: Any, case: dict[str, Any], context: Context) -> bool:
    return truth_of(value) is case["want"]


def string(value: Any, case: dict[str, Any], context: Context) -> bool:
    return bool(text_of(value) == case["want"])


def number(value: Any, case: dict[str, Any], context: Context) -> bool:
    got, want = number_of(value, context), float(case["want"])
    return got == want or (isnan(got) and isnan(want))


def rounded(value: Any, case: dict[str, Any], context: Context) -> bool:
    return abs(number_of(value, context) - float(case["want"])) < CLOSE_ENOUGH


JUDGES: dict[str, Callable[[Any, dict[str, Any], Context], bool]] = {
    "boolean": boolean,
    "string": string,
    "number": number,
    "rounded": rounded,
}


def passes(case: dict[str, Any], place: Place) -> bool:
    node = place.at(case["ctx"]) or place.document
    context = Context(node, World(RECORDED_AT, place.lists))
    try:
        value = compiled(case["expr"]).run(context)
    except NotXPath:
        return bool(case["kind"] == "throws")
    if case["kind"] in ("nodes", "unodes"):
        return value == [place.at(path) for path in case["want"]]
    judge = JUDGES.get(case["kind"])
    return judge is not None and judge(value, case, context)


def test_the_recorded_cases_in_scope_agree_with_us_but_for_our_profile() -> None:
    recorded = json.loads(gzip.decompress(RECORDED.read_bytes()))
    outcomes: list[bool] = []
    differing: list[str] = []
    for case in recorded["cases"]:
        place = Place(recorded["docs"][case["doc"]], case["root"])
        if not in_scope(case, place):
            continue
        outcomes.append(passes(case, place))
        if not outcomes[-1]:
            differing.append(f"{case['file']}: {case['expr']} -> {case['want']}")
    share = sum(outcomes) / len(outcomes)
    assert len(outcomes) > 1_000
    assert share >= 0.95, f"{share:.1%}\n" + "\n".join(differing)
