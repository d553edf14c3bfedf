"""A store of its own, apart from any vault: its key and its pages."""

from rhi_desktop.vault.connection import Connection

CANARY = "they moved my contact again"


def key(digits: str = "a7" * 32) -> bytearray:
    return bytearray(b"x'" + digits.encode() + b"'")


def with_pages(connection: Connection, count: int) -> None:
    """Fills the store with so many rows that each takes a page of its own."""
    with connection.transaction():
        connection.run("CREATE TABLE said (words TEXT NOT NULL) STRICT")
        rows = [(CANARY * 120,)] * count
        connection.run_many("INSERT INTO said VALUES (?)", rows)
