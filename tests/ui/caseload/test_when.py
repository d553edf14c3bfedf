from datetime import UTC, datetime, timedelta

import pytest

from rhi_desktop.wording import Words
from ui.caseload.when import Timing, due_in_words, returned_in_words

NOON = datetime(2026, 7, 15, 11, 0, tzinfo=UTC)


def _timing(returned: datetime, now: datetime) -> Timing:
    return Timing(returned, returned + timedelta(hours=72), 72, now)


def test_no_clock_is_invented_where_no_return_is_known(words: Words) -> None:
    due = due_in_words(words, Timing(None, None, 72, NOON))
    assert (due.badge, due.rule) == ("no clock", "no return time is known")
    assert due.tone == "quiet"
    assert returned_in_words(words, None) == "return time not known"


def test_what_is_due_later_says_the_instant_and_the_rule(words: Words) -> None:
    due = due_in_words(words, _timing(NOON, NOON + timedelta(hours=5)))
    assert due.badge == "due 18 July 2026, 12:00"
    assert due.rule == "72 hours from the return"
    assert due.tone == "next"


def test_what_is_due_today_says_the_hour_alone(words: Words) -> None:
    due = due_in_words(words, _timing(NOON, NOON + timedelta(hours=70)))
    assert due.badge == "due today, 12:00"


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (timedelta(minutes=20), "less than an hour past that"),
        (timedelta(hours=1), "1 hour past that"),
        (timedelta(hours=71), "71 hours past that"),
        (timedelta(hours=100), "4 days past that"),
    ],
)
def test_lateness_is_told_calmly_with_the_rule(
    words: Words, late: timedelta, told: str
) -> None:
    due = due_in_words(words, _timing(NOON, NOON + timedelta(hours=72) + late))
    assert due.badge == "was due 18 July 2026, 12:00"
    assert due.rule == f"72 hours from the return\n{told}"
    assert due.tone == "risk"


@pytest.mark.parametrize(
    ("returned", "way"),
    [
        (datetime(2026, 10, 24, 17, 0, tzinfo=UTC), "back"),
        (datetime(2026, 3, 27, 17, 0, tzinfo=UTC), "forward"),
    ],
)
def test_a_change_of_the_clocks_is_said(
    words: Words, returned: datetime, way: str
) -> None:
    due = due_in_words(words, _timing(returned, returned))
    assert due.rule == f"72 hours from the return; the clocks went {way}"


def test_an_hour_is_shown_as_it_was_where_it_happened(words: Words) -> None:
    told = returned_in_words(words, datetime(2026, 10, 24, 17, 0, tzinfo=UTC))
    assert told == "returned 24 October 2026, 18:00"
