"""A batch as it leaves: CSV, JSON and the data dictionary, in memory.

Each record gets a random number drawn now and the order is shuffled, so that nothing
in the batch says which was written first, by whom, or for whom.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import SystemRandom
from secrets import token_hex

from rhi_desktop.deidentified.fields import Field
from rhi_desktop.deidentified.record import OutcomeRecord

CSV_NAME = "outcomes.csv"
JSON_NAME = "outcomes.json"
DICTIONARY_NAME = "data_dictionary.json"


@dataclass(frozen=True, slots=True)
class BatchFile:
    """One file of a batch, ready to be written."""

    name: str
    content: bytes


def make_batch(
    fields: Sequence[Field], records: Iterable[OutcomeRecord]
) -> tuple[BatchFile, ...]:
    """The three files for these records."""
    shuffled = list(records)
    SystemRandom().shuffle(shuffled)
    numbered = [(token_hex(16), record) for record in shuffled]
    return (
        BatchFile(CSV_NAME, _csv(fields, numbered)),
        BatchFile(JSON_NAME, _json([_row(*entry) for entry in numbered])),
        BatchFile(DICTIONARY_NAME, _json(data_dictionary(fields))),
    )


def data_dictionary(fields: Iterable[Field]) -> dict[str, object]:
    """What each column is called, what it holds and what it may hold."""
    return {
        "record": "A random number, drawn for this batch; it links to nothing.",
        "status": "De-identified on the laptop; anonymous only when pooled.",
        "fields": [
            {
                "name": field.name,
                "label": dict(field.label),
                "holds": field.holds.value,
                "from": field.source.value,
                "codes": list(field.codes),
            }
            for field in fields
        ],
    }


def _row(number: str, record: OutcomeRecord) -> dict[str, object]:
    return {"record": number, **{k: list(v) for k, v in record.values.items()}}


def _csv(
    fields: Sequence[Field], numbered: Iterable[tuple[str, OutcomeRecord]]
) -> bytes:
    into = io.StringIO(newline="")
    rows = csv.writer(into, lineterminator="\r\n")
    rows.writerow(["record", *(field.name for field in fields)])
    for number, record in numbered:
        codes = (" ".join(record.values[field.name]) for field in fields)
        rows.writerow([number, *codes])
    return into.getvalue().encode("utf-8")


def _json(written: object) -> bytes:
    return (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
