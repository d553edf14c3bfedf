"""The child's own copy: who will know what, what happens next, what you told me.

Plain words, spoken to the child, and short: what matters to them is on the first pages
and their own words follow. What advocates write for each other is not in it. A child
who wants all that is written about them is told that they can ask.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rhi_desktop.clock import local_day
from rhi_desktop.instrument.definition import said_in
from rhi_desktop.record.ids import CHILD, Audience, Topic
from rhi_desktop.referral.compose import margins, sections
from rhi_desktop.referral.phrases import Says
from rhi_desktop.referral.summary import Group, ReferralSummary, Section, Statement
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.sharing.ledger import LedgerRow
from rhi_desktop.sharing.profile import Reader
from rhi_desktop.sharing.rules import Because

NEXT = Topic("actions")
"""The topic that holds what was agreed to be done."""

PAPERWORK = frozenset({"request", "episode", "offer", "sign_off"})
"""Topics of dates and references, which one sentence covers; all others are named."""

Ledgers = Mapping[Audience, tuple[LedgerRow, ...]]
"""Every ruling, by reader."""


def compose_childs_copy(
    terms: Terms, cover: Cover, shared: Iterable[Shared], ledgers: Ledgers
) -> ReferralSummary:
    """The copy in the language of the terms; `shared` is what the child may see.

    `ledgers` has the rulings for the other readers; from them only the topics are
    told, in the order of the profile and the form.
    """
    words, advocate = terms.words, cover.advocate
    title = said_in(terms.profile.reader(CHILD).title, words.language)
    day = words.day(local_day(cover.held))
    names = {"advocate": advocate.name, "organisation": advocate.organisation}
    topics = sections(terms, shared)
    next_label = said_in(terms.definition.topic(NEXT).label, words.language)
    agreed = [each for each in topics if each.heading == next_label]
    spoken = [each for each in topics if each.heading != next_label]
    return ReferralSummary(
        audience=CHILD,
        language=words.language,
        vault=advocate.vault,
        title=title,
        lead=words(Says.YOUR_LEAD.value, called=cover.child.called, day=day, **names),
        about=(),
        why_heading="",
        why=(),
        grounds=(),
        sections=(
            _who_knows(terms, ledgers),
            *_next(terms, agreed),
            _changing(terms, names),
            *_own_words(terms, spoken),
        ),
        closing_heading="",
        closing=(),
        margins=margins(cover, words, title, words(Says.YOUR_FOOTER.value)),
    )


def _who_knows(terms: Terms, ledgers: Ledgers) -> Section:
    words = terms.words
    groups = tuple(
        _reader(terms, reader, ledgers[reader.audience])
        for reader in terms.profile.readers
        if reader.audience in ledgers
    )
    line = words(Says.UNLESS_RISK.value)
    return Section(words(Says.WHO_KNOWS.value), groups, (line,))


def _reader(terms: Terms, reader: Reader, rows: tuple[LedgerRow, ...]) -> Group:
    """What one reader will see, by topic: all of it, part of it, or none of it."""
    words = terms.words
    seen = _topics(row for row in rows if row.ruling.shared)
    hidden = _topics(row for row in rows if not row.ruling.shared)
    against = _topics(row for row in rows if row.ruling.because is Because.AT_RISK)
    told = (
        (Says.WILL_SEE, seen - hidden),
        (Says.WILL_SEE_PART, seen & hidden),
        (Says.WILL_NOT_SEE, hidden - seen),
        (Says.AGAINST, against),
    )
    lines = [
        words(says.value, topics=_labels(terms, topics))
        for says, topics in told
        if topics
    ]
    nothing = words(Says.WILL_SEE_NOTHING.value)
    called = said_in(reader.to_child, words.language)
    heading = called[:1].upper() + called[1:]
    return Group(heading, tuple(map(_line, lines if seen else [nothing])))


def _topics(rows: Iterable[LedgerRow]) -> frozenset[str]:
    return frozenset(row.matter.topic for row in rows) - PAPERWORK


def _labels(terms: Terms, topics: frozenset[str]) -> str:
    labels = (
        said_in(topic.label, terms.words.language)
        for topic in terms.definition.topics
        if topic.name in topics
    )
    return "; ".join(labels)


def _line(text: str) -> Statement:
    return Statement("", (text,), mark="")


def _next(terms: Terms, agreed: list[Section]) -> Iterator[Section]:
    """What was agreed, a line for each thing about it."""
    groups = tuple(
        Group(group.heading, lines)
        for section in agreed
        for group in section.groups
        if (lines := tuple(_in_a_line(each) for each in group.statements if each.said))
    )
    if groups:
        yield Section(terms.words(Says.NEXT.value), groups)


def _in_a_line(statement: Statement) -> Statement:
    asked = statement.question
    between = " " if asked.endswith("?") else ": "
    return _line(asked + between + "".join(statement.said))


def _changing(terms: Terms, names: Mapping[str, str]) -> Section:
    words = terms.words
    lines = (
        words(Says.CHANGE_MIND.value, **names),
        words(Says.PUT_RIGHT.value),
        words(Says.COMPLAIN.value, organisation=names["organisation"]),
        words(Says.ASK_FOR_ALL.value),
    )
    return Section(words(Says.IF_UNHAPPY.value), (), lines)


def _own_words(terms: Terms, spoken: list[Section]) -> Iterator[Section]:
    """What the child said, as they said it; under each topic and row."""
    groups = tuple(group for section in spoken for group in _quoted(section))
    if groups:
        yield Section(terms.words(Says.YOU_TOLD_ME.value), groups)


def _quoted(section: Section) -> Iterator[Group]:
    """The quotations of a topic under its heading; a row has one of its own below."""
    heading = section.heading
    for group in section.groups:
        quotes = tuple(_unmarked(each) for each in group.statements if each.quoted)
        if not quotes:
            continue
        if heading and group.heading:
            yield Group(heading, ())
        yield Group(group.heading or heading, quotes)
        heading = ""


def _unmarked(statement: Statement) -> Statement:
    """The heading over them says whose words they are."""
    return replace(statement, mark="")
