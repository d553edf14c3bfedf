import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.deidentified.record import OutcomeRecord
from rhi_desktop.errors import BugError, DiskFull
from rhi_desktop.practice.sending import Waiting
from rhi_desktop.record.advocate import Kind
from rhi_desktop.wording import Words
from tests.builders import finished
from tests.ui.at_desk import Desk, at_desk, button, press, says, shown, texts
from ui.outbox.code_words import CodeWords, read_code_words
from ui.outbox.outbox_page import OutboxPage
from ui.outbox.record_card import looks_like
from ui.place import Place

Opened = Callable[..., OutboxPage]


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def _open(qtbot: QtBot, desk: Desk, into: Path, language: str = "en") -> OutboxPage:
    def ask(_: QWidget, __: str, then: Callable[[Path], object]) -> None:
        then(into)

    page = OutboxPage(desk.seat(language), Place("outbox", language=language), ask=ask)
    with qtbot.waitSignal(page.records.built):
        shown(qtbot, page)
    return page


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, into: Path) -> Opened:
    def open_page(records: int = 1, language: str = "en") -> OutboxPage:
        for _ in range(records):
            desk.do(finished, desk.session)
        return _open(qtbot, desk, into, language)

    return open_page


def _states(desk: Desk) -> list[str]:
    return [one.status.value for one in desk.do(desk.session.sending.waiting)]


def test_an_empty_outbox_says_what_will_be_here(opened: Opened) -> None:
    page = opened(0)
    assert says(page, "Nothing is waiting")
    assert says(page, "its outcome waits here until you have looked at it")
    assert not page._export.isVisible()


def test_a_record_is_shown_in_words_as_it_will_leave(opened: Opened) -> None:
    page = opened()
    told = texts(page)
    for pair in (
        ("Police area", "Gwent"),
        ("Age", "13 to 15"),
        ("Quarter of the financial year", "2026-27, quarter 3"),
        ("Lives in care or at home", "In care"),
        ("Held within the time of the clock rule", "In time"),
        ("Pulled towards", "Family contact; A place I know well"),
    ):
        at = told.index(pair[0])
        assert told[at + 1] == pair[1]
    assert not any("Sam" in text for text in told)


def test_a_record_is_shown_in_welsh_too(opened: Opened) -> None:
    told = texts(opened(language="cy"))
    assert told[told.index("Ardal heddlu") + 1] == "Gwent"
    assert told[told.index("Oed") + 1] == "13 i 15"


def test_every_code_has_words_and_others_are_shown_as_they_are(words: Words) -> None:
    known = read_code_words()
    assert known.said(words, "police_area", "not_recorded") == "Not recorded"
    assert (
        known.said(words, "trigger", "several_times") == "Missing several times lately"
    )
    assert CodeWords({}, {}).said(words, "trigger", "new_code") == "new_code"


def test_a_record_unlike_all_others_is_pointed_out(opened: Opened) -> None:
    assert says(opened(1), "No other in the outbox looks like it.")


def test_a_record_like_a_few_others_is_pointed_out(opened: Opened) -> None:
    page = opened(2)
    assert says(page, "It looks like 1 other in the outbox. Fewer than ten alike")


def test_a_record_like_many_others_is_not(words: Words, desk: Desk) -> None:
    (one,) = _waiting(desk)
    many = Waiting(one.key, one.record, one.status, alike=11)
    assert looks_like(words, many) == "It looks like 10 others in the outbox."


def _waiting(desk: Desk) -> tuple[Waiting, ...]:
    desk.do(finished, desk.session)
    return desk.do(desk.session.sending.waiting)


def test_each_record_is_approved_or_held(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened()
    assert says(page, "to be looked at")
    assert not page._export.isEnabled()
    with qtbot.waitSignals([page.kept, page.records.built]):
        press(qtbot, page, "Approve")
    assert _states(desk) == ["approved"]
    assert says(page, "approved: leaves with the next batch")
    (card,) = page.records.cards.values()
    assert not card.approve.isEnabled()
    assert page._export.isEnabled()
    assert says(page, "Only 1 record is approved.")
    with qtbot.waitSignals([page.kept, page.records.built]):
        press(qtbot, page, "Hold back")
    assert _states(desk) == ["held"]
    assert says(page, "held back")
    assert not says(page, "is approved")


def test_all_are_approved_at_once(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    page = opened(3)
    with qtbot.waitSignals([page.kept, page.records.built]):
        press(qtbot, page, "Approve all")
    assert _states(desk) == ["approved"] * 3
    assert page._approve_all.isHidden()
    assert says(page, "Only 3 records are approved.")
    (first, *_) = page.records.cards.values()
    with qtbot.waitSignals([page.kept, page.records.built]):
        qtbot.mouseClick(first.hold, Qt.MouseButton.LeftButton)
    with qtbot.waitSignals([page.kept, page.records.built]):
        press(qtbot, page, "Approve all")
    assert _states(desk) == ["approved"] * 3


def test_what_is_approved_leaves_as_files(
    qtbot: QtBot, desk: Desk, opened: Opened, into: Path
) -> None:
    page = opened(2)
    (first, _) = page.records.cards.values()
    with qtbot.waitSignals([page.kept, page.records.built]):
        qtbot.mouseClick(first.approve, Qt.MouseButton.LeftButton)
    press(qtbot, page, "Export what is approved")
    press(qtbot, page, "Browse…")
    with qtbot.waitSignals([page.kept, page.records.built]):
        press(qtbot, page, "Export")
    (batch,) = into.iterdir()
    rows = list(csv.reader((batch / "outcomes.csv").read_text("utf-8").splitlines()))
    assert len(rows) == 2
    assert says(page, f"1 record is in the folder {batch}.")
    assert len(page.records.cards) == 1
    assert page._panel is None


def test_a_folder_that_is_not_there_is_told_in_words(
    qtbot: QtBot, desk: Desk, opened: Opened, into: Path
) -> None:
    page = opened()
    with qtbot.waitSignals([page.kept, page.records.built]):
        press(qtbot, page, "Approve")
    press(qtbot, page, "Export what is approved")
    assert page._panel is not None
    assert QApplication.focusWidget() is page._panel.field.box
    qtbot.keyClicks(page._panel.field.box, str(into / "nowhere"))
    press(qtbot, page, "Export")
    qtbot.waitUntil(lambda: says(page, "There is no folder"))
    assert _states(desk) == ["approved"]
    assert page._export.isEnabled()
    press(qtbot, page, "Cancel")
    assert page._panel is None


def test_a_practice_vault_says_why_nothing_leaves(
    qtbot: QtBot, tmp_path: Path, into: Path, dressed: QApplication
) -> None:
    with at_desk(tmp_path / "practice", Kind.PRACTICE) as desk:
        desk.do(finished, desk.session)
        page = _open(qtbot, desk, into)
        assert says(page, "This is a practice vault.")
        assert page._export.isHidden()
        with qtbot.waitSignals([page.kept, page.records.built]):
            press(qtbot, page, "Approve")
        assert not says(page, "Only 1 record is approved.")


def test_a_long_outbox_comes_a_page_at_a_time(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened(12)
    assert len(page.records.cards) == 10
    assert says(page, "Record 10")
    with qtbot.waitSignal(page.records.built):
        press(qtbot, page, "Show the next ones")
    assert len(page.records.cards) == 2
    assert says(page, "Record 12")
    with qtbot.waitSignal(page.records.built):
        press(qtbot, page, "Show the ones before")
    assert len(page.records.cards) == 10
    assert page.records.earlier.isHidden()


def test_a_page_that_has_emptied_goes_back_to_the_first(
    qtbot: QtBot, desk: Desk, opened: Opened, into: Path
) -> None:
    page = opened(11)
    with qtbot.waitSignal(page.records.built):
        press(qtbot, page, "Show the next ones")
    (last,) = page.records.cards.values()
    with qtbot.waitSignals([page.kept, page.records.built]):
        qtbot.mouseClick(last.approve, Qt.MouseButton.LeftButton)
    press(qtbot, page, "Export what is approved")
    assert page._panel is not None
    page._panel.field.show_text(str(into))
    with qtbot.waitSignals([page.kept, page.records.built]):
        press(qtbot, page, "Export")
    assert len(page.records.cards) == 10


def test_what_goes_wrong_is_told_in_words(opened: Opened) -> None:
    page = opened(0)
    page._on_failed(DiskFull())
    assert says(page, "The disk is full.")
    with pytest.raises(BugError):
        page._on_failed(BugError("ours"))


def test_the_keyboard_begins_with_what_there_is_to_do(opened: Opened) -> None:
    page = opened()
    page.settle()
    assert QApplication.focusWidget() is button(page, "Approve all")
    (card,) = page.records.cards.values()
    assert card.approve.accessibleName() == "Approve: Record 1"
    assert card.accessibleName() == "Record 1: to be looked at"
    assert isinstance(card._one.record, OutcomeRecord)
