"""Truths and choices between values; what is not chosen is not evaluated."""

from rhi_desktop.instrument.xpath.compiled import Compiled, Gives
from rhi_desktop.instrument.xpath.convert import Context, Evaluate, Value, text_of
from rhi_desktop.instrument.xpath.functions.table import Function, Plain, Special


def _if(condition: Compiled, then: Compiled, otherwise: Compiled) -> Evaluate:
    holds, one, other = condition.as_truth(), then.run, otherwise.run
    return lambda context: one(context) if holds(context) else other(context)


def _coalesce(first: Compiled, second: Compiled) -> Evaluate:
    one, other = first.run, second.run

    def coalesce(context: Context) -> Value:
        value = one(context)
        return value if text_of(value) not in ("", "NaN") else other(context)

    return coalesce


def _once(expression: Compiled) -> Evaluate:
    run = expression.run

    def once(context: Context) -> Value:
        return context.node.said or run(context)

    return once


def _counted(least: float, most: float, met: float) -> bool:
    return (least < 0 or met >= least) and (most < 0 or met <= most)


def _checklist(least: float, most: float, *answers: bool) -> bool:
    return _counted(least, most, sum(answers))


def _weighted_checklist(least: Compiled, most: Compiled, *pairs: Compiled) -> Evaluate:
    """Every second argument is the weight of the truth before it."""
    low, high = least.as_number(), most.as_number()
    weighed = [
        (answer.as_truth(), weight.as_number())
        for answer, weight in zip(pairs[::2], pairs[1::2], strict=False)
    ]

    def checklist(context: Context) -> bool:
        met = sum(weight(context) for holds, weight in weighed if holds(context))
        return _counted(low(context), high(context), met)

    return checklist


TRUTH = Gives.TRUTH
FUNCTIONS: dict[str, Function] = {
    "true": Plain("", TRUTH, lambda: True),
    "false": Plain("", TRUTH, lambda: False),
    "not": Plain("B", TRUTH, lambda value: not value),
    "boolean": Plain("B", TRUTH, bool),
    "boolean-from-string": Plain("T", TRUTH, lambda text: text in ("1", "true")),
    "if": Special(3, 3, Gives.ANY, _if),
    "coalesce": Special(2, 2, Gives.ANY, _coalesce),
    "once": Special(1, 1, Gives.ANY, _once),
    "checklist": Plain("NNB*", TRUTH, _checklist),
    "weighted-checklist": Special(4, 99, TRUTH, _weighted_checklist),
}
