"""Expressions over a small document, as XPath 1.0 lays them down."""

from collections.abc import Callable
from contextlib import suppress
from math import inf, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhi_desktop.instrument.xpath import Node, NotXPath, Value, compiled, parse
from rhi_desktop.instrument.xpath.convert import number_text

Run = Callable[..., Value]


def nodes(value: Run, expression: str, at: str = "data") -> list[Node]:
    found = value(expression, at)
    assert isinstance(found, list)
    return found


def names(value: Run, expression: str) -> list[str]:
    return [node.name for node in nodes(value, expression)]


def texts(value: Run, expression: str) -> list[str]:
    return [node.said for node in nodes(value, expression)]


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
def test_operators_hold_to_the_standard(
    value: Run, expression: str, expected: Value
) -> None:
    assert value(expression) == expected


@pytest.mark.parametrize(
    "expression", ["0 div 0", "1 mod 0", "(1 div 0) mod 2", "'x' + 1", "number('')"]
)
def test_what_has_no_number_is_not_a_number(value: Run, expression: str) -> None:
    found = value(expression)
    assert isinstance(found, float)
    assert isnan(found)


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
def test_paths_lead_where_they_say(
    value: Run, expression: str, expected: list[str]
) -> None:
    assert names(value, expression) == expected


def test_a_filter_of_a_list_may_ask_the_form(value: Run) -> None:
    path = "instance('colours')/root/item[name = selected-at(/data/chosen, 1)]/name"
    assert texts(value, path) == ["green"]


def test_nodes_found_from_several_come_in_document_order(value: Run) -> None:
    assert texts(value, "row/preceding-sibling::row/n") == ["10", "20"]
    assert texts(value, "row/../row/n") == ["10", "20", "30"]


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


@pytest.mark.parametrize("joined", ["-" * 399 + "1", "1" + "+1" * 199])
def test_an_expression_of_many_words_still_runs(value: Run, joined: str) -> None:
    assert value(joined) in (-1.0, 200.0)
    with pytest.raises(NotXPath, match="longer than 400 words"):
        compiled(f"{joined} + 1 + 1")


def test_a_name_may_be_that_of_an_operator(value: Run) -> None:
    assert names(value, "div | mod") == []
    assert value("2 div 2 div 1") == 1.0


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_survives_being_written(number: float) -> None:
    assert float(number_text(number)) == number
    assert "e" not in number_text(number)


@given(st.text("abc.()[]/@'\"=<> |*+-12,:$", max_size=30))
def test_reading_never_fails_but_by_saying_so(source: str) -> None:
    with suppress(NotXPath):
        parse(source)
