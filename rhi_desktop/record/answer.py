"""An answer: what was said, whose words they are, and how it was met."""

from dataclasses import dataclass
from enum import StrEnum

from rhi_desktop.record.ids import Ref


class State(StrEnum):
    """How a question was met. A blank is not an answer; each of these is."""

    ANSWERED = "answered"
    DECLINED = "declined"
    DID_NOT_KNOW = "did_not_know"
    NOT_ASKED = "not_asked"
    DOES_NOT_APPLY = "does_not_apply"
    ANSWERED_BY_ANOTHER = "answered_by_another"


class Voice(StrEnum):
    """Whose statement it is; fact, hearsay and opinion stay apart into print."""

    CHILDS_WORDS = "childs_words"
    SEEN = "seen"
    TOLD_BY_ANOTHER = "told_by_another"
    MY_VIEW = "my_view"


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One question's answer; `value` is what an XForm would hold, always text.

    A date is `2026-10-24`, a date and time `2026-10-24T18:00:00.000+01:00`, several
    choices are their codes with a space between.
    """

    ref: Ref
    value: str = ""
    state: State = State.ANSWERED
    voice: Voice | None = None

    @property
    def has_words(self) -> bool:
        """Whether somebody gave an answer, rather than a reason for none."""
        given = self.state in (State.ANSWERED, State.ANSWERED_BY_ANOTHER)
        return given and self.value != ""

    def __repr__(self) -> str:
        """Tells where and how, never what: a repr may end in a log or a traceback."""
        return f"<Answer {self.ref} {self.state} {len(self.value)} characters>"
