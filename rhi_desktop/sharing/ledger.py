"""The ledger: for every answer and reader, shown or withheld, by what and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from rhi_desktop.record.ids import Audience, Ref, Topic
from rhi_desktop.record.permission import Override, Permission, Said
from rhi_desktop.record.policy import Policy
from rhi_desktop.sharing.rules import Ruling, rule
from rhi_desktop.sharing.time_line import override_now, word_now


@dataclass(frozen=True, slots=True)
class Matter:
    """One answer as the rules see it: where it stands and its policy, not its words."""

    ref: Ref
    topic: Topic
    policy: Policy


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """What the child said and what was decided against it, each in order of saying."""

    permissions: tuple[Permission, ...] = ()
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One ruling with the permission and the override that stood when it was made."""

    matter: Matter
    audience: Audience
    ruling: Ruling
    permission: Permission | None
    override: Override | None


def ledger(
    matters: Iterable[Matter], consent: ConsentRecord, audience: Audience
) -> tuple[LedgerRow, ...]:
    """Rules on every matter for one reader, in the order given."""
    return tuple(_row(matter, consent, audience) for matter in matters)


def _row(matter: Matter, consent: ConsentRecord, audience: Audience) -> LedgerRow:
    topic, ref = matter.topic, matter.ref
    permission = word_now(consent.permissions, audience, topic, ref)
    override = override_now(consent.overrides, audience, topic, ref)
    said = permission.said if permission else Said.NOT_ASKED
    ruling = rule(matter.policy, audience, said, override)
    return LedgerRow(matter, audience, ruling, permission, override)
