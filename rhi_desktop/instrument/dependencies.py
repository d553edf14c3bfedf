"""In which order rules must run, and whom each change concerns.

A rule that reads a question comes after whatever can change what that question says:
its own calculation, and the relevance of it and of everything it stands in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from rhi_desktop.instrument.plan import Aspect, Reader, Rule, Shape
from rhi_desktop.instrument.reads import Reads
from rhi_desktop.instrument.xpath import Evaluate


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A rule whose rank is not known yet."""

    aspect: Aspect
    shape: Shape
    run: Evaluate
    reads: Reads


class Circle(ValueError):
    """Says which rules wait for each other; `path` is where one of them stands."""

    def __init__(self, problem: str, path: str) -> None:
        super().__init__(problem)
        self.path = path


Concerned = dict[Shape, list[Reader]]


def ranked(drafts: list[Draft]) -> tuple[Rule, ...]:
    """The rules in an order in which each finds its answers ready; raises Circle.

    Rules that do not concern each other stay in form order, so that every sitting
    runs alike. Rank n of the result is its place in the tuple.
    """
    waits_for = _waits(drafts)
    followers: list[list[int]] = [[] for _ in drafts]
    for index, earlier in enumerate(waits_for):
        for one in earlier:
            followers[one].append(index)
    left = [len(earlier) for earlier in waits_for]
    ready = [index for index, count in enumerate(left) if not count]
    heapify(ready)
    order: list[int] = []
    while ready:
        index = heappop(ready)
        order.append(index)
        for follower in followers[index]:
            left[follower] -= 1
            if not left[follower]:
                heappush(ready, follower)
    if len(order) < len(drafts):
        raise _circle(drafts, waits_for, {i for i, count in enumerate(left) if count})
    return tuple(
        Rule(drafts[index].aspect, drafts[index].shape, drafts[index].run, rank)
        for rank, index in enumerate(order)
    )


def concerned(
    rules: Iterable[Rule], reads: Mapping[Evaluate, Reads]
) -> tuple[Concerned, Concerned]:
    """Who reads each question's value, and who reads which rows a repeat has."""
    readers: Concerned = {}
    row_readers: Concerned = {}
    for rule in rules:
        read = reads[rule.run]
        in_a_row = rule.shape.repeat is not None and not rule.shape.repeats
        for shape, near in read.values.items():
            reader = Reader(rule.rank, same_row=near and in_a_row)
            readers.setdefault(shape, []).append(reader)
        for repeat in read.rows:
            reader = Reader(rule.rank, same_row=False)
            row_readers.setdefault(repeat, []).append(reader)
    return readers, row_readers


def _waits(drafts: list[Draft]) -> list[set[int]]:
    """For each rule, the places of those it must come after."""
    calculated: dict[Shape, int] = {}
    hidden: dict[Shape, int] = {}
    for index, draft in enumerate(drafts):
        if draft.aspect is Aspect.CALCULATE:
            calculated[draft.shape] = index
        elif draft.aspect is Aspect.RELEVANT:
            hidden[draft.shape] = index
    return [_changed_by(draft.reads, calculated, hidden) for draft in drafts]


def _changed_by(
    reads: Reads, calculated: dict[Shape, int], hidden: dict[Shape, int]
) -> set[int]:
    earlier: set[int] = set()
    for shape in reads.values:
        if shape in calculated:
            earlier.add(calculated[shape])
        earlier.update(hidden[one] for one in shape.above() if one in hidden)
    return earlier


def _circle(drafts: list[Draft], waits_for: list[set[int]], stuck: set[int]) -> Circle:
    """Follows what is waited for until a rule comes round again, and names those."""
    trail: list[int] = [min(stuck)]
    while True:
        following = min(waits_for[trail[-1]] & stuck)
        if following in trail:
            break
        trail.append(following)
    loop = [drafts[index] for index in trail[trail.index(following) :]]
    first = loop[0]
    if len(loop) == 1:
        problem = f"the {first.aspect.value} depends on its own result"
    else:
        names = ", ".join(f"{one.aspect.value} of {one.shape.path}" for one in loop)
        problem = f"these wait for each other: {names}"
    return Circle(problem, first.shape.path)
