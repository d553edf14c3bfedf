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
    """Whether two single values are the same: as truths, numbers or texts."""
    if isinstance(left, bool) or isinstance(right, bool):
        return truth_of(left) == truth_of(right)
    if isinstance(left, float) or isinstance(right, float):
        return number_of(left, context) == number_of(right, context)
    return left == right


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

    return test


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
            if isinstance(right, bool):
                return test(bool(left), right, context)
            return any(over(node.said, right, context) for node in left)
        if isinstance(right, list):
            if isinstance(left, bool):
                return test(left, bool(right), context)
            return any(test(left, node.said, context) for node in right)
        return test(left, right, context)

    return over


TESTS: dict[str, Test] = {
    "=": _over_nodes(_equal),
    "!=": _over_nodes(_unequal),
    "<": _over_nodes(_ordered(operator.lt)),
    "<=": _over_nodes(_ordered(operator.le)),
    ">": _over_nodes(_ordered(operator.gt)),
    ">=": _over_nodes(_ordered(operator.ge)),
}
