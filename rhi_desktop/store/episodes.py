"""The times of being missing."""

from dataclasses import dataclass

from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import ChildId, EpisodeId
from rhi_desktop.store.codec import (
    read_instant_if_known,
    read_text,
    the_one,
    write_instant_if_known,
)
from rhi_desktop.vault.connection import Connection, Value


def read_episode(row: tuple[Value, ...]) -> Episode:
    """The episode of a row of id, child, last_seen, reported and returned."""
    episode_id, child_id, last_seen, reported, returned = row
    return Episode(
        EpisodeId(read_text(episode_id)),
        ChildId(read_text(child_id)),
        read_instant_if_known(last_seen),
        read_instant_if_known(reported),
        read_instant_if_known(returned),
    )


@dataclass(frozen=True, slots=True)
class Episodes:
    """Keeps when somebody was last seen, reported and back."""

    _connection: Connection

    def add(self, episode: Episode) -> None:
        """Adds an episode; BugError if one of that id is there already."""
        self._connection.run(
            """
            INSERT INTO episode (id, child, last_seen, reported, returned)
            VALUES (?, ?, ?, ?, ?)
            """,
            (
                episode.id,
                episode.child,
                write_instant_if_known(episode.last_seen),
                write_instant_if_known(episode.reported),
                write_instant_if_known(episode.returned),
            ),
        )

    def find(self, episode_id: EpisodeId) -> Episode:
        """The episode of that id; BugError if there is none."""
        found = self._connection.run(
            """
            SELECT id, child, last_seen, reported, returned
            FROM episode WHERE id = ?
            """,
            (episode_id,),
        )
        return read_episode(the_one(found))

    def of(self, child_id: ChildId) -> tuple[Episode, ...]:
        """A child's episodes, in the order in which they were added."""
        found = self._connection.run(
            """
            SELECT id, child, last_seen, reported, returned
            FROM episode WHERE child = ? ORDER BY number
            """,
            (child_id,),
        )
        return tuple(map(read_episode, found))
