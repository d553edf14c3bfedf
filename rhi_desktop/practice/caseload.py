"""Young people, their episodes, and what is due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rhi_desktop.practice.desk import Desk
from rhi_desktop.record.child import Child
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import ChildId, EpisodeId, new_id
from rhi_desktop.record.interview import Interview
from rhi_desktop.record.trail import Act


@dataclass(frozen=True, slots=True)
class Case:
    """One line of Today: a return, its interview if begun, and when it is due.

    `due` is an instant, None where no return time is known: no clock is invented.
    """

    child: Child
    episode: Episode
    interview: Interview | None
    due: datetime | None
    kept_at: datetime | None


class Caseload:
    """Adds young people and episodes, and lists what there is to do."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add_child(
        self, name: str, *, known_as: str = "", born: date | None = None
    ) -> Child:
        """Keeps a young person."""
        child = Child(ChildId(new_id()), name.strip(), known_as.strip(), born)
        with self._desk.store.transaction() as rows:
            rows.children.add(child)
            rows.trail.add(Act.CHILD_ADDED, child.id, self._desk.clock())
        return child

    def add_episode(
        self,
        child: ChildId,
        *,
        last_seen: datetime | None = None,
        reported: datetime | None = None,
        returned: datetime | None = None,
    ) -> Episode:
        """Keeps one time of being missing; unknown times stay unknown."""
        episode = Episode(EpisodeId(new_id()), child, last_seen, reported, returned)
        with self._desk.store.transaction() as rows:
            rows.episodes.add(episode)
            rows.trail.add(Act.EPISODE_ADDED, episode.id, self._desk.clock())
        return episode

    def today(self, *, most: int = 200, after: int = 0) -> tuple[Case, ...]:
        """The cases to look at, soonest due first, at most so many from a place on."""
        with self._desk.store.transaction() as rows:
            found = rows.interviews.cases(limit=most, offset=after)
        return tuple(
            Case(
                row.child,
                row.episode,
                row.interview,
                self._due(row.episode),
                row.kept_at,
            )
            for row in found
        )

    def _due(self, episode: Episode) -> datetime | None:
        """So many elapsed hours after the return, whatever the clocks did meanwhile."""
        if episode.returned is None:
            return None
        return episode.returned + timedelta(hours=self._desk.profile.clock_hours)
