"""Nothing leaves but listed codes, and nothing in a batch links to anybody."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhi_desktop.deidentified.alike import alike
from rhi_desktop.deidentified.batch import make_batch
from rhi_desktop.deidentified.fields import Field, Holds, Source, read_fields
from rhi_desktop.deidentified.generalise import (
    age_band,
    in_time,
    lives,
    police_area,
    quarter,
)
from rhi_desktop.deidentified.record import OutcomeRecord, make_record
from rhi_desktop.errors import RecordNotAllowed

KNOWN = "not_recorded"


def field(name: str, *codes: str, holds: Holds = Holds.ONE) -> Field:
    both = {"en": name, "cy": name}
    return Field(name, both, holds, (*codes, KNOWN), Source.INSTRUMENT)


FIELDS = (
    field("police_area", "gwent", "south_wales"),
    field("age_band", "13_15"),
    field("lives", "care", "home"),
    field("quarter", "2026-27_q3"),
    field("pulled", "family", "friends", holds=Holds.SEVERAL),
)


def test_only_listed_codes_are_kept_in_the_order_of_the_list() -> None:
    record = make_record(FIELDS, {"pulled": ["friends", "family"]})
    assert record.values["pulled"] == ("family", "friends")


def test_what_was_not_recorded_says_so_and_is_not_a_nought() -> None:
    assert make_record(FIELDS, {}).values["lives"] == (KNOWN,)


@pytest.mark.parametrize(
    "given",
    [
        {"pulled": ["Mum, at 4 Example Street"]},
        {"name": ["family"]},
        {"lives": ["care", "home"]},
    ],
    ids=["free text", "an unknown field", "two codes where one may be"],
)
def test_a_record_with_anything_else_is_refused_whole(
    given: dict[str, list[str]],
) -> None:
    with pytest.raises(RecordNotAllowed) as refused:
        make_record(FIELDS, given)
    assert "Street" not in str(refused.value)


@given(st.dictionaries(st.text(max_size=9), st.lists(st.text(max_size=9)), max_size=3))
def test_whatever_is_given_no_unlisted_word_gets_in(
    given: dict[str, list[str]],
) -> None:
    try:
        record = make_record(FIELDS, given)
    except RecordNotAllowed:
        return
    allowed = {f.name: set(f.codes) for f in FIELDS}
    assert all(set(codes) <= allowed[name] for name, codes in record.values.items())


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (None, KNOWN),
        (9, "under_10"),
        (10, "10_12"),
        (12, "10_12"),
        (13, "13_15"),
        (15, "13_15"),
        (16, "16_17"),
        (17, "16_17"),
        (18, KNOWN),
    ],
)
def test_an_age_becomes_a_band(age: int | None, band: str) -> None:
    assert age_band(age) == band


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 1), "2026-27_q1"),
        (date(2026, 10, 27), "2026-27_q3"),
        (date(2027, 3, 31), "2026-27_q4"),
        (date(2099, 12, 31), "2099-00_q3"),
    ],
)
def test_a_day_becomes_a_quarter_of_the_financial_year(
    day: date, expected: str
) -> None:
    assert quarter(day) == expected


def test_a_local_authority_becomes_a_police_area_or_nothing() -> None:
    police_of = {"W06000022": "gwent"}
    assert police_area("W06000022", police_of) == "gwent"
    assert police_area("E09000008", police_of) == KNOWN


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("foster", "care"),
        ("parents", "home"),
        ("hospital", "other"),
        ("not_known", KNOWN),
        ("", KNOWN),
    ],
)
def test_a_care_status_becomes_care_home_or_other(status: str, expected: str) -> None:
    assert lives(status) == expected


RETURNED = datetime(2026, 10, 24, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("returned", "held", "expected"),
    [
        (RETURNED, RETURNED + timedelta(hours=72), "yes"),
        (RETURNED, RETURNED + timedelta(hours=72, seconds=1), "no"),
        (RETURNED, RETURNED - timedelta(seconds=1), "unmeasurable"),
        (None, RETURNED, "unmeasurable"),
        (RETURNED, None, "unmeasurable"),
    ],
)
def test_a_missing_time_is_neither_met_nor_missed(
    returned: datetime | None, held: datetime | None, expected: str
) -> None:
    assert in_time(returned, held, 72) == expected


def sample(n: int) -> list[OutcomeRecord]:
    areas = ["gwent", "south_wales"]
    return [
        make_record(FIELDS, {"police_area": [areas[k % 2]], "pulled": ["family"]})
        for k in range(n)
    ]


def test_it_is_counted_how_many_waiting_records_look_the_same() -> None:
    records = sample(5)
    assert alike(records[0], records) == 3
    assert alike(records[1], records) == 2


def test_a_batch_holds_the_same_records_as_csv_and_as_json() -> None:
    table, listed, dictionary = make_batch(FIELDS, sample(4))
    rows = list(csv.DictReader(io.StringIO(table.content.decode())))
    objects = json.loads(listed.content)
    assert [row["record"] for row in rows] == [o["record"] for o in objects]
    for row, found in zip(rows, objects, strict=True):
        assert row["pulled"].split() == found["pulled"]
    described = json.loads(dictionary.content)["fields"]
    assert [f["name"] for f in described] == list(rows[0])[1:]


def test_no_two_batches_give_a_record_the_same_number() -> None:
    first, second = (
        {o["record"] for o in json.loads(make_batch(FIELDS, sample(9))[1].content)}
        for _ in range(2)
    )
    assert len(first) == 9
    assert not first & second


def test_the_order_of_a_batch_says_nothing_of_the_order_of_writing() -> None:
    records = sample(40)
    orders = set()
    for _ in range(4):
        objects = json.loads(make_batch(FIELDS, records)[1].content)
        orders.add(tuple(o["police_area"][0] for o in objects))
    assert len(orders) > 1


def test_the_list_of_fields_is_read_in_its_order() -> None:
    (found,) = read_fields(
        """
        [[field]]
        name = "lives"
        kind = "choice"
        from = "generalise"
        codes = ["care", "home", "not_recorded"]
        label = { en = "Lives", cy = "Yn byw" }
        """
    )
    assert found.codes == ("care", "home", "not_recorded")
    assert (found.holds, found.source) == (Holds.ONE, Source.GENERALISED)
