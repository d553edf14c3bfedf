"""The controls everything is made of: styled, named, and worked by the keyboard."""

from ui.forms.buttons import (
    ConsentButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    RiskButton,
    TabButton,
)
from ui.forms.choices import Chip, ChipFlow, SegmentedChoice
from ui.forms.dates import DateField, MomentField, TimeField
from ui.forms.fields import LineField, PassphraseField, TextArea
from ui.forms.flow import FlowLayout
from ui.forms.focus import FocusRing
from ui.forms.surfaces import (
    Badge,
    Card,
    FactRow,
    Labelled,
    ListCard,
    ListRow,
    Notice,
    ScrollPage,
    Surface,
    TwoEnds,
    rule,
)

__all__ = [
    "Badge",
    "Card",
    "Chip",
    "ChipFlow",
    "ConsentButton",
    "DateField",
    "FactRow",
    "FlowLayout",
    "FocusRing",
    "Labelled",
    "LineField",
    "LinkButton",
    "ListCard",
    "ListRow",
    "MomentField",
    "Notice",
    "PassphraseField",
    "PrimaryButton",
    "QuietButton",
    "RiskButton",
    "ScrollPage",
    "SegmentedChoice",
    "Surface",
    "TabButton",
    "TextArea",
    "TimeField",
    "TwoEnds",
    "rule",
]
