"""How many waiting records look the same: what makes one easy to recognise."""

from collections.abc import Iterable

from rhi_desktop.deidentified.record import OutcomeRecord

SOMEONE_MIGHT_KNOW = ("police_area", "age_band", "lives", "quarter")
"""What a neighbour, a carer or an exploiter may know of a child already."""

ENOUGH = 10
"""With fewer than this many alike or together, a record is easier to recognise."""


def alike(record: OutcomeRecord, others: Iterable[OutcomeRecord]) -> int:
    """How many of the others, itself among them, share what someone might know."""
    return sum(_known(other) == _known(record) for other in others)


def _known(record: OutcomeRecord) -> tuple[tuple[str, ...], ...]:
    return tuple(record.values[name] for name in SOMEONE_MIGHT_KNOW)
