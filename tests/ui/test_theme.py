import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

from rhi_desktop import assets
from rhi_desktop.errors import BugError
from ui.theme import ROLES, Mode, Theme, apply, colour, px, tokens, with_air

MODES: tuple[Mode, ...] = ("light", "dark")
READABLE = 4.5
FOR_A_CHILD = 7.0
FOUND = 3.0
PAIRS = (
    *product(("ink", "soft", "next", "consent", "risk", "mend"), ("paper", "card")),
    *product(("ink", "soft"), ("side",)),
    *((ink, ground) for ground in ("next_soft", "consent_soft", "risk_soft")
      for ink in ("ink", "soft")),
    ("next", "next_soft"),
    ("next_deep", "next_soft"),
    ("consent", "consent_soft"),
    ("risk", "risk_soft"),
    ("on_next", "next"),
    ("on_next", "next_deep"),
    ("soft", "line"),
    ("card", "ink"),
)  # fmt: skip


def light_of(name: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = QColor(name).getRgbF()[:3]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light_of(one), light_of(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_word_can_be_read(mode: Mode, ink: str, ground: str) -> None:
    colours = tokens()[mode]
    assert contrast(colours[ink], colours[ground]) >= READABLE


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ground", ["paper", "card", "next_soft", "risk_soft"])
def test_what_a_child_reads_can_be_read_easily(mode: Mode, ground: str) -> None:
    colours = tokens()[mode]
    assert contrast(colours["ink"], colours[ground]) >= FOR_A_CHILD


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("edge", "ground"), [*product(("edge", "focus", "mend"), ("paper", "card"))]
)
def test_every_field_and_ring_can_be_found(mode: Mode, edge: str, ground: str) -> None:
    colours = tokens()[mode]
    assert contrast(colours[edge], colours[ground]) >= FOUND


def test_both_lights_have_the_same_colours() -> None:
    assert tokens()["light"].keys() == tokens()["dark"].keys()
    assert set(ROLES) <= tokens()["light"].keys()


@pytest.mark.parametrize("mode", MODES)
def test_the_sheet_leaves_no_place_unfilled(mode: Mode) -> None:
    sheet = Theme(mode, 150).sheet()
    assert not re.search(r"\{\w+(:\w+)?\}", sheet)
    assert tokens()[mode]["paper"] in sheet


def test_lengths_grow_with_the_text() -> None:
    assert Theme(scale=200).px(15) == 30
    assert "font-size: 52px" in Theme(scale=200).sheet()


def test_what_is_painted_by_hand_follows_the_theme(qapp: QApplication) -> None:
    apply(qapp, Theme("dark", 200))
    assert px(15) == 30
    assert colour("paper").name().upper() == tokens()["dark"]["paper"]
    apply(qapp, Theme())
    assert px(15) == 15
    assert qapp.palette().color(QPalette.ColorRole.Text).name() == "#1d2830"


@pytest.mark.parametrize("letter", "ŵŷŴŶâêîôûáéíóúÂ“”’–…✓←↑→↓·")
def test_the_typeface_has_every_letter_we_use(
    dressed: QApplication, letter: str
) -> None:
    face = QRawFont.fromFont(dressed.font())
    assert face.familyName() == "Inter"
    assert face.supportsCharacter(ord(letter))


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_the_typeface_has_its_own_heavier_faces(
    dressed: QApplication, weight: int
) -> None:
    font = QFont(dressed.font())
    font.setWeight(QFont.Weight(weight))
    widths = {400: 0, 500: 0, 600: 0, 700: 0}
    for each in widths:
        font.setWeight(QFont.Weight(each))
        widths[each] = QFontMetrics(font).horizontalAdvance("Someone is at risk" * 8)
    assert list(widths.values()) == sorted(set(widths.values()))
    assert weight in widths


def test_lines_stand_one_and_a_half_sizes_apart(dressed: QApplication) -> None:
    metrics = QFontMetrics(dressed.font())
    assert metrics.lineSpacing() / 15 == pytest.approx(1.5, abs=0.1)


def test_a_file_that_is_no_typeface_is_our_own_mistake() -> None:
    with pytest.raises(BugError):
        with_air(b"\0" * 64)
    face = assets.read("fonts/Inter-Regular.ttf")
    assert len(with_air(face)) == len(face)
