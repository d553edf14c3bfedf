"""Showing what each reader would get, and issuing it."""

from dataclasses import dataclass
from pathlib import Path

from rhi_desktop.errors import InterviewNotFinished
from rhi_desktop.practice import files
from rhi_desktop.practice.conversation import Conversation, take_out
from rhi_desktop.practice.copies import CopyMaker, Ruled, drawn
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
    """Previews and issues copies; a copy leaves only after its file was searched."""

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
        maker = CopyMaker(self._desk, self._held(interview), language)
        reader = self._desk.profile.reader(audience).audience
        return Preview(maker.summary(reader), maker.ruled(reader))

    def issue(
        self,
        interview: InterviewId,
        audience: Audience,
        language: Language,
        into: Path,
    ) -> Copy:
        """Draws, checks, writes and registers one copy; all of it or nothing.

        Raises InterviewNotFinished, UnknownAudience, FolderMissing, FolderReadOnly,
        DiskFull, and LeakFound if a withheld word is in the finished file, which is
        then never written.
        """
        held = self._held(interview)
        reader = self._desk.profile.reader(audience).audience
        if held.interview.stage is not Stage.FINISHED:
            raise InterviewNotFinished
        maker = CopyMaker(self._desk, held, language)
        file = drawn(maker.summary(reader))
        maker.refuse_leaks(file, reader)
        copy = Copy(
            interview,
            reader,
            language,
            file.file_name,
            file.sha256,
            file.pages,
            self._desk.clock(),
        )
        with self._desk.store.transaction() as rows:
            rows.copies.add(copy)
            rows.trail.add(Act.COPY_ISSUED, interview, copy.issued)
            files.write_whole(into, copy.file_name, file.pdf)
        return copy

    def copies(self, interview: InterviewId) -> tuple[Copy, ...]:
        """The register: every copy issued of this interview, in order."""
        with self._desk.store.transaction() as rows:
            return rows.copies.of(interview)

    def _held(self, interview: InterviewId) -> Conversation:
        with self._desk.store.transaction() as rows:
            return take_out(self._desk, rows, interview)
