from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace

from rhi_desktop.record.ids import CHILD, Audience
from rhi_desktop.record.permission import Override
from rhi_desktop.referral.by_right import shown_by_right
from rhi_desktop.referral.childs_copy import compose_childs_copy
from rhi_desktop.referral.compose import compose
from rhi_desktop.referral.phrases import Says, fixed_wording
from rhi_desktop.referral.summary import ReferralSummary
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.referral.text_copy import as_text
from rhi_desktop.sharing.rules import Because
from rhi_desktop.wording import ENGLISH

Share = Callable[..., Shared]
Grounds = Callable[..., Override]
Spoken = Callable[..., Terms]

SOCIAL_WORKER = Audience("social_worker")


def texts(part: object) -> Iterator[str]:
    if type(part) is str:
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def words(told: object) -> set[str]:
    """Letters only, so that `Person 1` and `“Danny”` are known by their words."""
    said = " ".join(texts(told)) if not isinstance(told, list) else " ".join(told)
    letters = "".join(sign if sign.isalpha() else " " for sign in said)
    return set(letters.casefold().split())


def many(share: Share, override: Grounds) -> tuple[Shared, ...]:
    return (
        share("about_you/name_liked", "Ash"),
        share("episode/last_seen", "2026-10-23T16:00:00+01:00"),
        share("why_left/story", "Loud again"),
        share("why_left/ways", "bus foot"),
        share("why_left/seen", "Cold"),
        share(
            "who_with/people[1]/name",
            "Danny",
            because=Because.AT_RISK,
            override=override(),
        ),
        share("actions/agreed[1]/what", "Mend the lock"),
    )


def says_no_more(summary: ReferralSummary, by_right: tuple[str, ...]) -> bool:
    codes = {"real", "en", "cy", "agreed", str(summary.audience), "social", "worker"}
    return words(summary) - codes - {"childs", "answered"} <= words([*by_right])


def test_a_summary_says_no_word_that_is_not_shown_by_right(
    terms: Spoken, cover: Cover, share: Share, override: Grounds
) -> None:
    shared = many(share, override)
    for language in ("en", "cy"):
        given = terms(language)
        summary = compose(given, cover, SOCIAL_WORKER, shared)
        by_right = shown_by_right(given, cover, SOCIAL_WORKER, shared)
        assert says_no_more(summary, by_right)


def test_nor_does_the_childs_own_copy(
    terms: Spoken, cover: Cover, share: Share, override: Grounds
) -> None:
    shared = many(share, override)
    summary = compose_childs_copy(terms(), cover, shared, {SOCIAL_WORKER: ()})
    assert says_no_more(summary, shown_by_right(terms(), cover, CHILD, shared))


def test_what_is_not_shared_is_not_shown_by_right(
    terms: Spoken, cover: Cover, share: Share, override: Grounds
) -> None:
    by_right = shown_by_right(
        terms(), cover, SOCIAL_WORKER, [share("why_left/way", "bus")]
    )
    shown = words([*by_right])
    assert {"bus", "how"} <= shown
    assert not {"foot", "danny", "ash", "harm", "supervisor"} & shown


def test_grounds_are_shown_by_right_only_where_they_are_the_ground(
    terms: Spoken, cover: Cover, share: Share, override: Grounds
) -> None:
    agreed = [share("why_left/way", "bus", override=override())]
    by_right = shown_by_right(terms(), cover, SOCIAL_WORKER, agreed)
    assert "money" not in words([*by_right])


def test_the_topics_are_shown_by_right_to_the_child_alone(
    terms: Spoken, cover: Cover
) -> None:
    assert "Who you were with" in shown_by_right(terms(), cover, CHILD, ())
    assert "Who you were with" not in shown_by_right(terms(), cover, SOCIAL_WORKER, ())


def test_all_fixed_wording_is_known_to_the_leak_check() -> None:
    assert len(fixed_wording(ENGLISH)) == len(Says)
    assert "Child’s words" in fixed_wording(ENGLISH)


def test_the_plain_text_copy_says_every_word_of_the_summary_in_order(
    terms: Spoken, cover: Cover, share: Share, override: Grounds
) -> None:
    summary = compose(terms(), cover, SOCIAL_WORKER, many(share, override))
    copy = as_text(summary)
    unprinted = {*texts(summary.margins), "social_worker", "real", "en", "childs_words"}
    for text in set(texts(summary)) - unprinted:
        assert text in copy
    at = [copy.index(section.heading) for section in summary.sections]
    assert at == sorted(at)
    assert "[Child’s words]\n“Danny”\n[Shared without agreement" in copy


def test_the_plain_text_copy_of_a_practice_document_begins_by_saying_so(
    terms: Spoken, cover: Cover, share: Share
) -> None:
    summary = compose_childs_copy(terms(), cover, [share("why_left/story", "Loud")], {})
    margins = replace(summary.margins, practice="Practice: made-up data")
    copy = as_text(replace(summary, margins=margins))
    assert copy.startswith("Practice: made-up data\n\nMy own copy\n")
    assert copy.endswith("What happened?\n“Loud”\n")
