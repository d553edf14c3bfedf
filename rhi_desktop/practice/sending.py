"""The outbox: looking at each de-identified record, approving it, exporting a batch."""

import json
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from rhi_desktop.deidentified.alike import ENOUGH, alike
from rhi_desktop.deidentified.batch import make_batch
from rhi_desktop.deidentified.record import OutcomeRecord, make_record
from rhi_desktop.errors import NothingApproved, PracticeStaysHere
from rhi_desktop.practice import files
from rhi_desktop.practice.desk import Desk
from rhi_desktop.record.advocate import Kind
from rhi_desktop.record.trail import Act
from rhi_desktop.store.outcomes import OutcomeKey, Queued, Status


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record exactly as it will leave, and how many in the outbox look like it."""

    key: OutcomeKey
    record: OutcomeRecord
    status: Status
    alike: int

    @property
    def easy_to_recognise(self) -> bool:
        """Whether so few look like it that somebody might know whose it is."""
        return self.alike < ENOUGH


@dataclass(frozen=True, slots=True)
class Batch:
    """What was exported, and where it lies."""

    folder: Path
    names: tuple[str, ...]
    records: int

    @property
    def small(self) -> bool:
        """Whether it holds so few records that each is easier to recognise."""
        return self.records < ENOUGH


class Sending:
    """Shows what waits, and lets nothing out that a person has not approved."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def waiting(self) -> tuple[Waiting, ...]:
        """Everything not yet exported, in no order that means anything."""
        with self._desk.store.transaction() as rows:
            queued = [q for q in rows.outcomes.all() if q.status is not Status.EXPORTED]
        records = [self._read(one) for one in queued]
        return tuple(
            Waiting(one.key, record, one.status, alike(record, records))
            for one, record in zip(queued, records, strict=True)
        )

    def approve(self, key: OutcomeKey) -> None:
        """Says that this record may leave with the next batch."""
        self._mark(key, Status.APPROVED, Act.OUTCOME_APPROVED)

    def hold(self, key: OutcomeKey) -> None:
        """Keeps this record back until somebody approves it."""
        self._mark(key, Status.HELD, Act.OUTCOME_HELD)

    def export(self, into: Path) -> Batch:
        """Writes all approved records as one batch into a new folder inside `into`.

        Raises PracticeStaysHere in a practice vault and NothingApproved. Each record
        is held against the allow-list once more, so that one written by an older
        version cannot slip through.
        """
        if self._desk.advocate.vault is Kind.PRACTICE:
            raise PracticeStaysHere
        with self._desk.store.transaction() as rows:
            approved = rows.outcomes.of(Status.APPROVED)
            if not approved:
                raise NothingApproved
            for one in approved:
                rows.outcomes.mark(one.key, Status.EXPORTED)
            rows.trail.add(Act.BATCH_EXPORTED, "", self._desk.clock())
            records = [self._read(one) for one in approved]
            made = make_batch(self._desk.outcome_fields, records)
            folder = files.write_folder(into, f"batch-{token_hex(4)}", made)
        return Batch(folder, tuple(file.name for file in made), len(approved))

    def _read(self, queued: Queued) -> OutcomeRecord:
        return make_record(self._desk.outcome_fields, json.loads(queued.record))

    def _mark(self, key: OutcomeKey, status: Status, act: Act) -> None:
        with self._desk.store.transaction() as rows:
            rows.outcomes.mark(key, status)
            rows.trail.add(act, "", self._desk.clock())
