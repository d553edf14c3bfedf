import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop import session as sessions
from ui.background import Background
from ui.forms import LinkButton, QuietButton, TabButton, TextArea
from ui.frame import Foot, Header
from ui.hide import Cover
from ui.idle import ASLEEP
from ui.page import Page, Seat
from ui.place import Place
from ui.shortcuts import KeysPage
from ui.text import PlainLabel
from ui.unlock.door import Door
from ui.unlock.folders import Folders
from ui.unlock.keeper import Keeper
from ui.unlock.opening import OpenStep
from ui.window import FIRST_PAGE, Window

pytestmark = pytest.mark.usefixtures("dressed", "made")

PASSPHRASE = "viral chamber atypical retrial foster"
KEPT_AT = datetime(2026, 10, 27, 14, 2, tzinfo=UTC)


class Writing(Page):
    """A page that keeps one text, on the vault's thread, when it is told to."""

    restless_after = 30
    kept_texts: list[str]

    def __init__(self, seat: Seat, place: Place) -> None:
        super().__init__(seat, place)
        self.area = TextArea(self.words, "Words")
        QVBoxLayout(self).addWidget(self.area)
        self.area.show_text(place.topic)
        self.area.place_caret(place.caret)
        self.area.edited.connect(self.unkept)

    def context(self) -> str:
        return "Interview · started 15:21"

    def tools(self) -> list[QWidget]:
        return [QuietButton("Pause")]

    def foot(self) -> list[QWidget]:
        return [PlainLabel("Next: Coming back")]

    def place(self) -> Place:
        text, caret = self.area.toPlainText(), self.area.caret()
        return replace(super().place(), topic=text, caret=caret)

    def settle(self) -> None:
        self.area.setFocus()

    def flush(self) -> None:
        text = self.area.toPlainText()
        self.seat.background.run(self.kept_texts.append, text)

    def is_stuck(self) -> bool:
        return self.area.toPlainText() == "the disk is full"


class Plain(Page):
    """A page with nothing on it."""


@pytest.fixture
def kept() -> list[str]:
    return []


@pytest.fixture
def window(
    qtbot: QtBot, folders: Folders, background: Background, kept: list[str]
) -> Iterator[Window]:
    Writing.kept_texts = kept
    pages = {FIRST_PAGE: Plain, "outbox": Plain, "at_risk": Plain, "talk": Writing}
    there = Window(folders, Keeper(background), pages)
    qtbot.addWidget(there)
    there.show()
    there.activateWindow()
    qtbot.waitUntil(there.isActiveWindow)
    yield there
    there.close()


def unlock(qtbot: QtBot, window: Window, passphrase: str = PASSPHRASE) -> None:
    door = window._shown
    assert isinstance(door, Door)
    step = door._step
    assert isinstance(step, OpenStep)
    step.given.emit(passphrase)
    qtbot.waitUntil(lambda: window._page is not None)


def page_of(window: Window) -> Page:
    assert window._page is not None
    return window._page


@pytest.fixture
def talk(qtbot: QtBot, window: Window) -> Writing:
    unlock(qtbot, window)
    window.go(Place("talk"))
    page = page_of(window)
    assert isinstance(page, Writing)
    return page


def test_it_begins_locked_and_its_title_is_only_the_program(window: Window) -> None:
    assert isinstance(window._shown, Door)
    assert window.windowTitle() == "RHI Desktop"
    assert window._seat is None


def test_the_passphrase_leads_to_the_first_page(qtbot: QtBot, window: Window) -> None:
    unlock(qtbot, window)
    assert page_of(window).place() == Place(FIRST_PAGE)
    tabs = window.findChildren(TabButton)
    assert [tab.isChecked() for tab in tabs] == [True, False]


def test_a_tab_leads_to_its_page(qtbot: QtBot, window: Window) -> None:
    unlock(qtbot, window)
    qtbot.mouseClick(window.findChildren(TabButton)[1], Qt.MouseButton.LeftButton)
    assert page_of(window).place().page == "outbox"


def test_a_page_puts_its_own_things_at_the_edges(window: Window, talk: Writing) -> None:
    said = {label.text() for label in window.findChildren(PlainLabel)}
    assert {"Interview · started 15:21", "Next: Coming back"} <= said
    pressed = {button.text() for button in window.findChildren(QuietButton)}
    assert {"Pause", "Hide", "Lock"} <= pressed


def test_what_is_kept_is_said_at_the_bottom(
    qtbot: QtBot, window: Window, talk: Writing
) -> None:
    foot = window._furniture[-1]
    assert isinstance(foot, Foot)
    qtbot.keyClicks(talk.area, "M")
    assert foot._mark.text() == "Keeping…"
    talk.kept.emit(KEPT_AT)
    assert foot._mark.text() == "✓ Kept at 14:02"


def test_locking_keeps_everything_and_leaves_nothing_to_reach(
    qtbot: QtBot, window: Window, kept: list[str]
) -> None:
    unlock(qtbot, window)
    window.go(Place("talk"))
    page = ref(page_of(window))
    session = ref(page_of(window).seat.session)
    qtbot.keyClicks(page_of(window).findChildren(TextArea)[0], "half a wor")
    window.lock()
    assert window._seat is None
    assert isinstance(window._shown, Door)
    qtbot.waitUntil(lambda: kept == ["half a wor"])

    def nothing_left() -> bool:
        gc.collect()
        return session() is None and page() is None

    qtbot.waitUntil(nothing_left)


def test_unlocking_leads_back_to_the_very_letter(
    qtbot: QtBot, window: Window, talk: Writing
) -> None:
    talk.area.show_text("nobody told me")
    talk.area.place_caret(6)
    window.lock(ASLEEP)
    unlock(qtbot, window)
    again = page_of(window)
    assert isinstance(again, Writing)
    assert (again.area.toPlainText(), again.area.caret()) == ("nobody told me", 6)
    assert again.area.hasFocus()


def test_the_door_says_why_it_was_locked(window: Window, talk: Writing) -> None:
    window._idle.tired.emit(ASLEEP)
    said = {label.text() for label in window.findChildren(PlainLabel)}
    assert ASLEEP in said


def test_the_practice_vault_never_leads_to_a_real_place(
    qtbot: QtBot, window: Window, talk: Writing
) -> None:
    window.lock()
    window.open_practice()
    qtbot.waitUntil(lambda: window._page is not None, timeout=20_000)
    assert page_of(window).place().page == FIRST_PAGE
    said = {label.text() for label in window.findChildren(PlainLabel)}
    assert "Practice: made up" in said


def test_locking_a_locked_window_does_nothing(window: Window) -> None:
    door = window._shown
    window.lock()
    assert window._shown is door
    window.go(Place("talk"))
    assert window._shown is door


def test_ctrl_l_locks(qtbot: QtBot, window: Window, talk: Writing) -> None:
    qtbot.keyClick(talk.area, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window._shown, Door)


def test_hiding_is_at_once_and_loses_nothing(
    qtbot: QtBot, window: Window, talk: Writing
) -> None:
    qtbot.keyClicks(talk.area, "half a wor")
    began = perf_counter()
    for _ in range(2):
        qtbot.keyClick(talk.area, Qt.Key.Key_Escape)
    assert perf_counter() - began < 0.1
    cover = window._layers.currentWidget()
    assert isinstance(cover, Cover)
    assert not talk.area.isVisible()
    qtbot.keyClick(cover._back, Qt.Key.Key_Space)
    assert talk.area.isVisible()
    assert talk.area.hasFocus()
    assert talk.area.toPlainText() == "half a wor"


def test_hidden_keys_are_dead(qtbot: QtBot, window: Window, talk: Writing) -> None:
    window.hide_everything()
    window.hide_everything()
    cover = window._layers.currentWidget()
    assert cover is not None
    qtbot.keyClick(cover, Qt.Key.Key_F9)
    qtbot.keyClick(cover, Qt.Key.Key_F1)
    assert page_of(window) is talk
    assert window._layers.currentWidget() is cover
    assert len(window._over) == 1


def test_what_stays_hidden_is_locked_and_stays_hidden(
    qtbot: QtBot, window: Window, talk: Writing
) -> None:
    window.hide_everything()
    cover = window._layers.currentWidget()
    assert isinstance(cover, Cover)
    cover.forgotten.emit()
    assert window._seat is None
    assert window._layers.currentWidget() is cover
    qtbot.keyClick(cover._back, Qt.Key.Key_Space)
    step = window._shown
    assert isinstance(step, Door)
    assert isinstance(step._step, OpenStep)
    assert step._step._field.box.hasFocus()


def test_f1_shows_the_keys_and_gives_the_page_back(
    qtbot: QtBot, window: Window, talk: Writing
) -> None:
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_F1)
    keys = window._layers.currentWidget()
    assert isinstance(keys, KeysPage)
    qtbot.keyClick(keys._back, Qt.Key.Key_Space)
    assert talk.area.hasFocus()
    window.show_keys()
    window.lock()
    assert window._over == []


def test_f9_leads_to_the_page_for_somebody_at_risk(
    qtbot: QtBot, window: Window, talk: Writing
) -> None:
    qtbot.keyClick(talk.area, Qt.Key.Key_F9)
    assert page_of(window).place().page == "at_risk"


def test_without_such_a_page_there_is_no_such_button(
    qtbot: QtBot, folders: Folders, background: Background
) -> None:
    window = Window(folders, Keeper(background), {FIRST_PAGE: Plain})
    qtbot.addWidget(window)
    window.show()
    unlock(qtbot, window)
    foot = window._furniture[-1]
    assert isinstance(foot, Foot)
    assert not foot._risk.isVisible()
    window._on_at_risk()
    assert page_of(window).place().page == FIRST_PAGE
    window.close()


def test_another_language_comes_back_to_the_very_letter(
    qtbot: QtBot, window: Window, talk: Writing, kept: list[str]
) -> None:
    talk.area.show_text("nobody told me")
    talk.area.place_caret(6)
    with qtbot.waitSignal(window.language_chosen):
        qtbot.mouseClick(links(window)[-1], Qt.MouseButton.LeftButton)
    again = page_of(window)
    assert again is not talk
    assert isinstance(again, Writing)
    assert again.words.language == "cy"
    assert (again.area.toPlainText(), again.area.caret()) == ("nobody told me", 6)
    qtbot.waitUntil(lambda: kept == ["nobody told me"])


def test_the_locked_door_can_change_its_language(qtbot: QtBot, window: Window) -> None:
    door = window._shown
    with qtbot.waitSignal(window.language_chosen):
        qtbot.mouseClick(links(window)[0], Qt.MouseButton.LeftButton)
    assert window._shown is door
    assert isinstance(window._furniture[0], Header)
    assert window._words.language == "cy"


def links(window: Window) -> list[LinkButton]:
    header = window._furniture[0]
    assert isinstance(header, Header)
    return header.findChildren(LinkButton)


def test_closing_the_window_keeps_everything_and_closes_the_vault(
    qtbot: QtBot, window: Window, talk: Writing, folders: Folders, kept: list[str]
) -> None:
    qtbot.keyClicks(talk.area, "last word")
    window.close()
    qtbot.waitUntil(lambda: kept == ["last word"])
    closed: list[None] = []
    window._keeper.background.run(lambda: None, then=closed.append)
    qtbot.waitUntil(lambda: bool(closed))
    secret = sessions.passphrase_bytes(PASSPHRASE)
    sessions.open_session(folders.vault, secret).close()


def test_every_control_of_the_window_has_a_name(
    window: Window, talk: Writing, tmp_path: Path
) -> None:
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_words_the_vault_will_not_take_are_covered_and_never_thrown_away(
    qtbot: QtBot, window: Window, talk: Writing
) -> None:
    talk.area.show_text("the disk is full")
    window.lock()
    assert page_of(window) is talk
    assert window._covered()
    window.go(Place(FIRST_PAGE))
    assert page_of(window) is talk
    assert not window.close()
    talk.area.show_text("there is room again")
    window.lock()
    assert window._page is None
    assert isinstance(window._shown, Door)
