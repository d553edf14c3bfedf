"""Reading the instrument, and what one answer costs to follow."""

import random
import time
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

from rhi_desktop import assets
from rhi_desktop.instrument.definition import Kind
from rhi_desktop.instrument.reader import read_definition
from rhi_desktop.instrument.sitting import Sitting
from rhi_desktop.practice.instruments import SHIPPED
from rhi_desktop.record.ids import Ref
from tests.bench.run import Row, in_turn, middle, ms

ANSWERS = 6_000


def rows() -> Iterator[Row]:
    xform = assets.read(SHIPPED)
    load, parse = in_turn(
        lambda: read_definition(xform), lambda: ET.fromstring(xform), 31
    )
    yield Row(
        "instrument read",
        ms(middle(load)),
        f"XML alone {ms(middle(parse))}",
        middle(load) * 1e3,
        20,
        "ms",
    )
    taken = sorted(
        one_answer_each(Sitting(read_definition(xform), today=date(2026, 10, 27)))
    )
    typical, slow = middle(taken) * 1e6, taken[int(len(taken) * 0.99)] * 1e3
    yield Row("one answer followed, p50", ms(middle(taken)), "", typical, 60, "µs")
    yield Row(
        "one answer followed, p99",
        ms(taken[int(len(taken) * 0.99)]),
        "",
        slow,
        0.5,
        "ms",
    )


def one_answer_each(sitting: Sitting) -> list[float]:
    """A long random conversation: each answer timed."""
    by_chance = random.Random(72)
    asked = [
        question
        for question in sitting.definition.questions.values()
        if question.kind.is_asked and question.repeat is None
    ]
    taken = []
    for _ in range(ANSWERS):
        question = by_chance.choice(asked)
        value = _value(question.kind, [c.value for c in question.choices], by_chance)
        began = time.perf_counter()
        sitting.answer(Ref(question.path), value)
        taken.append(time.perf_counter() - began)
    return taken


def _value(kind: Kind, codes: list[str], by_chance: random.Random) -> str:
    match kind:
        case Kind.ONE:
            return by_chance.choice(codes)
        case Kind.SEVERAL:
            return " ".join(by_chance.sample(codes, min(2, len(codes))))
        case Kind.WHOLE:
            return str(by_chance.randint(1, 20))
        case Kind.DATE:
            return f"2026-10-{by_chance.randint(10, 27)}"
        case Kind.MOMENT:
            return f"2026-10-{by_chance.randint(10, 24)}T16:00:00.000+01:00"
        case _:
            return "They moved my contact again " * by_chance.randint(1, 5)
