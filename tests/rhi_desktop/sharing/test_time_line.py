"""A child may change their mind, about a part or the whole, as often as they like."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhi_desktop.errors import OverrideIncomplete, OverrideNotAllowed, UnknownThreshold
from rhi_desktop.record.ids import Audience, Ref, Topic
from rhi_desktop.record.permission import Override, Permission, Said, Told
from rhi_desktop.record.policy import Policy
from rhi_desktop.sharing.ledger import ConsentRecord, Matter, ledger
from rhi_desktop.sharing.matrix import matrix
from rhi_desktop.sharing.override import accept
from rhi_desktop.sharing.rules import Because
from rhi_desktop.sharing.time_line import override_now, word_now

CARER, WORKER = Audience("carer"), Audience("social_worker")
WHO, WHY = Topic("who_with"), Topic("why_left")
ROW = "/data/who_with/people[1]"
NAME, AGE = Ref(f"{ROW}/name"), Ref(f"{ROW}/age_band")
OTHER_NAME = Ref("/data/who_with/people[2]/name")
STORY = Ref("/data/why_left/story")
AT = datetime(2026, 10, 27, 15, 34, tzinfo=UTC)


def says(about: str, said: Said, words: str = "") -> Permission:
    return Permission(CARER, about, said, AT, words)


def now(*permissions: Permission, ref: Ref = NAME) -> Said | None:
    word = word_now(permissions, CARER, WHO, ref)
    return word.said if word else None


def test_nothing_said_is_not_an_agreement() -> None:
    assert now() is None


def test_a_yes_to_the_topic_reaches_each_of_its_answers() -> None:
    assert now(says(WHO, Said.AGREED)) is Said.AGREED


def test_words_about_one_topic_do_not_reach_another() -> None:
    assert now(says(WHY, Said.AGREED)) is None


def test_words_to_one_reader_do_not_reach_another() -> None:
    assert word_now([says(WHO, Said.AGREED)], WORKER, WHO, NAME) is None


def test_the_last_word_about_the_same_thing_counts() -> None:
    assert now(says(WHO, Said.AGREED), says(WHO, Said.REFUSED)) is Said.REFUSED
    assert now(says(WHO, Said.REFUSED), says(WHO, Said.AGREED)) is Said.AGREED


def test_not_that_one_outlives_a_later_yes_to_the_whole() -> None:
    assert now(says(NAME, Said.REFUSED), says(WHO, Said.AGREED)) is Said.REFUSED


def test_a_later_no_to_the_whole_takes_back_a_yes_to_a_part() -> None:
    assert now(says(NAME, Said.AGREED), says(WHO, Said.REFUSED)) is Said.REFUSED


def test_a_yes_to_a_part_after_a_no_to_the_whole_opens_only_the_part() -> None:
    said = (says(WHO, Said.REFUSED), says(NAME, Said.AGREED))
    assert now(*said) is Said.AGREED
    assert now(*said, ref=AGE) is Said.REFUSED


def test_words_about_a_person_reach_everything_said_of_them_and_nobody_else() -> None:
    said = (says(WHO, Said.AGREED), says(ROW, Said.REFUSED))
    assert now(*said) is Said.REFUSED
    assert now(*said, ref=OTHER_NAME) is Said.AGREED


def test_row_one_is_not_row_ten() -> None:
    assert (
        now(says(ROW, Said.AGREED), ref=Ref("/data/who_with/people[10]/name")) is None
    )


EVERYTHING = st.lists(
    st.builds(
        Permission,
        audience=st.sampled_from([CARER, WORKER]),
        about=st.sampled_from([WHO, WHY, ROW, NAME, AGE, STORY]),
        said=st.sampled_from(Said),
        at=st.just(AT),
        words=st.just(""),
    ),
    max_size=12,
)


@given(EVERYTHING)
def test_a_refusal_of_the_whole_as_the_last_word_withholds_it_all(
    said: list[Permission],
) -> None:
    said = [*said, says(WHO, Said.REFUSED)]
    for ref in (NAME, AGE, OTHER_NAME):
        word = word_now(said, CARER, WHO, ref)
        assert word is not None
        assert word.said is not Said.AGREED


@given(EVERYTHING)
def test_nobody_is_shown_what_the_child_never_agreed_to_tell_them(
    said: list[Permission],
) -> None:
    policy = Policy(ask=frozenset({CARER, WORKER}))
    matters = [Matter(NAME, WHO, policy), Matter(STORY, WHY, policy)]
    for audience in (CARER, WORKER):
        for row in ledger(matters, ConsentRecord(tuple(said)), audience):
            agreed = any(
                p.audience == audience
                and p.said is Said.AGREED
                and p.about in {row.matter.topic, row.matter.ref, ROW}
                for p in said
            )
            assert agreed or not row.ruling.shared


GROUNDS = Override(
    audience=WORKER,
    about=ROW,
    threshold="child_at_risk",
    reason="He has hurt her before",
    told=Told.BEFORE,
    decided_by="A. Advocate",
    at=AT,
)
RISKY = Matter(NAME, WHO, Policy(ask=frozenset({CARER}), risk=frozenset({WORKER})))
THRESHOLDS = ("child_at_risk", "immediate_danger")


def test_an_override_reaches_only_its_reader_and_its_row() -> None:
    overrides = (GROUNDS,)
    assert override_now(overrides, WORKER, WHO, NAME) is GROUNDS
    assert override_now(overrides, CARER, WHO, NAME) is None
    assert override_now(overrides, WORKER, WHO, OTHER_NAME) is None


def test_the_latest_complete_override_counts() -> None:
    unfinished, later = replace(GROUNDS, reason=""), replace(GROUNDS, reason="Again")
    assert override_now((GROUNDS, later, unfinished), WORKER, WHO, NAME) is later


def test_the_ledger_says_by_which_word_and_which_override() -> None:
    no = Permission(WORKER, WHO, Said.REFUSED, AT, "not her")
    (row,) = ledger([RISKY], ConsentRecord((no,), (GROUNDS,)), WORKER)
    assert row.ruling.because is Because.AT_RISK
    assert (row.permission, row.override) == (no, GROUNDS)


def test_an_override_is_accepted_where_the_instrument_allows_it() -> None:
    assert accept(GROUNDS, [RISKY], THRESHOLDS) is GROUNDS


def test_an_override_for_a_reader_the_instrument_does_not_name_is_refused() -> None:
    with pytest.raises(OverrideNotAllowed, match="without agreement"):
        accept(replace(GROUNDS, audience=CARER), [RISKY], THRESHOLDS)
    with pytest.raises(OverrideNotAllowed):
        accept(replace(GROUNDS, about=WHY), [RISKY], THRESHOLDS)


def test_an_override_with_a_ground_missing_is_refused() -> None:
    with pytest.raises(OverrideIncomplete):
        accept(replace(GROUNDS, decided_by=""), [RISKY], THRESHOLDS)


def test_an_unknown_threshold_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownThreshold, match="child_at_risk, immediate_danger"):
        accept(replace(GROUNDS, threshold="worry"), [RISKY], THRESHOLDS)


def test_a_cell_tells_what_was_said_and_what_follows_from_it() -> None:
    story = Matter(STORY, WHY, Policy(always=frozenset({WORKER})))
    consent = ConsentRecord((says(WHO, Said.AGREED, "tell them all"),), (GROUNDS,))
    cells = {
        (c.topic, c.audience): c
        for c in matrix([RISKY, story], consent, [CARER, WORKER])
    }
    carer = cells[WHO, CARER]
    assert (carer.said, carer.words) == (Said.AGREED, "tell them all")
    assert (carer.askable, carer.shown, carer.withheld, carer.at_risk) == (
        True,
        1,
        0,
        0,
    )
    worker = cells[WHO, WORKER]
    assert (worker.said, worker.shown, worker.at_risk) == (Said.NOT_ASKED, 1, 1)
    assert not cells[WHY, CARER].askable
    assert (cells[WHY, CARER].shown, cells[WHY, CARER].withheld) == (0, 1)


def test_neither_a_permission_nor_an_override_tells_its_words_in_a_repr() -> None:
    assert "not K" not in repr(says(WHO, Said.REFUSED, "not K."))
    assert "hurt" not in repr(GROUNDS)
