"""What an instrument lays down: its topics, questions and choices. Frozen values.

An instrument is pinned by form, version and the hash of its bytes, so that an
interview can always be read with the words it was held with.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from rhi_desktop.errors import UnknownQuestion, UnknownTopic
from rhi_desktop.instrument.plan import Plan
from rhi_desktop.record.answer import Voice
from rhi_desktop.record.ids import Ref
from rhi_desktop.record.interview import Pin
from rhi_desktop.record.policy import Policy
from rhi_desktop.wording import Language, Text

NO_TEXT: Text = MappingProxyType({})


def no_text() -> Text:
    """No words in any language."""
    return NO_TEXT


ROW_NUMBER = re.compile(r"\[\d+\]")


def said_in(text: Text, language: Language) -> str:
    """The words in a language; in English where that has none; else nothing."""
    return text.get(language) or text.get("en", "")


def schema_path(ref: str) -> str:
    """A Ref without its row numbers: the question, whichever row it was asked in."""
    return ROW_NUMBER.sub("", ref)


class Kind(StrEnum):
    """What an answer looks like; the value is what a person would call it."""

    NOTE = "note"
    LINE = "line of text"
    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "date and time"
    TIME = "time of day"
    ONE = "choice"
    SEVERAL = "set of choices"
    CALCULATED = "calculated value"

    @property
    def is_asked(self) -> bool:
        """Whether somebody answers it, rather than reads it or has it worked out."""
        return self not in (Kind.NOTE, Kind.CALCULATED)

    @property
    def has_choices(self) -> bool:
        """Whether its answers come from a list."""
        return self in (Kind.ONE, Kind.SEVERAL)


class Part(StrEnum):
    """Where a topic stands: paperwork before the talk, the talk, or what follows it."""

    BEFORE = "before"
    TALK = "talk"
    AFTER = "after"


NOT_SHARED = Policy()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers on offer: its code and its words."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question, note or calculated value; `path` has no row numbers.

    `section` is the label of a group within the topic, where it stands in one.
    """

    path: str
    name: str
    topic: str
    kind: Kind
    label: Text = field(default_factory=no_text)
    hint: Text = field(default_factory=no_text)
    guidance: Text = field(default_factory=no_text)
    section: Text = field(default_factory=no_text)
    repeat: str | None = None
    choices: tuple[Choice, ...] = ()
    voice: Voice | None = None
    policy: Policy = NOT_SHARED
    outcome: str | None = None
    appearance: str = ""
    required_message: Text = field(default_factory=no_text)
    constraint_message: Text = field(default_factory=no_text)

    def choice(self, value: str) -> Choice | None:
        """The choice with this code, or None."""
        return next((one for one in self.choices if one.value == value), None)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Questions asked again for each person, place or action."""

    path: str
    name: str
    topic: str
    label: Text
    members: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A top-level group; calculated values without a label are not its members."""

    name: str
    part: Part
    label: Text
    hint: Text
    members: tuple[Question | Repeat, ...]

    def questions(self) -> Iterator[Question]:
        """Everything shown in the topic, those of its repeats too, in form order."""
        for member in self.members:
            if isinstance(member, Repeat):
                yield from member.members
            else:
                yield member


@dataclass(frozen=True, repr=False)
class Definition:
    """A whole instrument, ready for a sitting."""

    form_id: str
    version: str
    sha256: str
    title: Text
    languages: tuple[Language, ...]
    topics: tuple[Topic, ...]
    questions: Mapping[str, Question]
    plan: Plan = field(compare=False)

    @property
    def pin(self) -> Pin:
        """What an interview keeps of the instrument it was held with."""
        return Pin(self.form_id, self.version, self.sha256)

    @property
    def calculated(self) -> tuple[Question, ...]:
        """The values worked out from answers, in form order."""
        every = self.questions.values()
        return tuple(one for one in every if one.kind is Kind.CALCULATED)

    @cached_property
    def repeats(self) -> Mapping[str, Repeat]:
        """The repeats by path, in form order."""
        members = (member for topic in self.topics for member in topic.members)
        return {one.path: one for one in members if isinstance(one, Repeat)}

    def question(self, path: str) -> Question:
        """The question at a path or Ref; raises UnknownQuestion."""
        found = self.questions.get(schema_path(path))
        if found is None:
            raise UnknownQuestion(ref=path)
        return found

    def topic(self, name: str) -> Topic:
        """The topic of that name; raises UnknownTopic."""
        for topic in self.topics:
            if topic.name == name:
                return topic
        raise UnknownTopic(topic=name, topics=", ".join(t.name for t in self.topics))

    def topic_of(self, ref: Ref) -> str:
        """The name of the topic that a Ref stands in."""
        return self.question(ref).topic

    def __repr__(self) -> str:
        return f"<Definition {self.form_id} {self.version}>"
