"""Facts made coarse enough to leave: an area, an age band, care or home, a quarter.

The level is the coarsest at which the five questions can still be answered; finer ones
single children out in Wales even when pooled (one in three at exact age and placement).
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from rhi_desktop.deidentified.fields import NOT_RECORDED

_APRIL = 4
_BANDS = ((10, "under_10"), (13, "10_12"), (16, "13_15"), (18, "16_17"))

IN_CARE = frozenset(
    {
        "foster",
        "kinship_foster",
        "residential",
        "supported",
        "secure",
        "placed_with_parents",
        "uasc",
    }
)
AT_HOME = frozenset({"parents", "relative", "adopted"})


def age_band(age: int | None) -> str:
    """Whole years as a band; eighteen and over is outside what is recorded."""
    if age is None:
        return NOT_RECORDED
    return next((band for below, band in _BANDS if age < below), NOT_RECORDED)


def quarter(day: date) -> str:
    """The quarter of the financial year, April to March: October is `2026-27_q3`."""
    months_into_year = (day.month - _APRIL) % 12
    start = day.year if day.month >= _APRIL else day.year - 1
    return f"{start}-{(start + 1) % 100:02}_q{months_into_year // 3 + 1}"


def police_area(local_authority: str, police_of: Mapping[str, str]) -> str:
    """The police area of a local authority's code; anywhere else is not recorded."""
    return police_of.get(local_authority, NOT_RECORDED)


def lives(care_status: str) -> str:
    """In care, at home, or elsewhere."""
    if care_status in {"", "not_known"}:
        return NOT_RECORDED
    if care_status in IN_CARE:
        return "care"
    return "home" if care_status in AT_HOME else "other"


def in_time(returned: datetime | None, held: datetime | None, hours: int) -> str:
    """Whether the talk was within so many elapsed hours of the return.

    A missing time, or a talk before the return, makes it unmeasurable: neither met nor
    missed, and in no figure.
    """
    if returned is None or held is None or held < returned:
        return "unmeasurable"
    return "yes" if held - returned <= timedelta(hours=hours) else "no"
