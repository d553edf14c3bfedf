"""The store: everything that is kept, reached one transaction at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from rhi_desktop.errors import BugError
from rhi_desktop.store.migrations import migrate, shipped_steps
from rhi_desktop.store.transaction import Rows
from rhi_desktop.vault.connection import Connection


class Store:
    """Keeps the record in an open vault; reading and writing go by the same door.

    The connection stays the caller's to close if the store cannot be brought up to date
    (StoreNewer, or any error of the vault).
    """

    def __init__(self, connection: Connection) -> None:
        migrate(connection, shipped_steps())
        self._connection = connection
        self._rows = Rows.of(connection)

    @contextmanager
    def transaction(self) -> Iterator[Rows]:
        """Gives the tables; all that is done with them is kept together or not at all.

        It is kept, durably, once the `with` has been left; an exception undoes it. To
        only read writes nothing. Raises BugError for half a character, which is no text
        (a lone surrogate): Python's own error would carry the words themselves.
        """
        try:
            with self._connection.transaction():
                yield self._rows
        except UnicodeEncodeError:
            raise BugError("half a character cannot be kept") from None

    def close(self) -> None:
        """Closes the vault; a second call does nothing."""
        self._connection.close()
