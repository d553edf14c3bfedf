"""What one guess at a passphrase costs, in memory and time."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024
MEMORY_KIB: Final = range(19 * MIB, 1024 * MIB + 1)
PASSES: Final = range(1, 11)
LANES: Final = range(1, 9)


@dataclass(frozen=True, slots=True)
class Cost:
    """The parameters of Argon2id: memory in KiB, passes over it, lanes side by side.

    One that is too cheap, or beyond any laptop, cannot be: ValueError. So an altered
    key file is refused before memory is spent, and none is made that cannot be read.
    """

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        within = self.memory_kib in MEMORY_KIB and self.passes in PASSES
        if not (within and self.lanes in LANES):
            message = "the cost of a guess is out of bounds"
            raise ValueError(message)


CHEAPEST: Final = Cost(19 * MIB, 2, 1)
"""OWASP's minimum: for tests and nothing else."""

MODEST: Final = Cost(64 * MIB, 3, 4)
"""RFC 9106, section 4, second choice: for a computer that has no more to give."""

STANDARD: Final = Cost(256 * MIB, 3, 4)
"""0.4 s here; four random words then last about a century against 1,000 cards."""
