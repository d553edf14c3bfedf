import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rhi_desktop.wording import Words
from ui.background import Background
from ui.unlock.beginning import WelcomeStep, WhoStep
from ui.unlock.choosing import PassphraseStep
from ui.unlock.opening import OpenStep
from ui.unlock.recovery import CodeStep, RecoverStep

CODE = "7K3M-0000-1111-2222-3333-4444-55AB"
OWN = "the kettle sang while badgers argued about Tuesday"


@pytest.fixture(autouse=True)
def _dressed(dressed: QApplication) -> None:
    """Every step is dressed."""


def heard_by(signal: object) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    signal.connect(lambda *said: heard.append(said))  # type: ignore[attr-defined]
    return heard


def test_the_first_page_speaks_of_its_language(qtbot: QtBot, words: Words) -> None:
    step = WelcomeStep(words)
    qtbot.addWidget(step)
    step.show()
    step.settle()
    languages = heard_by(step.language_chosen)
    assert step.focusWidget() is step._begin
    began = heard_by(step.began)
    qtbot.keyClick(step._begin, Qt.Key.Key_Space)
    assert began == [()]
    assert languages == []


def test_both_names_are_needed(qtbot: QtBot, words: Words) -> None:
    step = WhoStep(words)
    qtbot.addWidget(step)
    step.show()
    step.settle()
    told = heard_by(step.told)
    qtbot.keyClick(step._name.box, Qt.Key.Key_Return)
    assert step._name._mend.isVisible()
    assert step._organisation._mend.isVisible()
    qtbot.keyClicks(step._name.box, " Non Rees ")
    qtbot.keyClick(step._next, Qt.Key.Key_Space)
    assert step.focusWidget() is step._organisation.box
    qtbot.keyClicks(step._organisation.box, "Llais")
    qtbot.keyClick(step._organisation.box, Qt.Key.Key_Return)
    assert told == [("Non Rees", "Llais")]


@pytest.fixture
def choosing(qtbot: QtBot, words: Words, background: Background) -> PassphraseStep:
    step = PassphraseStep(words, background, "Make the vault")
    qtbot.addWidget(step)
    step.show()
    step.settle()
    return step


def test_the_five_words_offered_are_taken_once_typed(
    qtbot: QtBot, choosing: PassphraseStep
) -> None:
    chosen = heard_by(choosing.chosen)
    qtbot.keyClicks(choosing._again.box, "something else")
    qtbot.keyClick(choosing._again.box, Qt.Key.Key_Return)
    assert choosing._again._mend.isVisible()
    assert chosen == []
    choosing._again.box.clear()
    offered = choosing._offered
    assert len(offered.split()) == 5
    qtbot.keyClicks(choosing._again.box, f" {offered}  ")
    qtbot.keyClick(choosing._next, Qt.Key.Key_Space)
    assert chosen == [(offered,)]


def test_five_other_words_can_be_drawn(choosing: PassphraseStep) -> None:
    before = choosing._words.text()
    choosing._on_another()
    assert choosing._words.text() != before
    assert choosing._words.text() == choosing._offered


def test_what_is_typed_can_be_seen(qtbot: QtBot, choosing: PassphraseStep) -> None:
    qtbot.keyClicks(choosing._again.box, "viral")
    assert choosing._again.box.displayText() != "viral"
    qtbot.mouseClick(choosing._show, Qt.MouseButton.LeftButton)
    assert choosing._again.box.displayText() == "viral"


def test_a_passphrase_of_ones_own_is_measured_as_it_is_typed(
    qtbot: QtBot, choosing: PassphraseStep
) -> None:
    choosing._on_own()
    assert choosing.focusWidget() is choosing._field.box
    qtbot.keyClicks(choosing._field.box, "hello")
    qtbot.waitUntil(lambda: "are needed" in choosing._bits.text())
    choosing._field.box.clear()
    qtbot.keyClicks(choosing._field.box, OWN)
    qtbot.waitUntil(lambda: "enough" in choosing._bits.text())


def test_a_passphrase_that_could_be_guessed_is_not_taken(
    qtbot: QtBot, choosing: PassphraseStep
) -> None:
    chosen = heard_by(choosing.chosen)
    choosing._on_own()
    qtbot.keyClicks(choosing._field.box, "hello")
    qtbot.keyClick(choosing._field.box, Qt.Key.Key_Return)
    qtbot.waitUntil(choosing._field._mend.isVisible)
    assert chosen == []
    choosing._field.box.clear()
    for field in (choosing._field, choosing._again):
        qtbot.keyClicks(field.box, OWN)
    qtbot.keyClick(choosing._again.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen == [(OWN,)])
    assert not choosing._field._mend.isVisible()


@pytest.fixture
def code(qtbot: QtBot, words: Words) -> CodeStep:
    step = CodeStep(words, CODE)
    qtbot.addWidget(step)
    step.show()
    step.settle()
    return step


def test_the_code_is_checked_from_paper_not_from_the_screen(
    qtbot: QtBot, code: CodeStep
) -> None:
    checked = heard_by(code.checked)
    assert code._card.isVisible()
    assert not code._field.isVisible()
    qtbot.keyClick(code._written, Qt.Key.Key_Space)
    assert not code._card.isVisible()
    assert code.focusWidget() is code._field.box
    qtbot.keyClicks(code._field.box, "nope")
    qtbot.keyClick(code._check, Qt.Key.Key_Space)
    assert code._field._mend.isVisible()
    code._field.box.clear()
    group = code._groups[code._asked]
    qtbot.keyClicks(code._field.box, f" {group.lower().replace('0', 'o')} ")
    qtbot.keyClick(code._field.box, Qt.Key.Key_Return)
    assert checked == [()]


def test_the_code_can_be_seen_again(qtbot: QtBot, code: CodeStep) -> None:
    qtbot.keyClick(code._written, Qt.Key.Key_Space)
    qtbot.keyClick(code._again, Qt.Key.Key_Space)
    assert code._card.isVisible()
    assert code.focusWidget() is code._written


def test_an_empty_code_or_passphrase_goes_nowhere(qtbot: QtBot, words: Words) -> None:
    recover, opening = RecoverStep(words), OpenStep(words)
    for step in (recover, opening):
        qtbot.addWidget(step)
        step.show()
        step.settle()
        given = heard_by(step.given)
        qtbot.keyClick(step._field.box, Qt.Key.Key_Return)
        assert given == []
        assert step._field._mend.isVisible()
        qtbot.keyClicks(step._field.box, "7K3M")
        qtbot.keyClick(step._field.box, Qt.Key.Key_Return)
        assert given == [("7K3M",)]
        assert not step._field._mend.isVisible()


def test_the_locked_door_says_why(qtbot: QtBot, words: Words) -> None:
    from ui.text import PlainLabel

    step = OpenStep(words, "Locked because the computer was asleep.")
    qtbot.addWidget(step)
    said = [label.text() for label in step.findChildren(PlainLabel)]
    assert "Locked because the computer was asleep." in said


def test_nothing_can_be_pressed_while_it_is_busy(qtbot: QtBot, words: Words) -> None:
    step = OpenStep(words)
    qtbot.addWidget(step)
    step.show()
    step.be_busy("Opening…")
    assert step._busy.isVisible()
    assert not any(button.isEnabled() for button in step._buttons)
    step.say_wrong("The disk is full.")
    assert not step._busy.isVisible()
    assert all(button.isEnabled() for button in step._buttons)
    assert step.wrong.isVisible()
