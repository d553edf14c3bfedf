"""What a bind lays down about a question: its type, its rules and who may see it.

The columns `bind::rhi:…` are a closed vocabulary, not expressions: in a rule of
sharing, a blank that counts as "not no" would be a breach.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from rhi_desktop.instrument.definition import NOT_SHARED, Part, no_text
from rhi_desktop.instrument.plan import Aspect
from rhi_desktop.instrument.xform import JR, RHI, XForm, unreadable
from rhi_desktop.instrument.xpath.tree import local_name
from rhi_desktop.record.answer import Voice
from rhi_desktop.record.ids import Audience
from rhi_desktop.record.policy import Policy
from rhi_desktop.wording import Text

TYPES = frozenset({"string", "int", "decimal", "date", "dateTime", "time"})
RULES = {
    "relevant": Aspect.RELEVANT,
    "calculate": Aspect.CALCULATE,
    "required": Aspect.REQUIRED,
    "constraint": Aspect.CONSTRAINT,
}
PLAIN = frozenset({"nodeset", "type", "readonly"})
MESSAGES = frozenset({f"{JR}constraintMsg", f"{JR}requiredMsg"})
COLUMNS = frozenset({"voice", "always", "ask", "risk", "outcome", "part"})
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Bind:
    """One bind, checked; `rules` holds the expressions as they were written."""

    path: str = ""
    type: str = "string"
    readonly: bool = False
    rules: Mapping[Aspect, str] = field(default_factory=dict)
    voice: Voice | None = None
    policy: Policy = NOT_SHARED
    outcome: str | None = None
    part: Part | None = None
    required_message: Text = field(default_factory=no_text)
    constraint_message: Text = field(default_factory=no_text)


NO_BIND = Bind()


def binds_of(xform: XForm, audiences: frozenset[Audience]) -> dict[str, Bind]:
    """Every bind by its path; raises InstrumentUnreadable for what is out of scope."""
    found: dict[str, Bind] = {}
    for element in xform.binds():
        path = element.get("nodeset", "")
        if "/meta/" in path:
            continue
        if path in found:
            raise unreadable("it is bound twice", path)
        found[path] = _bind(element, path, xform, audiences)
    return found


def _bind(
    element: Element, path: str, xform: XForm, audiences: frozenset[Audience]
) -> Bind:
    _check_names(element, path)
    type_ = element.get("type", "string")
    if type_ not in TYPES:
        raise unreadable(f"the type {type_} is not supported", path)
    return Bind(
        path=path,
        type=type_,
        readonly=_readonly(element.get("readonly"), path),
        rules={RULES[key]: text for key, text in element.items() if key in RULES},
        voice=_voice(element.get(f"{RHI}voice"), path),
        policy=_policy(element, path, audiences),
        outcome=element.get(f"{RHI}outcome"),
        part=_part(element.get(f"{RHI}part"), path),
        required_message=xform.meant(element.get(f"{JR}requiredMsg", "")),
        constraint_message=xform.meant(element.get(f"{JR}constraintMsg", "")),
    )


def _check_names(element: Element, path: str) -> None:
    for name in element.keys():  # noqa: SIM118
        if name.startswith(RHI):
            known = name.removeprefix(RHI) in COLUMNS
        else:
            known = name in PLAIN or name in RULES or name in MESSAGES
        if not known:
            raise unreadable(f"the column {local_name(name)} is not supported", path)


def _readonly(said: str | None, path: str) -> bool:
    if said in (None, "false()"):
        return False
    if said == "true()":
        return True
    raise unreadable("read_only must be yes or no", path)


def _voice(said: str | None, path: str) -> Voice | None:
    if said is None:
        return None
    if said not in list(Voice):
        raise unreadable(f"there is no voice “{said}”", path)
    return Voice(said)


def _part(said: str | None, path: str) -> Part | None:
    if said is None:
        return None
    if said not in list(Part):
        raise unreadable(f"there is no part “{said}”", path)
    return Part(said)


def _policy(element: Element, path: str, audiences: frozenset[Audience]) -> Policy:
    policy = Policy(
        always=_audiences(element.get(f"{RHI}always"), path, audiences),
        ask=_audiences(element.get(f"{RHI}ask"), path, audiences),
        risk=_audiences(element.get(f"{RHI}risk"), path, audiences),
    )
    both = policy.always & policy.ask
    if both:
        who = ", ".join(sorted(both))
        raise unreadable(f"{who} cannot be in both always and ask", path)
    return policy


def _audiences(
    said: str | None, path: str, audiences: frozenset[Audience]
) -> frozenset[Audience]:
    """The audiences named, or none for `nobody`, which must stand alone."""
    names = (said or "").split()
    if names == [NOBODY]:
        return frozenset()
    for name in names:
        if name not in audiences:
            raise unreadable(f"there is no audience “{name}”", path)
    return frozenset(Audience(name) for name in names)
