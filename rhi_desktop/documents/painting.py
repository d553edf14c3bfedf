"""Puts laid-out pages on paper: marked content first to last, furniture around it."""

from dataclasses import dataclass
from itertools import groupby
from typing import BinaryIO

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from rhi_desktop.documents.letters import BOX, Signs, as_signs, drawable, width
from rhi_desktop.documents.page import HEIGHT, LEFT, RIGHT, WIDTH, Bar, Line, Page
from rhi_desktop.documents.style import WATERMARK, Ink, Style
from rhi_desktop.documents.tags import Element, TagLayer, silence
from rhi_desktop.referral.summary import Margins
from rhi_desktop.wording import Language

HEADER_Y = HEIGHT - 40.0
FOOTER_Y = 38.0
FOOTER_RULE = Bar(LEFT, FOOTER_Y + 16, WIDTH - LEFT - RIGHT, 0.6, Ink.LINE)
SLANT = 52


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands in the margins, and how."""

    words: Margins
    style: Style
    language: Language


def paint(
    pages: list[Page], root: Element, furniture: Furniture, into: BinaryIO
) -> None:
    """Writes the finished file: tagged, the same bytes every time, telling nothing.

    The base-14 fonts are never named: the canvas begins with a face of ours.
    """
    drawable()
    rl_config.useA85 = 0  # one packing is enough, and the leak check knows only one
    canvas = Canvas(
        into,
        pagesize=(WIDTH, HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=furniture.style.face.value,  # type: ignore[arg-type]  # a stub's slip
        pdfVersion=(1, 7),
    )
    silence(canvas, furniture.language)
    easel = _Easel(canvas)
    for number, page in enumerate(pages, start=1):
        easel.furnish(furniture, number, len(pages))
        easel.fill(page)
        easel.tags.end_page()
    easel.tags.write(root)
    canvas.save()


class _Easel:
    """One canvas with its tag layer."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.tags = TagLayer(canvas)

    def fill(self, page: Page) -> None:
        """Draws what stands on a page."""
        with self.tags.artifact("Layout"):
            for bar in page.bars:
                self._bar(bar)
        for element, lines in groupby(page.lines, key=lambda line: line.element):
            with self.tags.content(element):
                for line in lines:
                    self._line(line)

    def furnish(self, furniture: Furniture, number: int, pages: int) -> None:
        """Draws the margins: practice mark, header from the second page, footer."""
        words, style = furniture.words, furniture.style
        if words.practice:
            with self.tags.artifact("Pagination"):
                self._slanted(words.practice)
        page_of = words.page_of.format(page=str(number), pages=str(pages))
        with self.tags.artifact("Pagination"):
            self._bar(FOOTER_RULE)
            if number > 1:
                self._words(words.header, style, LEFT, HEADER_Y)
            self._words(words.footer, style, LEFT, FOOTER_Y)
            right = WIDTH - RIGHT - width(page_of, style)
            self._words(page_of, style, right, FOOTER_Y)

    def _slanted(self, text: str) -> None:
        self._canvas.saveState()
        self._canvas.translate(WIDTH / 2, HEIGHT / 2)
        self._canvas.rotate(SLANT)
        drop = WATERMARK.size * 0.36
        self._words(text, WATERMARK, -width(text, WATERMARK) / 2, -drop)
        self._canvas.restoreState()

    def _words(self, text: str, style: Style, x: float, y: float) -> None:
        self._signs(as_signs(text), style, x, y)

    def _line(self, line: Line) -> None:
        self._signs(line.signs, line.style, line.x, line.y)

    def _signs(self, signs: Signs, style: Style, x: float, y: float) -> None:
        self._canvas.setFillColor(HexColor(style.ink.value))
        self._canvas.setFont(style.face.value, style.size)
        done = 0
        for place, was in (*signs.replaced, (len(signs.shown), "")):
            before = signs.shown[done:place]
            self._canvas.drawString(x, y, before)
            x += width(before, style)
            if was:
                with self.tags.standing_for(was):
                    self._canvas.drawString(x, y, BOX)
                x += width(BOX, style)
            done = place + 1

    def _bar(self, bar: Bar) -> None:
        self._canvas.setFillColor(HexColor(bar.ink.value))
        self._canvas.rect(bar.x, bar.y, bar.width, bar.height, stroke=0, fill=1)
