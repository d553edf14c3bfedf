from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from rhi_desktop.session import Session
from rhi_desktop.wording import Words
from ui.background import Background
from ui.unlock.beginning import WelcomeStep, WhoStep
from ui.unlock.choosing import PassphraseStep
from ui.unlock.door import Door
from ui.unlock.folders import Folders, is_begun
from ui.unlock.keeper import Keeper
from ui.unlock.opening import OpenStep
from ui.unlock.recovery import CodeStep, RecoverStep

PASSPHRASE = "viral chamber atypical retrial foster"
NEW = "runway ethically hermit errand crook"


@pytest.fixture
def keeper(background: Background) -> Iterator[Keeper]:
    holds = Keeper(background)
    yield holds
    holds.close()


@pytest.fixture
def opened(keeper: Keeper) -> list[Session]:
    heard: list[Session] = []
    keeper.opened.connect(heard.append)
    return heard


@pytest.fixture
def door(
    qtbot: QtBot, dressed: QApplication, words: Words, folders: Folders, keeper: Keeper
) -> Door:
    there = Door(folders, keeper, words)
    qtbot.addWidget(there)
    there.show()
    return there


T = TypeVar("T")


def step_of(door: Door, kind: type[T]) -> T:
    assert isinstance(door._step, kind)
    return door._step


def test_a_vault_is_made_and_opened_from_the_first_page(
    qtbot: QtBot, door: Door, folders: Folders, opened: list[Session]
) -> None:
    assert not is_begun(folders.vault)
    step_of(door, WelcomeStep).began.emit()
    step_of(door, WhoStep).told.emit("Non Rees", "Llais")
    step_of(door, PassphraseStep).chosen.emit(NEW)
    qtbot.waitUntil(lambda: isinstance(door._step, CodeStep), timeout=20_000)
    assert is_begun(folders.vault)
    assert opened == []
    step_of(door, CodeStep).checked.emit()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened[0].advocate.name == "Non Rees"
    assert not opened[0].is_practice


@pytest.mark.usefixtures("made")
def test_the_passphrase_opens_the_vault(
    qtbot: QtBot, door: Door, opened: list[Session]
) -> None:
    step_of(door, OpenStep).given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].advocate.organisation == "Llais"


@pytest.mark.usefixtures("made")
def test_a_wrong_passphrase_says_what_to_do_and_can_be_tried_again(
    qtbot: QtBot, door: Door, opened: list[Session]
) -> None:
    step = step_of(door, OpenStep)
    step.given.emit("wrong")
    qtbot.waitUntil(step.wrong.isVisible)
    assert step.wrong.label.text().startswith("That passphrase does not open")
    step.given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: bool(opened))


def test_the_recovery_code_leads_to_a_new_passphrase_and_a_new_code(
    qtbot: QtBot, made: str, door: Door, opened: list[Session]
) -> None:
    step_of(door, OpenStep).forgotten.emit()
    step_of(door, RecoverStep).given.emit(made)
    step_of(door, PassphraseStep).chosen.emit(NEW)
    qtbot.waitUntil(lambda: isinstance(door._step, CodeStep), timeout=20_000)
    assert door._code != made
    step_of(door, CodeStep).checked.emit()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)


@pytest.mark.usefixtures("made")
def test_a_wrong_recovery_code_is_asked_for_again(qtbot: QtBot, door: Door) -> None:
    step_of(door, OpenStep).forgotten.emit()
    step_of(door, RecoverStep).given.emit("7K3M-0000")
    step_of(door, PassphraseStep).chosen.emit(NEW)
    qtbot.waitUntil(lambda: isinstance(door._step, RecoverStep))
    assert step_of(door, RecoverStep).wrong.isVisible()
    step_of(door, RecoverStep).turned_back.emit()
    step_of(door, OpenStep)


def test_the_made_up_data_are_one_press_away(
    qtbot: QtBot, door: Door, folders: Folders, opened: list[Session]
) -> None:
    step_of(door, WelcomeStep).practised.emit()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened[0].is_practice
    assert not is_begun(folders.vault)


def test_another_language_keeps_what_was_told(
    qtbot: QtBot, door: Door, words: Words
) -> None:
    step_of(door, WelcomeStep).began.emit()
    step_of(door, WhoStep).told.emit("Non Rees", "Llais")
    step_of(door, PassphraseStep)
    door.speak(words)
    step_of(door, PassphraseStep)
    assert door._who == ("Non Rees", "Llais")


def test_a_mistake_of_ours_is_not_hidden(
    qtbot: QtBot, door: Door, keeper: Keeper
) -> None:
    def broken() -> Session:
        raise ZeroDivisionError

    with capture_exceptions() as raised:
        keeper.open(broken, door._on_failed)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert door._step.wrong.isVisible()


@pytest.mark.usefixtures("made")
def test_what_opens_after_the_window_has_gone_is_closed(
    folders: Folders, dressed: QApplication
) -> None:
    from rhi_desktop import session

    hands = Background()
    keeper = Keeper(hands)
    secret = session.passphrase_bytes(PASSPHRASE)
    keeper.open(lambda: session.open_session(folders.vault, secret), print)
    keeper.close()
    hands.close()
    again = session.passphrase_bytes(PASSPHRASE)
    session.open_session(folders.vault, again).close()
