"""The de-identified record: safe by type, because only listed codes fit into it.

No free text, no date, no count, no key of a child, an advocate or a laptop can be
written here. A record is de-identified, not anonymous: that it becomes only when it
is pooled with many others at the hub.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rhi_desktop.deidentified.fields import NOT_RECORDED, Field, Holds
from rhi_desktop.errors import RecordNotAllowed


@dataclass(frozen=True, slots=True)
class OutcomeRecord:
    """One interview's outcome: the codes of each field, in the order of the list."""

    values: Mapping[str, tuple[str, ...]]

    def as_json(self) -> str:
        """As one line of text, for the queue."""
        return json.dumps({name: list(codes) for name, codes in self.values.items()})


def make_record(
    fields: Iterable[Field], given: Mapping[str, Iterable[str]]
) -> OutcomeRecord:
    """Keeps what the list allows and refuses the whole record at anything else.

    `given` maps field names to codes. A field without codes becomes `not_recorded`.
    Raises RecordNotAllowed for an unknown field or code, or several where one may be:
    an outcome that is not understood must not leave in part.
    """
    by_name = {field.name: field for field in fields}
    for name in given:
        if name not in by_name:
            raise RecordNotAllowed(field=name)
    return OutcomeRecord(
        {name: _allowed(field, given.get(name, ())) for name, field in by_name.items()}
    )


def _allowed(field: Field, given: Iterable[str]) -> tuple[str, ...]:
    codes = set(given) or {NOT_RECORDED}
    too_many = field.holds is Holds.ONE and len(codes) > 1
    if too_many or not codes <= set(field.codes):
        raise RecordNotAllowed(field=field.name)
    return tuple(code for code in field.codes if code in codes)
