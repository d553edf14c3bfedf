"""Colours, sizes and the typeface: one style sheet, in two lights and at any size.

The style sheet is a template in `resources/styles`; this fills in its colours and its
sizes. What is painted by hand asks `colour` and `px`, which read the application's own
palette and font, so that nothing has to carry a theme about.
"""

import re
import struct
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from rhi_desktop import assets
from rhi_desktop.errors import BugError

Mode = Literal["light", "dark"]
FAMILY = "Inter"
BASE = 15
"""The body text at 100 %, in pixels of a 96-dpi screen: 11 points."""
SMALLEST, LARGEST = 100, 200
AIR = 0.24
"""Between lines, as a share of the size: lines stand 1.45 of it apart."""
FACES = ("Regular", "Medium", "SemiBold", "Bold", "Italic")

ROLES: dict[str, QPalette.ColorRole] = {
    "paper": QPalette.ColorRole.Window,
    "card": QPalette.ColorRole.Base,
    "side": QPalette.ColorRole.AlternateBase,
    "ink": QPalette.ColorRole.WindowText,
    "soft": QPalette.ColorRole.PlaceholderText,
    "line": QPalette.ColorRole.Mid,
    "edge": QPalette.ColorRole.Dark,
    "next": QPalette.ColorRole.Highlight,
    "on_next": QPalette.ColorRole.HighlightedText,
    "next_soft": QPalette.ColorRole.Midlight,
    "consent": QPalette.ColorRole.LinkVisited,
    "consent_soft": QPalette.ColorRole.Light,
    "risk": QPalette.ColorRole.BrightText,
    "risk_soft": QPalette.ColorRole.ToolTipBase,
    "focus": QPalette.ColorRole.Accent,
}
"""Where each colour lies in the application's palette, for whatever paints itself."""

_PLACE = re.compile(r"\{(?:px:(\d+)|([a-z_]+))\}")


@cache
def tokens() -> Mapping[str, Mapping[str, str]]:
    """The colours of each light by name, as `#RRGGBB`."""
    return tomllib.loads(assets.text("styles/tokens.toml"))


@dataclass(frozen=True, slots=True)
class Theme:
    """A light to work in and a size of text, in per cent from 100 to 200."""

    mode: Mode = "light"
    scale: int = SMALLEST

    def px(self, size: int) -> int:
        """A length given at 100 %, at this size of text."""
        return round(size * self.scale / 100)

    def sheet(self) -> str:
        """The whole style sheet, its colours and sizes filled in."""
        colours = tokens()[self.mode]

        def fill(place: re.Match[str]) -> str:
            size, name = place.groups()
            return f"{self.px(int(size))}px" if size else colours[name]

        return _PLACE.sub(fill, assets.text("styles/window.qss"))

    def palette(self) -> QPalette:
        """The colours for what no style sheet reaches."""
        colours = tokens()[self.mode]
        palette = QPalette()
        for name, role in ROLES.items():
            palette.setColor(role, QColor(colours[name]))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(role, QColor(colours["ink"]))
        palette.setColor(QPalette.ColorRole.ToolTipText, QColor(colours["ink"]))
        palette.setColor(QPalette.ColorRole.Button, QColor(colours["card"]))
        palette.setColor(QPalette.ColorRole.Link, QColor(colours["next"]))
        return palette

    def font(self) -> QFont:
        """The body text."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(BASE))
        return font


@cache
def load_faces() -> None:
    """Loads the bundled typeface, once; it has every Welsh letter."""
    for face in FACES:
        QFontDatabase.addApplicationFontFromData(
            with_air(assets.read(f"fonts/{FAMILY}-{face}.ttf"))
        )


def with_air(face: bytes) -> bytes:
    """The same typeface with room between its lines, as it is loaded.

    Neither a label of plain text nor a plain text editor can be told a line height, but
    both keep the gap that the typeface asks for, and Inter asks for none.
    """
    aired = bytearray(face)
    (em,) = _number(aired, _table(aired, b"head") + 18)
    struct.pack_into(">h", aired, _table(aired, b"hhea") + 8, round(em * AIR))
    struct.pack_into(">h", aired, _table(aired, b"OS/2") + 72, round(em * AIR))
    return bytes(aired)


def _table(face: bytearray, tag: bytes) -> int:
    """Where a table of the typeface begins: OpenType 1.9, table directory."""
    (count,) = _number(face, 4)
    for entry in range(12, 12 + 16 * count, 16):
        if face[entry : entry + 4] == tag:
            return int.from_bytes(face[entry + 8 : entry + 12])
    raise BugError(tag)


def _number(face: bytearray, at: int) -> tuple[int]:
    return struct.unpack_from(">H", face, at)


def apply(app: QApplication, theme: Theme) -> None:
    """Dresses everything there is and will be."""
    load_faces()
    app.setStyle("Fusion")
    app.setPalette(theme.palette())
    app.setFont(theme.font())
    app.setStyleSheet(theme.sheet())


def colour(name: str) -> QColor:
    """A token's colour in the light that is on now, for a widget that paints itself.

    It is the application's palette that is asked: a style sheet changes a widget's own.
    """
    return QApplication.palette().color(ROLES[name])


def px(size: int) -> int:
    """A length given at 100 %, at the size of text in use now."""
    return round(size * QApplication.font().pixelSize() / BASE)
