"""How the expressions of a form find what they speak of, and what they come to."""

from collections.abc import Callable
from datetime import date

import pytest

from rhi_desktop.instrument import Definition, Sitting
from rhi_desktop.record.ids import Ref

Read = Callable[[str], Definition]
PEOPLE = "/data/talk/people"

ROWS = """
| | integer | a | A | | | | | | | seen | | |
| | integer | b | B | | | | | | | seen | | |
| | calculate | result | | | | {outside} | | | | | | {type} |
| | begin_repeat | people | People | | | | | | | | | |
| | select_one yn | ready | Ready? | | | | | | | seen | | |
| | begin_group | within | Within | | | | | | | | | |
| | integer | age | Age | | | | | | | seen | | |
| | calculate | own | | | | {inside} | | | | | | |
| | end_group | | | | | | | | | | | |
| | end_repeat | | | | | | | | | | | |
"""


def begun(
    read: Read, *, outside: str = "1", inside: str = "1", type_: str = "string"
) -> Sitting:
    """A sitting with two rows, of people of 10 and 20, and a is 3 and b is 4."""
    rows = ROWS.format(outside=outside, inside=inside, type=type_)
    sitting = Sitting(read(rows), today=date(2026, 11, 23))
    sitting.answer(Ref("/data/talk/a"), "3")
    sitting.answer(Ref("/data/talk/b"), "4")
    for age in ("10", "20"):
        number, _ = sitting.add_row(PEOPLE)
        sitting.answer(Ref(f"{PEOPLE}[{number}]/within/age"), age)
    return sitting


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("/data/talk/people/within/age * 2", ("20", "40")),
        ("${age} * 2", ("20", "40")),
        ("../age + /data/talk/a", ("13", "23")),
        ("count(/data/talk/people)", ("2", "2")),
        ("sum(/data/talk/people[within/age > 5]/within/age)", ("30", "30")),
        ("sum(../../../people/within/age)", ("30", "30")),
        ("position(../..)", ("1", "2")),
        ("indexed-repeat(${age}, ${people}, 3 - position(../..))", ("20", "10")),
        ("count(${people}[within/age > current()/../age])", ("1", "0")),
        ("-(/data/talk/people/within/age)", ("-10", "-20")),
        ("(/data/talk/people/within/age \\| ../age)[1]", ("10", "20")),
        ("/data/talk/people/./within/age", ("10", "10")),
    ],
)
def test_a_rule_within_a_row_means_its_own_row_where_it_can(
    read: Read, inside: str, expected: tuple[str, str]
) -> None:
    sitting = begun(read, inside=inside)
    found = tuple(sitting.value_of(f"{PEOPLE}[{n}]/within/own") for n in (1, 2))
    assert found == expected


@pytest.mark.parametrize(
    ("outside", "expected"),
    [
        ("sum(//age)", "30"),
        ("sum(/data/talk/people/within/*[name() = 'age'])", "30"),
        ("(${a} \\| ${b})[2]", "4"),
        ("count(/data/talk/people/within/../ready)", "2"),
        ("${a} div 0", "Infinity"),
        ("${people}[ready = 'no']/within/age = 'old'", "false"),
        ("count(${people}[ready = 'no' or within/age = 20])", "1"),
        ("${a} * 'x'", ""),
        ("if(count(${people}) > 1, 'many', 'few')", "many"),
    ],
)
def test_a_rule_outside_a_repeat_sees_every_row(
    read: Read, outside: str, expected: str
) -> None:
    assert begun(read, outside=outside).value_of("/data/talk/result") == expected


@pytest.mark.parametrize(
    ("outside", "type_", "expected"),
    [
        ("${a} div 2", "int", "1"),
        ("-${a} div 2", "int", "-1"),
        ("'three'", "int", ""),
        ("'1e999'", "int", ""),
        ("${a} div 2", "decimal", "1.5"),
        ("'three'", "decimal", ""),
        ("'2.50'", "decimal", "2.5"),
        ("20750 + ${a}", "date", "2026-10-27"),
        ("99999999", "date", ""),
        ("'2026-10-24T23:30:00.000Z'", "date", "2026-10-25"),
        ("'never'", "date", ""),
        ("''", "date", ""),
        ("${a} div 2", "string", "1.5"),
    ],
)
def test_a_calculation_is_written_in_its_type(
    read: Read, outside: str, type_: str, expected: str
) -> None:
    sitting = begun(read, outside=outside, type_=type_)
    assert sitting.value_of("/data/talk/result") == expected


def test_the_name_of_a_choice_is_that_of_the_own_row(read: Read) -> None:
    sitting = begun(read, inside="jr:choice-name(${ready}, '${ready}')")
    sitting.answer(Ref(f"{PEOPLE}[2]/ready"), "yes")
    assert sitting.value_of(f"{PEOPLE}[1]/within/own") == ""
    assert sitting.value_of(f"{PEOPLE}[2]/within/own") == "Yes"


def test_an_answer_in_one_row_reaches_the_rules_of_all_that_look_across(
    read: Read,
) -> None:
    sitting = begun(read, inside="max(../../../people/within/age)")
    changes = sitting.answer(Ref(f"{PEOPLE}[1]/within/age"), "30")
    assert changes.recalculated == (
        f"{PEOPLE}[1]/within/own",
        f"{PEOPLE}[2]/within/own",
    )


def test_a_rule_runs_after_all_that_it_reads_wherever_it_stands(read: Read) -> None:
    definition = read(
        "| | calculate | third | | | | ${second} + 1 | | | | | | |\n"
        "| | calculate | second | | | | ${first} + 1 | | | | | | |\n"
        "| | integer | first | First | | | | | | | seen | | |"
    )
    sitting = Sitting(definition, today=date(2026, 11, 23))
    changes = sitting.answer(Ref("/data/talk/first"), "1")
    assert sitting.value_of("/data/talk/third") == "3"
    assert changes.recalculated == ("/data/talk/third", "/data/talk/second")
    names = [rule.shape.name for rule in definition.plan.rules]
    assert names == ["second", "third"]
