"""The live form of one sitting: a place for every question, row by row.

Expressions walk over these places as over any node. `text` is what they read: blank
where a branch is closed or no answer was given, whatever is held there.
"""

import re
from collections.abc import Iterator

from rhi_desktop.errors import UnknownQuestion
from rhi_desktop.instrument.definition import Choice
from rhi_desktop.instrument.plan import Plan, Shape
from rhi_desktop.instrument.xpath import Node
from rhi_desktop.record.answer import Answer
from rhi_desktop.record.ids import Ref
from rhi_desktop.record.row import Row, RowState

IN_A_ROW = re.compile(r"(.*)\[(\d{1,9})\]/.*")


class Place(Node):
    """One question, group, repeat or row of the live form.

    It stands in `around`; the top stands in itself. `own` is what its own rule says,
    or for a row that it has not been removed; `live` also asks everything around.
    `held` is an answer, `worked` a calculation, `offered` what a choice filter leaves.
    """

    __slots__ = (
        "around",
        "fits",
        "held",
        "inside",
        "live",
        "number",
        "offered",
        "own",
        "ref",
        "required",
        "row",
        "shape",
        "spots",
        "worked",
    )
    held: Answer | None
    offered: tuple[Choice, ...] | None

    def __init__(self, shape: Shape, ref: str, around: "Place | None") -> None:
        super().__init__(shape.name)
        self.shape = shape
        self.ref = Ref(ref)
        self.around = self if around is None else around
        self.inside: list[Place] = []
        self.row: Place | None = None if around is None else around.row
        self.number = 0
        self.spots: dict[Shape, Place] = {}
        self.own = True
        self.live = True
        self.required = False
        self.fits = True
        self.offered = None
        self.held = None
        self.worked = ""

    @property
    def form_order(self) -> tuple[int, int, int]:
        """A key that sorts places as the form shows them, rows by their number."""
        if self.row is None:
            return (self.shape.order, 0, 0)
        return (self.row.shape.order, self.row.number, self.shape.order)

    def leaves(self) -> Iterator["Place"]:
        """Itself if it holds a value, else all inside that do, in form order."""
        if self.shape.is_leaf:
            yield self
        for place in self.inside:
            yield from place.leaves()


class LiveForm:
    """All places of a sitting, found by Ref and by shape; rows come and go here.

    `of` has the places of a shape that expressions can see: not those of removed rows.
    """

    def __init__(self, plan: Plan) -> None:
        self.places: dict[str, Place] = {}
        self.of: dict[Shape, list[Place]] = {}
        self.top = Place(plan.top, "", None)
        for shape in plan.top.children.values():
            self._grow(shape, self.top)

    def place(self, ref: str) -> Place:
        """The place of a Ref; raises UnknownQuestion."""
        found = self.places.get(ref)
        if found is None:
            raise UnknownQuestion(ref=ref)
        return found

    def repeat(self, ref: str) -> Place:
        """The repeat of a path; raises UnknownQuestion for anything else."""
        place = self.place(ref)
        if not place.shape.repeats or place.number:
            raise UnknownQuestion(ref=ref)
        return place

    def row(self, ref: str) -> Place:
        """The row of a Ref, removed or not; raises UnknownQuestion."""
        place = self.place(ref)
        if not place.number:
            raise UnknownQuestion(ref=ref)
        return place

    def rows(self, repeat: Place) -> list[Place]:
        """The rows of a repeat that are here, by number."""
        return [row for row in repeat.inside if row.own]

    def grow_row(self, repeat: Place, number: int) -> Place:
        """A new row with a number of its own, not yet put in."""
        row = Place(repeat.shape, f"{repeat.ref}[{number}]", repeat)
        row.number = number
        row.row = row
        for shape in repeat.shape.children.values():
            self._grow(shape, row)
        for place in (row, *row.spots.values()):
            self.places[place.ref] = place
            place.live = False
        row.own = False
        repeat.inside.append(row)
        repeat.inside.sort(key=lambda each: each.number)
        return row

    def take_up(self, row: Row) -> None:
        """A row as it was kept, unless it is there; raises UnknownQuestion."""
        repeat = self.repeat(row.repeat)
        if row.number < 1:
            raise UnknownQuestion(ref=row.ref)
        if row.ref not in self.places:
            place = self.grow_row(repeat, row.number)
            if row.state is RowState.HERE:
                self.put_in(place)

    def take_up_row_of(self, ref: Ref) -> None:
        """The row that a Ref names, if it names one; raises UnknownQuestion."""
        match = IN_A_ROW.fullmatch(ref)
        if match is not None:
            self.take_up(Row(match.group(1), int(match.group(2))))

    def put_in(self, row: Place) -> None:
        """Lets expressions see a row; it stands where its number says."""
        row.own = True
        at = self.rows(row.around).index(row)
        row.around.around.add(row, at)
        for place in row.spots.values():
            self.of.setdefault(place.shape, []).insert(at, place)

    def take_out(self, row: Place) -> None:
        """Hides a row from expressions; it keeps all it holds."""
        row.own = False
        row.around.around.remove(row)
        for place in row.spots.values():
            self.of[place.shape].remove(place)

    def _grow(self, shape: Shape, around: Place) -> None:
        place = Place(shape, f"{around.ref}/{shape.name}", around)
        around.inside.append(place)
        if place.row is not None:
            place.row.spots[shape] = place
        else:
            self.places[place.ref] = place
            self.of[shape] = [place]
        if shape.repeats:
            place.parent = around
            return
        around.add(place)
        for child in shape.children.values():
            self._grow(child, place)
