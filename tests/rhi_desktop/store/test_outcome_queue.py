"""The outcome queue knows what will leave, and not whose it is or when it came."""

import re

import pytest

from rhi_desktop.errors import BugError, UnknownInterview
from rhi_desktop.record.ids import InterviewId
from rhi_desktop.record.interview import Interview
from rhi_desktop.store import Store
from rhi_desktop.store.outcomes import OutcomeKey, Queued, Status
from rhi_desktop.vault.vault import Connection

REFUSED = "SQLITE_CONSTRAINT"


def test_the_queue_has_no_rowid_so_no_order_of_arrival(
    store: Store, connection: Connection
) -> None:
    [(_, _, kind, columns, without_rowid, strict)] = connection.run(
        "PRAGMA table_list('outcome')"
    )
    assert (kind, columns, without_rowid, strict) == ("table", 3, 1, 1)
    with pytest.raises(BugError):
        connection.run("SELECT rowid FROM outcome")


def test_the_queue_has_no_time_and_no_column_that_leads_back(
    store: Store, connection: Connection
) -> None:
    columns = connection.run("PRAGMA table_info('outcome')")
    assert [name for _, name, *_ in columns] == ["key", "status", "record"]
    leads = connection.run(
        """
        SELECT name FROM sqlite_schema
        WHERE tbl_name = 'outcome' AND type = 'index' AND sql IS NOT NULL
        OR tbl_name <> 'outcome' AND sql LIKE '%outcome (%'
        OR tbl_name = 'outcome' AND sql LIKE '%REFERENCES%'
        """
    )
    assert leads == []


def test_all_that_is_on_disk_of_an_outcome_is_its_key_its_words_and_how_far_it_is(
    store: Store, connection: Connection, interview: Interview
) -> None:
    with store.transaction() as rows:
        key = rows.outcomes.add('{"age_band": "13-15"}')
        rows.interviews.mark_queued(interview.id)
    assert connection.run("SELECT * FROM outcome") == [
        (key, "waiting", '{"age_band": "13-15"}')
    ]
    [kept] = connection.run("SELECT * FROM interview")
    assert key not in kept


def test_keys_are_random_and_say_nothing_of_the_order(store: Store) -> None:
    with store.transaction() as rows:
        added = [rows.outcomes.add('{"n": 1}') for _ in range(64)]
        found = [queued.key for queued in rows.outcomes.all()]
    assert all(re.fullmatch("[0-9a-f]{32}", key) for key in added)
    assert len(set(added)) == 64
    assert found == sorted(added)
    assert found != added


def test_a_record_moves_on_and_is_found_by_how_far_it_is(store: Store) -> None:
    with store.transaction() as rows:
        first, second = rows.outcomes.add("{}"), rows.outcomes.add("{}")
        rows.outcomes.mark(first, Status.HELD)
        rows.outcomes.mark(first, Status.APPROVED)
    with store.transaction() as rows:
        assert rows.outcomes.find(first) == Queued(first, "{}", Status.APPROVED)
        assert rows.outcomes.of(Status.APPROVED) == (rows.outcomes.find(first),)
        assert [one.key for one in rows.outcomes.of(Status.WAITING)] == [second]
        assert rows.outcomes.of(Status.HELD) == ()


def test_what_was_exported_stays_exported(store: Store) -> None:
    with store.transaction() as rows:
        key = rows.outcomes.add("{}")
        rows.outcomes.mark(key, Status.EXPORTED)
    with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
        rows.outcomes.mark(key, Status.APPROVED)


def test_a_queued_record_is_never_reworded(
    store: Store, connection: Connection
) -> None:
    with store.transaction() as rows:
        rows.outcomes.add("{}")
    with pytest.raises(BugError, match=REFUSED), store.transaction():
        connection.run("UPDATE outcome SET record = '[]'")


def test_a_record_must_be_json_and_a_key_must_be_random_hex(
    store: Store, connection: Connection
) -> None:
    with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
        rows.outcomes.add("he said so")
    with pytest.raises(BugError, match=REFUSED), store.transaction():
        connection.run(
            "INSERT INTO outcome (key, status, record) VALUES (?, ?, ?)",
            ("interview-1", "waiting", "{}"),
        )


def test_a_key_that_was_never_given_is_a_mistake_of_ours(store: Store) -> None:
    nobody = OutcomeKey("0" * 32)
    with pytest.raises(BugError), store.transaction() as rows:
        rows.outcomes.find(nobody)
    with pytest.raises(BugError), store.transaction() as rows:
        rows.outcomes.mark(nobody, Status.HELD)


def test_an_interview_knows_only_that_its_outcome_was_queued_and_only_once(
    store: Store, interview: Interview
) -> None:
    with store.transaction() as rows:
        assert rows.interviews.is_queued(interview.id) is False
        rows.interviews.mark_queued(interview.id)
        assert rows.interviews.is_queued(interview.id) is True
    with pytest.raises(BugError, match=REFUSED), store.transaction() as rows:
        rows.interviews.mark_queued(interview.id)


def test_nobody_knows_of_an_interview_that_is_not_there(store: Store) -> None:
    nowhere = InterviewId("none")
    with pytest.raises(UnknownInterview), store.transaction() as rows:
        rows.interviews.is_queued(nowhere)
    with pytest.raises(BugError), store.transaction() as rows:
        rows.interviews.mark_queued(nowhere)


def test_a_queued_record_does_not_tell_its_contents_in_its_repr() -> None:
    queued = Queued(OutcomeKey("ab"), '{"age_band": "13-15"}', Status.HELD)
    assert repr(queued) == "<Queued ab held>"
