"""The de-identified outcome of one interview, taken from its coded answers."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping

from rhi_desktop import assets
from rhi_desktop.clock import local_day
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

LOCAL_AUTHORITY = "/data/about_you/local_authority"
CARE_STATUS = "/data/about_you/care_status"


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
    day = local_day(held.interview.began)
    returned = max(
        (episode.returned for episode in held.episodes if episode.returned),
        default=None,
    )
    authority = held.sitting.value_of(LOCAL_AUTHORITY)
    return {
        "police_area": {police_area(authority, police_areas())},
        "age_band": {age_band(held.child.age_on(day))},
        "lives": {lives(held.sitting.value_of(CARE_STATUS))},
        "quarter": {quarter(day)},
        "in_time": {in_time(returned, held.interview.began, desk.profile.clock_hours)},
    }


def police_areas() -> Mapping[str, str]:
    """The police area of each local authority's code."""
    table = csv.DictReader(io.StringIO(assets.text("codes/local_authorities.csv")))
    return {row["code"]: row["police"] for row in table if row["police"]}
