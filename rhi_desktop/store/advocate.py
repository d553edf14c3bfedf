"""The one row that says whose vault this is."""

from dataclasses import dataclass

from rhi_desktop.record.advocate import Advocate, Kind
from rhi_desktop.store.codec import read_text, the_one
from rhi_desktop.vault.connection import Connection


@dataclass(frozen=True, slots=True)
class OwnAdvocate:
    """Keeps the advocate of this vault; a practice vault stays one for ever."""

    _connection: Connection

    def keep(self, advocate: Advocate) -> None:
        """Writes the advocate, in place of what stood there."""
        self._connection.run(
            """
            INSERT INTO advocate (only_one, name, organisation, vault)
            VALUES (1, ?, ?, ?)
            ON CONFLICT (only_one) DO UPDATE SET
                name = excluded.name,
                organisation = excluded.organisation,
                vault = excluded.vault
            """,
            (advocate.name, advocate.organisation, advocate.vault.value),
        )

    def find(self) -> Advocate:
        """The advocate; BugError in a vault that does not say yet."""
        found = self._connection.run("SELECT name, organisation, vault FROM advocate")
        name, organisation, vault = map(read_text, the_one(found))
        return Advocate(name, organisation, Kind(vault))
