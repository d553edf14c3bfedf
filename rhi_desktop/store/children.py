"""The young people of this vault."""

from dataclasses import dataclass

from rhi_desktop.record.child import Child
from rhi_desktop.record.ids import ChildId
from rhi_desktop.store.codec import (
    read_day_if_known,
    read_text,
    the_one,
    write_day_if_known,
)
from rhi_desktop.vault.connection import Connection, Value


def read_child(row: tuple[Value, ...]) -> Child:
    """The child of a row of id, name, known_as and born."""
    child_id, name, known_as, born = row
    return Child(
        ChildId(read_text(child_id)),
        read_text(name),
        read_text(known_as),
        read_day_if_known(born),
    )


@dataclass(frozen=True, slots=True)
class Children:
    """Keeps who they are, as far as a summary must say so."""

    _connection: Connection

    def add(self, child: Child) -> None:
        """Adds a child; BugError if one of that id is there already."""
        self._connection.run(
            "INSERT INTO child (id, name, known_as, born) VALUES (?, ?, ?, ?)",
            (child.id, child.name, child.known_as, write_day_if_known(child.born)),
        )

    def find(self, child_id: ChildId) -> Child:
        """The child of that id; BugError if there is none."""
        found = self._connection.run(
            "SELECT id, name, known_as, born FROM child WHERE id = ?", (child_id,)
        )
        return read_child(the_one(found))

    def all(self) -> tuple[Child, ...]:
        """Everybody, in the order in which they were added."""
        found = self._connection.run(
            "SELECT id, name, known_as, born FROM child ORDER BY number"
        )
        return tuple(map(read_child, found))
