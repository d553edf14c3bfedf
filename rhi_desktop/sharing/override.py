"""Whether an advocate may tell somebody without agreement: refuses what policy does."""

from collections.abc import Collection, Iterable

from rhi_desktop.errors import OverrideIncomplete, OverrideNotAllowed, UnknownThreshold
from rhi_desktop.record.permission import Override
from rhi_desktop.sharing.ledger import Matter
from rhi_desktop.sharing.time_line import covers


def accept(
    override: Override, matters: Iterable[Matter], thresholds: Collection[str]
) -> Override:
    """Gives the override back if it may stand.

    Raises UnknownThreshold, OverrideIncomplete where a ground is missing, and
    OverrideNotAllowed where the instrument names this reader for none of the answers.
    """
    if override.threshold not in thresholds:
        known = ", ".join(thresholds)
        raise UnknownThreshold(threshold=override.threshold, thresholds=known)
    if not override.is_complete:
        raise OverrideIncomplete
    for matter in matters:
        reached = covers(override.about, matter.topic, matter.ref)
        if reached and override.audience in matter.policy.risk:
            return override
    raise OverrideNotAllowed(about=override.about, audience=override.audience)
