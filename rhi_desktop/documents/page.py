"""Lays text out on A4 pages, as a list of what stands where; nothing is drawn here.

Positions are points from the lower left corner, as PDF counts. Everything stands
between the margins, however long a word or an answer is.
"""

from dataclasses import dataclass, field

from rhi_desktop.documents.breaking import break_lines
from rhi_desktop.documents.letters import Signs
from rhi_desktop.documents.style import Ink, Style
from rhi_desktop.documents.tags import Element

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT = 56.0, 56.0
TOP, BOTTOM = 64.0, 72.0
ROOM = WIDTH - LEFT - RIGHT
BAR_WIDTH = 2.5
BAR_GAP = 11.0
CAP_HEIGHT = 0.727
FEW = 2
"""Fewer lines of a paragraph than this are not left alone on a page."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where text may stand: from `left`, `room` points wide; `bar` marks its edge."""

    left: float = LEFT
    room: float = ROOM
    bar: Ink | None = None

    @property
    def text_left(self) -> float:
        """Where letters begin, past the bar if there is one."""
        return self.left + (BAR_WIDTH + BAR_GAP if self.bar else 0)

    @property
    def text_room(self) -> float:
        """How wide a line of letters may be."""
        return self.room - (self.text_left - self.left)


@dataclass(frozen=True, slots=True)
class Line:
    """Letters on their baseline."""

    element: Element
    signs: Signs
    style: Style
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled oblong: a rule between sections or the edge of a quotation."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(slots=True)
class Page:
    """What stands on one page, in reading order."""

    lines: list[Line] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its number, from 0, and a height on it."""

    page: int
    y: float

    def below(self, other: "Place") -> bool:
        """Whether this place comes after the other in reading."""
        return (self.page, -self.y) > (other.page, -other.y)


class Flow:
    """A pen that moves down the page and on to the next."""

    def __init__(self) -> None:
        self.pages: list[Page] = [Page()]
        self._here = Place(0, HEIGHT - TOP)

    @property
    def here(self) -> Place:
        """Where the next line would begin."""
        return self._here

    @property
    def has_boxes(self) -> bool:
        """Whether any sign had to be drawn as □."""
        return any(line.signs.replaced for page in self.pages for line in page.lines)

    def go(self, place: Place) -> None:
        """Moves the pen to a place where it has been, or below it."""
        self._here = place

    def gap(self, height: float) -> None:
        """Leaves room, except at the top of a page."""
        if self._here.y < HEIGHT - TOP:
            self._here = Place(self._here.page, self._here.y - height)

    def need(self, height: float) -> None:
        """Turns the page unless this much fits below; more than a page never turns."""
        free = self._here.y - BOTTOM
        if height > free and self._here.y < HEIGHT - TOP:
            self._turn()

    def rule(self, above: float, below: float) -> None:
        """Draws a thin line across, with room around it; none at the top of a page."""
        if self._here.y < HEIGHT - TOP:
            self.gap(above)
            self._page.bars.append(Bar(LEFT, self._here.y, ROOM, 0.8, Ink.LINE))
            self.gap(below)

    def text(
        self, element: Element, text: str, style: Style, column: Column = Column()
    ) -> None:
        """Sets a text in a column, over as many pages as it takes."""
        lines = break_lines(text, style, column.text_room)
        while lines:
            fits = int((self._here.y - BOTTOM) / style.leading)
            count = _without_orphans(len(lines), fits)
            self._set(element, lines[:count], style, column)
            lines = lines[count:]
            if lines:
                self._turn()

    @property
    def _page(self) -> Page:
        return self.pages[self._here.page]

    def _turn(self) -> None:
        number = self._here.page + 1
        if number == len(self.pages):
            self.pages.append(Page())
        self._here = Place(number, HEIGHT - TOP)

    def _set(
        self, element: Element, lines: tuple[Signs, ...], style: Style, column: Column
    ) -> None:
        top = self._here.y
        rise = (style.leading + style.size * CAP_HEIGHT) / 2
        for down, signs in enumerate(lines):
            y = top - down * style.leading - rise
            self._page.lines.append(Line(element, signs, style, column.text_left, y))
        height = len(lines) * style.leading
        if column.bar and lines:
            bar = Bar(column.left, top - height, BAR_WIDTH, height, column.bar)
            self._page.bars.append(bar)
        self._here = Place(self._here.page, top - height)


def _without_orphans(total: int, fits: int) -> int:
    """How many of some lines go where so many fit, leaving no line alone."""
    if total <= fits:
        return total
    kept = min(fits, total - FEW)
    return kept if kept >= FEW else 0
