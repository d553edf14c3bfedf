"""The main job by hand and by `rhi demo`: the same input gives the same record."""

import gc
import json
from argparse import Namespace
from hashlib import sha256
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop import session
from rhi_desktop.command.demo import DEMO_PASSPHRASE, demo
from rhi_desktop.practice.example import example_interview
from rhi_desktop.wording import LANGUAGES, Language
from tests.journeys.answering import Answering
from tests.journeys.consenting import Consenting
from tests.journeys.day import Day, a_day
from tests.journeys.driver import PASSPHRASE, Driver, Given
from tests.journeys.handing_over import HandingOver
from ui.interview.page import InterviewPage
from ui.unlock.opening import OpenStep

STORY = "/data/why_left/story"
DID = "/data/what_happened/did"
IN_THE_TALK = "social_worker"
OTHER: dict[Language, Language] = {"en": "cy", "cy": "en"}
MENUS = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
"""The platform without a screen says so each time a list opens."""


@MENUS
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_main_job_by_hand_makes_what_the_demonstration_makes(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: Language
) -> None:
    by_hand, by_demo = tmp_path / "hand", tmp_path / "demo"
    by_hand.mkdir()
    with a_day(qtbot, qapp, tmp_path, example_interview(language)) as day:
        work(day.driver, day.given, by_hand)
        kept = held(day, day.vault, PASSPHRASE)
    demo(Namespace(into=by_demo, language=language))
    for what, demonstrated in held(day, by_demo / "vault", DEMO_PASSPHRASE).items():
        assert kept[what] == demonstrated, what
    assert len(hashes(by_hand)) == 5
    assert hashes(by_hand) == hashes(by_demo / "documents")
    assert outcomes(by_hand) == outcomes(by_demo)


def work(driver: Driver, given: Given, into: Path) -> None:
    """The whole day, with a lock in a sentence and another language in another."""
    answering, consenting = Answering(driver), Consenting(driver)
    handing_over = HandingOver(driver)
    in_the_talk = [one for one in given["permissions"] if said_in_the_talk(one)]
    afterwards = [one for one in given["permissions"] if not said_in_the_talk(one)]
    answering.when_told = lambda topic: consenting.say_in_the_talk(
        topic, [one for one in in_the_talk if one["topic"] == topic]
    )
    answering.instead[STORY] = lambda box, text: lock_in_a_word(answering, box, text)
    answering.instead[DID] = lambda box, text: other_language(answering, box, text)
    driver.unlock(PASSPHRASE)
    driver.write_down_the_return(given)
    driver.begin()
    answering.say_all(given)
    handing_over.go_to_consent()
    consenting.say_afterwards(afterwards)
    consenting.tell_without_agreement(given["overrides"])
    handing_over.go_back_to_the_conversation()
    handing_over.finish()
    handing_over.issue_all(into)
    handing_over.go_to_the_outbox()
    handing_over.approve_and_export(into)
    driver.lock()
    driver.until_quiet()


def said_in_the_talk(permission: Given) -> bool:
    return permission["audience"] == IN_THE_TALK and "topic" in permission


def lock_in_a_word(answering: Answering, box: QWidget, text: str) -> None:
    """Types half a word, locks, opens, finds the caret where it was, and goes on."""
    driver = answering.driver
    half = text.index(" ", len(text) // 2) + 2
    driver.write(box, text[:half])
    gone = ref(driver.window._seat.session)
    driver.lock()
    assert driver.window._seat is None
    assert driver.window._page is None
    driver.until_quiet()
    gc.collect()
    assert gone() is None
    assert driver.one(OpenStep).isVisible()
    driver.unlock(PASSPHRASE)
    assert writing_at(answering, STORY) == (text[:half], half)
    driver.hands.type(text[half:])


def other_language(answering: Answering, box: QWidget, text: str) -> None:
    """Goes on in the other language in the middle of a word, and comes back."""
    driver, third = answering.driver, len(text) // 3
    own = driver.words.language
    driver.write(box, text[:third])
    driver.speak(OTHER[own])
    assert writing_at(answering, DID) == (text[:third], third)
    driver.hands.type(text[third : 2 * third])
    driver.speak(own)
    assert writing_at(answering, DID) == (text[: 2 * third], 2 * third)
    driver.hands.type(text[2 * third :])


def writing_at(answering: Answering, question: str) -> tuple[str, int]:
    """What stands in the field that has the keyboard, and where the caret is."""
    hands, page = answering.hands, answering.driver.page(InterviewPage)
    row = answering.row(question)
    hands.until(lambda: hands.is_at(row), "the keyboard is back in the question")
    assert page.place().ref == question
    return row.field.widget.toPlainText(), page.place().caret


def hashes(folder: Path) -> set[tuple[str, str]]:
    """The five documents: their names and what is in them."""
    found = folder.glob("*.pdf")
    return {(one.name, sha256(one.read_bytes()).hexdigest()) for one in found}


def outcomes(folder: Path) -> list[dict[str, Any]]:
    """What left in the one batch, but for the number that chance gave each record."""
    (batch,) = folder.glob("batch-*")
    left: list[dict[str, Any]] = json.loads((batch / "outcomes.json").read_bytes())
    return [{**one, "record": ""} for one in left]


def held(day: Day, vault: Path, passphrase: str) -> dict[str, Any]:
    """Everything the vault holds of its one interview, but for what chance numbers."""
    key = session.passphrase_bytes(passphrase)
    with session.open_session(vault, key, clock=day.clock) as opened:
        (case,) = opened.caseload.today()
        assert case.interview is not None
        kept = opened.interviewing.open(case.interview.id)
        (episode,) = kept.episodes
    child, interview = kept.child, kept.interview
    return {
        "child": (child.name, child.known_as, child.born),
        "episode": (episode.last_seen, episode.reported, episode.returned),
        "interview": (interview.stage, interview.began, interview.finished),
        "instrument": interview.instrument,
        "answers": [
            (one.ref, one.value, one.state, one.voice) for one in kept.sitting.answers()
        ],
        "rows": kept.sitting.rows_held(),
        "permissions": {
            (one.audience, one.about): (one.said.value, one.words, one.at)
            for one in kept.consent.permissions
        },
        "overrides": {
            (one.audience, one.about): (
                (one.threshold, one.reason, one.told.value),
                (one.decided_by, one.why_not_told, one.at),
            )
            for one in kept.consent.overrides
        },
    }
