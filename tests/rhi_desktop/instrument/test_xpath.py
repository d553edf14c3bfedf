"""Expressions over a small document: XPath 1.0, ODK's functions, our profile."""

from contextlib import suppress
from datetime import datetime
from math import inf, isnan
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhi_desktop.clock import LOCAL
from rhi_desktop.instrument.xpath import (
    Context,
    Node,
    NotXPath,
    Value,
    World,
    compiled,
    parse,
)
from rhi_desktop.instrument.xpath.convert import number_text
from rhi_desktop.instrument.xpath.tree import grown_from

DOCUMENT = """
<data>
  <a id="one" kind="x">1</a>
  <b>2</b>
  <group><c>three</c><d/><deep><e>5</e></deep></group>
  <row><n>10</n></row><row><n>20</n></row><row><n>30</n></row>
  <chosen>red green</chosen>
  <day>2026-10-24</day>
</data>
"""
LIST = "<root><item><name>red</name></item><item><name>green</name></item></root>"


def world() -> World:
    root = Node("instance")
    root.add(grown_from(ET.fromstring(LIST)))
    return World(
        now=datetime(2026, 11, 23, 9, 30, tzinfo=LOCAL),
        instances={"colours": root},
        texts={"hello": "Hello"},
        choice_names={"/data/chosen": {"red": "Red"}},
    )


def value(expression: str, at: str = "data") -> Value:
    """The value of an expression standing at the first node of that name."""
    document = Node.document(grown_from(ET.fromstring(DOCUMENT)))
    node = next(node for node in document.below() if node.name == at)
    return compiled(expression).run(Context(node, world()))


def names(expression: str, at: str = "data") -> list[str]:
    nodes = value(expression, at)
    assert isinstance(nodes, list)
    return [node.name for node in nodes]


def texts(expression: str, at: str = "data") -> list[str]:
    nodes = value(expression, at)
    assert isinstance(nodes, list)
    return [node.said for node in nodes]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("7 - 2 - 1", 4.0),
        ("-2 + - -5", 3.0),
        ("7 div 2", 3.5),
        ("1 div 0", inf),
        ("-1 div 0", -inf),
        ("7 mod 3", 1.0),
        ("-7 mod 3", -1.0),
        ("2*3", 6.0),
        (".5 + 1.", 1.5),
        ("1 or 0 and 0", True),
        ("1and0", False),
        ("0 or 1", True),
        ("1 < 2 = true()", True),
        ("'a' = \"a\"", True),
        ("2 >= 2 and 2 <= 2 and not(2 > 2) and not(2 < 2)", True),
        ("a = 1", True),
        ("a != 1", False),
        ("1 = a", True),
        ("b = a", False),
        ("row/n = 20 and row/n != 20", True),
        ("row/n > 25", True),
        ("25 > row/n", True),
        ("row/n = '20'", True),
        ("row/n != '20'", True),
        ("group/d != 'no'", True),
        ("nothing != 'no'", False),
        ("nothing = false()", True),
        ("true() = a", True),
        ("a and not(nothing)", True),
        ("'2' = 2", True),
        ("'x' = 2", False),
        ("true() = 1", True),
        ("true() > 0", True),
    ],
)
def test_operators_hold_to_the_standard(expression: str, expected: Value) -> None:
    assert value(expression) == expected


@pytest.mark.parametrize(
    "expression", ["0 div 0", "1 mod 0", "(1 div 0) mod 2", "'x' + 1", "number('')"]
)
def test_what_has_no_number_is_not_a_number(expression: str) -> None:
    found = value(expression)
    assert isinstance(found, float)
    assert isnan(found)


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
def test_dates_are_dates(expression: str, expected: Value) -> None:
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
def test_what_is_no_time_has_no_number(expression: str) -> None:
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
def test_functions_give_what_they_promise(expression: str, expected: Value) -> None:
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
def test_functions_of_no_number_give_no_number(expression: str) -> None:
    found = value(expression)
    assert isinstance(found, float)
    assert isnan(found)


def test_once_keeps_what_is_there() -> None:
    assert value("once('new')", at="b") == "2"
    assert value("once('new')", at="d") == "new"


def test_functions_speak_of_the_node_they_stand_on() -> None:
    assert value("string()", at="b") == "2"
    assert value("number() + string-length()", at="b") == 3.0
    assert value("name()", at="b") == "b"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("/data/a", ["a"]),
        ("/", [""]),
        ("*[last()]", ["day"]),
        (".", ["data"]),
        ("..", [""]),
        ("../data/./b", ["b"]),
        ("../../..", []),
        ("group/deep/../c", ["c"]),
        ("//e", ["e"]),
        ("group//e", ["e"]),
        ("row[2]/n | a | row[2]/n", ["a", "n"]),
        ("(row | a)[1]", ["a"]),
        ("group/node()", ["c", "d", "deep"]),
        ("a/text()", []),
        ("a/@*", ["id", "kind"]),
        ("a/@id/..", ["a"]),
        ("a[@id = 'one']", ["a"]),
        ("a/@kind | a/@id", ["id", "kind"]),
        ("descendant::e/ancestor::*", ["data", "group", "deep"]),
        ("descendant::e/ancestor-or-self::*", ["data", "group", "deep", "e"]),
        ("group/following-sibling::row", ["row", "row", "row"]),
        ("group/preceding-sibling::*[1]", ["b"]),
        ("a/@id/following-sibling::*", []),
        ("b/following::e", ["e"]),
        ("a/@id/following::b", ["b"]),
        ("group/deep/e/preceding::*", ["a", "b", "c", "d"]),
        ("instance('colours')/root/item[name = 'green']/name", ["name"]),
        ("instance('none')/root/item", []),
        ("if(true(), row, a)[1]/n", ["n"]),
        ("if(false(), row, 'text')[1]/n", []),
        ("row[n = current()/b * 10]", ["row"]),
        ("row[position() = 2 or last() = 1]", ["row"]),
        ("row[if(true(), 2, 3)]/n", ["n"]),
        ("row[if(true(), 'yes', '')]/n", ["n", "n", "n"]),
        ("child::row/self::row", ["row", "row", "row"]),
        ("indexed-repeat(row/n, row, 9)", []),
    ],
)
def test_paths_lead_where_they_say(expression: str, expected: list[str]) -> None:
    assert names(expression) == expected


def test_a_filter_of_a_list_may_ask_the_form() -> None:
    path = "instance('colours')/root/item[name = selected-at(/data/chosen, 1)]/name"
    assert texts(path) == ["green"]


def test_nodes_found_from_several_come_in_document_order() -> None:
    assert texts("row/preceding-sibling::row/n") == ["10", "20"]
    assert texts("row/../row/n") == ["10", "20", "30"]


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "1 +",
        "(1",
        "a[1",
        "a b",
        "1 order 2",
        "a//",
        "@",
        "foo(1,)",
        "a::b",
        "#",
        "self::node(",
        "count('a')",
        "'a'/b",
        "('a')[1]",
        "1 | 2",
    ],
)
def test_what_is_no_expression_is_refused(expression: str) -> None:
    with pytest.raises(NotXPath):
        compiled(expression)


def test_a_name_may_be_that_of_an_operator() -> None:
    assert names("div | mod") == []
    assert value("2 div 2 div 1") == 1.0


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_survives_being_written(number: float) -> None:
    assert float(number_text(number)) == number
    assert "e" not in number_text(number)


@given(st.text("abc.()[]/@'\"=<> |*+-12,:$", max_size=30))
def test_reading_never_fails_but_by_saying_so(source: str) -> None:
    with suppress(NotXPath):
        parse(source)


@given(st.integers(-400_000, 400_000))
def test_a_day_and_its_number_are_the_same(days: int) -> None:
    assert value(f"number(date({days}))") == days
    assert value(f"date({days}) + 1 = {days} + 1") is True


@given(st.text(max_size=20), st.text(max_size=5))
def test_what_stands_before_and_after_makes_the_whole(text: str, mark: str) -> None:
    quotes = {ord("'"): "", ord('"'): ""}
    text, mark = text.translate(quotes), mark.translate(quotes)
    whole = value(
        f"concat(substring-before('{text}', '{mark}'), '{mark}', "
        f"substring-after('{text}', '{mark}'))"
    )
    assert (whole == text) == (mark in text)
