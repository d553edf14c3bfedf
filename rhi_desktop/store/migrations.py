"""Brings a store to the newest schema, one whole step at a time and only forward."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from rhi_desktop.errors import BugError, StoreNewer
from rhi_desktop.vault.connection import Connection


@dataclass(frozen=True, slots=True)
class Step:
    """One SQL file and its number, which the file sets itself as `user_version`."""

    number: int
    script: str


def shipped_steps() -> tuple[Step, ...]:
    """The steps that come with the program, `schema/0001_first.sql` first."""
    schema = files("rhi_desktop.store").joinpath("schema")
    found = (file for file in schema.iterdir() if file.name.endswith(".sql"))
    steps = (Step(int(file.name[:4]), file.read_text("utf-8")) for file in found)
    return tuple(sorted(steps, key=lambda step: step.number))


def migrate(connection: Connection, steps: Sequence[Step]) -> None:
    """Takes every step the store has not had yet; a second call does nothing.

    A step and its number are one transaction: after a crash the store is either before
    or after it. Raises StoreNewer, and touches nothing, if the store is ahead.
    """
    had = connection.version
    if had > steps[-1].number:
        raise StoreNewer(folder=str(connection.folder))
    for step in steps:
        if step.number > had:
            _take(connection, step)


def _take(connection: Connection, step: Step) -> None:
    with connection.transaction():
        connection.run_script(step.script)
        if connection.version != step.number:
            raise BugError("a schema step did not set its own number")
