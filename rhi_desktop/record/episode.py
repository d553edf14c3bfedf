"""One time of being missing."""

from dataclasses import dataclass
from datetime import datetime

from rhi_desktop.record.ids import ChildId, EpisodeId


@dataclass(frozen=True, slots=True)
class Episode:
    """When somebody was last seen, reported and back: aware instants, or unknown.

    Times are as their source gave them; nothing here is worked out from another.
    """

    id: EpisodeId
    child: ChildId
    last_seen: datetime | None = None
    reported: datetime | None = None
    returned: datetime | None = None
