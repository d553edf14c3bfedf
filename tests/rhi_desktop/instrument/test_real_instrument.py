"""The instrument that is shipped, under random conversations."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rhi_desktop import assets
from rhi_desktop.instrument import (
    Definition,
    Kind,
    Question,
    Sitting,
    read_definition,
)
from rhi_desktop.record.ids import Ref

TODAY = date(2026, 11, 23)
PLAUSIBLE = {
    Kind.WHOLE: "3",
    Kind.NUMBER: "2.5",
    Kind.DATE: "2026-10-24",
    Kind.MOMENT: "2026-10-24T18:00:00.000+01:00",
    Kind.TIME: "18:00",
}


@pytest.fixture(scope="module")
def instrument() -> Definition:
    return read_definition(assets.read("instruments/return_home_interview.xform.xml"))


def refs_of(definition: Definition) -> list[tuple[Ref, Question]]:
    """Every asked question, those of two rows of each repeat too."""
    return [
        (Ref(q.path.replace(q.repeat, f"{q.repeat}[{n}]") if q.repeat else q.path), q)
        for q in definition.questions.values()
        if q.kind.is_asked
        for n in ((1, 2) if q.repeat else (1,))
    ]


def something(data: st.DataObject, question: Question) -> str:
    if question.kind.has_choices:
        return data.draw(st.sampled_from(["", *(c.value for c in question.choices)]))
    return PLAUSIBLE.get(question.kind, "Some words")


@settings(max_examples=20)
@given(st.data())
def test_a_conversation_can_be_left_and_taken_up_at_any_point(
    instrument: Definition, data: st.DataObject
) -> None:
    sitting = Sitting(instrument, today=TODAY)
    for repeat in instrument.repeats:
        sitting.add_row(repeat)
        sitting.add_row(repeat)
    refs = refs_of(instrument)
    for ref, question in data.draw(st.lists(st.sampled_from(refs), max_size=60)):
        sitting.answer(ref, something(data, question))
    again = Sitting(
        instrument, today=TODAY, answers=sitting.answers(), rows=sitting.rows_held()
    )
    assert again.live_answers() == sitting.live_answers()
    assert again.set_aside() == sitting.set_aside()
    assert again.calculated() == sitting.calculated()
    assert again.problems() == sitting.problems()
    assert [again.asks(ref) for ref, _ in refs] == [sitting.asks(r) for r, _ in refs]


def test_everything_shown_is_told_in_both_languages(instrument: Definition) -> None:
    assert set(instrument.languages) == {"en", "cy"}
    for topic in instrument.topics:
        for question in topic.questions():
            for text in (question.label, *(c.label for c in question.choices)):
                assert text.keys() == {"en", "cy"}, question.path
