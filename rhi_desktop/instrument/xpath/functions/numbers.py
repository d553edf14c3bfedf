"""Numbers, and what many of them come to."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from math import inf, isfinite, isnan, nan

from rhi_desktop.instrument.xpath.compiled import Compiled, Gives
from rhi_desktop.instrument.xpath.convert import (
    Context,
    Evaluate,
    number_in,
    number_of,
)
from rhi_desktop.instrument.xpath.functions.table import Function, Plain, Special

MOST_PLACES = 30
MOST_ARGUMENTS = 99


def _rounded(number: float, places: float = 0.0) -> float:
    """Half goes away from zero, as a person rounds; places may be negative."""
    if isnan(places):
        return nan
    if not isfinite(number) or places > MOST_PLACES:
        return number
    if places < -MOST_PLACES:
        return 0.0
    step = Decimal(1).scaleb(-int(places))
    shifted = (Decimal(repr(number)) / step).quantize(Decimal(1), ROUND_HALF_UP)
    return float(shifted * step)


def _whole(number: float) -> float:
    return float(math.trunc(number)) if isfinite(number) else nan


def _floor(number: float) -> float:
    return float(math.floor(number)) if isfinite(number) else number


def _ceiling(number: float) -> float:
    return float(math.ceil(number)) if isfinite(number) else number


def _power(number: float, exponent: float) -> float:
    try:
        return math.pow(number, exponent)
    except OverflowError:
        return inf
    except ValueError:
        return nan


def _over_all(gather: Callable[[list[float]], float]) -> Callable[..., Evaluate]:
    """Gathers the numbers of all arguments, and of every node among them."""

    def make(*arguments: Compiled) -> Evaluate:
        parts = [argument.run for argument in arguments]

        def gathered(context: Context) -> float:
            numbers: list[float] = []
            for part in parts:
                value = part(context)
                if isinstance(value, list):
                    numbers.extend(number_in(node.said, context) for node in value)
                else:
                    numbers.append(number_of(value, context))
            return gather(numbers)

        return gathered

    return make


def _least(numbers: list[float]) -> float:
    return nan if any(map(isnan, numbers)) else min(numbers, default=nan)


def _most(numbers: list[float]) -> float:
    return nan if any(map(isnan, numbers)) else max(numbers, default=nan)


def _sum(nodes: Compiled) -> Evaluate:
    nodes_of = nodes.as_nodes()
    return lambda context: math.fsum(
        number_in(node.said, context) for node in nodes_of(context)
    )


NUMBER = Gives.NUMBER
FUNCTIONS: dict[str, Function] = {
    "number": Plain("N", NUMBER, float, here=True),
    "int": Plain("N", NUMBER, _whole),
    "round": Plain("Nn", NUMBER, _rounded),
    "floor": Plain("N", NUMBER, _floor),
    "ceiling": Plain("N", NUMBER, _ceiling),
    "abs": Plain("N", NUMBER, abs),
    "pow": Plain("NN", NUMBER, _power),
    "sum": Special(1, 1, NUMBER, _sum),
    "min": Special(1, MOST_ARGUMENTS, NUMBER, _over_all(_least)),
    "max": Special(1, MOST_ARGUMENTS, NUMBER, _over_all(_most)),
}
