from collections.abc import Callable
from dataclasses import replace

import pytest

from rhi_desktop.errors import UnknownAudience
from rhi_desktop.record.advocate import Advocate, Kind
from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Override, Told
from rhi_desktop.referral.compose import compose
from rhi_desktop.referral.summary import Fact, ReferralSummary
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.sharing.rules import Because

Share = Callable[..., Shared]
Grounds = Callable[..., Override]
Spoken = Callable[..., Terms]

SOCIAL_WORKER = Audience("social_worker")
CARER = Audience("carer")


def facts(summary: ReferralSummary) -> dict[str, str]:
    return {fact.name: fact.value for fact in summary.about}


def questions(summary: ReferralSummary) -> list[tuple[str, str, list[str]]]:
    """Topic, sub-heading and questions, in order."""
    return [
        (section.heading, group.heading, [each.question for each in group.statements])
        for section in summary.sections
        for group in section.groups
    ]


def test_topics_stand_in_the_order_of_the_form_and_only_those_with_answers(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    shared = (
        share("who_with/people[1]/name", "Danny"),
        share("why_left/story", "It was loud"),
        share("why_left/way", "bus"),
    )
    summary = compose(terms(), cover, SOCIAL_WORKER, shared)
    assert questions(summary) == [
        ("Before you left", "", ["What happened?", "How?"]),
        ("Who you were with", "Person 1", ["Name"]),
    ]


def test_rows_are_counted_among_those_shown_so_that_no_gap_tells_of_another(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    shared = (
        share("who_with/people[2]/name", "Danny"),
        share("who_with/people[2]/age", "25"),
        share("who_with/people[7]/age", "15"),
    )
    summary = compose(terms(), cover, SOCIAL_WORKER, shared)
    assert questions(summary) == [
        ("Who you were with", "Person 1", ["Name", "Age"]),
        ("Who you were with", "Person 2", ["Age"]),
    ]


def test_a_group_within_a_topic_keeps_its_label(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    shared = (share("why_left/times", "2"), share("why_left/seen", "Cold"))
    summary = compose(terms("cy"), cover, SOCIAL_WORKER, shared)
    assert [heading for _, heading, _ in questions(summary)] == ["", "Ar y diwrnod"]


def test_an_empty_answer_leaves_no_heading_behind(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    summary = compose(terms(), cover, SOCIAL_WORKER, [share("why_left/story", "")])
    assert summary.sections == ()


def test_the_document_is_in_its_own_language(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    shared = [share("why_left/way", "bus")]
    summary = compose(terms("cy"), cover, SOCIAL_WORKER, shared)
    assert summary.language == "cy"
    assert summary.title == "I’r gweithiwr"
    assert questions(summary) == [("Cyn i ti adael", "", ["Sut?"])]
    assert "27 Hydref 2026" in facts(summary).values()


def test_the_cover_names_the_child_and_who_held_the_interview(
    terms: Spoken, cover: Cover
) -> None:
    told = facts(compose(terms(), cover, CARER, ()))
    assert told == {
        "Young person": "Asha Made-Up",
        "Date of birth": "3 May 2011",
        "Interview held": "27 October 2026",
        "Advocate": "Mair Example",
        "Organisation": "Example Advocacy",
    }


def test_the_cover_gives_times_only_to_a_reader_who_has_them_always(
    terms: Spoken, cover: Cover
) -> None:
    told = facts(compose(terms(), cover, SOCIAL_WORKER, ()))
    assert told["Last seen"] == "23 October 2026, 16:00"
    assert told["Came back"] == "24 October 2026, 18:00"
    assert "Likes to be called" not in told


def test_a_fact_that_is_among_the_answers_is_not_on_the_cover_too(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    shared = [
        share(
            "episode/last_seen",
            "2026-10-23T16:00:00+01:00",
            because=Because.TOLD_BEFORE,
        )
    ]
    told = facts(compose(terms(), cover, SOCIAL_WORKER, shared))
    assert "Last seen" not in told
    assert "Came back" in told


def test_what_the_record_does_not_hold_is_left_out_of_the_cover(
    terms: Spoken, cover: Cover
) -> None:
    bare = replace(
        cover,
        child=replace(cover.child, born=None, known_as=""),
        episodes=(replace(cover.episodes[0], last_seen=None),),
    )
    told = facts(compose(terms(), bare, SOCIAL_WORKER, ()))
    assert told["Date of birth"] == "Not known"
    assert "Last seen" not in told


def test_a_name_they_like_is_on_the_cover_of_whoever_has_it_always(
    terms: Spoken, cover: Cover
) -> None:
    told = facts(compose(terms(), cover, Audience("child"), ()))
    assert told["Likes to be called"] == "Ash"


def test_an_instrument_that_does_not_ask_rules_nothing_onto_the_cover(
    terms: Spoken, cover: Cover
) -> None:
    given = terms()
    unasked = replace(given, definition=replace(given.definition, questions={}))
    told = facts(compose(unasked, cover, SOCIAL_WORKER, ()))
    assert "Last seen" not in told


WHY = {
    Because.AGREED: "agreed",
    Because.TOLD_BEFORE: "before the talk",
    Because.AT_RISK: "someone is at risk",
}


@pytest.mark.parametrize("because", WHY)
def test_the_reader_is_told_why_they_are_getting_it(
    terms: Spoken, cover: Cover, share: Share, override: Grounds, because: Because
) -> None:
    shared = [share("why_left/way", "bus", because=because, override=override())]
    (why,) = compose(terms(), cover, SOCIAL_WORKER, shared).why
    assert WHY[because] in why


def test_a_reader_of_nothing_is_told_that_there_is_nothing(
    terms: Spoken, cover: Cover
) -> None:
    summary = compose(terms(), cover, SOCIAL_WORKER, ())
    assert summary.why == ("There is nothing that you may be told.",)


def test_the_four_grounds_are_set_out_once_for_all_they_let_through(
    terms: Spoken, cover: Cover, share: Share, override: Grounds
) -> None:
    each = {n: override(about=f"/data/who_with/people[{n}]") for n in (1, 2)}
    shared = [
        share(
            f"who_with/people[{n}]/{name}",
            "5",
            because=Because.AT_RISK,
            override=each[n],
        )
        for n in (1, 2)
        for name in ("name", "age")
    ]
    (told,) = compose(terms(), cover, SOCIAL_WORKER, shared).grounds
    assert [fact.value for fact in told.facts] == [
        "Name\nAge",
        "Risk of harm",
        "An adult gave a child money and a room.",
        "Yes, before it was shared",
        "Mair Example with her supervisor",
        "27 October 2026, 16:00",
    ]


def test_why_the_child_was_not_told_is_set_out(
    terms: Spoken, cover: Cover, share: Share, override: Grounds
) -> None:
    grounds = override(told=Told.NOT_TOLD, why_not_told="It would put them in danger.")
    shared = [share("why_left/way", "bus", because=Because.AT_RISK, override=grounds)]
    (told,) = compose(terms(), cover, SOCIAL_WORKER, shared).grounds
    assert Fact("Was the young person told?", "No") in told.facts
    assert Fact("Why they were not told", "It would put them in danger.") in told.facts


def test_grounds_are_not_set_out_where_the_child_agreed(
    terms: Spoken, cover: Cover, share: Share, override: Grounds
) -> None:
    shared = [share("why_left/way", "bus", override=override())]
    assert compose(terms(), cover, SOCIAL_WORKER, shared).grounds == ()


def test_a_practice_vault_marks_its_documents(terms: Spoken, cover: Cover) -> None:
    practice = replace(cover, advocate=Advocate("Mair", "Example", Kind.PRACTICE))
    assert compose(terms(), cover, CARER, ()).margins.practice == ""
    marked = compose(terms(), practice, CARER, ())
    assert marked.margins.practice == "Practice: made-up data"
    assert marked.vault is Kind.PRACTICE


def test_the_margins_do_not_tell_whom_it_is_about(terms: Spoken, cover: Cover) -> None:
    margins = compose(terms(), cover, CARER, ()).margins
    for text in (margins.header, margins.footer, margins.page_of):
        assert "Asha" not in text
    assert margins.page_of.format(page="1", pages="2") == "Page 1 of 2"


def test_a_summary_never_tells_what_it_says_by_its_repr(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    summary = compose(terms(), cover, CARER, [share("why_left/story", "the river")])
    assert repr(summary) == "<ReferralSummary carer en>"


def test_there_is_no_summary_for_a_reader_the_profile_does_not_have(
    terms: Spoken, cover: Cover
) -> None:
    with pytest.raises(UnknownAudience):
        compose(terms(), cover, Audience("newspaper"), ())
