from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any

import pytest

from rhi_desktop.documents.referral_pdf import draw
from rhi_desktop.record.advocate import Kind
from rhi_desktop.record.answer import State, Voice
from rhi_desktop.record.ids import Audience
from rhi_desktop.referral.summary import (
    Fact,
    Grounds,
    Group,
    Margins,
    ReferralSummary,
    Section,
    Statement,
)

Build = Callable[..., ReferralSummary]
Draw = Callable[[ReferralSummary], bytes]

MARGINS = Margins(
    header="Summary for the social worker",
    footer="Confidential. For: Social worker",
    page_of="Page {page} of {pages}",
    unprintable="Some signs could not be printed and are shown as □.",
)
STATEMENTS = (
    Statement(
        "What made you leave?",
        ("“It was all shouting again, so I went to the river.”",),
        "Child’s words",
        Voice.CHILDS_WORDS,
        quoted=True,
    ),
    Statement("Travelled by", ("Bus", "On foot"), "Child’s answer", Voice.CHILDS_WORDS),
    Statement("Who was there?", (), "Asked; did not want to say", state=State.DECLINED),
    Statement("How were they?", ("Cold and wet.",), "Seen by the advocate", Voice.SEEN),
    Statement(
        "Carer’s account",
        ("Twice in May.",),
        "Told by someone else",
        Voice.TOLD_BY_ANOTHER,
    ),
    Statement("In my view", ("Mend the lock.",), "Advocate’s view", Voice.MY_VIEW),
)
PERSON = Statement(
    "Name",
    ("“Siân, o Dŷ’r Gŵydd”",),
    "Child’s words",
    Voice.CHILDS_WORDS,
    quoted=True,
    basis="Shared without agreement: someone is at risk",
)
PLAIN = ReferralSummary(
    audience=Audience("social_worker"),
    language="en",
    vault=Kind.REAL,
    title="Summary for the social worker",
    lead="Written by Mair Example of Example Advocacy.",
    about=(Fact("Young person", "Asha Made-Up"), Fact("Date of birth", "3 May 2011")),
    why_heading="Why you are getting this",
    why=("The young person agreed.", "Someone is at risk."),
    grounds=(Grounds("Shared without agreement", (Fact("The risk", "Harm"),)),),
    sections=(
        Section("Why they left", (Group("", STATEMENTS),)),
        Section("Who with", (Group("Person 1", (PERSON,)),), ("A line of its own.",)),
    ),
    closing_heading="About this document",
    closing=("Keep it safe.",),
    margins=MARGINS,
)


@pytest.fixture
def summary() -> Build:
    """A summary with one of everything, and whatever a test changes."""

    def build(**changes: Any) -> ReferralSummary:
        return replace(PLAIN, **changes)

    return build


@pytest.fixture
def saying() -> Build:
    """A summary that quotes one text, and nothing else of interest."""

    def build(*texts: str) -> ReferralSummary:
        said = Statement(
            "Said", texts, "Child’s words", Voice.CHILDS_WORDS, quoted=True
        )
        return replace(PLAIN, sections=(Section("Topic", (Group("", (said,)),)),))

    return build


@pytest.fixture
def drawn() -> Draw:
    """Draws a summary to bytes."""

    def to_bytes(summary: ReferralSummary) -> bytes:
        into = BytesIO()
        draw(summary, into)
        return into.getvalue()

    return to_bytes


def texts_of(part: object) -> list[str]:
    """Every text of a summary, depth first, in the order of its fields."""
    if type(part) is str:
        return [part]
    if isinstance(part, tuple):
        return [text for each in part for text in texts_of(each)]
    if is_dataclass(part):
        return [
            t for field in fields(part) for t in texts_of(getattr(part, field.name))
        ]
    return []


@pytest.fixture
def every_text() -> Callable[[object], list[str]]:
    return texts_of
