"""What one guess at a passphrase costs, in memory and time."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """The parameters of Argon2id: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def is_within_bounds(self) -> bool:
        """Whether a key file may ask for it: not too cheap, nor beyond any laptop."""
        parts = (self.memory_kib, self.passes, self.lanes)
        # type(), because True and 2.0 would pass for numbers.
        if any(type(part) is not int for part in parts):
            return False
        return (
            CHEAPEST.memory_kib <= self.memory_kib <= DEAREST.memory_kib
            and 1 <= self.passes <= DEAREST.passes
            and 1 <= self.lanes <= DEAREST.lanes
            and self.memory_kib * self.passes >= CHEAPEST.memory_kib * CHEAPEST.passes
        )


CHEAPEST: Final = Cost(19 * MIB, 2, 1)
"""OWASP's minimum: the floor on reading, for tests and nothing else."""

MODEST: Final = Cost(64 * MIB, 3, 4)
"""RFC 9106, section 4, second choice: for a computer that has no more to give."""

STANDARD: Final = Cost(256 * MIB, 3, 4)
"""0.4 s here; four random words then last about a century against 1,000 cards."""

DEAREST: Final = Cost(1024 * MIB, 10, 8)
"""The most a key file may ask for before we call it altered."""
