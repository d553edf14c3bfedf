"""Composes a reader's summary from what a ruling lets them see, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from rhi_desktop.instrument.definition import said_in
from rhi_desktop.record.advocate import Kind
from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Override, Told
from rhi_desktop.referral.cover import cover_facts
from rhi_desktop.referral.phrases import TOLD, Says
from rhi_desktop.referral.statements import statement
from rhi_desktop.referral.summary import (
    Fact,
    Grounds,
    Group,
    Margins,
    ReferralSummary,
    Section,
)
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.sharing.rules import Because
from rhi_desktop.wording import Words

WHY = {
    Because.AGREED: Says.AGREED,
    Because.TOLD_BEFORE: Says.TOLD_BEFORE,
    Because.AT_RISK: Says.AT_RISK,
}
CLOSING = (Says.MARKS, Says.NOT_ALL, Says.NOT_A_REPORT, Says.KEEP_SAFE)


def compose(
    terms: Terms, cover: Cover, audience: Audience, shared: Iterable[Shared]
) -> ReferralSummary:
    """The summary for one reader, in the order of the form.

    Details come first, then why the reader gets it, then the topics, then how to read
    it: whoever copies it into a case system meets things in the order they expect.
    Raises UnknownAudience where the profile has no such reader.
    """
    words, given = terms.words, tuple(shared)
    reader = terms.profile.reader(audience)
    title = said_in(reader.title, words.language)
    name = said_in(reader.label, words.language)
    return ReferralSummary(
        audience=audience,
        language=words.language,
        vault=cover.advocate.vault,
        title=title,
        lead=words(
            Says.LEAD.value,
            advocate=cover.advocate.name,
            organisation=cover.advocate.organisation,
        ),
        about=cover_facts(terms, cover, audience, given),
        why_heading=words(Says.WHY.value),
        why=_why(given, words),
        grounds=_grounds(terms, given),
        sections=sections(terms, given),
        closing_heading=words(Says.ABOUT.value),
        closing=tuple(words(line.value) for line in CLOSING),
        margins=margins(cover, words, title, words(Says.FOOTER.value, reader=name)),
    )


def margins(cover: Cover, words: Words, header: str, footer: str) -> Margins:
    """What stands on every page; a practice vault marks every page of its documents."""
    practice = cover.advocate.vault is Kind.PRACTICE
    return Margins(
        header=header,
        footer=footer,
        page_of=words(Says.PAGE_OF.value),
        unprintable=words(Says.UNPRINTABLE.value),
        practice=words(Says.PRACTICE.value) if practice else "",
    )


def sections(terms: Terms, shared: Iterable[Shared]) -> tuple[Section, ...]:
    """The topics that have something to show, each with its groups in form order."""
    given = tuple(shared)
    found: list[Section] = []
    for topic in terms.definition.topics:
        here = [one for one in given if one.question.topic == topic.name]
        if groups := _groups(terms, here):
            heading = said_in(topic.label, terms.words.language)
            found.append(Section(heading, groups))
    return tuple(found)


def _groups(terms: Terms, shared: list[Shared]) -> tuple[Group, ...]:
    headings = _headings(terms, shared)
    found: list[Group] = []
    for heading, ones in groupby(shared, key=lambda one: headings[one.answer.ref]):
        said = tuple(statement(one, terms.words) for one in ones)
        if telling := tuple(each for each in said if each.said or each.mark):
            found.append(Group(heading, telling))
    return tuple(found)


def _headings(terms: Terms, shared: Iterable[Shared]) -> dict[str, str]:
    """The sub-heading over each answer: its row, `Person 1`, or its group's label.

    Rows are counted among those shown here: a gap would tell of a row withheld.
    """
    rows: dict[str, list[str]] = {}
    headings: dict[str, str] = {}
    language = terms.words.language
    for one in shared:
        repeat, ref = one.question.repeat, one.answer.ref
        if repeat is None:
            headings[ref] = said_in(one.question.section, language)
            continue
        row = ref[: ref.index("]", len(repeat))]
        known = rows.setdefault(repeat, [])
        if row not in known:
            known.append(row)
        label = said_in(terms.definition.repeats[repeat].label, language)
        headings[ref] = f"{label} {known.index(row) + 1}"
    return headings


def _why(shared: tuple[Shared, ...], words: Words) -> tuple[str, ...]:
    reasons = {one.because for one in shared}
    said = [words(says.value) for because, says in WHY.items() if because in reasons]
    return tuple(said) or (words(Says.NOTHING.value),)


def _grounds(terms: Terms, shared: tuple[Shared, ...]) -> tuple[Grounds, ...]:
    """Grounds that are the same are set out once, with all they let through."""
    reached: dict[Override, list[str]] = {}
    for one in shared:
        if one.grounds:
            label = said_in(one.question.label, terms.words.language)
            same = replace(one.grounds, about="")
            reached.setdefault(same, []).append(label)
    return tuple(
        _ground(terms, override, tuple(dict.fromkeys(labels)))
        for override, labels in reached.items()
    )


def _ground(terms: Terms, override: Override, labels: tuple[str, ...]) -> Grounds:
    words = terms.words
    risk = terms.profile.thresholds[override.threshold]
    facts = [
        (Says.GROUNDS_WHAT, "\n".join(labels)),
        (Says.GROUNDS_RISK, said_in(risk, words.language)),
        (Says.GROUNDS_REASON, override.reason),
        (Says.GROUNDS_TOLD, words(TOLD[override.told].value)),
    ]
    if override.told is Told.NOT_TOLD:
        facts.append((Says.GROUNDS_WHY_NOT, override.why_not_told))
    facts.append((Says.GROUNDS_WHO, override.decided_by))
    facts.append((Says.GROUNDS_WHEN, words.moment(override.at)))
    named = tuple(Fact(words(says.value), value) for says, value in facts)
    return Grounds(words(Says.GROUNDS.value), named)
