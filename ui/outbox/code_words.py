"""The words for the codes of a de-identified record, so that a person can check it.

A code that came from an answer has the words of its choice; one that was made coarser
has its words beside the rule that makes it. One without words is shown as it is.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rhi_desktop import assets
from rhi_desktop.instrument import Text, read_definition, said_in
from rhi_desktop.wording import Words

if TYPE_CHECKING:
    from rhi_desktop.deidentified.fields import Field
    from rhi_desktop.practice.sending import Waiting
    from rhi_desktop.session import Session

RULES = "rules/outcomes.toml"


@dataclass(frozen=True, slots=True)
class CodeWords:
    """The words of every code of every field."""

    texts: Mapping[str, Mapping[str, Text]]
    not_recorded: Text

    def said(self, words: Words, field: str, code: str) -> str:
        """What a code means, in the language; the code itself where nobody said."""
        if code == "not_recorded":
            return said_in(self.not_recorded, words.language)
        text = self.texts.get(field, {}).get(code)
        if text:
            return said_in(text, words.language)
        year, _, number = code.partition("_q")
        if number:
            return words("{year}, quarter {number}", year=year, number=number)
        return code


@dataclass(frozen=True, slots=True)
class Outbox:
    """What waits, and what it means."""

    waiting: "tuple[Waiting, ...]"
    fields: "tuple[Field, ...]"
    code_words: CodeWords


def read_code_words() -> CodeWords:
    """Reads the words from the rules and from the shipped instrument."""
    from rhi_desktop.practice.instruments import SHIPPED

    rules = tomllib.loads(assets.text(RULES))
    texts: dict[str, dict[str, Text]] = defaultdict(dict)
    for field in rules["field"]:
        texts[field["name"]].update(field.get("labels", {}))
    definition = read_definition(assets.read(SHIPPED))
    for question in definition.questions.values():
        if question.outcome:
            for choice in question.choices:
                texts[question.outcome].setdefault(choice.value, choice.label)
    return CodeWords(texts, rules["not_recorded"])


def outbox(session: "Session", known: CodeWords | None) -> Outbox:
    """Everything not yet exported; the words are read once."""
    return Outbox(
        session.sending.waiting(),
        session.desk.outcome_fields,
        known or read_code_words(),
    )


def approve_all(session: "Session") -> None:
    """Approves each record that waits or is held."""
    for one in session.sending.waiting():
        if one.status.value != "approved":
            session.sending.approve(one.key)
