"""The de-identified outcome of one interview, taken from its coded answers."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from rhi_desktop import assets
from rhi_desktop.clock import LOCAL, local_day
from rhi_desktop.deidentified.generalise import (
    age_band,
    in_time,
    lives,
    police_area,
    quarter,
)
from rhi_desktop.deidentified.record import OutcomeRecord, make_record
from rhi_desktop.instrument.definition import schema_path
from rhi_desktop.practice.conversation import Conversation
from rhi_desktop.practice.desk import Desk

AREA = "/data/episode/area"
CARE_STATUS = "/data/about_you/care_status"
RETURNED = "/data/episode/returned"
HELD = "/data/before_we_start/began"


def outcome_of(desk: Desk, held: Conversation) -> OutcomeRecord:
    """Names what may leave; everything not named here or by the instrument stays.

    Raises RecordNotAllowed if an answer carries a code that the list does not have.
    """
    given = {**_from_answers(held), **_made_coarser(desk, held)}
    return make_record(desk.outcome_fields, given)


def _from_answers(held: Conversation) -> dict[str, set[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    sitting = held.sitting
    for answer in (*sitting.live_answers(), *sitting.calculated()):
        outcome = sitting.definition.question(schema_path(answer.ref)).outcome
        if outcome and answer.has_words:
            codes[outcome].update(answer.value.split())
    return codes


def _made_coarser(desk: Desk, held: Conversation) -> dict[str, set[str]]:
    value_of = held.sitting.value_of
    day = local_day(held.interview.began)
    times = (_instant(value_of(RETURNED)), _instant(value_of(HELD)))
    return {
        "police_area": {police_area(value_of(AREA), police_areas())},
        "age_band": {age_band(held.child.age_on(day))},
        "lives": {lives(value_of(CARE_STATUS))},
        "quarter": {quarter(day)},
        "in_time": {in_time(*times, desk.profile.clock_hours)},
    }


def _instant(written: str) -> datetime | None:
    """An answered time; one without a zone was meant where the talk was held."""
    if not written:
        return None
    told = datetime.fromisoformat(written)
    return told if told.tzinfo else told.replace(tzinfo=LOCAL)


def police_areas() -> Mapping[str, str]:
    """The police area of each local authority's code."""
    table = csv.DictReader(io.StringIO(assets.text("codes/local_authorities.csv")))
    return {row["code"]: row["police"] for row in table if row["police"]}
