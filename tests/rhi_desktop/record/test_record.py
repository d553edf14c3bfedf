"""The nouns of the record: what they show, and what they keep to themselves."""

from datetime import date

import pytest

from rhi_desktop.record.answer import Answer, State
from rhi_desktop.record.child import Child
from rhi_desktop.record.ids import ChildId, Ref, new_id
from rhi_desktop.record.jotting import Jotting
from rhi_desktop.record.row import Row

SAM = Child(ChildId("1"), "Sam Example", born=date(2011, 11, 24))


def test_an_answer_never_tells_what_was_said_in_its_repr() -> None:
    answer = Answer(Ref("/data/harm/story"), "He hit me")
    assert "hit" not in repr(answer)
    assert "9 characters" in repr(answer)


@pytest.mark.parametrize(
    ("answer", "has_words"),
    [
        (Answer(Ref("/data/a"), "yes"), True),
        (Answer(Ref("/data/a"), "yes", State.ANSWERED_BY_ANOTHER), True),
        (Answer(Ref("/data/a"), "yes", State.DECLINED), False),
        (Answer(Ref("/data/a"), ""), False),
    ],
)
def test_only_something_that_was_given_has_words(
    answer: Answer, has_words: bool
) -> None:
    assert answer.has_words is has_words


def test_a_list_shows_initials_and_no_name() -> None:
    assert SAM.initials == "S. E."
    assert "Sam" not in repr(SAM)
    assert "green car" not in repr(Jotting(1, "the green car", None))  # type: ignore[arg-type]


def test_a_child_is_called_as_they_like() -> None:
    assert SAM.called == "Sam"
    assert Child(ChildId("2"), "Samantha Example", "Sam").called == "Sam"


def test_an_age_counts_whole_years_on_the_day() -> None:
    assert SAM.age_on(date(2026, 11, 23)) == 14
    assert SAM.age_on(date(2026, 11, 24)) == 15
    assert Child(ChildId("2"), "Sam").age_on(date(2026, 11, 24)) is None


def test_a_row_is_named_by_its_own_number() -> None:
    assert Row("/data/who_with/people", 2).ref == "/data/who_with/people[2]"


def test_a_new_id_tells_nothing_of_the_one_before() -> None:
    first, second = new_id(), new_id()
    assert len(first) == len(second) == 16
    assert abs(int(first, 16) - int(second, 16)) > 1
