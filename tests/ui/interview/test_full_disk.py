"""A disk that takes no more: the page says so, and loses nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from rhi_desktop.errors import DiskFull

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Desk, Visit

resource = pytest.importorskip("resource")
STORY = "/data/why_left/story"


class Disk:
    """The limit on the size of any file that this process writes."""

    def __init__(self) -> None:
        self._was = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, self._was[1]))

    def free(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._was)


@pytest.fixture
def disk(visit: "Visit") -> Iterator[Disk]:
    it = Disk()
    yield it
    it.free()


def test_on_a_full_disk_the_words_stay_and_are_kept_when_there_is_room(
    visit: "Visit", desk: "Desk", disk: Disk
) -> None:
    disk.fill()
    story = "and then "
    with desk.qtbot.waitSignal(desk.page.stuck) as stuck:
        desk.focus().insertPlainText(story)
    assert isinstance(stuck.args[0], DiskFull)
    assert "The disk is full." in desk.board.columns.mark.label.text()
    assert desk.talk.sitting.answer_to(STORY).value == story
    assert not desk.talk.is_clean
    assert desk.page.is_stuck()
    disk.free()
    desk.until_kept()
    assert not desk.page.is_stuck()
    assert not desk.board.columns.mark.isVisible()
    assert visit.kept().sitting.answer_to(STORY).value == story


def test_a_line_jotted_on_a_full_disk_is_kept_later_and_once(
    visit: "Visit", desk: "Desk", disk: Disk
) -> None:
    disk.fill()
    line = "the green car"
    with desk.qtbot.waitSignal(desk.page.stuck):
        desk.talk.jot(line)
    assert desk.talk.unfiled == 1
    disk.free()
    desk.until_kept()
    assert [one.words for one in visit.kept().jottings] == [line]


def test_nothing_is_finished_while_something_is_not_kept(
    visit: "Visit", desk: "Desk", disk: Disk
) -> None:
    desk.focus().insertPlainText("and then ")
    disk.fill()
    desk.press(desk.page.tools()[0])
    sheet = desk.board._finishing._sheet
    with desk.qtbot.waitSignal(desk.page.stuck):
        desk.press(sheet.finish)
    assert sheet._mark.label.text().startswith("Not finished yet. The disk is full.")
    assert sheet.finish.isEnabled()
    assert not desk.talk.is_finished
    disk.free()
    desk.until_kept()
    with desk.qtbot.waitSignal(desk.page.finished):
        desk.press(sheet.finish)
