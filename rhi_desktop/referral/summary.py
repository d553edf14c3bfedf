"""What a document says, in the order it says it: words only, nothing to look up.

Every word a page will carry is here, in the language of the document, so that drawing
decides only where it stands, and a plain-text copy says the same as the PDF.
"""

from dataclasses import dataclass

from rhi_desktop.record.advocate import Kind
from rhi_desktop.record.answer import State, Voice
from rhi_desktop.record.ids import Audience
from rhi_desktop.wording import Language


@dataclass(frozen=True, slots=True, repr=False)
class Fact:
    """A name and what it stands for: `Date of birth`, `3 May 2011`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, repr=False)
class Statement:
    """One question and what was said to it.

    `said` is one entry a line or a choice; it is empty where nobody answered, and
    `mark` then says why. Otherwise `mark` says whose statement it is. `quoted` is True
    only of words written down as they were spoken. `basis` says so where a statement
    is shared without agreement, and is blank elsewhere.
    """

    question: str
    said: tuple[str, ...]
    mark: str
    voice: Voice | None = None
    state: State = State.ANSWERED
    quoted: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Group:
    """Statements that belong together; a row of a repeat has a heading, `Person 1`."""

    heading: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A topic, or a part of the child's own copy."""

    heading: str
    groups: tuple[Group, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Grounds:
    """Why something is shared without agreement, as the facts of one override."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Margins:
    """What stands in the margins of every page.

    `page_of` has places for `{page}` and `{pages}`. `unprintable` is said at the end
    where a sign had to be drawn as □. `practice` is blank in a real document.
    """

    header: str
    footer: str
    page_of: str
    unprintable: str
    practice: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ReferralSummary:
    """One document for one reader, complete."""

    audience: Audience
    language: Language
    vault: Kind
    title: str
    lead: str
    about: tuple[Fact, ...]
    why_heading: str
    why: tuple[str, ...]
    grounds: tuple[Grounds, ...]
    sections: tuple[Section, ...]
    closing_heading: str
    closing: tuple[str, ...]
    margins: Margins

    def __repr__(self) -> str:
        """Tells for whom, never what: a repr may end in a log or a traceback."""
        return f"<ReferralSummary {self.audience} {self.language}>"
