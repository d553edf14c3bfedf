"""The trail: acts, never what was said."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What somebody did."""

    VAULT_MADE = "vault_made"
    VAULT_OPENED = "vault_opened"
    CHILD_ADDED = "child_added"
    EPISODE_ADDED = "episode_added"
    INTERVIEW_BEGUN = "interview_begun"
    PERMISSION_RECORDED = "permission_recorded"
    OVERRIDE_RECORDED = "override_recorded"
    INTERVIEW_FINISHED = "interview_finished"
    COPY_ISSUED = "copy_issued"
    OUTCOME_APPROVED = "outcome_approved"
    OUTCOME_HELD = "outcome_held"
    BATCH_EXPORTED = "batch_exported"


@dataclass(frozen=True, slots=True)
class Entry:
    """One act at one time. `subject` is an id, or blank where a link would identify."""

    number: int
    act: Act
    subject: str
    at: datetime
