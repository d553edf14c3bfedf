"""Letters on paper: the bundled faces, how wide words are, and signs they lack.

A sign no face can draw becomes □ and is counted, never lost in silence: reportlab
would print nothing at all in its place.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from unicodedata import category, normalize

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from rhi_desktop import assets
from rhi_desktop.documents.style import Face, Style

BOX = "□"
JOINER = "\u200d"
SKIN_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True, repr=False)
class Signs:
    """A stretch of text as it will be drawn.

    `replaced` tells, by place in `shown`, what stood where a □ is drawn now.
    """

    shown: str
    replaced: tuple[tuple[int, str], ...] = ()

    def cut(self, start: int, end: int) -> "Signs":
        """The part from one place to another, with its own replaced signs."""
        here = tuple(
            (at - start, was) for at, was in self.replaced if start <= at < end
        )
        return Signs(self.shown[start:end], here)


@cache
def drawable() -> frozenset[str]:
    """Every sign that all faces have; registers the faces the first time."""
    common: set[int] | None = None
    for face in Face:
        font = TTFont(face.value, BytesIO(assets.read(f"fonts/{face.value}.ttf")))
        pdfmetrics.registerFont(font)
        has = set(font.face.charToGlyph)
        common = has if common is None else common & has
    return frozenset(chr(code) for code in common or ())


def width(text: str, style: Style) -> float:
    """How wide a text stands, in points."""
    drawable()
    return float(pdfmetrics.stringWidth(text, style.face.value, style.size))


def as_signs(text: str) -> Signs:
    """One line of text as it can be drawn, accents composed and tabs as spaces.

    An emoji of several parts is one sign, so it becomes one □.
    """
    known = drawable()
    composed = normalize("NFC", text.replace("\t", " "))
    if known.issuperset(composed):
        return Signs(composed)
    shown: list[str] = []
    replaced: dict[int, str] = {}
    boxed = False
    for sign in composed:
        if sign in known:
            shown.append(sign)
            boxed = False
        elif boxed and _belongs(sign, replaced[len(shown) - 1]):
            replaced[len(shown) - 1] += sign
        elif not _unseen(sign):
            replaced[len(shown)] = sign
            shown.append(BOX)
            boxed = True
    return Signs("".join(shown), tuple(replaced.items()))


def _belongs(sign: str, before: str) -> bool:
    """Whether a sign is part of the emoji before it."""
    return _unseen(sign) or before.endswith(JOINER) or ord(sign) in SKIN_TONES


def _unseen(sign: str) -> bool:
    """Whether a sign has no shape of its own, so that nothing is lost without it."""
    return category(sign) in {"Cf", "Mn"}
