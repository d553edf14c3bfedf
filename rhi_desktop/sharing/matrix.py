"""Topics down, readers across: what the consent page shows in each cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from rhi_desktop.record.ids import Audience, Topic
from rhi_desktop.record.permission import Said
from rhi_desktop.sharing.ledger import ConsentRecord, LedgerRow, Matter, ledger
from rhi_desktop.sharing.rules import Because


@dataclass(frozen=True, slots=True)
class Cell:
    """What one reader gets of one topic.

    `said` and `words` are the child's latest about the whole topic. `askable` is
    False where no agreement could share anything, so that nobody asks in vain.
    """

    topic: Topic
    audience: Audience
    said: Said
    words: str
    askable: bool
    shown: int
    withheld: int
    at_risk: int


def matrix(
    matters: Iterable[Matter], consent: ConsentRecord, audiences: Iterable[Audience]
) -> tuple[Cell, ...]:
    """One cell a topic and reader, topics in the order of the matters."""
    held = tuple(matters)
    topics = tuple(dict.fromkeys(matter.topic for matter in held))
    cells: list[Cell] = []
    for audience in audiences:
        rows = ledger(held, consent, audience)
        for topic in topics:
            of_topic = [row for row in rows if row.matter.topic == topic]
            cells.append(_cell(topic, audience, of_topic, consent))
    return tuple(cells)


def _cell(
    topic: Topic, audience: Audience, rows: list[LedgerRow], consent: ConsentRecord
) -> Cell:
    said = [
        permission
        for permission in consent.permissions
        if permission.audience == audience and permission.about == topic
    ]
    shown = sum(row.ruling.shared for row in rows)
    return Cell(
        topic=topic,
        audience=audience,
        said=said[-1].said if said else Said.NOT_ASKED,
        words=said[-1].words if said else "",
        askable=any(audience in row.matter.policy.ask for row in rows),
        shown=shown,
        withheld=len(rows) - shown,
        at_risk=sum(row.ruling.because is Because.AT_RISK for row in rows),
    )
