"""The child's own copy: what you told me, who will know what, what happens next.

Plain words, spoken to the child. It tells of each reader what they will see, so that
nobody finds out later, and how to change one's mind or complain.
"""

from collections.abc import Iterable, Mapping

from rhi_desktop.clock import local_day
from rhi_desktop.instrument.definition import Part, said_in
from rhi_desktop.record.ids import CHILD, Audience, Topic
from rhi_desktop.referral.compose import margins, sections
from rhi_desktop.referral.phrases import Says
from rhi_desktop.referral.summary import Group, ReferralSummary, Section, Statement
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.sharing.ledger import LedgerRow
from rhi_desktop.sharing.profile import Reader
from rhi_desktop.sharing.rules import Because

NEXT = Topic("actions")
"""The topic that holds what was agreed; it stands last and under its own heading."""

Ledgers = Mapping[Audience, tuple[LedgerRow, ...]]
"""Every ruling, by reader."""


def compose_childs_copy(
    terms: Terms, cover: Cover, shared: Iterable[Shared], ledgers: Ledgers
) -> ReferralSummary:
    """The copy in the language of the terms; `shared` is what the child may see.

    `ledgers` has the rulings for the other readers; from them only the topics are
    told, in the order of the profile and the form.
    """
    words = terms.words
    advocate = cover.advocate
    title = said_in(terms.profile.reader(CHILD).title, words.language)
    names = {"advocate": advocate.name, "organisation": advocate.organisation}
    spoken, agreed, written = _parts(terms, shared)
    return ReferralSummary(
        audience=CHILD,
        language=words.language,
        vault=advocate.vault,
        title=title,
        lead=words(
            Says.YOUR_LEAD.value,
            called=cover.child.called,
            day=words.day(local_day(cover.held)),
            **names,
        ),
        about=(),
        why_heading="",
        why=(),
        grounds=(),
        sections=(
            *_one_section(terms, Says.YOU_TOLD_ME, spoken),
            *_one_section(terms, Says.NEXT, agreed),
            _who_knows(terms, ledgers),
            *_one_section(terms, Says.ALSO_WRITTEN, written),
        ),
        closing_heading=words(Says.IF_UNHAPPY.value),
        closing=(
            words(Says.CHANGE_MIND.value, **names),
            words(Says.PUT_RIGHT.value),
            words(Says.COMPLAIN.value, organisation=advocate.organisation),
        ),
        margins=margins(cover, words, title, words(Says.YOUR_FOOTER.value)),
    )


def _parts(
    terms: Terms, shared: Iterable[Shared]
) -> tuple[list[Shared], list[Shared], list[Shared]]:
    """What was said in the talk, what was agreed after it, and the paperwork."""
    spoken: list[Shared] = []
    agreed: list[Shared] = []
    written: list[Shared] = []
    for one in shared:
        topic = terms.definition.topic(one.question.topic)
        if topic.name == NEXT:
            agreed.append(one)
        else:
            (spoken if topic.part is Part.TALK else written).append(one)
    return spoken, agreed, written


def _one_section(
    terms: Terms, heading: Says, shared: list[Shared]
) -> tuple[Section, ...]:
    """The topics under one heading; a topic's name is no more than a sub-heading."""
    groups: list[Group] = []
    for section in sections(terms, CHILD, shared):
        for group in section.groups:
            plain = not group.heading and heading is not Says.NEXT
            name = section.heading if plain else group.heading
            groups.append(Group(name, group.statements))
    if not groups:
        return ()
    return (Section(terms.words(heading.value), tuple(groups)),)


def _who_knows(terms: Terms, ledgers: Ledgers) -> Section:
    words = terms.words
    groups = tuple(
        _reader(terms, reader, ledgers[reader.audience])
        for reader in terms.profile.readers
        if reader.audience != CHILD and reader.audience in ledgers
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
    statements = tuple(
        Statement(words(says.value), (_labels(terms, topics),), mark="")
        for says, topics in told
        if topics
    )
    nothing = Statement(
        words(Says.WILL_SEE.value), (words(Says.NOTHING_OF_IT.value),), mark=""
    )
    called = said_in(reader.to_child, words.language)
    heading = called[:1].upper() + called[1:]
    return Group(heading, statements if seen else (nothing,))


def _topics(rows: Iterable[LedgerRow]) -> frozenset[str]:
    return frozenset(row.matter.topic for row in rows)


def _labels(terms: Terms, topics: frozenset[str]) -> str:
    labels = (
        said_in(topic.label, terms.words.language)
        for topic in terms.definition.topics
        if topic.name in topics
    )
    return "; ".join(labels)
