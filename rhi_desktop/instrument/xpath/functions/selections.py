"""Answers with several choices: codes with a space between them."""

from math import isfinite

from rhi_desktop.instrument.xpath.compiled import Gives
from rhi_desktop.instrument.xpath.functions.table import Function, Plain


def _selected(codes: str, code: str) -> bool:
    return code.strip() in codes.split()


def _selected_at(codes: str, place: float) -> str:
    chosen = codes.split()
    if isfinite(place) and 0 <= place < len(chosen):
        return chosen[int(place)]
    return ""


def _count_selected(codes: str) -> float:
    return float(len(codes.split()))


FUNCTIONS: dict[str, Function] = {
    "selected": Plain("TT", Gives.TRUTH, _selected),
    "selected-at": Plain("TN", Gives.TEXT, _selected_at),
    "count-selected": Plain("T", Gives.NUMBER, _count_selected),
}
