"""How letters look on paper: faces, sizes and inks that survive a black printer.

Ink says nothing that words do not say too: a mark stands beside every bar and colour.
"""

from dataclasses import dataclass
from enum import StrEnum


class Face(StrEnum):
    """The bundled faces that documents use; each has ŵ ŷ Ŵ Ŷ."""

    REGULAR = "Inter-Regular"
    ITALIC = "Inter-Italic"
    SEMI_BOLD = "Inter-SemiBold"
    BOLD = "Inter-Bold"


class Ink(StrEnum):
    """The palette of the screens, on white paper."""

    INK = "#1D2830"
    SOFT = "#56646E"
    LINE = "#E2DDD3"
    CONSENT = "#6A3D7C"
    AT_RISK = "#8A5A12"
    NEXT_STEP = "#1B6B66"
    WATERMARK = "#EFECE6"


@dataclass(frozen=True, slots=True)
class Style:
    """A face, a size and a leading in points, and an ink."""

    face: Face
    size: float
    leading: float
    ink: Ink = Ink.INK


@dataclass(frozen=True, slots=True)
class Sheet:
    """All the styles of one kind of document; the body is never below 10.5 points.

    `label_width` is how wide the questions stand beside their answers, or 0 where they
    stand above them; `between` is the room between one statement and the next.
    """

    title: Style
    lead: Style
    heading: Style
    row: Style
    grounds: Style
    at_risk: Style
    name: Style
    label: Style
    body: Style
    view: Style
    mark: Style
    margin: Style
    label_width: float
    between: float


REFERRAL = Sheet(
    title=Style(Face.BOLD, 21, 26),
    lead=Style(Face.REGULAR, 11.5, 16.5, Ink.SOFT),
    heading=Style(Face.SEMI_BOLD, 14, 19),
    row=Style(Face.SEMI_BOLD, 11, 15, Ink.NEXT_STEP),
    grounds=Style(Face.SEMI_BOLD, 11, 15, Ink.AT_RISK),
    at_risk=Style(Face.SEMI_BOLD, 9, 15, Ink.AT_RISK),
    name=Style(Face.REGULAR, 10.5, 15, Ink.SOFT),
    label=Style(Face.SEMI_BOLD, 10.5, 15),
    body=Style(Face.REGULAR, 10.5, 15),
    view=Style(Face.ITALIC, 10.5, 15),
    mark=Style(Face.SEMI_BOLD, 9, 15, Ink.SOFT),
    margin=Style(Face.REGULAR, 9, 12, Ink.SOFT),
    label_width=138,
    between=6.5,
)

CHILDS_COPY = Sheet(
    title=Style(Face.BOLD, 24, 30),
    lead=Style(Face.REGULAR, 14, 21),
    heading=Style(Face.SEMI_BOLD, 17, 23),
    row=Style(Face.SEMI_BOLD, 14, 20),
    grounds=Style(Face.SEMI_BOLD, 14, 20),
    at_risk=Style(Face.SEMI_BOLD, 11, 20),
    name=Style(Face.REGULAR, 13, 20),
    label=Style(Face.SEMI_BOLD, 13, 20),
    body=Style(Face.REGULAR, 13, 20),
    view=Style(Face.ITALIC, 13, 20),
    mark=Style(Face.REGULAR, 11, 18),
    margin=Style(Face.REGULAR, 9, 12),
    label_width=0,
    between=6,
)
"""Larger, and in full ink throughout: a child reads it."""

WATERMARK = Style(Face.BOLD, 44, 52, Ink.WATERMARK)
