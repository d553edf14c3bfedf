"""What is wrong or missing at a place: told, and never in the way."""

from dataclasses import dataclass
from enum import StrEnum

from rhi_desktop.instrument.definition import Question, no_text
from rhi_desktop.instrument.live import Place
from rhi_desktop.record.answer import State
from rhi_desktop.record.ids import Ref
from rhi_desktop.wording import Text


class Trouble(StrEnum):
    """Why something needs a look."""

    REQUIRED = "required"
    CONSTRAINT = "constraint"
    NOT_OFFERED = "not_offered"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that needs a look, in the instrument's own words where it has any."""

    ref: Ref
    trouble: Trouble
    message: Text


def problem_at(place: Place, question: Question) -> Problem | None:
    """What is wrong at a place, or None.

    A question that was met with a reason is not missing: to decline is an answer.
    """
    if not place.live or not question.kind.is_asked:
        return None
    if place.text == "":
        if place.required and not was_met(place):
            return Problem(place.ref, Trouble.REQUIRED, question.required_message)
        return None
    if not place.fits:
        return Problem(place.ref, Trouble.CONSTRAINT, question.constraint_message)
    if place.offered is not None and not _on_offer(place):
        return Problem(place.ref, Trouble.NOT_OFFERED, no_text())
    return None


def was_met(place: Place) -> bool:
    """Whether somebody answered, or gave a reason for not answering."""
    held = place.held
    return held is not None and (held.value != "" or held.state is not State.ANSWERED)


def _on_offer(place: Place) -> bool:
    offered = {choice.value for choice in place.offered or ()}
    return set(place.text.split()) <= offered
