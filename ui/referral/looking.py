"""What follows for the cell or answer looked at: pure functions of what was read."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rhi_desktop.clock import local_day
from rhi_desktop.instrument import Part, said_in
from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Permission, Said
from rhi_desktop.sharing.matrix import Cell
from rhi_desktop.sharing.profile import Profile
from rhi_desktop.wording import Words, phrase
from ui.referral.matrix_table import Line
from ui.referral.reading import Consented, Held
from ui.referral.reasons import Speaking, short_name
from ui.referral.word_bar import Subject

if TYPE_CHECKING:
    from rhi_desktop.practice.copies import Ruled

PARTS = {
    Part.TALK: phrase("What they said"),
    Part.AFTER: phrase("What others said, and what follows"),
    Part.BEFORE: phrase("The request and the offer"),
}
"""The talk first: it is what a young person has most to say about."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What is looked at: a topic and a reader, and perhaps one answer alone."""

    topic: str
    audience: Audience
    ref: str = ""

    @property
    def about(self) -> str:
        """What a word said here is about."""
        return self.ref or self.topic


def speaking(words: Words, held: Held, profile: Profile, now: datetime) -> Speaking:
    """What the sentences about this child need."""
    name = short_name(held.child)
    return Speaking(words, name, profile.thresholds, local_day(now))


def topic_labels(words: Words, held: Held) -> dict[str, str]:
    """Each topic as it is called, by name."""
    topics = held.definition.topics
    return {topic.name: said_in(topic.label, words.language) for topic in topics}


def lines(words: Words, seen: Consented) -> list[Line]:
    """The topics that hold answers and about which something can be said."""
    matters = {cell.topic for cell in seen.cells if cell.askable}
    found: list[Line] = []
    for part, says in PARTS.items():
        here = [
            Line(topic.name, said_in(topic.label, words.language))
            for topic in seen.held.definition.topics
            if topic.part is part and topic.name in matters
        ]
        found += [Line("", words(says)), *here] if here else []
    return found


def still_to_ask(seen: Consented) -> int:
    """How many cells nobody has asked the child about."""
    return sum(
        cell.askable and not cell.at_risk and cell.said is Said.NOT_ASKED
        for cell in seen.cells
    )


def reached(seen: Consented, spot: Spot) -> "list[Ruled]":
    """The answers that a word said here would be about."""
    if spot.ref:
        return [one for one in seen.preview.ruled if _is_in(one, spot.ref)]
    return [one for one in seen.preview.ruled if one.question.topic == spot.topic]


def subject(words: Words, seen: Consented, spot: Spot, reader: str) -> Subject:
    """What the bar under the table shows."""
    here = reached(seen, spot)
    cell = _cell(seen, spot)
    topic = topic_labels(words, seen.held).get(spot.topic, "")
    riskable = any(spot.audience in one.row.matter.policy.risk for one in here)
    if not spot.ref:
        label = words("{topic}, {reader}", topic=topic, reader=reader)
        said, quoted = (cell.said, cell.words) if cell else (Said.NOT_ASKED, "")
        askable = cell is not None and cell.askable
        return Subject(label, said, quoted, askable, riskable, alone=False)
    asked = row_name(words, seen.held, spot.ref)
    if here and not asked:
        asked = said_in(here[0].question.label, words.language)
    label = words("Only “{question}”, {reader}", question=asked, reader=reader)
    policies = [one.row.matter.policy for one in here]
    askable = any(spot.audience in one.ask | one.risk for one in policies)
    standing = _standing(here, spot.ref)
    if standing is None:
        return Subject(label, Said.NOT_ASKED, "", askable, riskable, alone=True)
    return Subject(label, standing.said, standing.words, askable, riskable, alone=True)


def row_of(ref: str) -> str:
    """The person, place or action that an answer is about, or empty."""
    row, bracket, _ = ref.rpartition("]")
    return row + bracket


def row_name(words: Words, held: Held, ref: str) -> str:
    """What a person, place or action is called in all; empty for one answer of it."""
    repeat, _, number = ref.removesuffix("]").partition("[")
    if not ref.endswith("]"):
        return ""
    label = said_in(held.definition.repeats[repeat].label, words.language)
    return words("{what} {number}, all of it", what=label, number=number)


def row_names(words: Words, seen: Consented, topic: str) -> dict[str, str]:
    """Every person, place or action of a topic about which there are answers."""
    refs = (
        row_of(one.answer.ref)
        for one in seen.preview.ruled
        if one.question.topic == topic
    )
    return {ref: row_name(words, seen.held, ref) for ref in refs if ref}


def _is_in(one: "Ruled", ref: str) -> bool:
    return one.answer.ref == ref or one.answer.ref.startswith(f"{ref}/")


def _standing(here: "list[Ruled]", ref: str) -> Permission | None:
    """What was said of just this, where it still stands for any answer of it."""
    said = (one.row.permission for one in here)
    return next((one for one in said if one is not None and one.about == ref), None)


def _cell(seen: Consented, spot: Spot) -> Cell | None:
    found = (
        cell
        for cell in seen.cells
        if (cell.topic, cell.audience) == (spot.topic, spot.audience)
    )
    return next(found, None)
