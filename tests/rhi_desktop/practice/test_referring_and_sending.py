"""What each reader gets, what is refused, and what leaves without a name."""

import csv
import json
from pathlib import Path

import pytest

from rhi_desktop.deidentified.fields import NOT_RECORDED
from rhi_desktop.errors import (
    FolderMissing,
    InterviewNotFinished,
    LeakFound,
    NothingApproved,
    PracticeStaysHere,
    UnknownAudience,
    UnknownInterview,
)
from rhi_desktop.practice import copies
from rhi_desktop.practice.copies import CopyMaker, Drawn, drawn
from rhi_desktop.record.advocate import Kind
from rhi_desktop.record.ids import CHILD, Audience, InterviewId
from rhi_desktop.session import Session
from rhi_desktop.store.outcomes import Status
from tests.builders import finished, opened, recorded

CARER, WORKER = Audience("carer"), Audience("social_worker")


def test_a_preview_shows_and_explains_every_answer(held: Session) -> None:
    made = finished(held)
    preview = held.referring.preview(made.interview, CARER, "en")
    live = held.interviewing.open(made.interview).sitting.live_answers()
    assert [one.answer for one in preview.ruled] == list(live)
    shown = [one for one in preview.ruled if one.row.ruling.shared]
    assert 0 < len(shown) < len(preview.ruled)


def test_a_copy_is_written_under_a_neutral_name_and_registered(
    held: Session, tmp_path: Path
) -> None:
    made = finished(held)
    copy = held.referring.issue(made.interview, CARER, "cy", tmp_path)
    written = (tmp_path / copy.file_name).read_bytes()
    assert written.startswith(b"%PDF-")
    assert copy.file_name == f"document-{copy.sha256[:10]}.pdf"
    assert held.referring.copies(made.interview) == (copy,)
    assert sorted(p.suffix for p in tmp_path.iterdir() if p.is_file()) == [".pdf"]


def test_the_same_interview_and_clock_give_the_same_bytes(
    held: Session, tmp_path: Path
) -> None:
    made = finished(held)
    first = held.referring.issue(made.interview, WORKER, "en", tmp_path)
    second = held.referring.issue(made.interview, WORKER, "en", tmp_path)
    assert first.sha256 == second.sha256


def test_nothing_is_issued_before_the_interview_is_finished(
    held: Session, tmp_path: Path
) -> None:
    made = recorded(held)
    with pytest.raises(InterviewNotFinished):
        held.referring.issue(made.interview, CARER, "en", tmp_path)


def test_an_unknown_reader_interview_or_folder_is_named(
    held: Session, tmp_path: Path
) -> None:
    made = finished(held)
    with pytest.raises(UnknownAudience):
        held.referring.issue(made.interview, Audience("uncle"), "en", tmp_path)
    with pytest.raises(UnknownInterview):
        held.referring.preview(InterviewId("0" * 16), CARER, "en")
    with pytest.raises(FolderMissing):
        held.referring.issue(made.interview, CARER, "en", tmp_path / "nowhere")
    assert held.referring.copies(made.interview) == ()


def test_a_leak_in_the_finished_file_stops_it_before_anything_is_written(
    held: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = finished(held)
    everything = CopyMaker(
        held.desk, held.interviewing.open(made.interview), "en"
    ).summary(CHILD)

    def drawn_for_somebody_else(_: object) -> Drawn:
        return drawn(everything)

    monkeypatch.setattr("rhi_desktop.practice.referring.drawn", drawn_for_somebody_else)
    with pytest.raises(LeakFound) as refused:
        held.referring.issue(made.interview, CARER, "en", tmp_path)
    assert not list(tmp_path.glob("*.pdf"))
    assert held.referring.copies(made.interview) == ()
    for text in CopyMaker(
        held.desk, held.interviewing.open(made.interview), "en"
    ).withheld(CARER):
        assert len(text) < 12 or text not in str(refused.value)


def test_the_consent_page_has_a_cell_for_each_topic_and_reader(held: Session) -> None:
    made = finished(held)
    cells = held.referring.cells(made.interview)
    readers = {cell.audience for cell in cells}
    assert readers == set(held.desk.profile.audiences)
    answers = len(held.interviewing.open(made.interview).sitting.live_answers())
    for reader in readers:
        mine = [cell for cell in cells if cell.audience == reader]
        assert sum(cell.shown + cell.withheld for cell in mine) == answers


def test_an_outcome_leaves_only_when_it_was_approved(
    held: Session, tmp_path: Path
) -> None:
    finished(held)
    (waiting,) = held.sending.waiting()
    assert (waiting.status, waiting.alike) == (Status.WAITING, 1)
    assert waiting.easy_to_recognise
    with pytest.raises(NothingApproved):
        held.sending.export(tmp_path)
    held.sending.approve(waiting.key)
    held.sending.hold(waiting.key)
    with pytest.raises(NothingApproved):
        held.sending.export(tmp_path)
    held.sending.approve(waiting.key)
    batch = held.sending.export(tmp_path)
    assert (batch.records, batch.small) == (1, True)
    assert sorted(p.name for p in batch.folder.iterdir()) == sorted(batch.names)
    assert held.sending.waiting() == ()


def test_the_example_answers_the_five_questions_in_its_outcome(
    held: Session, tmp_path: Path
) -> None:
    finished(held)
    (waiting,) = held.sending.waiting()
    values = waiting.record.values
    asked_of_it = ("independence", "offered", "result", "cce_concern", "trigger")
    assert all(values[name] != (NOT_RECORDED,) for name in asked_of_it)
    held.sending.approve(waiting.key)
    batch = held.sending.export(tmp_path)
    with (batch.folder / "outcomes.csv").open(newline="") as table:
        (row,) = csv.DictReader(table)
    (listed,) = json.loads((batch.folder / "outcomes.json").read_bytes())
    assert {name: codes.split() for name, codes in row.items() if name != "record"} == {
        name: codes for name, codes in listed.items() if name != "record"
    }


def test_a_batch_that_cannot_be_written_leaves_its_records_approved(
    held: Session, tmp_path: Path
) -> None:
    finished(held)
    held.sending.approve(held.sending.waiting()[0].key)
    with pytest.raises(FolderMissing):
        held.sending.export(tmp_path / "nowhere")
    assert [one.status for one in held.sending.waiting()] == [Status.APPROVED]


def test_nothing_leaves_a_practice_vault(tmp_path: Path) -> None:
    with opened(tmp_path / "practice", Kind.PRACTICE) as practice:
        finished(practice)
        practice.sending.approve(practice.sending.waiting()[0].key)
        with pytest.raises(PracticeStaysHere):
            practice.sending.export(tmp_path)


def test_a_jotted_line_and_a_set_aside_answer_are_withheld_from_everybody(
    held: Session,
) -> None:
    made = recorded(held)
    held.interviewing.jot(made.interview, "the green car again")
    conversation = held.interviewing.open(made.interview)
    for audience in held.desk.profile.audiences:
        maker = copies.CopyMaker(held.desk, conversation, "en")
        assert "the green car again" in maker.withheld(audience)
