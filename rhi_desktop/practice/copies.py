"""From one interview to each reader's copy: ruled, composed, drawn, checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from rhi_desktop.errors import LeakFound
from rhi_desktop.instrument.definition import Question
from rhi_desktop.practice.conversation import Conversation
from rhi_desktop.practice.desk import Desk
from rhi_desktop.record.answer import Answer
from rhi_desktop.record.ids import CHILD, Audience
from rhi_desktop.referral.by_right import shown_by_right
from rhi_desktop.referral.childs_copy import compose_childs_copy
from rhi_desktop.referral.compose import compose
from rhi_desktop.referral.statements import in_words
from rhi_desktop.referral.summary import ReferralSummary
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.sharing.ledger import LedgerRow, ledger
from rhi_desktop.wording import LANGUAGES, Language, Words


@dataclass(frozen=True, slots=True)
class Ruled:
    """One answer with its question and the ruling on it for one reader."""

    question: Question
    answer: Answer
    row: LedgerRow


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished file, its neutral name and its length; not yet released."""

    pdf: bytes
    sha256: str
    pages: int

    @property
    def file_name(self) -> str:
        """Comes from the bytes alone, so that it tells nothing and can be checked."""
        return f"document-{self.sha256[:10]}.pdf"


class CopyMaker:
    """Makes the copies of one interview in one language."""

    def __init__(self, desk: Desk, held: Conversation, language: Language) -> None:
        words = Words.spoken_in(language)
        self._terms = Terms(held.sitting.definition, desk.profile, words)
        self._cover = Cover(
            held.child, held.episodes, desk.advocate, held.interview.began
        )
        self._held = held

    def ruled(self, audience: Audience) -> tuple[Ruled, ...]:
        """Every live answer with the ruling for this reader, in form order."""
        rows = ledger(self._held.matters, self._held.consent, audience)
        answers = self._held.sitting.live_answers()
        asked = (self._terms.definition.question(answer.ref) for answer in answers)
        return tuple(map(Ruled, asked, answers, rows))

    def summary(self, audience: Audience) -> ReferralSummary:
        """What this reader's copy says; only what is shared with them is handed on."""
        shared = self._shared(audience)
        if audience != CHILD:
            return compose(self._terms, self._cover, audience, shared)
        return compose_childs_copy(self._terms, self._cover, shared, self._ledgers())

    def refuse_leaks(self, drawn: Drawn, audience: Audience) -> None:
        """Reads the finished file and raises LeakFound if any withheld word is in it.

        What may stand there is worked out from the rulings, not from the summary.
        """
        from rhi_desktop.documents.leak_check import find_leaks

        by_right = shown_by_right(
            self._terms, self._cover, audience, self._shared(audience)
        )
        leaks = find_leaks(
            drawn.pdf, drawn.file_name, self.withheld(audience), by_right
        )
        if leaks:
            where = ", ".join(leak.where for leak in leaks)
            raise LeakFound(audience=audience, where=where)

    def withheld(self, audience: Audience) -> tuple[str, ...]:
        """Every text this reader must not find: answers, set-aside ones, jottings."""
        sitting = self._held.sitting
        kept_back = [
            (one.question, one.answer)
            for one in self.ruled(audience)
            if not one.row.ruling.shared
        ]
        kept_back += [
            (self._terms.definition.question(answer.ref), answer)
            for answer in sitting.set_aside()
        ]
        said = (
            text
            for question, answer in kept_back
            for language in LANGUAGES
            for text in in_words(question, answer, Words.spoken_in(language))
        )
        return (*said, *(jotting.words for jotting in self._held.jottings))

    def _shared(self, audience: Audience) -> tuple[Shared, ...]:
        return tuple(
            Shared(one.question, one.answer, one.row.ruling.because, one.row.override)
            for one in self.ruled(audience)
            if one.row.ruling.shared
        )

    def _ledgers(self) -> Mapping[Audience, tuple[LedgerRow, ...]]:
        return {
            reader.audience: tuple(one.row for one in self.ruled(reader.audience))
            for reader in self._terms.profile.readers
            if reader.audience != CHILD
        }


def drawn(summary: ReferralSummary) -> Drawn:
    """Draws a summary in memory; nothing is written anywhere."""
    from rhi_desktop.documents.referral_pdf import draw

    into = BytesIO()
    pages = draw(summary, into)
    pdf = into.getvalue()
    return Drawn(pdf, sha256(pdf).hexdigest(), pages)
