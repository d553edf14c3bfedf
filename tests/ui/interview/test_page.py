"""The page: typing is kept, and nothing is lost on the way out and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from rhi_desktop.record.answer import State, Voice

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Desk, Visit
STORY = "/data/why_left/story"


def test_what_is_typed_is_in_the_vault_soon_after(visit: "Visit", desk: "Desk") -> None:
    print(desk.focus(), desk.page.isVisible())
    with desk.qtbot.waitSignal(desk.page.kept):
        desk.type("the taxi is late")
    answer = visit.kept().sitting.answer_to(STORY)
    assert answer.value == "the taxi is late"
    assert answer.voice is Voice.CHILDS_WORDS
