"""A copy that was issued: what went to whom, provable afterwards."""

from dataclasses import dataclass
from datetime import datetime

from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.wording import Language


@dataclass(frozen=True, slots=True)
class Copy:
    """One issued document: its reader, language, pages and the hash of its bytes."""

    interview: InterviewId
    audience: Audience
    language: Language
    file_name: str
    sha256: str
    pages: int
    issued: datetime
