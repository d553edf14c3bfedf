from collections.abc import Callable

from rhi_desktop.record.answer import State
from rhi_desktop.record.ids import CHILD, Audience, Ref, Topic
from rhi_desktop.record.policy import Policy
from rhi_desktop.referral.childs_copy import compose_childs_copy
from rhi_desktop.referral.summary import ReferralSummary, Section
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.sharing.ledger import LedgerRow, Matter
from rhi_desktop.sharing.rules import Because, Ruling

Share = Callable[..., Shared]
Spoken = Callable[..., Terms]

SOCIAL_WORKER = Audience("social_worker")
CARER = Audience("carer")


def row(path: str, because: Because) -> LedgerRow:
    topic = Topic(path.split("/", maxsplit=1)[0])
    matter = Matter(Ref(f"/data/{path}"), topic, Policy())
    return LedgerRow(matter, SOCIAL_WORKER, Ruling(because), None, None)


def lines(section: Section) -> dict[str, list[str]]:
    return {
        group.heading: [text for each in group.statements for text in each.said]
        for group in section.groups
    }


def headings(summary: ReferralSummary) -> list[str]:
    return [section.heading for section in summary.sections]


def who_knows(terms: Terms, cover: Cover, *rows: LedgerRow) -> list[str]:
    summary = compose_childs_copy(terms, cover, (), {SOCIAL_WORKER: rows})
    return lines(summary.sections[0])["Your social worker"]


def test_it_speaks_to_the_child_by_the_name_they_like(
    terms: Spoken, cover: Cover
) -> None:
    summary = compose_childs_copy(terms(), cover, (), {})
    assert summary.audience == CHILD
    assert summary.title == "My own copy"
    assert summary.lead.startswith("Ash, this is your own copy")
    assert summary.about == ()


def test_it_tells_of_each_reader_what_they_will_see_by_topic(
    terms: Spoken, cover: Cover
) -> None:
    told = who_knows(
        terms(),
        cover,
        row("why_left/story", Because.AGREED),
        row("why_left/way", Because.AGREED),
        row("who_with/people[1]/name", Because.AGREED),
        row("who_with/people[1]/age", Because.REFUSED),
        row("about_you/name_liked", Because.NOT_ASKED),
    )
    assert told == [
        "Will see: Before you left",
        "Will see part of: Who you were with",
        "Will not see: About you",
    ]


def test_it_is_honest_about_what_is_told_without_agreement(
    terms: Spoken, cover: Cover
) -> None:
    told = who_knows(terms(), cover, row("who_with/people[1]/name", Because.AT_RISK))
    assert told[-1] == (
        "Will be told although you did not agree, to keep someone safe: "
        "Who you were with"
    )


def test_it_says_plainly_that_somebody_will_see_nothing(
    terms: Spoken, cover: Cover
) -> None:
    told = who_knows(terms(), cover, row("why_left/story", Because.REFUSED))
    assert told == ["Will see nothing of what we talked about"]
    assert who_knows(terms(), cover) == told


def test_dates_and_references_are_not_listed_topic_by_topic(
    terms: Spoken, cover: Cover
) -> None:
    told = who_knows(
        terms(),
        cover,
        row("episode/last_seen", Because.TOLD_BEFORE),
        row("why_left/story", Because.AGREED),
    )
    assert told == ["Will see: Before you left"]


def test_readers_stand_in_the_order_of_the_profile(terms: Spoken, cover: Cover) -> None:
    summary = compose_childs_copy(terms(), cover, (), {CARER: (), SOCIAL_WORKER: ()})
    assert list(lines(summary.sections[0])) == ["Your social worker", "Your carer"]


def test_their_own_words_are_given_back_and_nothing_that_others_wrote(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    shared = (
        share("why_left/story", "It was loud"),
        share("why_left/way", "bus"),
        share("why_left/view", "Mend the lock"),
        share("who_with/people[3]/name", "Danny"),
        share("who_with/people[3]/age", "", state=State.DECLINED),
    )
    summary = compose_childs_copy(terms(), cover, shared, {})
    words = summary.sections[-1]
    assert words.heading == "What you told me, in your own words"
    assert lines(words) == {
        "Before you left": ["“It was loud”"],
        "Who you were with": [],
        "Person 1": ["“Danny”"],
    }
    assert all(not each.mark for group in words.groups for each in group.statements)


def test_what_was_agreed_stands_in_plain_lines(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    shared = (
        share("actions/agreed[1]/what", "A new lock"),
        share("actions/agreed[1]/who", "Mair"),
        share("actions/agreed[2]/what", "", state=State.NOT_ASKED),
    )
    summary = compose_childs_copy(terms(), cover, shared, {})
    (after,) = [
        each for each in summary.sections if each.heading == "What happens next"
    ]
    assert lines(after) == {
        "Action 1": ["What will be done: A new lock", "Who will do it? Mair"]
    }


def test_it_says_how_to_complain_and_change_ones_mind_even_when_all_else_is_empty(
    terms: Spoken, cover: Cover
) -> None:
    summary = compose_childs_copy(terms(), cover, (), {})
    assert headings(summary) == [
        "Who will know what",
        "If you change your mind, or something is wrong",
    ]
    said = " ".join(summary.sections[1].lines)
    assert "complain to Example Advocacy" in said
    assert "Tell Mair Example" in said


def test_what_matters_most_stands_before_the_childs_own_words(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    shared = (
        share("why_left/story", "It was loud"),
        share("actions/agreed[1]/what", "A new lock"),
    )
    assert headings(compose_childs_copy(terms(), cover, shared, {})) == [
        "Who will know what",
        "What happens next",
        "If you change your mind, or something is wrong",
        "What you told me, in your own words",
    ]


def test_it_is_in_the_language_the_child_chose(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    shared = [share("why_left/story", "Roedd hi’n swnllyd")]
    rows = {SOCIAL_WORKER: (row("why_left/story", Because.AGREED),)}
    summary = compose_childs_copy(terms("cy"), cover, shared, rows)
    assert summary.language == "cy"
    assert summary.title == "Fy nghopi i"
    assert summary.sections[0].groups[0].heading == "Dy weithiwr"
