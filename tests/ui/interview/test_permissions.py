"""Who may know: one touch, recorded once it has rested, about a topic or one answer."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Override, Said, Told
from ui.interview.permission_strip import PermissionStrip
from ui.interview.said_chip import SaidChip

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Desk, Visit

STORY = "/data/why_left/story"
WORKER = Audience("social_worker")
POLICE = Audience("police_coordinator")


def strip_of(desk: "Desk", about: str = "why_left") -> PermissionStrip:
    return desk.sheet("why_left").strips._strips[about]


def chip(desk: "Desk", audience: Audience, about: str = "why_left") -> SaidChip:
    return strip_of(desk, about)._chips[audience]


def recorded(visit: "Visit") -> list[tuple[str, str, Said, str]]:
    permissions = visit.kept().consent.permissions
    return [(one.audience, one.about, one.said, one.words) for one in permissions]


def test_a_touch_that_passes_yes_on_its_way_to_no_is_never_a_yes(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.press(chip(desk, POLICE))
    assert chip(desk, POLICE).said is Said.AGREED
    desk.press(chip(desk, POLICE))
    desk.page.flush()
    desk.until_kept()
    assert recorded(visit) == [(POLICE, "why_left", Said.REFUSED, "")]


def test_a_word_that_rests_is_recorded_by_itself(visit: "Visit", desk: "Desk") -> None:
    with desk.qtbot.waitSignal(desk.talk.permitted):
        desk.press(chip(desk, WORKER))
    assert recorded(visit) == [(WORKER, "why_left", Said.AGREED, "")]


def test_touching_another_reader_records_the_first(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.press(chip(desk, WORKER))
    desk.press(chip(desk, POLICE))
    desk.page.flush()
    desk.until_kept()
    assert [row[0] for row in recorded(visit)] == [WORKER, POLICE]


def test_four_touches_come_round_to_not_asked(desk: "Desk") -> None:
    seen = []
    for _ in range(4):
        desk.press(chip(desk, WORKER))
        seen.append(chip(desk, WORKER).said)
    assert seen == [Said.AGREED, Said.REFUSED, Said.WITH_LIMITS, Said.NOT_ASKED]
    assert not strip_of(desk)._line.isVisible()
    desk.page.flush()
    desk.until_kept()


def test_the_keyboard_goes_along_the_readers_and_space_says_the_next_thing(
    desk: "Desk",
) -> None:
    strip_of(desk).setFocus()
    assert desk.focus() is chip(desk, WORKER)
    desk.key(Qt.Key.Key_Right)
    assert desk.focus() is chip(desk, POLICE)
    desk.key(Qt.Key.Key_Space)
    assert desk.focus().accessibleName() == "Police missing co-ordinator: said yes"
    desk.key(Qt.Key.Key_Left)
    assert desk.focus() is chip(desk, WORKER)
    desk.page.flush()
    desk.until_kept()


def test_their_own_words_go_with_it(visit: "Visit", desk: "Desk") -> None:
    desk.press(chip(desk, POLICE))
    desk.press(chip(desk, POLICE))
    strip = strip_of(desk)
    strip._line.setFocus()
    desk.type("not K.")
    desk.key(Qt.Key.Key_Return)
    desk.until_kept()
    assert recorded(visit)[-1] == (POLICE, "why_left", Said.REFUSED, "not K.")
    assert "Police missing co-ordinator: “not K.”" in strip._quotes.text()


def test_words_that_are_taken_up_again_are_not_recorded_twice(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.press(chip(desk, POLICE))
    desk.page.flush()
    desk.page.flush()
    desk.until_kept()
    assert len(recorded(visit)) == 1


def test_with_limits_says_that_it_passes_nothing_on_by_itself(desk: "Desk") -> None:
    for _ in range(3):
        desk.press(chip(desk, WORKER))
    desk.page.flush()
    desk.until_kept()
    assert "With limits: nothing is passed on" in strip_of(desk)._quotes.text()


def test_only_those_whom_the_instrument_lets_be_asked_are_there(visit: "Visit") -> None:
    desk = visit.page(visit.place("who_with"))
    readers = desk.sheet("who_with").strips._strips["who_with"].audiences
    questions = desk.talk.definition.topic("who_with").questions()
    askable = frozenset().union(*(one.policy.ask for one in questions))
    assert set(readers) == askable - {"child"}
    assert "parent" not in readers


def test_one_answer_can_differ_from_its_topic(visit: "Visit", desk: "Desk") -> None:
    desk.press(chip(desk, WORKER))
    desk.page.flush()
    desk.until_kept()
    row = desk.row(STORY)
    row.differs.emit(STORY)
    assert desk.focus() is chip(desk, WORKER, STORY)
    assert chip(desk, WORKER, STORY).said is Said.AGREED
    desk.key(Qt.Key.Key_Space)
    desk.page.flush()
    desk.until_kept()
    assert recorded(visit)[-1] == (WORKER, STORY, Said.REFUSED, "")
    assert chip(desk, WORKER).said is Said.AGREED
    row.differs.emit(STORY)
    assert row.isAncestorOf(desk.focus())


def test_an_answer_that_differs_shows_so_when_one_comes_back(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.row(STORY).differs.emit(STORY)
    desk.press(chip(desk, POLICE, STORY))
    again = visit.page(desk.close())
    assert chip(again, POLICE, STORY).said is Said.AGREED
    assert chip(again, POLICE).said is Said.NOT_ASKED


def test_what_is_just_being_said_is_not_overwritten_by_what_stood_before(
    desk: "Desk",
) -> None:
    desk.press(chip(desk, POLICE))
    desk.board._on_permitted("why_left")
    assert chip(desk, POLICE).said is Said.AGREED
    desk.page.flush()
    desk.until_kept()


def test_an_override_is_shown_as_shared_at_risk(desk: "Desk") -> None:
    grounds = Override(
        POLICE, "why_left", "child_at_risk", "why", Told.BEFORE, "me",
        desk.talk.interview.began + timedelta(minutes=5),
    )  # fmt: skip
    desk.talk.overrides = (grounds,)
    desk.board._on_permitted("why_left")
    name = chip(desk, POLICE).accessibleName()
    assert name == "Police missing co-ordinator: shared: at risk"
    assert "at risk" not in chip(desk, WORKER).accessibleName()
    desk.page.grab()
    desk.press(chip(desk, POLICE))
    assert chip(desk, POLICE).accessibleName().endswith("said yes")
    desk.page.flush()
    desk.until_kept()
