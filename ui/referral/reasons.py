"""Why a reader is shown something or not, in plain sentences.

Every ruling has exactly one reason, so every answer stands under exactly one sentence;
answers of a topic with the same sentence stand together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from rhi_desktop.clock import local_day
from rhi_desktop.instrument import said_in
from rhi_desktop.record.child import Child
from rhi_desktop.record.ids import CHILD
from rhi_desktop.record.permission import Override, Permission, Told
from rhi_desktop.sharing.rules import Because
from rhi_desktop.wording import Text, Words, phrase

if TYPE_CHECKING:
    from rhi_desktop.practice.copies import Ruled
    from rhi_desktop.sharing.ledger import LedgerRow

Tone = Literal["next", "consent", "risk"]

SILENT = {
    Because.AGREED: phrase("because {child} agreed, {when}"),
    Because.REFUSED: phrase("because {child} refused, {when}"),
    Because.WITH_LIMITS: phrase(
        "because {child} agreed with limits, {when}, and these are not agreed one by"
        " one"
    ),
}
QUOTED = {
    Because.AGREED: phrase("because {child} agreed, {when}: “{words}”"),
    Because.REFUSED: phrase("because {child} refused, {when}: “{words}”"),
    Because.WITH_LIMITS: phrase(
        "because {child} agreed with limits, {when}: “{words}”, and these are not"
        " agreed one by one"
    ),
}
ALONE = {
    Because.AGREED: phrase("because {child} agreed to just this, {when}"),
    Because.REFUSED: phrase("because {child} refused just this, {when}"),
    Because.WITH_LIMITS: phrase("because {child} set limits to just this, {when}"),
}
UNSAID = {
    Because.TOLD_BEFORE: phrase(
        "because they hold it already, or {child} was told before the talk"
    ),
    Because.NOT_NAMED: phrase("because this reader is never given it"),
    Because.NOT_ASKED: phrase("because {child} has not been asked"),
}
OWN = phrase("because it is their own")
NOT_OWN = phrase("because it is not theirs alone; they can ask to see all of it")
TOLD = {
    Told.BEFORE: phrase(
        "because someone is at risk: {threshold}. Decided by {who}, {when}; {child} was"
        " told before."
    ),
    Told.AFTER: phrase(
        "because someone is at risk: {threshold}. Decided by {who}, {when}; {child} was"
        " told afterwards."
    ),
    Told.NOT_TOLD: phrase(
        "because someone is at risk: {threshold}. Decided by {who}, {when}; {child} was"
        " not told: {why_not}"
    ),
}


@dataclass(frozen=True, slots=True)
class Speaking:
    """What every sentence needs: the words, the child, the thresholds and the day."""

    words: Words
    child: str
    thresholds: Mapping[str, Text]
    today: date

    def when(self, instant: datetime) -> str:
        """The time alone if it was today."""
        if local_day(instant) == self.today:
            return self.words.hour(instant)
        return self.words.moment(instant)


@dataclass(frozen=True, slots=True, repr=False)
class Reason:
    """Answers of one topic that are shown or held back for one and the same reason."""

    topic: str
    shared: bool
    tone: Tone
    sentence: str
    ruled: "tuple[Ruled, ...]"


def short_name(child: Child) -> str:
    """An initial: enough to know whom, and little to read over a shoulder."""
    return f"{child.called[0].upper()}."


def reasons(speaking: Speaking, ruled: "Iterable[Ruled]") -> tuple[Reason, ...]:
    """The reasons of one reader's copy, topic by topic, what is shown first."""
    found: dict[tuple[str, bool, str], list[Ruled]] = {}
    tones: dict[str, Tone] = {}
    for one in ruled:
        sentence = because(speaking, one.row)
        tones[sentence] = tone_of(one.row)
        key = (one.question.topic, one.row.ruling.shared, sentence)
        found.setdefault(key, []).append(one)
    order = {
        topic: at for at, topic in enumerate(dict.fromkeys(key[0] for key in found))
    }
    in_order = sorted(found, key=lambda key: (order[key[0]], not key[1]))
    return tuple(
        Reason(topic, shared, tones[sentence], sentence, tuple(found[key]))
        for key in in_order
        for topic, shared, sentence in [key]
    )


def because(speaking: Speaking, row: "LedgerRow") -> str:
    """The one reason for a ruling, as a sentence."""
    why = row.ruling.because
    if row.audience == CHILD:
        return speaking.words(OWN if row.ruling.shared else NOT_OWN)
    if why is Because.AT_RISK and row.override is not None:
        return _at_risk(speaking, row.override)
    if row.permission is None or why in UNSAID:
        return speaking.words(UNSAID[why], child=speaking.child)
    return _said(speaking, why, row.permission)


def tone_of(row: "LedgerRow") -> Tone:
    """Shown, held back, or shown against what was said."""
    if row.ruling.because is Because.AT_RISK:
        return "risk"
    return "next" if row.ruling.shared else "consent"


def _said(speaking: Speaking, why: Because, said: Permission) -> str:
    values = {"child": speaking.child, "when": speaking.when(said.at)}
    if said.words:
        return speaking.words(QUOTED[why], words=said.words, **values)
    alone = said.about.startswith("/")
    return speaking.words((ALONE if alone else SILENT)[why], **values)


def _at_risk(speaking: Speaking, override: Override) -> str:
    threshold = speaking.thresholds[override.threshold]
    return speaking.words(
        TOLD[override.told],
        threshold=said_in(threshold, speaking.words.language),
        who=override.decided_by,
        when=speaking.when(override.at),
        child=speaking.child,
        why_not=override.why_not_told,
    )
