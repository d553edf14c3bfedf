"""Interviews drawn by chance, each of whose words can be told from every other."""

import string
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from rhi_desktop import assets
from rhi_desktop.instrument.definition import Definition, Kind, Question
from rhi_desktop.instrument.reader import read_definition
from rhi_desktop.practice.instruments import SHIPPED
from rhi_desktop.record.answer import State
from rhi_desktop.record.permission import Said

DEFINITION: Definition = read_definition(assets.read(SHIPPED))
ASKED = [one for one in DEFINITION.questions.values() if one.kind.is_asked]
WRITTEN = [one for one in ASKED if one.kind in (Kind.LINE, Kind.TEXT)]
TOPICS = [topic.name for topic in DEFINITION.topics]
AUDIENCES = ["social_worker", "police_coordinator", "carer", "parent", "child"]

MARK = "qx"
"""No word of English, Welsh or the instrument begins so: what does was made up here."""

LETTERS = string.ascii_lowercase.replace("q", "").replace("x", "") + "ŵŷâêîôûé"


@st.composite
def interviews(draw: st.DrawFn) -> Mapping[str, Any]:
    """An interview file with words, choices, states, permissions and overrides."""
    told = draw(st.lists(st.sampled_from(WRITTEN), min_size=4, max_size=12))
    coded = draw(st.lists(st.sampled_from(ASKED), max_size=10))
    refs = {_ref(draw, one): one for one in [*told, *coded]}
    answers = [
        {"ref": ref, "value": _value(draw, question, n)} | _state(draw, question)
        for n, (ref, question) in enumerate(refs.items())
    ]
    child = f"Sam {_word(draw, 999).title()}"
    return {
        "advocate": {"name": "Alex Advocate", "organisation": "Example (made up)"},
        "at": "2026-10-27T15:21:00+00:00",
        "language": "en",
        "child": {"name": child},
        "episodes": [{}],
        "answers": answers,
        "permissions": draw(st.lists(_permissions(list(refs)), max_size=14)),
        "overrides": draw(_overrides(refs)),
    }


def _ref(draw: st.DrawFn, question: Question) -> str:
    if question.repeat is None:
        return question.path
    row = draw(st.integers(1, 2))
    return question.path.replace(question.repeat, f"{question.repeat}[{row}]")


def _word(draw: st.DrawFn, n: int) -> str:
    """A word of its own length and number: none is part of another."""
    drawn = draw(st.text(LETTERS, min_size=5, max_size=5))
    return f"{MARK}{LETTERS[n % 20]}{LETTERS[n // 20 % 20]}{drawn}"


def _value(draw: st.DrawFn, question: Question, n: int) -> str:
    match question.kind:
        case Kind.LINE | Kind.TEXT:
            words = draw(st.integers(1, 4))
            return " ".join(_word(draw, n * 4 + k) for k in range(words))
        case Kind.ONE:
            return draw(st.sampled_from(question.choices)).value
        case Kind.SEVERAL:
            some = st.lists(
                st.sampled_from([c.value for c in question.choices]),
                min_size=1,
                max_size=3,
                unique=True,
            )
            return " ".join(draw(some))
        case Kind.DATE:
            return "2026-10-20"
        case Kind.MOMENT:
            return "2026-10-20T16:00:00.000+01:00"
        case _:
            return str(draw(st.integers(1, 9)))


def _state(draw: st.DrawFn, question: Question) -> dict[str, str]:
    if draw(st.integers(0, 5)):
        return {}
    return {"state": draw(st.sampled_from(list(State))).value}


def _permissions(refs: list[str]) -> st.SearchStrategy[dict[str, str]]:
    about = st.one_of(
        st.sampled_from(TOPICS).map(lambda topic: {"topic": topic}),
        st.sampled_from(refs).map(lambda ref: {"ref": ref}),
    )
    said = st.fixed_dictionaries(
        {
            "audience": st.sampled_from(AUDIENCES),
            "said": st.sampled_from([one.value for one in Said]),
        }
    )
    return st.builds(lambda one, other: one | other, about, said)


def _overrides(refs: Mapping[str, Question]) -> st.SearchStrategy[list[dict[str, str]]]:
    allowed = [
        (ref, audience)
        for ref, question in refs.items()
        for audience in sorted(question.policy.risk)
    ]
    if not allowed:
        return st.just([])
    grounds = st.sampled_from(allowed).map(
        lambda one: {
            "ref": one[0],
            "audience": one[1],
            "threshold": "child_at_risk",
            "reason": "Somebody waits for Sam there",
            "told": "before",
            "decided_by": "Alex Advocate",
        }
    )
    return st.lists(grounds, max_size=2)
