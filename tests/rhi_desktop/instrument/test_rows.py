"""Rows of a repeat: numbered once, removed, and put back."""

import pytest

from rhi_desktop.errors import UnknownQuestion
from rhi_desktop.instrument import Changes, Sitting
from rhi_desktop.record.ids import Ref
from rhi_desktop.record.row import Row, RowState

ACCEPTED = Ref("/data/offer/accepted")
PEOPLE = "/data/who_with/people"


def person(number: int, name: str = "") -> Ref:
    return Ref(f"{PEOPLE}[{number}]" + (f"/{name}" if name else ""))


def person_at(sitting: Sitting, name: str) -> Ref:
    """A question of a new row."""
    number, _ = sitting.add_row(PEOPLE)
    return person(number, name)


def towns(sitting: Sitting, number: int) -> list[str]:
    return [choice.value for choice in sitting.choices(person(number, "from_town"))]


def test_rows_are_numbered_once_and_for_ever(talking: Sitting) -> None:
    assert [talking.add_row(PEOPLE)[0] for _ in range(3)] == [1, 2, 3]
    talking.remove_row(person(3))
    assert talking.add_row(PEOPLE)[0] == 4
    assert talking.rows(PEOPLE) == (1, 2, 4)


def test_a_new_row_shows_what_it_asks(talking: Sitting) -> None:
    number, changes = talking.add_row(PEOPLE)
    assert number == 1
    assert changes.shown[:2] == (person(1), person(1, "name"))
    assert person(1, "age") not in changes.shown
    assert not talking.asks(person(1, "age"))
    assert talking.value_of("/data/who_with/how_many") == "1"
    assert talking.value_of(person(1, "place_in_line")) == "1"


def test_a_row_asks_for_itself_alone(talking: Sitting) -> None:
    talking.add_row(PEOPLE)
    talking.add_row(PEOPLE)
    changes = talking.answer(person(2, "name"), "Sam")
    assert changes.shown == (person(2, "age"),)
    assert not talking.asks(person(1, "age"))
    changes = talking.answer(person(2, "age"), "18")
    assert person(2, "further/worry") in changes.shown
    assert not talking.asks(person(1, "further/worry"))


def test_choices_are_filtered_row_by_row(talking: Sitting) -> None:
    talking.add_row(PEOPLE)
    talking.add_row(PEOPLE)
    talking.answer(person(1, "from_region"), "north")
    changes = talking.answer(person(2, "from_region"), "south")
    assert changes.refiltered == (person(2, "from_town"),)
    assert towns(talking, 1) == ["bangor", "rhyl"]
    assert towns(talking, 2) == ["barry"]


def test_calculations_over_all_rows_follow_each_of_them(talking: Sitting) -> None:
    for age in ("15", "19"):
        ref = person_at(talking, "name")
        talking.answer(ref, f"Somebody of {age}")
        talking.answer(Ref(ref.replace("name", "age")), age)
    assert talking.value_of("/data/who_with/oldest") == "19"
    assert talking.value_of("/data/who_with/adults") == "1"
    assert talking.value_of("/data/who_with/first_name") == "Somebody of 15"
    talking.remove_row(person(1))
    assert talking.value_of("/data/who_with/first_name") == "Somebody of 19"
    assert talking.value_of(person(2, "place_in_line")) == "1"


def test_a_removed_row_is_set_aside_and_comes_back_where_it_stood(
    talking: Sitting,
) -> None:
    for name in ("Ann", "Bea", "Cat"):
        talking.answer(person_at(talking, "name"), name)
    changes = talking.remove_row(person(2))
    assert person(2) in changes.hidden
    assert not talking.asks(person(2, "name"))
    assert [held.value for held in talking.set_aside()] == ["Bea"]
    assert talking.value_of("/data/who_with/how_many") == "2"
    assert talking.value_of(person(3, "place_in_line")) == "2"
    assert talking.rows_held()[1] == Row(PEOPLE, 2, RowState.REMOVED)

    changes = talking.restore_row(person(2))
    assert person(2) in changes.shown
    assert talking.rows(PEOPLE) == (1, 2, 3)
    assert talking.set_aside() == ()
    assert talking.value_of(person(2, "name")) == "Bea"
    assert talking.value_of(person(3, "place_in_line")) == "3"


def test_removing_or_restoring_twice_changes_nothing(talking: Sitting) -> None:
    talking.add_row(PEOPLE)
    assert talking.restore_row(person(1)) == Changes()
    talking.remove_row(person(1))
    assert talking.remove_row(person(1)) == Changes()


def test_an_answer_to_a_removed_row_waits_for_it_to_come_back(
    talking: Sitting,
) -> None:
    talking.add_row(PEOPLE)
    talking.answer(person(1, "name"), "Ann")
    talking.remove_row(person(1))
    assert talking.answer(person(1, "age"), "40") == Changes()
    talking.restore_row(person(1))
    assert talking.value_of("/data/who_with/oldest") == "40"


def test_what_changes_while_a_row_is_away_holds_when_it_comes_back(
    talking: Sitting,
) -> None:
    talking.add_row(PEOPLE)
    talking.answer(person(1, "name"), "Ann")
    talking.remove_row(person(1))
    talking.answer(ACCEPTED, "no")
    talking.restore_row(person(1))
    assert talking.rows(PEOPLE) == (1,)
    assert not talking.asks(person(1, "name"))
    talking.answer(ACCEPTED, "yes")
    assert talking.asks(person(1, "name"))


def test_closing_a_repeat_closes_its_rows(talking: Sitting) -> None:
    talking.answer(person_at(talking, "name"), "Ann")
    changes = talking.answer(ACCEPTED, "no")
    assert {PEOPLE, person(1), person(1, "name")} <= set(changes.hidden)
    assert not talking.asks(PEOPLE)
    assert talking.value_of("/data/who_with/first_name") == ""


@pytest.mark.parametrize("ref", ["/data/offer", f"{PEOPLE}[1]", f"{PEOPLE}[9]", "no"])
def test_only_a_repeat_takes_rows(talking: Sitting, ref: str) -> None:
    talking.add_row(PEOPLE)
    with pytest.raises(UnknownQuestion):
        talking.add_row(ref)


@pytest.mark.parametrize("ref", [PEOPLE, f"{PEOPLE}[9]", ACCEPTED])
def test_only_a_row_can_be_removed(talking: Sitting, ref: str) -> None:
    with pytest.raises(UnknownQuestion):
        talking.remove_row(Ref(ref))
