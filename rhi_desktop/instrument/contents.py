"""Puts together what a form shows: topics, repeats and questions, each checked."""

from collections.abc import Mapping

from rhi_desktop.instrument.binds import NO_BIND, Bind
from rhi_desktop.instrument.controls import Control
from rhi_desktop.instrument.definition import (
    NO_TEXT,
    Kind,
    Question,
    Repeat,
    Topic,
)
from rhi_desktop.instrument.plan import Aspect, Shape
from rhi_desktop.instrument.xform import unreadable
from rhi_desktop.wording import Text

KINDS: dict[str, Kind] = {
    "int": Kind.WHOLE,
    "decimal": Kind.NUMBER,
    "date": Kind.DATE,
    "dateTime": Kind.MOMENT,
    "time": Kind.TIME,
}
SELECTS = {"select1": Kind.ONE, "select": Kind.SEVERAL}
MAY_BE_OUTCOME = frozenset({Kind.ONE, Kind.SEVERAL, Kind.CALCULATED})


class Contents:
    """Gathers the questions of a form while its topics are put together."""

    def __init__(self, shapes: Mapping[str, Shape], binds: Mapping[str, Bind]) -> None:
        self._shapes = shapes
        self._binds = binds
        self._questions: dict[str, Question] = {}

    def topics(self, controls: tuple[Control, ...]) -> tuple[Topic, ...]:
        """The topics in form order; raises InstrumentUnreadable."""
        return tuple(self._topic(control) for control in controls)

    def calculations(self) -> None:
        """Adds what is worked out but not shown; refuses what nothing ever fills."""
        for path, shape in self._shapes.items():
            if not shape.is_leaf or path in self._questions:
                continue
            if Aspect.CALCULATE not in self._bind(path).rules:
                raise unreadable("it is neither asked nor worked out", path)
            self._question(Control("input", path), NO_TEXT)

    def in_form_order(self) -> dict[str, Question]:
        """Every question by its path."""
        return {
            path: self._questions[path]
            for path, shape in self._shapes.items()
            if shape.is_leaf
        }

    def _bind(self, path: str) -> Bind:
        return self._binds.get(path, NO_BIND)

    def _topic(self, control: Control) -> Topic:
        shape = self._shapes[control.path]
        if control.tag != "group" or shape.repeats:
            raise unreadable("it stands outside every topic", control.path)
        part = self._bind(control.path).part
        if part is None:
            raise unreadable("a topic needs its part: before, talk, after", shape.path)
        members: list[Question | Repeat] = []
        for inside in control.inside:
            members += self._members(inside, NO_TEXT)
        return Topic(shape.name, part, control.label, control.hint, tuple(members))

    def _members(self, control: Control, section: Text) -> list[Question | Repeat]:
        if control.tag != "group":
            return [self._question(control, section)]
        if self._shapes[control.path].repeats:
            return [self._repeat(control)]
        members: list[Question | Repeat] = []
        for inside in control.inside:
            members += self._members(inside, control.label)
        return members

    def _repeat(self, control: Control) -> Repeat:
        shape = self._shapes[control.path]
        members: list[Question] = []
        for repeat in control.inside:
            for inside in repeat.inside:
                members += self._within_row(inside, NO_TEXT)
        return Repeat(
            path=shape.path,
            name=shape.name,
            topic=_topic_name(shape),
            label=control.label,
            members=tuple(members),
        )

    def _within_row(self, control: Control, section: Text) -> list[Question]:
        if control.tag != "group":
            return [self._question(control, section)]
        members: list[Question] = []
        for inside in control.inside:
            members += self._within_row(inside, control.label)
        return members

    def _question(self, control: Control, section: Text) -> Question:
        path = control.path
        shape, bind = self._shapes[path], self._bind(path)
        if not shape.is_leaf or path in self._questions:
            raise unreadable("it is shown twice, or is no question", path)
        question = Question(
            path=path,
            name=shape.name,
            topic=_topic_name(shape),
            kind=_kind(control, bind),
            label=control.label,
            hint=control.hint,
            guidance=control.guidance,
            section=section,
            repeat=shape.repeat.path if shape.repeat else None,
            choices=control.choices,
            voice=bind.voice,
            policy=bind.policy,
            outcome=bind.outcome,
            appearance=control.appearance,
            required_message=bind.required_message,
            constraint_message=bind.constraint_message,
        )
        _check(question)
        self._questions[path] = question
        return question


def _topic_name(shape: Shape) -> str:
    """The group just inside the record that it stands in, or nothing outside all."""
    chain = shape.above()
    within_a_topic = 3
    return chain[-3].name if len(chain) > within_a_topic else ""


def _kind(control: Control, bind: Bind) -> Kind:
    calculated = Aspect.CALCULATE in bind.rules
    select = SELECTS.get(control.tag)
    if select is not None and not calculated and not bind.readonly:
        return select
    if select is None and calculated:
        return Kind.CALCULATED
    if select is None and bind.readonly and bind.type == "string":
        return Kind.NOTE
    if calculated or bind.readonly:
        raise unreadable("an answer cannot be worked out or read-only", control.path)
    if bind.type == "string":
        return Kind.TEXT if "multiline" in control.appearance.split() else Kind.LINE
    return KINDS[bind.type]


def _check(question: Question) -> None:
    """Whose words an answer is must be known before it can be printed."""
    if question.kind.is_asked and question.voice is None:
        raise unreadable("the column rhi:voice is missing", question.path)
    if question.outcome is not None and question.kind not in MAY_BE_OUTCOME:
        raise unreadable("free text cannot be an outcome", question.path)
