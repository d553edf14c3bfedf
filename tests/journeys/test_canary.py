"""A word planted in every answer is found nowhere but in the open program.

Not in the store, its log, the temporary folder, the profile, the settings, what is
printed, the clipboard, a title or the batch; and the same sweep finds it in a store
that was made without a key, so the sweep can see.
"""

import sqlite3
import tempfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop import session
from rhi_desktop.instrument.definition import schema_path
from rhi_desktop.practice.conversation import Conversation
from rhi_desktop.practice.example import example_interview
from tests.journeys.answering import Answering
from tests.journeys.consenting import Consenting
from tests.journeys.day import Day, a_day
from tests.journeys.driver import PASSPHRASE, Driver, Given
from tests.journeys.handing_over import HandingOver
from tests.journeys.planted import CANARY, planted, written_in
from tests.leaks.generated import DEFINITION
from tests.leaks.sweeping import files_that_tell, tells

MENUS = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
IN_THE_TALK = "carer"

pytestmark = pytest.mark.no_cover


@pytest.fixture
def swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One folder with all there is to write to: home, profile, temporary, vault."""
    temporary, runtime = tmp_path / "temporary", tmp_path / "runtime"
    for folder in (temporary, runtime, tmp_path / "out"):
        folder.mkdir(mode=0o700)
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path


@MENUS
def test_a_word_planted_in_every_answer_is_nowhere_outside_the_open_program(
    qtbot: QtBot,
    qapp: QApplication,
    swept: Path,
    capfd: pytest.CaptureFixture[str],
    qtlog: Any,
) -> None:
    given = planted(example_interview("en"), DEFINITION)
    with a_day(qtbot, qapp, swept, given) as day:
        talk(day.driver, given)
        assert (day.vault / "store.db-wal").stat().st_size > 0, "the log is hot"
        assert files_that_tell(swept, CANARY) == []
        assert seen_from_outside() == []
        hand_over(day.driver, swept / "out")
        assert files_that_tell(swept, CANARY) == []
        day.driver.lock()
        day.driver.until_quiet()
        assert files_that_tell(swept, CANARY) == []
        assert seen_from_outside() == []
        was_planted(day)
    printed = [*capfd.readouterr(), *(one.message for one in qtlog.records)]
    assert not tells("".join(printed).encode(), CANARY)


def talk(driver: Driver, given: Given) -> None:
    """The whole interview, a jotted line, the child's words on sharing, the grounds."""
    answering, consenting = Answering(driver), Consenting(driver)
    in_the_talk = [one for one in given["permissions"] if said_in_the_talk(one)]
    answering.when_told = lambda topic: consenting.say_in_the_talk(
        topic, [one for one in in_the_talk if one["topic"] == topic]
    )
    driver.unlock(PASSPHRASE)
    driver.write_down_the_return(given)
    driver.begin()
    answering.say_all(given)
    driver.hands.key(Qt.Key.Key_F8)
    driver.hands.type(f"the green car {CANARY}")
    driver.hands.key(Qt.Key.Key_Return)
    driver.until_kept()
    HandingOver(driver).go_to_consent()
    consenting.say_afterwards(
        [one for one in given["permissions"] if not said_in_the_talk(one)]
    )
    consenting.tell_without_agreement(given["overrides"])


def said_in_the_talk(permission: Given) -> bool:
    return permission["audience"] == IN_THE_TALK and "topic" in permission


def hand_over(driver: Driver, into: Path) -> None:
    """Finishes, approves and exports; no document, which rightly holds some of it."""
    handing_over = HandingOver(driver)
    handing_over.go_back_to_the_conversation()
    handing_over.finish()
    handing_over.go_to_the_outbox()
    handing_over.approve_and_export(into)


def was_planted(day: Day) -> None:
    """The vault itself holds the word in every place, or nothing has been shown."""
    key = session.passphrase_bytes(PASSPHRASE)
    with session.open_session(day.vault, key, clock=day.clock) as opened:
        (case,) = opened.caseload.today()
        assert case.interview is not None
        kept = opened.interviewing.open(case.interview.id)
    assert CANARY in kept.child.name
    told = [one for one in kept.sitting.answers() if CANARY in one.value]
    assert {schema_path(one.ref) for one in told} == written_in(DEFINITION)
    assert all(CANARY in one.reason for one in kept.consent.overrides)
    assert words_said(kept) == words_given(day.given)
    assert [CANARY in one.words for one in kept.jottings] == [True]


def words_said(kept: Conversation) -> dict[tuple[str, str], str]:
    return {(one.audience, one.about): one.words for one in kept.consent.permissions}


def words_given(given: Given) -> dict[tuple[str, str], str]:
    return {
        (one["audience"], one.get("ref") or one["topic"]): one.get("words", "")
        for one in given["permissions"]
    }


def seen_from_outside() -> list[str]:
    """What another program can read without asking: titles, and the clipboard.

    Nobody copies anything here: the platform without a screen cannot say whose the
    clipboard is, so that what was copied is taken back is shown in tests/ui.
    """
    windows: list[QWidget] = QApplication.topLevelWidgets()
    texts = [
        QGuiApplication.clipboard().text(),
        QGuiApplication.applicationDisplayName(),
        *(one.windowTitle() for one in windows),
        *(one.accessibleName() for one in windows),
        *(one.accessibleDescription() for one in windows),
        *(one.windowIconText() for one in windows),
        *(one.title() for one in QGuiApplication.topLevelWindows()),
    ]
    return [text for text in texts if tells(text.encode(), CANARY)]


def test_the_same_sweep_finds_it_in_a_store_made_without_a_key(tmp_path: Path) -> None:
    given = planted(example_interview("en"), DEFINITION)
    plain = sqlite3.connect(tmp_path / "store.db")
    plain.execute("PRAGMA journal_mode=WAL")
    plain.execute("CREATE TABLE answer (ref TEXT, value TEXT)")
    told = [(one["ref"], one.get("value", "")) for one in given["answers"]]
    plain.executemany("INSERT INTO answer VALUES (?, ?)", told)
    plain.commit()
    while_open = files_that_tell(tmp_path, CANARY)
    plain.close()
    assert while_open == ["store.db-wal"]
    assert files_that_tell(tmp_path, CANARY) == ["store.db"]


@pytest.mark.parametrize("form", ["utf-16-le", "utf-16-be", "hex", "deflate"])
def test_the_sweep_sees_each_form_the_word_could_take(
    form: str, tmp_path: Path
) -> None:
    word = CANARY.title().encode()
    forms = {"hex": CANARY.encode().hex().encode(), "deflate": zlib.compress(word)}
    text = forms.get(form) or CANARY.encode(form)
    (tmp_path / "file").write_bytes(b"\x00\x01 before" + text + b"after")
    assert files_that_tell(tmp_path, CANARY) == ["file"]
