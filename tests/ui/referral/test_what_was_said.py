from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rhi_desktop.errors import BugError
from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.record.permission import Permission, Said
from tests.ui.at_desk import Desk, press, says, shown
from tests.ui.referral.asking import (
    CARER,
    Opened,
    cell_of,
    permissions,
)
from ui.place import Place
from ui.referral.consent_page import ConsentPage
from ui.referral.reading import Saying, record_sayings


def _last(desk: Desk, interview: InterviewId) -> Permission:
    return permissions(desk, interview)[-1]


def _key(qtbot: QtBot, page: ConsentPage, key: Qt.Key) -> None:
    with qtbot.waitSignal(page.kept):
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_table_shows_what_was_said_in_words(opened: Opened) -> None:
    table = opened().table
    assert table is not None
    told = {
        ("why_left", "social_worker"): "agreed",
        ("why_left", "carer"): "refused",
        ("why_left", "parent"): "not asked",
        ("where_you_were", "carer"): "with limits",
        ("who_with", "police_coordinator"): "shared: at risk",
        ("who_with", "carer"): "never told",
        ("episode", "carer"): "always (told before)",
    }
    assert {spot: table.cell(*spot).told for spot in told} == told
    name = table.cell("why_left", "carer").accessibleName()
    assert name == "Before you left, Carer or placement: refused"
    assert table.cell("why_left", "carer").accessibleDescription() == "Not K."


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Qt.Key.Key_Y, Said.AGREED),
        (Qt.Key.Key_N, Said.REFUSED),
        (Qt.Key.Key_L, Said.WITH_LIMITS),
        (Qt.Key.Key_Question, Said.NOT_ASKED),
    ],
)
def test_a_letter_records_what_was_said(
    qtbot: QtBot, desk: Desk, opened: Opened, key: Qt.Key, said: Said
) -> None:
    page = opened("why_left", "social_worker")
    _key(qtbot, page, key)
    assert cell_of(desk, page.interview, "why_left", "social_worker").said is said
    assert page.table is not None
    shown_word = page.table.cell("why_left", "social_worker").told
    assert shown_word.startswith(said.value.replace("_", " "))


def test_nothing_can_be_said_where_nothing_could_follow(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("who_with", "carer")
    before = _last(desk, interview)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y)
    qtbot.mouseClick(QApplication.focusWidget(), Qt.MouseButton.LeftButton)
    page.flush()
    assert _last(desk, interview) == before
    assert not page.bar.line.isEnabled()


def test_the_first_touch_only_looks(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened()
    before = _last(desk, interview)
    assert page.table is not None
    cell = page.table.cell("why_left", "social_worker")
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    page.flush()
    assert _last(desk, interview) == before
    assert page.place().topic == "why_left"


def test_touches_go_round_and_only_the_last_counts(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    count = len(permissions(desk, interview))
    assert page.table is not None
    cell = page.table.cell("why_left", "parent")
    for word in ("agreed", "refused", "with limits"):
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
        assert cell.told == word
    with qtbot.waitSignal(page.kept):
        page.flush()
    held = permissions(desk, interview)
    assert len(held) == count + 1
    assert (held[-1].about, held[-1].said) == ("why_left", Said.WITH_LIMITS)


def test_a_touch_counts_by_itself_when_it_has_rested(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    assert page.table is not None
    cell = page.table.cell("why_left", "parent")
    with qtbot.waitSignal(page.kept):
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert _last(desk, interview).said is Said.AGREED


def test_going_to_another_cell_lets_a_touch_count(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    assert page.table is not None
    cell = page.table.cell("why_left", "parent")
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.kept):
        qtbot.keyClick(cell, Qt.Key.Key_Down)
    assert _last(desk, interview).about == "why_left"


def test_the_words_of_the_child_are_kept_with_what_they_said(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "social_worker")
    _key(qtbot, page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.bar.line.text() == "")
    qtbot.keyClicks(page.bar.line.box, "Not her.")
    with qtbot.waitSignal(page.kept):
        qtbot.keyClick(page.bar.line.box, Qt.Key.Key_Return)
    last = _last(desk, interview)
    assert (last.said, last.words) == (Said.REFUSED, "Not her.")
    qtbot.waitUntil(lambda: says(page.copy, "because S. refused, 15:21: “Not her.”"))


def test_words_alone_are_no_answer(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    before = _last(desk, interview)
    qtbot.keyClicks(page.bar.line.box, "Dunno")
    qtbot.keyClick(page.bar.line.box, Qt.Key.Key_Return)
    assert says(page.bar, "Say first whether they agreed.")
    page.flush()
    assert _last(desk, interview) == before


def test_words_written_while_a_touch_rests_go_with_it(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    assert page.table is not None
    cell = page.table.cell("why_left", "parent")
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.bar.line.box, "OK then")
    with qtbot.waitSignal(page.kept):
        page.flush()
    last = _last(desk, interview)
    assert (last.about, last.said, last.words) == ("why_left", Said.AGREED, "OK then")


def test_the_bar_says_it_too(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    assert says(page.bar, "Before you left, Parent")
    refused = page.bar._choice._touched[1]
    qtbot.mouseClick(refused, Qt.MouseButton.LeftButton)
    assert page.table is not None
    assert page.table.cell("why_left", "parent").told == "refused"
    with qtbot.waitSignal(page.kept):
        page.flush()
    assert _last(desk, interview).said is Said.REFUSED


def test_an_interview_that_is_not_there_is_told_in_words(
    qtbot: QtBot, desk: Desk
) -> None:
    page = ConsentPage(desk.seat(), Place("consent", interview="nowhere"))
    shown(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "There is no interview nowhere in this vault."))
    with pytest.raises(BugError):
        page._on_failed(BugError("ours"))


def test_what_could_not_be_recorded_is_held_and_tried_again(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    assert page.table is not None
    sayings = page.sayings
    with qtbot.waitSignal(sayings.stuck):
        sayings.say(Saying(Audience("nobody_known"), "why_left", Said.AGREED))
    assert says(page, "There is no audience called nobody_known.")
    assert sayings.waiting
    sayings._line[0] = replace(sayings._line[0], audience=Audience("parent"))
    with qtbot.waitSignal(page.kept):
        press(qtbot, page, "Try again")
    assert _last(desk, interview).audience == "parent"
    assert not says(page, "nobody_known")


def test_what_follows_a_word_that_failed_waits_behind_it(
    desk: Desk, interview: InterviewId
) -> None:
    said = (
        Saying(CARER, "why_left", Said.AGREED),
        Saying(Audience("nobody_known"), "why_left", Said.AGREED),
        Saying(CARER, "why_left", Said.REFUSED),
    )
    came = desk.do(record_sayings, desk.session, interview, said)
    assert came.count == 1
    assert came.stopped_by is not None
    assert _last(desk, interview).said is Said.AGREED


def test_words_said_quickly_are_recorded_in_order(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    cell = QApplication.focusWidget()
    with qtbot.waitSignal(page.kept):
        for key in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Y, Qt.Key.Key_N):
            QTest.keyClick(cell, key)
    said = permissions(desk, interview)
    words = [one.said for one in said if one.audience == "parent"][-4:]
    assert words == [Said.AGREED, Said.REFUSED, Said.AGREED, Said.REFUSED]


def test_a_letter_elsewhere_lets_what_rests_count_first(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    page.sayings.touch(Saying(CARER, "health", Said.REFUSED))
    page.sayings.touch(Saying(CARER, "what_happened", Said.AGREED))
    with qtbot.waitSignal(page.kept):
        page.sayings.say(Saying(CARER, "why_left", Said.AGREED))
    said = permissions(desk, interview)
    assert [one.about for one in said[-3:]] == ["health", "what_happened", "why_left"]


def test_words_that_were_refused_alone_go_with_the_answer_that_follows(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    qtbot.keyClicks(page.bar.line.box, "Only her")
    qtbot.keyClick(page.bar.line.box, Qt.Key.Key_Return)
    assert says(page.bar, "Say first whether they agreed.")
    qtbot.mouseClick(page.bar._choice._touched[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.kept):
        page.flush()
    last = _last(desk, interview)
    assert (last.said, last.words) == (Said.AGREED, "Only her")


def test_words_for_one_reader_never_go_to_another(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    qtbot.keyClicks(page.bar.line.box, "Only her")
    assert page.table is not None
    page.table.go("why_left", "carer")
    _key(qtbot, page, Qt.Key.Key_Y)
    last = _last(desk, interview)
    assert (last.audience, last.said, last.words) == ("carer", Said.AGREED, "")


def test_what_is_on_its_way_is_shown_as_said(
    qtbot: QtBot, interview: InterviewId, opened: Opened
) -> None:
    page = opened("why_left", "parent")
    assert page.table is not None
    page.sayings.say(Saying(Audience("nobody_known"), "/data/x", Said.AGREED))
    page.sayings.say(Saying(Audience("parent"), "why_left", Said.REFUSED))
    qtbot.waitUntil(lambda: says(page, "There is no audience called nobody_known."))
    page._load()
    qtbot.waitUntil(lambda: page.bar.shown_said is Said.REFUSED)
    assert page.table.cell("why_left", "parent").told == "refused"
