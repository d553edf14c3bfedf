from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rhi_desktop.errors import BugError
from rhi_desktop.practice.interviewing import Grounds
from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.record.permission import Override, Permission, Said, Told
from rhi_desktop.sharing.matrix import Cell
from tests.builders import recorded
from tests.ui.at_desk import Desk, button, press, says, shown
from ui.place import Place
from ui.referral.consent_page import ConsentPage
from ui.referral.reading import Saying, record_sayings

CARER, POLICE = Audience("carer"), Audience("police_coordinator")


@pytest.fixture
def interview(desk: Desk) -> InterviewId:
    return desk.do(recorded, desk.session).interview


Opened = Callable[..., ConsentPage]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, interview: InterviewId) -> Opened:
    def open_page(topic: str = "where_you_were", reader: str = CARER) -> ConsentPage:
        place = Place("consent", interview=interview, topic=topic, ref=reader)
        page = ConsentPage(desk.seat(), place)
        shown(qtbot, page)
        qtbot.waitUntil(lambda: page.table is not None and page._seen is not None)
        return page

    return open_page


def _cell(desk: Desk, interview: InterviewId, topic: str, reader: str) -> Cell:
    cells = desk.do(desk.session.referring.cells, interview)
    return next(c for c in cells if (c.topic, c.audience) == (topic, reader))


def _last(desk: Desk, interview: InterviewId) -> Permission:
    held = desk.do(desk.session.interviewing.open, interview)
    return held.consent.permissions[-1]


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


def test_only_topics_that_can_matter_stand_there(opened: Opened) -> None:
    page = opened()
    assert page.table is not None
    assert not page.table.go("sign_off", "carer")
    assert not page.table.go("why_left", "child")


def test_the_keyboard_begins_in_the_cell_and_arrows_go_on(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened()
    table = page.table
    assert table is not None
    here = table.cell("where_you_were", "carer")
    assert QApplication.focusWidget() is here
    qtbot.keyClick(here, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is table.cell("where_you_were", POLICE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is table.cell("who_with", POLICE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is here
    assert page.place().topic == "where_you_were"
    assert page.place().ref == "carer"


def test_arrows_stop_at_the_edge(qtbot: QtBot, opened: Opened) -> None:
    page = opened("before_we_start", "social_worker")
    first = QApplication.focusWidget()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is first
    assert page.table is not None


def test_tab_leaves_the_table(qtbot: QtBot, opened: Opened) -> None:
    page = opened()
    assert page.table is not None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not page.table.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is page.table.cell("where_you_were", "carer")


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
    qtbot: QtBot,
    desk: Desk,
    interview: InterviewId,
    opened: Opened,
    key: Qt.Key,
    said: Said,
) -> None:
    page = opened("why_left", "social_worker")
    _key(qtbot, page, key)
    assert _cell(desk, interview, "why_left", "social_worker").said is said
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
    count = len(desk.do(desk.session.interviewing.open, interview).consent.permissions)
    assert page.table is not None
    cell = page.table.cell("why_left", "parent")
    for word in ("agreed", "refused", "with limits"):
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
        assert cell.told == word
    with qtbot.waitSignal(page.kept):
        page.flush()
    held = desk.do(desk.session.interviewing.open, interview).consent.permissions
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


def test_the_copy_beside_it_says_why_answer_by_answer(opened: Opened) -> None:
    page = opened("where_you_were", "carer")
    assert says(page.copy, "Summary for the carer or placement")
    assert says(page.copy, "36 shown, 96 held back")
    assert says(page.copy, "Shown: Where you were (1 answer)")
    assert says(page.copy, "because S. agreed to just this, 15:21")
    assert says(page.copy, "because S. agreed with limits, 15:21: “Town only.”")
    lines = {line.ref: line for line in page.copy.answers.lines}
    town = lines["/data/where_you_were/places[1]/town"]
    assert town.accessibleName() == "Which town, or which part of it? (1)"
    assert town.accessibleDescription() == "Anytown"
    rest = page.copy.rest.toPlainText()
    assert "because S. refused, 15:21: “Not K.”" in rest
    assert "Shown: About you (3 answers)\nbecause S. agreed, 15:21" in rest
    assert "Where you were" not in rest


def test_an_answer_that_was_declined_says_so_in_the_list(opened: Opened) -> None:
    page = opened("where_you_were", "carer")
    told = [line.accessibleDescription() for line in page.copy.answers.lines]
    assert "Asked; did not want to say" in told or "Asked; did not know" in told


def test_another_reader_is_another_copy(qtbot: QtBot, opened: Opened) -> None:
    page = opened("where_you_were", "carer")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: says(page.copy, "Summary for a parent"))


def test_one_answer_alone_can_be_agreed_to(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("where_you_were", "carer")
    ref = "/data/where_you_were/places[2]/town"
    lines = page.copy.answers.lines
    line = next(one for one in lines if one.ref == ref)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert says(page.bar, "Only “Which town, or which part of it?”, Carer or placement")
    qtbot.mouseClick(page.bar._choice._touched[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.kept):
        page.flush()
    last = _last(desk, interview)
    assert (last.about, last.said) == (ref, Said.AGREED)
    assert says(page.copy, "Shown: Where you were (2 answers)")
    press(qtbot, page, "The whole topic again")
    assert says(page.bar, "Where you were, Carer or placement")


def test_a_person_can_be_told_of_without_agreement_and_nobody_else(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("who_with", POLICE)
    person = "/data/who_with/people[1]"
    line = next(one for one in page.copy.answers.lines if one.ref == person)
    assert line.accessibleName() == "Person 1, all of it"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert says(page.bar, "Only “Person 1, all of it”, Police missing co-ordinator")
    qtbot.mouseClick(page.bar._choice._touched[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.kept):
        page.flush()
    last = _last(desk, interview)
    assert (last.about, last.said) == (person, Said.AGREED)


def test_choosing_an_answer_again_is_the_whole_topic(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened("where_you_were", "carer")
    for checked in (True, False):
        line = page.copy.answers.lines[0]
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        assert page.copy.answers.lines[0].isChecked() is checked
    assert says(page.bar, "Where you were, Carer or placement")


def test_arrows_go_along_the_answers(qtbot: QtBot, opened: Opened) -> None:
    page = opened("where_you_were", "carer")
    first, second = page.copy.answers.lines[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Space)
    now = page.copy.answers.lines[1]
    assert now.isChecked()
    assert QApplication.focusWidget() is now


def test_an_answer_never_given_cannot_be_asked_about(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened("where_you_were", "carer")
    ref = "/data/where_you_were/places[2]/address"
    line = next(one for one in page.copy.answers.lines if one.ref == ref)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert not page.bar.line.isEnabled()


def test_telling_without_agreement_is_offered_only_where_it_may_be(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened("harm", "carer")
    assert page.bar._risk.isHidden()
    assert page.table is not None
    page.table.go("harm", POLICE)
    qtbot.waitUntil(lambda: not page.bar._risk.isHidden())


def test_an_override_names_each_missing_ground(
    qtbot: QtBot, desk: Desk, interview: InterviewId, opened: Opened
) -> None:
    page = opened("harm", POLICE)
    before = len(_overrides(desk, interview))
    press(qtbot, page, "Tell them without agreement")
    panel = page.panel
    assert panel is not None
    press(qtbot, page, "Record this, and share it")
    for told in (
        "4 things are still missing. Nothing was shared.",
        "Choose what the risk is.",
        "Write why it is shared all the same.",
        "Say whether they were told.",
        "Write who decided.",
    ):
        assert says(page, told)
    assert QApplication.focusWidget() is panel.threshold._touched[0]
    qtbot.mouseClick(panel.threshold._touched[0], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.reason, "He knows the school.")
    qtbot.mouseClick(panel.told._touched[2], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.who.box, "M. Placeholder")
    press(qtbot, page, "Record this, and share it")
    assert says(page, "1 thing is still missing. Nothing was shared.")
    assert says(page, "Say why they were not told.")
    assert len(_overrides(desk, interview)) == before
    qtbot.keyClicks(panel.why_not.box, "Not safe yet.")
    with qtbot.waitSignal(page.kept):
        press(qtbot, page, "Record this, and share it")
    last = _overrides(desk, interview)[-1]
    assert (last.audience, last.about, last.told) == (POLICE, "harm", Told.NOT_TOLD)
    assert last.why_not_told == "Not safe yet."
    assert page.panel is None
    qtbot.waitUntil(lambda: says(page.copy, "S. was not told: Not safe yet."))


def _overrides(desk: Desk, interview: InterviewId) -> tuple[Override, ...]:
    return desk.do(desk.session.interviewing.open, interview).consent.overrides


def test_an_override_can_be_left_alone(qtbot: QtBot, opened: Opened) -> None:
    page = opened("harm", POLICE)
    page.open_override()
    page.open_override()
    press(qtbot, page, "Do not share it")
    assert page.panel is None
    assert page.table is not None
    assert QApplication.focusWidget() is page.table.cell("harm", POLICE)


def test_an_override_the_vault_refuses_says_why(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened("harm", POLICE)
    page.open_override()
    assert page.panel is not None
    page._on_decided(Grounds("danger_of_rain", "x", Told.BEFORE, "y"))
    qtbot.waitUntil(lambda: says(page, "There is no threshold called danger_of_rain."))
    with pytest.raises(BugError):
        page._on_refused(BugError("ours"))


def test_an_interview_without_answers_says_what_will_be_here(
    qtbot: QtBot, desk: Desk
) -> None:
    child = desk.do(desk.session.caseload.add_child, "Nia Parry")
    episode = desk.do(desk.session.caseload.add_episode, child.id)
    begin = desk.session.interviewing.begin
    made = desk.do(begin, child.id, [episode.id])
    page = ConsentPage(desk.seat(), Place("consent", interview=made.id))
    shown(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "Nothing has been said yet."))
    page.open_override()
    page.close_override()
    page.settle()
    page._on_bar_said(Said.AGREED)
    assert page.panel is None
    assert says(page, "Nothing has been said yet.")


def test_the_ways_on_carry_the_interview_and_the_reader(
    qtbot: QtBot, interview: InterviewId, opened: Opened
) -> None:
    page = opened("harm", POLICE)
    back, documents = page.tools()
    for tool, place in (
        (back, Place("interview", interview=interview)),
        (documents, Place("documents", interview=interview, topic=POLICE)),
    ):
        assert isinstance(tool, QPushButton)
        with qtbot.waitSignal(page.asked_for) as asked:
            tool.click()
        assert asked.args == [place]
    with qtbot.waitSignal(page.asked_for) as asked:
        press(qtbot, page, "Read the copy as they will")
    assert asked.args[0].page == "documents"
    assert page.context() == "Consent and disclosure"


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
    assert not sayings.is_clean
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
    said = desk.do(desk.session.interviewing.open, interview).consent.permissions
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
    said = desk.do(desk.session.interviewing.open, interview).consent.permissions
    assert [one.about for one in said[-3:]] == ["health", "what_happened", "why_left"]


def test_where_there_is_no_room_there_is_one_column(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened()
    assert page._sheet.widget() is not None
    page.resize(900, 650)
    qtbot.waitUntil(lambda: page._sheet.isAncestorOf(page.copy))
    assert page._sheet.isAncestorOf(page.bar)
    page.resize(1366, 650)
    qtbot.waitUntil(lambda: not page._sheet.isAncestorOf(page.copy))
    assert not page._sheet.isAncestorOf(page.bar)
    assert button(page, "Read the copy as they will").isVisible()
