"""The live state of one conversation.

What a page shows is a function of its sitting: which questions are asked, what their
answers are, what is missing. Every verb gives back what it changed and nothing else.
A sitting never clears anything: an answer in a closed branch, or in a row that was
removed, is set aside. It can be seen and put back, and no output may use it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from rhi_desktop.clock import LOCAL
from rhi_desktop.errors import UnknownQuestion
from rhi_desktop.instrument.changes import Changes, Notebook
from rhi_desktop.instrument.definition import Choice, Definition, Kind, Question
from rhi_desktop.instrument.live import LiveForm, Place
from rhi_desktop.instrument.problems import Problem, was_met
from rhi_desktop.instrument.recalculation import Recalculation
from rhi_desktop.instrument.values import as_written
from rhi_desktop.instrument.xpath import World
from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.record.ids import Ref
from rhi_desktop.record.row import Row, RowState


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a topic is: questions asked now, met in some way, and declined."""

    asked: int
    touched: int
    declined: int


class Sitting:
    """One conversation as it goes: answers in, changes out."""

    def __init__(
        self,
        definition: Definition,
        *,
        today: date,
        answers: Iterable[Answer] = (),
        rows: Iterable[Row] = (),
    ) -> None:
        """Begins, or takes up again with what was kept.

        A row that an answer names comes into being. Raises UnknownQuestion,
        UnknownChoice or NotAnAnswer for what the instrument does not allow.
        """
        self.definition = definition
        self._form = LiveForm(definition.plan)
        self._world = World(
            now=datetime.combine(today, time(), LOCAL),
            instances=definition.plan.instances,
            texts=definition.plan.texts,
            choice_names=definition.plan.choice_names,
        )
        self._notebook = Notebook(definition)
        for row in rows:
            self._form.take_up(row)
        for answer in answers:
            self._take_up(answer)
        self._follow(Recalculation.everything)

    # What is said

    def answer(self, ref: Ref, value: str) -> Changes:
        """Keeps what was answered; a blank takes it back.

        Only a value that could not be read again is refused: UnknownQuestion,
        UnknownChoice, NotAnAnswer. One that breaks a constraint is kept and told.
        """
        place, question = self._asked(ref)
        held = place.held or Answer(ref, voice=question.voice)
        given = State.ANSWERED_BY_ANOTHER
        state = given if held.state is given else State.ANSWERED
        value = as_written(question, ref, value)
        return self._hold(place, replace(held, value=value, state=state))

    def set_state(self, ref: Ref, state: State) -> Changes:
        """Keeps how a question was met; a value already there is kept beside it."""
        place, question = self._asked(ref)
        held = place.held or Answer(ref, voice=question.voice)
        return self._hold(place, replace(held, state=state))

    def set_voice(self, ref: Ref, voice: Voice) -> Changes:
        """Keeps whose statement an answer is."""
        place, _ = self._asked(ref)
        held = place.held or Answer(ref)
        return self._hold(place, replace(held, voice=voice))

    # Rows

    def add_row(self, repeat: str) -> tuple[int, Changes]:
        """Adds a row; its number has never been another's. Raises UnknownQuestion."""
        place = self._form.repeat(repeat)
        number = max((row.number for row in place.inside), default=0) + 1
        row = self._form.grow_row(place, number)
        return number, self._put_in(row)

    def remove_row(self, row_ref: Ref) -> Changes:
        """Takes a row out of sight; its answers are set aside."""
        row = self._form.row(row_ref)
        if not row.own:
            return Changes()
        self._form.take_out(row)
        return self._follow(lambda round_: round_.row_moved(row))

    def restore_row(self, row_ref: Ref) -> Changes:
        """Puts a removed row back where it stood, with its answers."""
        row = self._form.row(row_ref)
        return Changes() if row.own else self._put_in(row)

    def rows(self, repeat: str) -> tuple[int, ...]:
        """The numbers of the rows that are here."""
        return tuple(row.number for row in self._form.rows(self._form.repeat(repeat)))

    def rows_held(self) -> tuple[Row, ...]:
        """Every row there ever was, removed or not, in form order."""
        return tuple(
            Row(path, row.number, RowState.HERE if row.own else RowState.REMOVED)
            for path in self.definition.repeats
            for row in self._form.repeat(path).inside
        )

    # What follows from it

    def asks(self, ref: str) -> bool:
        """Whether a question, group, repeat or row is open now."""
        return self._form.place(ref).live

    def value_of(self, ref: str) -> str:
        """What expressions read there: nothing for a closed branch or no answer."""
        return self._form.place(ref).text

    def answer_to(self, ref: Ref) -> Answer | None:
        """What is held for a question, even if set aside, or None."""
        return self._form.place(ref).held

    def choices(self, ref: Ref) -> tuple[Choice, ...]:
        """The choices on offer, as other answers leave them."""
        place, question = self._asked(ref)
        return question.choices if place.offered is None else place.offered

    def problems(self, topic: str | None = None) -> tuple[Problem, ...]:
        """What is missing or does not fit, in form order; of one topic or of all."""
        name = None if topic is None else self.definition.topic(topic).name
        return tuple(
            problem
            for place, problem in self._notebook.problems()
            if name is None or self._question(place).topic == name
        )

    def progress(self, topic: str) -> Progress:
        """How far a topic is; what a closed branch holds does not count."""
        name = self.definition.topic(topic).name
        asked = [
            place
            for place in self._leaves()
            if place.live
            and self._question(place).topic == name
            and self._question(place).kind.is_asked
        ]
        declined = [place for place in asked if _was_declined(place)]
        return Progress(len(asked), sum(map(was_met, asked)), len(declined))

    # What is kept and what may be used

    def answers(self) -> tuple[Answer, ...]:
        """Everything held, set aside or not, in form order: what is to be kept."""
        return tuple(self._held(lambda _: True))

    def live_answers(self) -> tuple[Answer, ...]:
        """What outputs may use: met, and in an open branch."""
        return tuple(self._held(lambda place: place.live and was_met(place)))

    def set_aside(self) -> tuple[Answer, ...]:
        """What was answered in a branch now closed or a row now removed."""
        return tuple(self._held(lambda place: not place.live and was_met(place)))

    def calculated(self) -> tuple[Answer, ...]:
        """The values worked out now, in form order; they are never stored."""
        return tuple(
            Answer(place.ref, place.text)
            for place in self._leaves()
            if place.live and self._question(place).kind is Kind.CALCULATED
        )

    # Within

    def _asked(self, ref: Ref) -> tuple[Place, Question]:
        place = self._form.place(ref)
        question = self.definition.questions.get(place.shape.path)
        if question is None or not question.kind.is_asked:
            raise UnknownQuestion(ref=ref)
        return place, question

    def _question(self, place: Place) -> Question:
        return self.definition.questions[place.shape.path]

    def _leaves(self) -> Iterator[Place]:
        return self._form.top.leaves()

    def _held(self, wanted: Callable[[Place], bool]) -> Iterator[Answer]:
        for place in self._leaves():
            if place.held is not None and wanted(place):
                yield place.held

    def _hold(self, place: Place, answer: Answer) -> Changes:
        place.held = answer
        return self._follow(lambda round_: round_.answered(place))

    def _put_in(self, row: Place) -> Changes:
        self._form.put_in(row)
        return self._follow(lambda round_: round_.row_moved(row))

    def _follow(self, act: Callable[[Recalculation], None]) -> Changes:
        round_ = Recalculation(self.definition, self._form, self._world)
        act(round_)
        return self._notebook.told(round_.touched)

    def _take_up(self, answer: Answer) -> None:
        self._form.take_up_row_of(answer.ref)
        place, question = self._asked(answer.ref)
        value = as_written(question, answer.ref, answer.value)
        voice = answer.voice or question.voice
        place.held = replace(answer, value=value, voice=voice)


def _was_declined(place: Place) -> bool:
    return place.held is not None and place.held.state is State.DECLINED
