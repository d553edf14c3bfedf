"""What the child said about who may know, and an advocate's written grounds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rhi_desktop.record.ids import Audience


class Said(StrEnum):
    """What the child said when asked whether somebody may know."""

    NOT_ASKED = "not_asked"
    AGREED = "agreed"
    REFUSED = "refused"
    WITH_LIMITS = "with_limits"


@dataclass(frozen=True, slots=True, repr=False)
class Permission:
    """One thing said, at one time; the permissions of an interview are a time line.

    `about` is a topic (`why_left`) or the Ref of one answer; a Ref begins with `/`.
    """

    audience: Audience
    about: str
    said: Said
    at: datetime
    words: str = ""

    def __repr__(self) -> str:
        return f"<Permission {self.audience} {self.about} {self.said}>"


class Told(StrEnum):
    """Whether the child was told that something was shared without their agreement."""

    BEFORE = "before"
    AFTER = "after"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True, repr=False)
class Override:
    """The four grounds for telling somebody without the child's agreement.

    `threshold` is a code of the organisation's profile: what the risk is.
    `why_not_told` is needed where the child was not told.
    """

    audience: Audience
    about: str
    threshold: str
    reason: str
    told: Told
    decided_by: str
    at: datetime
    why_not_told: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether all four grounds are written down."""
        explained = self.told is not Told.NOT_TOLD or bool(self.why_not_told.strip())
        written = self.threshold and self.reason.strip() and self.decided_by.strip()
        return bool(written) and explained

    def __repr__(self) -> str:
        return f"<Override {self.audience} {self.about} {self.threshold}>"
