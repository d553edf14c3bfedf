from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from rhi_desktop.instrument import Kind, Question
from rhi_desktop.practice.copies import Ruled
from rhi_desktop.record.answer import Answer
from rhi_desktop.record.child import Child
from rhi_desktop.record.ids import CHILD, Audience, ChildId, Ref, Topic
from rhi_desktop.record.permission import Override, Permission, Said, Told
from rhi_desktop.record.policy import Policy
from rhi_desktop.sharing.ledger import ConsentRecord, Matter, ledger
from rhi_desktop.wording import Words
from ui.referral.reason_list import heading
from ui.referral.reasons import Speaking, because, reasons, short_name

CARER = Audience("carer")
AT = datetime(2026, 10, 27, 15, 49, tzinfo=UTC)
ASKED = Policy(ask=frozenset({CARER}), risk=frozenset({CARER}))
THRESHOLDS = MappingProxyType(
    {"danger": {"en": "Someone is in danger", "cy": "Perygl"}}
)


@pytest.fixture
def speaking(words: Words) -> Speaking:
    return Speaking(words, "S.", THRESHOLDS, date(2026, 10, 27))


NEVER = "because this reader is never given it"
LIMITED = (
    "because S. agreed with limits, 15:49: “Town.”, and these are not agreed one by one"
)


def _ruled(
    policy: Policy,
    *said: Permission,
    override: Override | None = None,
    audience: Audience = CARER,
    topic: str = "harm",
) -> Ruled:
    ref = Ref(f"/data/{topic}/words")
    overrides = (override,) if override else ()
    matter = Matter(ref, Topic(topic), policy)
    (row,) = ledger([matter], ConsentRecord(said, overrides), audience)
    question = Question(path=ref, name="words", topic=topic, kind=Kind.TEXT)
    return Ruled(question, Answer(ref, "it"), row)


def _permission(said: Said, words: str = "", about: str = "harm") -> Permission:
    return Permission(CARER, about, said, AT, words)


def _override(told: Told, why_not: str = "") -> Override:
    return Override(CARER, "harm", "danger", "why", told, "M. P.", AT, why_not)


@pytest.mark.parametrize(
    ("policy", "said", "sentence", "tone"),
    [
        (ASKED, (), "because S. has not been asked", "consent"),
        (ASKED, (Said.AGREED, ""), "because S. agreed, 15:49", "next"),
        (ASKED, (Said.AGREED, "All."), "because S. agreed, 15:49: “All.”", "next"),
        (ASKED, (Said.REFUSED, ""), "because S. refused, 15:49", "consent"),
        (ASKED, (Said.REFUSED, "No."), "because S. refused, 15:49: “No.”", "consent"),
        (
            ASKED,
            (Said.WITH_LIMITS, "Town."),
            LIMITED,
            "consent",
        ),
        (Policy(), (Said.AGREED, ""), NEVER, "consent"),
        (
            Policy(always=frozenset({CARER})),
            (Said.REFUSED, ""),
            "because they hold it already, or S. was told before the talk",
            "next",
        ),
    ],
)
def test_every_ruling_has_one_sentence(
    speaking: Speaking,
    policy: Policy,
    said: tuple[Said, str] | tuple[()],
    sentence: str,
    tone: str,
) -> None:
    ruled = _ruled(policy, *([_permission(*said)] if said else []))
    (reason,) = reasons(speaking, [ruled])
    assert (reason.sentence, reason.tone) == (sentence, tone)


def test_a_word_about_one_answer_alone_says_so(speaking: Speaking) -> None:
    alone = _permission(Said.AGREED, about="/data/harm/words")
    told = because(speaking, _ruled(ASKED, alone).row)
    assert told == "because S. agreed to just this, 15:49"


@pytest.mark.parametrize(
    ("told", "ending"),
    [
        (_override(Told.BEFORE), "S. was told before."),
        (_override(Told.AFTER), "S. was told afterwards."),
        (_override(Told.NOT_TOLD, "unsafe"), "S. was not told: unsafe"),
    ],
)
def test_what_is_shared_at_risk_says_all_its_grounds(
    speaking: Speaking, told: Override, ending: str
) -> None:
    (reason,) = reasons(speaking, [_ruled(ASKED, override=told)])
    assert reason.tone == "risk"
    assert reason.sentence == (
        "because someone is at risk: Someone is in danger. Decided by M. P., 15:49; "
        + ending
    )
    assert heading(speaking.words, reason, "Harm") == "Shared at risk: Harm (1 answer)"


def test_another_day_is_said_in_full(words: Words) -> None:
    later = Speaking(words, "S.", THRESHOLDS, date(2026, 11, 1))
    told = because(later, _ruled(ASKED, _permission(Said.AGREED)).row)
    assert told == "because S. agreed, 27 October 2026, 15:49"


def test_the_child_is_told_in_their_own_terms(speaking: Speaking) -> None:
    own = _ruled(Policy(always=frozenset({CHILD})), audience=CHILD)
    assert because(speaking, own.row) == "because it is their own"
    other = _ruled(Policy(), audience=CHILD)
    assert "they can ask to see all of it" in because(speaking, other.row)


def test_what_is_shown_comes_first_within_its_topic(speaking: Speaking) -> None:
    found = reasons(
        speaking,
        [
            _ruled(Policy(), topic="health"),
            _ruled(ASKED, topic="harm"),
            _ruled(Policy(always=frozenset({CARER})), topic="health"),
            _ruled(Policy(), topic="health"),
        ],
    )
    told = [(one.topic, one.shared, len(one.ruled)) for one in found]
    assert told == [("health", True, 1), ("health", False, 2), ("harm", False, 1)]


def test_a_child_is_called_by_an_initial() -> None:
    child = Child(ChildId("1"), "Beth Pugh", known_as="elen")
    assert short_name(child) == "E."
