"""Reads a compiled form; what cannot be understood whole is refused whole.

The refusal says what is wrong and where, because whoever wrote the form has to mend
it. An interview is never begun with an instrument that is only half understood.
"""

import hashlib
from xml.etree.ElementTree import Element

from rhi_desktop.instrument.binds import NO_BIND, Bind, binds_of
from rhi_desktop.instrument.contents import Contents
from rhi_desktop.instrument.controls import Control, controls_of
from rhi_desktop.instrument.definition import Definition
from rhi_desktop.instrument.dependencies import Circle, Draft, concerned, ranked
from rhi_desktop.instrument.expressions import Expressions
from rhi_desktop.instrument.plan import Aspect, Plan, Rule, Shape, decides
from rhi_desktop.instrument.xform import JR, XForm, opened, unreadable
from rhi_desktop.instrument.xpath import NotXPath
from rhi_desktop.instrument.xpath.tree import local_name
from rhi_desktop.record.ids import Audience

AUDIENCES = frozenset(
    map(Audience, ("social_worker", "police_coordinator", "carer", "parent", "child"))
)
Choosing = dict[str, Control]


def read_definition(
    xform: bytes, audiences: frozenset[Audience] = AUDIENCES
) -> Definition:
    """The instrument in a compiled XForm.

    `audiences` are the codes that its columns of sharing may name. Raises
    InstrumentUnreadable, with the problem and the place, for anything that is broken,
    unknown or out of scope.
    """
    form = XForm(opened(xform))
    top = _shapes(form.record)
    shapes = {shape.path: shape for shape in _below(top)}
    binds = binds_of(form, audiences)
    controls = controls_of(form)
    _check_places(shapes, binds, controls)
    contents = Contents(shapes, binds)
    topics = contents.topics(controls)
    contents.calculations()
    return Definition(
        form_id=_attribute(form.record, "id"),
        version=_attribute(form.record, "version"),
        sha256=hashlib.sha256(xform).hexdigest(),
        title={"en": form.title},
        languages=tuple(form.languages),
        topics=topics,
        questions=contents.in_form_order(),
        plan=_plan(top, form, binds, controls),
    )


def _attribute(record: Element, name: str) -> str:
    found = record.get(name)
    if not found:
        raise unreadable(f"its {name} is missing", "the settings")
    return found


def _shapes(record: Element) -> Shape:
    """The shape of the record, under a nameless top; rows count once."""
    top = Shape("", None, repeats=False)
    _grow(record, top)
    for order, shape in enumerate(_below(top)):
        shape.order = order
    return top


def _grow(element: Element, parent: Shape) -> None:
    name = local_name(element.tag)
    template = element.get(f"{JR}template") is not None
    before = parent.children.get(name)
    if before is not None:
        if before.repeats and not template:
            return
        raise unreadable("there are two of that name", before.path)
    shape = Shape(name, parent, repeats=template)
    if template and parent.repeat is not None:
        raise unreadable("a repeat within a repeat is not supported", shape.path)
    parent.children[name] = shape
    for child in element:
        if parent.parent is None and local_name(child.tag) == "meta":
            continue
        _grow(child, shape)
    if shape.is_leaf and (element.text or "").strip():
        problem = "a default would be an answer that nobody gave"
        raise unreadable(problem, shape.path)


def _below(shape: Shape) -> list[Shape]:
    found: list[Shape] = []
    for child in shape.children.values():
        found += [child, *_below(child)]
    return found


def _check_places(
    shapes: dict[str, Shape], binds: dict[str, Bind], controls: tuple[Control, ...]
) -> None:
    """Every bind and control must be about something in the record."""
    shown = [each.path for control in controls for each in control.every()]
    for path in (*binds, *shown):
        if path not in shapes:
            raise unreadable("there is no such question", path)


def _plan(
    top: Shape, form: XForm, binds: dict[str, Bind], controls: tuple[Control, ...]
) -> Plan:
    choosing = {
        each.path: each
        for control in controls
        for each in control.every()
        if each.choices
    }
    drafts = _drafts(top, form, binds, choosing)
    try:
        rules = ranked(drafts)
    except Circle as circle:
        raise unreadable(str(circle), circle.path) from None
    reads = {draft.run: draft.reads for draft in drafts}
    readers, row_readers = concerned(rules, reads)
    rules_of: dict[Shape, list[Rule]] = {}
    for rule in rules:
        rules_of.setdefault(rule.shape, []).append(rule)
    return Plan(
        top=top,
        rules=rules,
        readers={shape: tuple(found) for shape, found in readers.items()},
        row_readers={shape: tuple(found) for shape, found in row_readers.items()},
        rules_of={shape: tuple(found) for shape, found in rules_of.items()},
        types={
            shape: binds.get(shape.path, NO_BIND).type
            for shape in _below(top)
            if shape.is_leaf
        },
        instances=form.lists,
        texts=form.english(),
        choice_names={
            path: {one.value: one.label.get("en", "") for one in control.choices}
            for path, control in choosing.items()
        },
    )


def _drafts(
    top: Shape, form: XForm, binds: dict[str, Bind], choosing: Choosing
) -> list[Draft]:
    """Every expression of the form, ready to run, in form order."""
    codes = {
        path: [choice.value for choice in control.choices]
        for path, control in choosing.items()
    }
    expressions = Expressions(form.lists, codes)
    drafts: list[Draft] = []
    for shape in _below(top):
        sources = dict(binds.get(shape.path, NO_BIND).rules)
        control = choosing.get(shape.path)
        if control is not None and control.filter is not None:
            sources[Aspect.CHOICES] = control.filter
        for aspect, source in sources.items():
            drafts.append(_draft(aspect, source, shape, expressions))
    return drafts


def _draft(
    aspect: Aspect, source: str, shape: Shape, expressions: Expressions
) -> Draft:
    try:
        compiled, reads = expressions.ready(source, shape)
    except NotXPath as problem:
        where = f"{aspect.value} of {shape.path}"
        raise unreadable(str(problem), where) from None
    return Draft(aspect, shape, decides(aspect, compiled), reads)
