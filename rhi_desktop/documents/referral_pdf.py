"""The referral summary and the child's own copy as PDF."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from rhi_desktop.documents.breaking import break_lines
from rhi_desktop.documents.letters import width
from rhi_desktop.documents.page import LEFT, ROOM, Column, Flow
from rhi_desktop.documents.painting import Furniture, paint
from rhi_desktop.documents.style import CHILDS_COPY, REFERRAL, Ink, Sheet, Style
from rhi_desktop.documents.tags import Element, Tag
from rhi_desktop.record.answer import Voice
from rhi_desktop.record.ids import CHILD
from rhi_desktop.referral.summary import (
    Fact,
    Grounds,
    Group,
    ReferralSummary,
    Section,
    Statement,
)

GUTTER = 18.0
KEPT_LINES = 4
"""So many lines of a statement, or all if it has fewer, stay together on a page."""

HEAD = 400
"""So many signs always fill more lines than have to be kept together."""


def draw(summary: ReferralSummary, into: BinaryIO) -> int:
    """Writes the document into an open binary file and gives its number of pages.

    The same summary gives the same bytes. Nothing is looked up, added or left out: the
    pages hold the words of the summary, and the numbers of the pages.
    """
    sheet = CHILDS_COPY if summary.audience == CHILD else REFERRAL
    drawing = _Drawing(sheet)
    drawing.opening(summary)
    for section in summary.sections:
        drawing.section(section)
    drawing.passage(summary.closing_heading, summary.closing)
    if drawing.flow.has_boxes:
        drawing.paragraphs(drawing.root, (summary.margins.unprintable,))
    furniture = Furniture(summary.margins, sheet.margin, summary.language)
    paint(drawing.flow.pages, drawing.root, furniture, into)
    return len(drawing.flow.pages)


class _Drawing:
    """One document as it grows: the pages and the tree over them."""

    def __init__(self, sheet: Sheet) -> None:
        self.root = Element(Tag.DOCUMENT)
        self.flow = Flow()
        self._beneath = self.flow.here
        self._sheet = sheet
        self._label = Column(LEFT, sheet.label_width or ROOM)
        across = sheet.label_width + GUTTER if sheet.label_width else 0
        self._answer = Column(LEFT + across, ROOM - across)

    def opening(self, summary: ReferralSummary) -> None:
        """The title, what the interview is about, and why this reader gets it."""
        flow, sheet = self.flow, self._sheet
        if summary.margins.practice:
            notice = self.root.add(Tag.PARAGRAPH)
            flow.text(notice, summary.margins.practice, sheet.label)
            flow.gap(8)
        flow.text(self.root.add(Tag.TITLE), summary.title, sheet.title)
        flow.gap(4)
        flow.text(self.root.add(Tag.PARAGRAPH), summary.lead, sheet.lead)
        flow.gap(14)
        self._facts(self.root, summary.about)
        self.passage(summary.why_heading, summary.why)
        for grounds in summary.grounds:
            self._grounds(grounds)

    def section(self, section: Section) -> None:
        """A topic with its statements."""
        place = self._heading(section.heading)
        self.paragraphs(place, section.lines)
        for group in section.groups:
            self._group(place, group)

    def passage(self, heading: str, lines: tuple[str, ...]) -> None:
        """A heading with plain paragraphs under it; nothing where there are none."""
        if lines:
            self.paragraphs(self._heading(heading), lines)

    def paragraphs(self, place: Element, lines: tuple[str, ...]) -> None:
        """Plain paragraphs across the page."""
        for line in lines:
            self.flow.gap(5)
            self.flow.text(place.add(Tag.PARAGRAPH), line, self._sheet.body)

    def _heading(self, heading: str) -> Element:
        flow, sheet = self.flow, self._sheet
        place = self.root.add(Tag.SECTION)
        flow.need(sheet.heading.leading + 40 + KEPT_LINES * sheet.body.leading)
        flow.rule(above=14, below=10)
        flow.text(place.add(Tag.HEADING), heading, sheet.heading)
        flow.gap(2)
        return place

    def _group(self, place: Element, group: Group) -> None:
        flow, sheet = self.flow, self._sheet
        if group.heading:
            flow.gap(10)
            flow.need(sheet.row.leading + 10 + KEPT_LINES * sheet.body.leading)
            flow.text(place.add(Tag.ROW_HEADING), group.heading, sheet.row)
        answers = place.add(Tag.LIST)
        for statement in group.statements:
            self._statement(answers.add(Tag.ITEM), statement)

    def _statement(self, place: Element, statement: Statement) -> None:
        flow, sheet = self.flow, self._sheet
        flow.gap(sheet.between)
        flow.need(self._kept(statement) * sheet.body.leading)
        with self._beside():
            if statement.question:
                label = place.add(Tag.LABEL)
                flow.text(label, statement.question, sheet.label, self._label)
        self._said(place.add(Tag.BODY), statement)
        self._clear()

    def _kept(self, statement: Statement) -> int:
        """How many lines of a statement must stand on the page where it begins."""
        style = self._said_style(statement)
        room = self._answer.text_room
        asked = len(
            break_lines(statement.question, self._sheet.label, self._label.text_room)
        )
        heads = [each[:HEAD] for each in statement.said[:KEPT_LINES]]
        said = 1 + sum(len(break_lines(head, style, room)) for head in heads)
        together = max(asked, said) if self._sheet.label_width else asked + said
        return min(together, KEPT_LINES + asked)

    def _said_style(self, statement: Statement) -> Style:
        viewed = statement.voice is Voice.MY_VIEW
        return self._sheet.view if viewed else self._sheet.body

    def _said(self, place: Element, statement: Statement) -> None:
        flow, sheet, column = self.flow, self._sheet, self._answer
        if statement.quoted:
            column = Column(column.left, column.room, Ink.CONSENT)
        if statement.mark:
            self._mark(place.add(Tag.PARAGRAPH), statement, column)
        tag = Tag.QUOTE if statement.quoted else Tag.PARAGRAPH
        style = self._said_style(statement)
        for said in statement.said:
            flow.text(place.add(tag), said, style, column)
        if statement.basis:
            basis = place.add(Tag.PARAGRAPH)
            flow.text(basis, statement.basis, sheet.at_risk, column)

    def _mark(self, place: Element, statement: Statement, column: Column) -> None:
        """Whose statement it is: at the end of the line if there is room, or above."""
        flow, sheet = self.flow, self._sheet
        if not statement.said:
            flow.text(place, statement.mark, sheet.body, column)
            return
        top = flow.here
        wide = width(statement.mark, sheet.mark) + 1
        style = self._said_style(statement)
        ends = column.left + column.room
        free = column.text_room - wide - GUTTER
        fits = len(statement.said) == 1 and width(statement.said[0], style) <= free
        if sheet.label_width and fits:
            flow.text(place, statement.mark, sheet.mark, Column(ends - wide, wide))
            flow.go(top)
        else:
            flow.text(place, statement.mark, sheet.mark, column)

    def _grounds(self, grounds: Grounds) -> None:
        flow, sheet = self.flow, self._sheet
        flow.gap(12)
        flow.need(sheet.row.leading + 2 * KEPT_LINES * sheet.body.leading)
        place = self.root.add(Tag.SECTION)
        flow.text(place.add(Tag.ROW_HEADING), grounds.heading, sheet.grounds)
        self._facts(place, grounds.facts)

    def _facts(self, place: Element, facts: tuple[Fact, ...]) -> None:
        if not facts:
            return
        table = place.add(Tag.TABLE)
        for fact in facts:
            self._fact(table.add(Tag.TABLE_ROW), fact)

    def _fact(self, place: Element, fact: Fact) -> None:
        flow, sheet = self.flow, self._sheet
        flow.gap(3)
        flow.need(2 * sheet.body.leading)
        with self._beside():
            flow.text(place.add(Tag.NAME_CELL), fact.name, sheet.name, self._label)
        flow.text(place.add(Tag.VALUE_CELL), fact.value, sheet.body, self._answer)
        self._clear()

    @contextmanager
    def _beside(self) -> Iterator[None]:
        """What is set inside has the next text beside it, if the sheet has columns."""
        top = self.flow.here
        yield
        self._beneath = self.flow.here
        if self._sheet.label_width:
            self.flow.go(top)

    def _clear(self) -> None:
        """Goes below both columns."""
        if self._beneath.below(self.flow.here):
            self.flow.go(self._beneath)
