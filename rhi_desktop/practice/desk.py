"""What every practice works at: the store, the clock and the organisation's rules."""

from dataclasses import dataclass
from functools import cached_property

from rhi_desktop import assets
from rhi_desktop.clock import Clock
from rhi_desktop.deidentified.fields import Field, read_fields
from rhi_desktop.practice.instruments import Instruments
from rhi_desktop.record.advocate import Advocate
from rhi_desktop.sharing.profile import Profile, read_profile
from rhi_desktop.store import Store


@dataclass(frozen=True)
class Desk:
    """Handed to each practice; made when the vault opens, gone when it locks."""

    store: Store
    clock: Clock
    advocate: Advocate

    @cached_property
    def profile(self) -> Profile:
        """The organisation's readers, thresholds and clock."""
        return read_profile(assets.text("rules/organisation.toml"))

    @cached_property
    def outcome_fields(self) -> tuple[Field, ...]:
        """What may leave without a name."""
        return read_fields(assets.text("rules/outcomes.toml"))

    @cached_property
    def instruments(self) -> Instruments:
        """The shipped instrument, and those that interviews are pinned to."""
        return Instruments()
