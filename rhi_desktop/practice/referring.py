"""Computing, checking and issuing each reader's copy."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rhi_desktop.errors import InterviewNotFinished
from rhi_desktop.practice import files
from rhi_desktop.practice.conversation import Conversation, take_out
from rhi_desktop.practice.copies import Ruled
from rhi_desktop.practice.desk import Desk
from rhi_desktop.record.copy import Copy
from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.record.interview import Stage
from rhi_desktop.record.trail import Act
from rhi_desktop.referral.summary import ReferralSummary
from rhi_desktop.sharing.matrix import Cell, matrix
from rhi_desktop.wording import Language


@dataclass(frozen=True, slots=True)
class Preview:
    """What a reader's copy will say, exactly, beside why."""

    summary: ReferralSummary
    ruled: tuple[Ruled, ...]


class Referring:
    """Shows what each reader would get, and issues it after a check of the artefact."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def cells(self, interview: InterviewId) -> tuple[Cell, ...]:
        """The consent page: each topic and reader, with what was said and follows."""
        held = self._held(interview)
        return matrix(held.matters, held.consent, self._desk.profile.audiences)

    def preview(
        self, interview: InterviewId, audience: Audience, language: Language
    ) -> Preview:
        """The copy as it would be issued now; UnknownAudience for an unknown reader."""
        held = self._held(interview)
        return self._preview(held, audience, language)

    def issue(
        self,
        interview: InterviewId,
        audience: Audience,
        language: Language,
        into: Path,
    ) -> Copy:
        """Draws, checks, writes and registers one copy; all of it or nothing.

        The file's name is neutral and comes from its own bytes. Raises LeakFound if
        any withheld word is in the finished file, which is then never written.
        """
        held = self._held(interview)
        if held.interview.stage is not Stage.FINISHED:
            raise InterviewNotFinished
        preview = self._preview(held, audience, language)
        pdf, pages = _drawn(preview.summary)
        digest = sha256(pdf).hexdigest()
        name = f"document-{digest[:10]}.pdf"
        self._refuse_leaks(pdf, name, preview, held)
        copy = Copy(
            interview, audience, language, name, digest, pages, self._desk.clock()
        )
        with self._desk.store.transaction() as rows:
            rows.copies.add(copy)
            rows.trail.add(Act.COPY_ISSUED, interview, copy.issued)
            files.write_whole(into, name, pdf)
        return copy

    def copies(self, interview: InterviewId) -> tuple[Copy, ...]:
        """The register: every copy issued of this interview."""
        with self._desk.store.transaction() as rows:
            return rows.copies.of(interview)

    def _held(self, interview: InterviewId) -> Conversation:
        with self._desk.store.transaction() as rows:
            return take_out(self._desk, rows, interview)
