import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rhi_desktop.errors import BugError
from rhi_desktop.practice.interviewing import Grounds
from rhi_desktop.record.ids import InterviewId
from rhi_desktop.record.permission import Permission, Said, Told
from tests.ui.at_desk import Desk, press, says
from tests.ui.referral.asking import (
    POLICE,
    Opened,
    overrides,
    permissions,
)


def _last(desk: Desk, interview: InterviewId) -> Permission:
    return permissions(desk, interview)[-1]


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
    before = len(overrides(desk, interview))
    press(qtbot, page, "Tell them without agreement")
    panel = page.overriding.panel
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
    assert len(overrides(desk, interview)) == before
    qtbot.keyClicks(panel.why_not.box, "Not safe yet.")
    with qtbot.waitSignal(page.kept):
        press(qtbot, page, "Record this, and share it")
    last = overrides(desk, interview)[-1]
    assert (last.audience, last.about, last.told) == (POLICE, "harm", Told.NOT_TOLD)
    assert last.why_not_told == "Not safe yet."
    assert page.overriding.panel is None
    qtbot.waitUntil(lambda: says(page.copy, "S. was not told: Not safe yet."))


def test_an_override_can_be_left_alone(qtbot: QtBot, opened: Opened) -> None:
    page = opened("harm", POLICE)
    page.open_override()
    page.open_override()
    press(qtbot, page, "Do not share it")
    assert page.overriding.panel is None
    assert page.table is not None
    assert QApplication.focusWidget() is page.table.cell("harm", POLICE)


def test_an_override_the_vault_refuses_says_why(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened("harm", POLICE)
    page.open_override()
    assert page.overriding.panel is not None
    page.overriding._on_decided(Grounds("danger_of_rain", "x", Told.BEFORE, "y"))
    qtbot.waitUntil(lambda: says(page, "There is no threshold called danger_of_rain."))
    with pytest.raises(BugError):
        page.overriding._on_refused(BugError("ours"))
