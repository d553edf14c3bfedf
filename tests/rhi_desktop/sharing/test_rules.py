"""The whole truth table of the rule, every row written out by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Override, Said, Told
from rhi_desktop.record.policy import Policy
from rhi_desktop.sharing.rules import Because, Ruling, rule

POLICE = Audience("police_coordinator")
SAID = (Said.NOT_ASKED, Said.AGREED, Said.REFUSED, Said.WITH_LIMITS)

ALWAYS = Policy(always=frozenset({POLICE}))
NEVER = Policy(ask=frozenset({Audience("social_worker")}))
ASK = Policy(ask=frozenset({POLICE}))
ASK_OR_RISK = Policy(ask=frozenset({POLICE}), risk=frozenset({POLICE}))
ONLY_RISK = Policy(risk=frozenset({POLICE}))


def grounds(reason: str = "A man waits for her there") -> Override:
    return Override(
        audience=POLICE,
        about="harm",
        threshold="child_at_risk",
        reason=reason,
        told=Told.BEFORE,
        decided_by="A. Advocate",
        at=datetime(2026, 10, 27, 15, 45, tzinfo=UTC),
    )


NO_OVERRIDE = None
UNFINISHED = grounds(reason=" ")
COMPLETE = grounds()

TOLD, AGREED, RISK = Because.TOLD_BEFORE, Because.AGREED, Because.AT_RISK
UNNAMED, REFUSED = Because.NOT_NAMED, Because.REFUSED
LIMITS, UNASKED = Because.WITH_LIMITS, Because.NOT_ASKED

# policy, override, then the ruling for: not asked, agreed, refused, with limits
TABLE = [
    (ALWAYS, NO_OVERRIDE, (TOLD, TOLD, TOLD, TOLD)),
    (ALWAYS, UNFINISHED, (TOLD, TOLD, TOLD, TOLD)),
    (ALWAYS, COMPLETE, (TOLD, TOLD, TOLD, TOLD)),
    (NEVER, NO_OVERRIDE, (UNNAMED, UNNAMED, UNNAMED, UNNAMED)),
    (NEVER, UNFINISHED, (UNNAMED, UNNAMED, UNNAMED, UNNAMED)),
    (NEVER, COMPLETE, (UNNAMED, UNNAMED, UNNAMED, UNNAMED)),
    (ASK, NO_OVERRIDE, (UNASKED, AGREED, REFUSED, LIMITS)),
    (ASK, UNFINISHED, (UNASKED, AGREED, REFUSED, LIMITS)),
    (ASK, COMPLETE, (UNASKED, AGREED, REFUSED, LIMITS)),
    (ASK_OR_RISK, NO_OVERRIDE, (UNASKED, AGREED, REFUSED, LIMITS)),
    (ASK_OR_RISK, UNFINISHED, (UNASKED, AGREED, REFUSED, LIMITS)),
    (ASK_OR_RISK, COMPLETE, (RISK, AGREED, RISK, RISK)),
    (ONLY_RISK, NO_OVERRIDE, (UNNAMED, UNNAMED, UNNAMED, UNNAMED)),
    (ONLY_RISK, UNFINISHED, (UNNAMED, UNNAMED, UNNAMED, UNNAMED)),
    (ONLY_RISK, COMPLETE, (RISK, RISK, RISK, RISK)),
]

ROWS = [
    pytest.param(policy, override, said, because, id=f"{n}-{said}")
    for n, (policy, override, rulings) in enumerate(TABLE)
    for said, because in zip(SAID, rulings, strict=True)
]


@pytest.mark.parametrize(("policy", "override", "said", "because"), ROWS)
def test_every_row_of_the_truth_table_holds(
    policy: Policy, override: Override | None, said: Said, because: Because
) -> None:
    assert rule(policy, POLICE, said, override).because is because


def test_only_three_reasons_show_anything() -> None:
    shown = {because for because in Because if Ruling(because).shared}
    assert shown == {Because.TOLD_BEFORE, Because.AGREED, Because.AT_RISK}


def test_a_policy_that_names_nobody_shows_nothing_even_at_risk() -> None:
    for said in SAID:
        assert not rule(Policy(), POLICE, said, COMPLETE).shared


@pytest.mark.parametrize("missing", ["threshold", "reason", "decided_by"])
def test_an_override_without_one_of_its_grounds_shows_nothing(missing: str) -> None:
    lame = replace(COMPLETE, **{missing: ""})
    assert not rule(ASK_OR_RISK, POLICE, Said.REFUSED, lame).shared


def test_not_telling_the_child_needs_a_reason_of_its_own() -> None:
    silent = replace(COMPLETE, told=Told.NOT_TOLD)
    explained = replace(silent, why_not_told="It would put her in more danger")
    assert not rule(ASK_OR_RISK, POLICE, Said.REFUSED, silent).shared
    assert rule(ASK_OR_RISK, POLICE, Said.REFUSED, explained).shared
