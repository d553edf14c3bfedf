"""A reader's copy as text to read: the same words in the same order as in its PDF."""

from rhi_desktop.referral.summary import Fact, ReferralSummary, Section, Statement
from ui.referral.prose import Prose, Writing


class CopyText(Prose):
    """One document on the page."""

    def __init__(self, name: str) -> None:
        super().__init__(name, margin=28)

    def show_summary(self, summary: ReferralSummary) -> None:
        """Shows one document, from its first word."""
        _Document(self.write()).whole(summary)
        self.updateGeometry()


class _Document:
    """Writes a summary from its first word to its last."""

    def __init__(self, pen: Writing) -> None:
        self._pen = pen

    def whole(self, summary: ReferralSummary) -> None:
        if summary.margins.practice:
            self._pen.line(summary.margins.practice, ink="risk", weight=600)
        self._pen.line(summary.title, size=22, weight=700)
        self._pen.line(summary.lead, ink="soft", above=4)
        self.facts(summary.about, above=10)
        self.passage(summary.why_heading, summary.why)
        for grounds in summary.grounds:
            self._pen.line(grounds.heading, ink="risk", weight=600, above=14)
            self.facts(grounds.facts, above=3)
        for section in summary.sections:
            self.section(section)
        self.passage(summary.closing_heading, summary.closing)
        self._pen.line(summary.margins.footer, size=12, ink="soft", above=24)

    def section(self, section: Section) -> None:
        self.heading(section.heading)
        for line in section.lines:
            self._pen.line(line, above=5)
        for group in section.groups:
            if group.heading:
                self._pen.line(group.heading, weight=600, above=12)
            for statement in group.statements:
                self.statement(statement)

    def statement(self, statement: Statement) -> None:
        if statement.question:
            self._pen.line(statement.question, size=13, ink="soft", above=9)
        for said in statement.said:
            ink = "consent" if statement.quoted else "ink"
            self._pen.line(said, ink=ink, above=1)
        if statement.mark:
            self._pen.line(statement.mark, size=12, ink="soft", above=1)
        if statement.basis:
            self._pen.line(statement.basis, size=12, ink="risk", weight=600, above=1)

    def passage(self, heading: str, lines: tuple[str, ...]) -> None:
        if lines:
            self.heading(heading)
            for line in lines:
                self._pen.line(line, above=5)

    def facts(self, facts: tuple[Fact, ...], *, above: int) -> None:
        for fact in facts:
            self._pen.line(fact.name, size=13, ink="soft", above=above)
            self._pen.line(fact.value, above=1)
            above = 5

    def heading(self, text: str) -> None:
        self._pen.line(text, size=17, weight=600, above=22)
