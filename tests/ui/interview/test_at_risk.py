"""Someone is at risk: who to call is in sight, and every word is kept."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from rhi_desktop.errors import DiskFull
from ui.interview.at_risk import AtRiskPage
from ui.place import Place
from ui.text import PlainLabel

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Visit


class Scene:
    def __init__(self, visit: "Visit", interview: str) -> None:
        self.qtbot = visit.qtbot
        place = Place("at_risk", interview, "why_left", "/data/why_left/story", 3)
        self.page = AtRiskPage(visit.seat(), place)
        self.window = QWidget()
        self.qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        for part in (self.page, *self.page.foot()):
            column.addWidget(part)
        self.window.show()
        self.page.settle()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def texts(self) -> str:
        labels = self.window.findChildren(PlainLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())


@pytest.fixture
def scene(visit: "Visit") -> Scene:
    return Scene(visit, visit.interview.id)


def test_it_says_who_to_call_and_that_this_is_to_be_confirmed(scene: Scene) -> None:
    assert "999   Police, ambulance or fire" in scene.texts()
    assert "101   The police, not an emergency" in scene.texts()
    assert "To be confirmed by your organisation" in scene.texts()


def test_exact_words_are_jotted_down_with_their_time(
    visit: "Visit", scene: Scene
) -> None:
    scene.type("he said he would find me")
    with scene.qtbot.waitSignal(scene.page.kept):
        scene.page.keep.click()
    (line,) = visit.kept().jottings
    assert line.words == "he said he would find me"
    assert "Kept with the other jotted lines at 15:21." in scene.texts()


def test_what_is_written_is_kept_on_the_way_out(visit: "Visit", scene: Scene) -> None:
    scene.type("half a sent")
    with scene.qtbot.waitSignal(scene.page.unkept):
        scene.page.flush()
    scene.page.flush()
    assert [one.words for one in visit.kept().jottings] == ["half a sent"]


def test_it_goes_back_to_the_very_question(scene: Scene) -> None:
    assert scene.page.context() == "Someone is at risk"
    scene.page.at_risk()
    with scene.qtbot.waitSignal(scene.page.asked_for) as asked:
        scene.page.back.click()
    place = asked.args[0]
    assert (place.page, place.ref, place.caret) == (
        "interview",
        "/data/why_left/story",
        3,
    )


def test_without_an_interview_it_only_says_who_to_call(visit: "Visit") -> None:
    scene = Scene(visit, "")
    assert "999" in scene.texts()
    assert "exact words" not in scene.texts()
    assert QApplication.focusWidget() is scene.page.back
    with scene.qtbot.waitSignal(scene.page.asked_for) as asked:
        scene.page.back.click()
    assert asked.args[0].page == "today"


def test_what_could_not_be_kept_is_said_until_it_is(
    visit: "Visit", scene: Scene
) -> None:
    scene.page._on_stuck(DiskFull())
    assert "Not kept: The disk is full." in scene.texts()
    scene.type("now")
    scene.page.flush()
    scene.qtbot.waitUntil(lambda: "Not kept" not in scene.texts())
