"""One round of working out what a change brings about.

Rules run strictly by rank, each at most once for a place, and only those that read
something that changed. What comes out is the difference, never the whole.
"""

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import cast

from rhi_desktop.instrument.definition import Choice, Definition
from rhi_desktop.instrument.live import LiveForm, Place
from rhi_desktop.instrument.plan import Aspect, Reader, Rule
from rhi_desktop.instrument.values import as_calculated
from rhi_desktop.instrument.xpath import Context, Node, World
from rhi_desktop.instrument.xpath.convert import text_of


@dataclass(frozen=True, slots=True)
class Before:
    """How a place was before the round."""

    live: bool
    text: str
    offered: tuple[Choice, ...] | None


class Recalculation:
    """Takes what was changed, runs the rules that follow, and knows what differs."""

    def __init__(self, definition: Definition, form: LiveForm, world: World) -> None:
        self._definition = definition
        self._plan = definition.plan
        self._form = form
        self._world = world
        self._ranks: list[int] = []
        self._waiting: dict[int, dict[Place, None]] = {}
        self.touched: dict[Place, Before] = {}
        self._decide = {
            Aspect.RELEVANT: self._relevant,
            Aspect.CALCULATE: self._calculate,
            Aspect.REQUIRED: self._required,
            Aspect.CONSTRAINT: self._constraint,
            Aspect.CHOICES: self._choices,
        }

    def everything(self) -> None:
        """Runs every rule at every place, as when a sitting begins."""
        for place in self._form.places.values():
            self.touch(place)
            if place.number:
                self._spread(place)
            elif place.shape.is_leaf:
                self._say(place)
        for rule in self._plan.rules:
            self._wait_all(rule)
        self._run()

    def answered(self, place: Place) -> None:
        """Follows an answer that was given, changed or taken back."""
        self.touch(place)
        self._say(place)
        self._run()

    def row_moved(self, row: Place) -> None:
        """Follows a row that came or went: its own rules, and whoever counts rows."""
        self._spread(row)
        if row.own:
            for place in row.spots.values():
                for rule in self._plan.rules_of.get(place.shape, ()):
                    self._wait(rule.rank, place)
        for reader in self._plan.row_readers.get(row.shape, ()):
            self._wait_all(self._plan.rules[reader.rank])
        self._run()

    def touch(self, place: Place) -> None:
        """Remembers how a place was, the first time something about it may change."""
        if place not in self.touched:
            self.touched[place] = Before(place.live, place.text, place.offered)

    def _run(self) -> None:
        while self._ranks:
            rank = heappop(self._ranks)
            rule = self._plan.rules[rank]
            decide = self._decide[rule.aspect]
            for place in self._waiting.pop(rank):
                decide(rule, place)

    def _wait(self, rank: int, place: Place) -> None:
        waiting = self._waiting.get(rank)
        if waiting is None:
            self._waiting[rank] = {place: None}
            heappush(self._ranks, rank)
        else:
            waiting[place] = None

    def _wait_all(self, rule: Rule) -> None:
        for place in self._form.of.get(rule.shape, ()):
            self._wait(rule.rank, place)

    def _changed(self, place: Place) -> None:
        """Lets every rule that reads a place wait its turn."""
        for reader in self._plan.readers.get(place.shape, ()):
            self._concern(reader, place)

    def _concern(self, reader: Reader, place: Place) -> None:
        rule = self._plan.rules[reader.rank]
        row = place.row
        if not reader.same_row or row is None:
            self._wait_all(rule)
        elif row.own:
            self._wait(reader.rank, row.spots[rule.shape])

    def _say(self, place: Place) -> None:
        """Brings what expressions read into line with what is held and live."""
        text = said_at(place)
        if text != place.text:
            self.touch(place)
            place.text = text
            self._changed(place)

    def _spread(self, place: Place) -> None:
        """Opens or closes a place and all beneath it."""
        live = place.own and place.around.live
        if live == place.live:
            return
        self.touch(place)
        place.live = live
        self._say(place)
        for each in place.inside:
            self._spread(each)

    def _relevant(self, rule: Rule, place: Place) -> None:
        place.own = bool(rule.run(Context(place, self._world)))
        self._spread(place)

    def _calculate(self, rule: Rule, place: Place) -> None:
        said = text_of(rule.run(Context(place, self._world)))
        place.worked = as_calculated(self._plan.types[place.shape], said)
        self._say(place)

    def _required(self, rule: Rule, place: Place) -> None:
        self.touch(place)
        place.required = bool(rule.run(Context(place, self._world)))

    def _constraint(self, rule: Rule, place: Place) -> None:
        self.touch(place)
        place.fits = bool(rule.run(Context(place, self._world)))

    def _choices(self, rule: Rule, place: Place) -> None:
        self.touch(place)
        nodes = cast("list[Node]", rule.run(Context(place, self._world)))
        codes = {node.named["name"][0].said for node in nodes}
        question = self._definition.questions[place.shape.path]
        place.offered = tuple(one for one in question.choices if one.value in codes)


def said_at(place: Place) -> str:
    """What expressions may read at a place: nothing in a closed branch."""
    if not place.live:
        return ""
    if place.held is not None:
        return place.held.value if place.held.has_words else ""
    return place.worked
