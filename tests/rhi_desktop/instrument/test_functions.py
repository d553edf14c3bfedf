"""The functions an expression may call, and how dates count."""

from collections.abc import Callable
from math import inf, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhi_desktop.instrument.xpath import Value

Run = Callable[..., Value]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("day < '2026-10-25'", True),
        ("day <= today()", True),
        ("day > '2026-10-24T09:00:00.000+01:00'", False),
        ("day = '2026-10-24T00:00:00.000+01:00'", True),
        ("day = '2026-10-24'", True),
        ("'2026-10-24' != day", False),
        ("day = '2026-10-25'", False),
        ("day = '2026-13-40'", False),
        ("day < '2026-13-40'", False),
        ("'2026-04-01' - '2026-03-01'", 31.0),
        ("number(day)", 20750.0),
        ("number('2026-10-24T12:00:00.000Z')", 20750.5),
        ("today()", "2026-11-23"),
        ("now()", "2026-11-23T09:30:00.000+00:00"),
        ("date('2026-10-24T23:30:00.000Z')", "2026-10-25"),
        ("date(20750.9)", "2026-10-24"),
        ("date(day + 7)", "2026-10-31"),
        ("date('never')", ""),
        ("date(1 div 0)", ""),
        ("date(99999999)", ""),
        ("date-time('2026-10-24T12:00Z')", "2026-10-24T13:00:00.000+01:00"),
        ("date-time('2026-10-24T12:00')", "2026-10-24T12:00:00.000+01:00"),
        ("date-time(20750.5)", "2026-10-24T13:00:00.000+01:00"),
        ("date-time(1 div 0)", ""),
        ("date-time(99999999)", ""),
        ("date-time('2026-10-24T99:00')", ""),
        ("decimal-date-time('2026-10-24T12:00:00.000Z')", 20750.5),
        ("decimal-date-time(3)", 3.0),
        ("decimal-time('18:00')", 0.75),
        ("decimal-time('06:00:30.000+01:00')", (6 * 60 + 0.5) / (24 * 60)),
        ("format-date(day, '%a %e %b %Y, %d/%m/%y')", "Sat 24 Oct 2026, 24/10/26"),
        ("format-date(day, '%n %% %q')", "10 % %q"),
        ("format-date-time('2026-10-24T08:05:09.250Z', '%H.%h.%M')", "09.9.05"),
        ("format-date-time('2026-10-24T08:05:09.250Z', '%S.%3')", "09.250"),
        ("format-date('never', '%Y')", ""),
    ],
)
def test_dates_are_dates(value: Run, expression: str, expected: Value) -> None:
    assert value(expression) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "decimal-date-time('x')",
        "decimal-time('x')",
        "decimal-time('25:00')",
        "number('2026-02-30')",
    ],
)
def test_what_is_no_time_has_no_number(value: Run, expression: str) -> None:
    found = value(expression)
    assert isinstance(found, float)
    assert isnan(found)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("if(a = 1, 'yes', 'no')", "yes"),
        ("if(a = 2, 'yes', 'no')", "no"),
        ("coalesce(group/d, 'blank')", "blank"),
        ("coalesce(group/c, 'blank') = 'three'", True),
        ("boolean('')", False),
        ("boolean(number('x'))", False),
        ("boolean-from-string('1')", True),
        ("boolean-from-string('no')", False),
        ("checklist(1, 2, true(), false(), true())", True),
        ("checklist(-1, 1, true(), true())", False),
        ("weighted-checklist(3, -1, a, 2, b, 1)", True),
        ("weighted-checklist(3, -1, a, 2, nothing, 1)", False),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -3.0),
        ("round(2.345, 2)", 2.35),
        ("round(1234, -2)", 1200.0),
        ("round(1 div 0)", inf),
        ("round(2.5, 99)", 2.5),
        ("round(2.5, -99)", 0.0),
        ("int(-2.7)", -2.0),
        ("floor(-2.1)", -3.0),
        ("ceiling(2.1)", 3.0),
        ("floor(1 div 0)", inf),
        ("ceiling(1 div 0)", inf),
        ("abs(-2)", 2.0),
        ("pow(2, 10)", 1024.0),
        ("pow(10, 999)", inf),
        ("sum(row/n)", 60.0),
        ("min(row/n)", 10.0),
        ("max(row/n, 99)", 99.0),
        ("number(true())", 1.0),
        ("count(row)", 3.0),
        ("count-non-empty(group/*)", 2.0),
        ("string(1.50)", "1.5"),
        ("string(true())", "true"),
        ("string(nothing)", ""),
        ("string(-1 div 0)", "-Infinity"),
        ("string(1 div 0)", "Infinity"),
        ("string(number('x'))", "NaN"),
        ("string(group)", "three5"),
        ("concat(a, '-', row/n)", "1-102030"),
        ("join(', ', row/n, 'end')", "10, 20, 30, end"),
        ("string-length('four')", 4.0),
        ("normalize-space('  a   b ')", "a b"),
        ("contains('abc', 'b')", True),
        ("starts-with('abc', 'b')", False),
        ("ends-with('abc', 'bc')", True),
        ("substring('12345', 2, 3)", "234"),
        ("substring('12345', 2)", "2345"),
        ("substring('12345', -1 div 0)", "12345"),
        ("substring-before('a-b', '-')", "a"),
        ("substring-before('a-b', '')", ""),
        ("substring-before('a-b', '/')", ""),
        ("substring-after('a-b', '-')", "b"),
        ("substring-after('a-b', '')", "a-b"),
        ("substr('hello', 1, 3)", "el"),
        ("substr('hello', -2)", "lo"),
        ("substr('hello', number('x'))", ""),
        ("translate('abcb', 'bca', 'BC')", "BCB"),
        ("regex('CF10', '^[A-Z]+[0-9]+$')", True),
        ("regex('10CF', '^[A-Z]+')", False),
        ("selected(chosen, 'green')", True),
        ("selected(chosen, 'gre')", False),
        ("selected-at(chosen, 1)", "green"),
        ("selected-at(chosen, 2)", ""),
        ("selected-at(chosen, 1 div 0)", ""),
        ("count-selected(chosen)", 2.0),
        ("jr:itext('hello')", "Hello"),
        ("jr:itext('goodbye')", ""),
        ("jr:choice-name('red', '/data/chosen')", "Red"),
        ("jr:choice-name('blue', '/data/chosen')", ""),
        ("name(a)", "a"),
        ("local-name(nothing)", ""),
        ("indexed-repeat(row/n, row, 2) = 20", True),
        ("position(row[3])", 3.0),
        ("position(nothing)", 0.0),
        ("position(/)", 1.0),
    ],
)
def test_functions_give_what_they_promise(
    value: Run, expression: str, expected: Value
) -> None:
    assert value(expression) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "round(2.5, number('x'))",
        "round(number('x'))",
        "int(1 div 0)",
        "pow(-8, 0.5)",
        "min(nothing)",
        "max(row/n, group/c)",
        "sum(group/c)",
    ],
)
def test_functions_of_no_number_give_no_number(value: Run, expression: str) -> None:
    found = value(expression)
    assert isinstance(found, float)
    assert isnan(found)


def test_once_keeps_what_is_there(value: Run) -> None:
    assert value("once('new')", at="b") == "2"
    assert value("once('new')", at="d") == "new"


def test_functions_speak_of_the_node_they_stand_on(value: Run) -> None:
    assert value("string()", at="b") == "2"
    assert value("number() + string-length()", at="b") == 3.0
    assert value("name()", at="b") == "b"


@given(st.integers(-400_000, 400_000))
def test_a_day_and_its_number_are_the_same(value: Run, days: int) -> None:
    assert value(f"number(date({days}))") == days
    assert value(f"date({days}) + 1 = {days} + 1") is True


@given(st.text(max_size=20), st.text(max_size=5))
def test_what_stands_before_and_after_makes_the_whole(
    value: Run, text: str, mark: str
) -> None:
    quotes = {ord("'"): "", ord('"'): ""}
    text, mark = text.translate(quotes), mark.translate(quotes)
    whole = value(
        f"concat(substring-before('{text}', '{mark}'), '{mark}', "
        f"substring-after('{text}', '{mark}'))"
    )
    assert (whole == text) == (mark in text)
