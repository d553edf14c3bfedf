"""The same document as plain text, for whoever cannot or will not use a PDF."""

from collections.abc import Iterator

from rhi_desktop.referral.summary import (
    Fact,
    Group,
    ReferralSummary,
    Section,
    Statement,
)


def as_text(summary: ReferralSummary) -> str:
    """Every word of a summary in reading order, a blank line between parts."""
    return "\n".join(_lines(summary)) + "\n"


def _lines(summary: ReferralSummary) -> Iterator[str]:
    if summary.margins.practice:
        yield from (summary.margins.practice, "")
    yield from (summary.title, summary.lead, "")
    yield from _facts(summary.about)
    yield from _passage(summary.why_heading, summary.why)
    for grounds in summary.grounds:
        yield from ("", grounds.heading)
        yield from _facts(grounds.facts)
    for section in summary.sections:
        yield from _section(section)
    yield from _passage(summary.closing_heading, summary.closing)


def _passage(heading: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield from ("", heading, *lines)


def _facts(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        yield f"{fact.name}: {fact.value}"


def _section(section: Section) -> Iterator[str]:
    yield from ("", section.heading, *section.lines)
    for group in section.groups:
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    if group.heading:
        yield from ("", group.heading)
    for statement in group.statements:
        yield from _statement(statement)


def _statement(statement: Statement) -> Iterator[str]:
    yield from ("", statement.question)
    if statement.mark:
        yield f"[{statement.mark}]"
    yield from statement.said
    if statement.basis:
        yield f"[{statement.basis}]"
