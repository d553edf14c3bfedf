"""A topic of the conversation, when it is first shown: what is on screen, painted.

What lies below is built after that, a question at a time.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from rhi_desktop import session
from rhi_desktop.settings import Settings
from tests.bench.run import Row, middle, ms, seconds
from ui.app import dress, make_application
from ui.background import Background
from ui.interview.page import InterviewPage
from ui.page import Page
from ui.pages import PAGES
from ui.place import Place
from ui.unlock.folders import Folders
from ui.unlock.keeper import Keeper
from ui.window import Window

TURNS = 7


def rows(folder: Path) -> Iterator[Row]:
    vault = folder / "showing"
    with session.make_practice(vault, "en") as practice:
        case = next(c for c in practice.caseload.today() if c.interview)
    app = make_application()
    dress(app, Settings())
    background = Background()
    folders = Folders(vault=folder / "none", practice=vault)
    window = Window(folders, Keeper(background), PAGES)
    window.show()
    window.open_practice()
    _until(app, lambda: window.findChild(Page) is not None)
    taken: dict[str, list[float]] = {}
    place = Place("interview", case.interview.id if case.interview else "")
    for _ in range(TURNS):
        window.go(place)
        page = window.findChild(InterviewPage)
        assert isinstance(page, InterviewPage)
        _show_each(app, page, taken)
        window.go(Place("today"))
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.close()
    background.close()
    typical = sorted(middle(each) for each in taken.values())
    largest = max(taken, key=lambda name: middle(taken[name]))
    shown = middle(typical)
    yield Row("section shown, p50", ms(shown), "", shown * 1e3, 30, "ms")
    slow = middle(taken[largest])
    yield Row(f"largest section: {largest}", ms(slow), "", slow * 1e3, 30, "ms")


def _show_each(
    app: QApplication, page: InterviewPage, taken: dict[str, list[float]]
) -> None:
    """Goes through the topics once; the page itself is on screen by then."""
    _until(app, lambda: page.board is not None)
    board = page.board
    assert board is not None
    app.processEvents()

    def show(topic: str) -> None:
        board.go_to(topic)
        app.processEvents()

    for topic in board.talk.definition.topics:
        taken.setdefault(topic.name, []).extend(seconds(partial(show, topic.name), 1))
        sheet = board._sheets[topic.name]
        _until(app, lambda sheet=sheet: sheet.is_whole)


def _until(app: QApplication, fact: object) -> None:
    assert callable(fact)
    while not fact():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
