"""The one row that says whose vault this is."""

from dataclasses import dataclass

from rhi_desktop.record.advocate import Advocate, Kind
from rhi_desktop.store.codec import read_text
from rhi_desktop.vault.connection import Connection


@dataclass(frozen=True, slots=True)
class OwnAdvocate:
    """Keeps the advocate of this vault; a practice vault stays one for ever."""

    _connection: Connection

    def keep(self, advocate: Advocate) -> None:
        """Writes the advocate, in place of what stood there."""
        self._connection.run(
            """
            INSERT INTO advocate (name, organisation, vault) VALUES (?, ?, ?)
            ON CONFLICT (only_one) DO UPDATE SET
                name = excluded.name,
                organisation = excluded.organisation,
                vault = excluded.vault
            """,
            (advocate.name, advocate.organisation, advocate.vault.value),
        )

    def find(self) -> Advocate | None:
        """The advocate, or None in a vault that has only just been made."""
        found = self._connection.run("SELECT name, organisation, vault FROM advocate")
        if not found:
            return None
        name, organisation, vault = map(read_text, found[0])
        return Advocate(name, organisation, Kind(vault))
