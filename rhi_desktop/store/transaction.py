"""The tables of the store, as one thing to hold while a transaction lasts."""

from dataclasses import dataclass
from typing import Self

from rhi_desktop.store.advocate import OwnAdvocate
from rhi_desktop.store.answers import Answers
from rhi_desktop.store.children import Children
from rhi_desktop.store.copies import Copies
from rhi_desktop.store.episodes import Episodes
from rhi_desktop.store.instruments import Instruments
from rhi_desktop.store.interviews import Interviews
from rhi_desktop.store.jottings import Jottings
from rhi_desktop.store.outcomes import Outcomes
from rhi_desktop.store.overrides import Overrides
from rhi_desktop.store.permissions import Permissions
from rhi_desktop.store.rows import RepeatRows
from rhi_desktop.store.trail import Trail
from rhi_desktop.vault.connection import Connection


@dataclass(frozen=True, slots=True)
class Rows:
    """One small class a table; given by `Store.transaction()` and used within it."""

    advocate: OwnAdvocate
    answers: Answers
    children: Children
    copies: Copies
    episodes: Episodes
    instruments: Instruments
    interviews: Interviews
    jottings: Jottings
    outcomes: Outcomes
    overrides: Overrides
    permissions: Permissions
    rows: RepeatRows
    trail: Trail

    @classmethod
    def of(cls, connection: Connection) -> Self:
        """The tables of one open vault."""
        return cls(
            advocate=OwnAdvocate(connection),
            answers=Answers(connection),
            children=Children(connection),
            copies=Copies(connection),
            episodes=Episodes(connection),
            instruments=Instruments(connection),
            interviews=Interviews(connection),
            jottings=Jottings(connection),
            outcomes=Outcomes(connection),
            overrides=Overrides(connection),
            permissions=Permissions(connection),
            rows=RepeatRows(connection),
            trail=Trail(connection),
        )
