"""A vault that can grow no further: the page says so, and loses nothing."""

from typing import TYPE_CHECKING

from rhi_desktop.errors import DiskFull

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Desk, Visit

STORY = "/data/why_left/story"


def limit(visit: "Visit", pages: int) -> None:
    """The most pages the store may have; never fewer than it has."""
    connection = visit.session.desk.store._connection
    visit.act(lambda: connection.run(f"PRAGMA max_page_count = {pages}") or True)


def test_on_a_full_disk_the_words_stay_and_are_kept_when_there_is_room(
    visit: "Visit", desk: "Desk"
) -> None:
    limit(visit, 1)
    story = "and then " * 20_000
    with desk.qtbot.waitSignal(desk.page.stuck) as stuck:
        desk.focus().insertPlainText(story)
    assert isinstance(stuck.args[0], DiskFull)
    assert "The disk is full." in desk.board.columns.mark.label.text()
    assert desk.talk.sitting.answer_to(STORY).value == story
    assert not desk.talk.is_clean
    limit(visit, 1_000_000)
    desk.until_kept()
    assert not desk.board.columns.mark.isVisible()
    assert visit.kept().sitting.answer_to(STORY).value == story


def test_a_line_jotted_on_a_full_disk_is_kept_later_and_once(
    visit: "Visit", desk: "Desk"
) -> None:
    limit(visit, 1)
    line = "the green car " * 10_000
    with desk.qtbot.waitSignal(desk.page.stuck):
        desk.talk.jot(line)
    assert desk.talk.unfiled == 1
    limit(visit, 1_000_000)
    desk.until_kept()
    assert [one.words for one in visit.kept().jottings] == [line]


def test_nothing_is_finished_while_something_is_not_kept(
    visit: "Visit", desk: "Desk"
) -> None:
    desk.focus().insertPlainText("and then " * 20_000)
    limit(visit, 1)
    desk.press(desk.page.tools()[0])
    sheet = desk.board._finishing._sheet
    with desk.qtbot.waitSignal(desk.page.stuck):
        desk.press(sheet.finish)
    assert sheet._mark.label.text().startswith("Not finished yet. The disk is full.")
    assert sheet.finish.isEnabled()
    assert not desk.talk.is_finished
    limit(visit, 1_000_000)
    desk.until_kept()
    with desk.qtbot.waitSignal(desk.page.finished):
        desk.press(sheet.finish)
