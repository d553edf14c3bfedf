"""Compares values as XPath 1.0 section 3.4 lays down, and dates as dates."""

import operator
from collections.abc import Callable

from rhi_desktop.instrument.xpath import dates
from rhi_desktop.instrument.xpath.convert import (
    Context,
    Value,
    number_of,
    truth_of,
)

Test = Callable[[Value, Value, Context], bool]


def _equal(left: Value, right: Value, context: Context) -> bool:
    """Whether two single values are the same: as truths, numbers, instants or texts."""
    if isinstance(left, bool) or isinstance(right, bool):
        return truth_of(left) == truth_of(right)
    if isinstance(left, str) and isinstance(right, str):
        if left == right:
            return True
        instants = _instants(left, right, context)
        return instants is not None and instants[0] == instants[1]
    return number_of(left, context) == number_of(right, context)


def _unequal(left: Value, right: Value, context: Context) -> bool:
    return not _equal(left, right, context)


def _ordered(order: Callable[[float, float], bool]) -> Test:
    """A test of rank: two dated texts by their instants, all else by number."""

    def test(left: Value, right: Value, context: Context) -> bool:
        if isinstance(left, str) and isinstance(right, str):
            instants = _instants(left, right, context)
            if instants is not None:
                return order(*instants)
        return order(number_of(left, context), number_of(right, context))

    return _over_nodes(test)


def _instants(left: str, right: str, context: Context) -> tuple[float, float] | None:
    if not (dates.looks_dated(left) and dates.looks_dated(right)):
        return None
    zone = context.world.zone
    one, other = dates.instant_in(left, zone), dates.instant_in(right, zone)
    if one is None or other is None:
        return None
    return dates.instant_days(one), dates.instant_days(other)


def _over_nodes(test: Test) -> Test:
    """The test for sets of nodes too: true if it holds for any of them."""

    def over(left: Value, right: Value, context: Context) -> bool:
        if isinstance(left, list):
            return any(over(node.said, right, context) for node in left)
        if isinstance(right, list):
            return any(test(left, node.said, context) for node in right)
        return test(left, right, context)

    return over


def _or_whether_any(test: Test) -> Test:
    """Beside a truth, a set of nodes is the truth of whether it has any."""
    each = _over_nodes(test)

    def over(left: Value, right: Value, context: Context) -> bool:
        if isinstance(left, bool) or isinstance(right, bool):
            return test(truth_of(left), truth_of(right), context)
        return each(left, right, context)

    return over


TESTS: dict[str, Test] = {
    "=": _or_whether_any(_equal),
    "!=": _or_whether_any(_unequal),
    "<": _ordered(operator.lt),
    "<=": _ordered(operator.le),
    ">": _ordered(operator.gt),
    ">=": _ordered(operator.ge),
}
"""A set of nodes is ranked node by node even beside a truth, as ODK Web Forms does."""
