"""The rule: from policy, permission and override to shown or withheld, with a reason.

"They need to have your permission to tell anyone, unless they think you're at risk."
Nothing is shown unless one of three things names the reader: the instrument (always),
the child (agreed) or an advocate's four written grounds (at risk).
"""

from dataclasses import dataclass
from enum import StrEnum

from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Override, Said
from rhi_desktop.record.policy import Policy


class Because(StrEnum):
    """Why something is shown or withheld; one reason for every ruling."""

    TOLD_BEFORE = "told_before"
    AGREED = "agreed"
    AT_RISK = "at_risk"
    NOT_NAMED = "not_named"
    REFUSED = "refused"
    WITH_LIMITS = "with_limits"
    NOT_ASKED = "not_asked"


SHOWN_BECAUSE = frozenset({Because.TOLD_BEFORE, Because.AGREED, Because.AT_RISK})

_WITHHELD_BECAUSE = {
    Said.REFUSED: Because.REFUSED,
    Said.WITH_LIMITS: Because.WITH_LIMITS,
    Said.NOT_ASKED: Because.NOT_ASKED,
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """Shown or withheld, for one answer and one reader."""

    because: Because

    @property
    def shared(self) -> bool:
        """Whether the reader may see the answer."""
        return self.because in SHOWN_BECAUSE


def rule(
    policy: Policy, audience: Audience, said: Said, override: Override | None
) -> Ruling:
    """Decides for one answer and one reader; anything unforeseen is withheld.

    A yes to a topic reaches only what the instrument lets this reader be asked about.
    An agreement is named as the ground even where an override exists: consent is
    recorded as the basis when it is, and never when it is not. An override counts only
    where the instrument allows one and all four grounds are written. "With limits"
    shows nothing by itself: what is within the limits is agreed answer by answer.
    """
    if audience in policy.always:
        return Ruling(Because.TOLD_BEFORE)
    if audience in policy.ask and said is Said.AGREED:
        return Ruling(Because.AGREED)
    if override is not None and override.is_complete and audience in policy.risk:
        return Ruling(Because.AT_RISK)
    if audience not in policy.ask:
        return Ruling(Because.NOT_NAMED)
    return Ruling(_WITHHELD_BECAUSE[said])
