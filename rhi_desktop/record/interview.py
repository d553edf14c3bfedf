"""The record of one conversation."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rhi_desktop.record.ids import ChildId, EpisodeId, InterviewId


class Stage(StrEnum):
    """Open answers are overwritten; finished ones are only amended, with a reason."""

    OPEN = "open"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Pin:
    """The exact instrument an interview was held with, for ever."""

    form_id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Interview:
    """Which child and episodes it covers, with which instrument, and how far it is."""

    id: InterviewId
    child: ChildId
    episodes: tuple[EpisodeId, ...]
    instrument: Pin
    began: datetime
    stage: Stage = Stage.OPEN
    finished: datetime | None = None
