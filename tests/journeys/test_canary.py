"""A word planted in every answer is found nowhere but in the open program.

Not in the store, its log, the temporary folder, the profile, the settings, what is
printed, the clipboard, a title or the batch; and the same sweep finds it in a store
that was made without a key, so the sweep can see.
"""

import sqlite3
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from rhi_desktop.instrument.definition import Definition, Kind
from rhi_desktop.wording import Language
from tests.journeys.answering import Answering
from tests.journeys.consenting import Consenting
from tests.journeys.driver import PASSPHRASE, Driver, Given
from tests.journeys.handing_over import HandingOver
from tests.leaks.generated import DEFINITION
from tests.leaks.sweeping import files_that_tell, tells

if TYPE_CHECKING:
    from tests.journeys.conftest import Day

CANARY = "zqcanaryx"
WRITTEN = (Kind.LINE, Kind.TEXT)
MENUS = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
Prints = pytest.CaptureFixture[str]

pytestmark = pytest.mark.no_cover


@MENUS
def test_a_word_planted_in_every_answer_is_nowhere_outside_the_open_program(
    begin_a_day: "Callable[[Language], Day]",
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: Prints,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    day = begin_a_day("en")
    given = planted(day.given, DEFINITION)
    talk(day.driver, given)
    log = day.folders.vault / "store.db-wal"
    assert log.stat().st_size > 0, "the log is hot"
    assert files_that_tell(tmp_path, CANARY) == []
    (tmp_path / "out").mkdir()
    hand_over(day.driver, tmp_path / "out")
    assert seen_from_outside() == []
    day.driver.lock()
    day.driver.until_quiet()
    assert files_that_tell(tmp_path, CANARY) == []
    assert seen_from_outside() == []
    assert not tells("".join(capfd.readouterr()).encode(), CANARY)


def talk(driver: Driver, given: Given) -> None:
    """The whole interview, with a jotted line and the child's words on sharing."""
    answering, consenting = Answering(driver), Consenting(driver)
    answering.when_told = lambda topic: consenting.say_in_the_talk(
        topic,
        [
            one
            for one in given["permissions"]
            if one.get("topic") == topic and one["audience"] == "social_worker"
        ],
    )
    driver.unlock(PASSPHRASE)
    driver.write_down_the_return(given)
    driver.begin()
    answering.say_all(given)
    driver.hands.key(Qt.Key.Key_F8)
    driver.hands.type(f"the green car {CANARY}")
    driver.hands.key(Qt.Key.Key_Return)
    driver.until_kept()


def hand_over(driver: Driver, into: Path) -> None:
    """Finishes, approves and exports; no document, which rightly holds some of it."""
    handing_over = HandingOver(driver)
    handing_over.finish()
    handing_over.go_to_the_outbox()
    handing_over.approve_and_export(into)


def planted(given: Given, definition: Definition) -> dict[str, Any]:
    """The interview with the word in each text, and in what was said of sharing."""
    answers = [
        {**said, "value": f"{said['value']} {CANARY}"}
        if said.get("value") and definition.question(said["ref"]).kind in WRITTEN
        else said
        for said in given["answers"]
    ]
    permissions = [
        {**one, "words": f"{one.get('words', '')} {CANARY}".strip()}
        for one in given["permissions"]
    ]
    return {**given, "answers": answers, "permissions": permissions}


def seen_from_outside() -> list[str]:
    """The texts another program can read that hold the word: clipboard and titles."""
    clipboard = QApplication.clipboard()
    windows: list[QWidget] = QApplication.topLevelWidgets()
    texts = [
        clipboard.text(),
        QApplication.applicationDisplayName(),
        *(one.windowTitle() for one in windows),
        *(one.accessibleName() for one in windows),
        *(one.windowIconText() for one in windows),
    ]
    return [text for text in texts if tells(text.encode(), CANARY)]


def test_the_same_sweep_finds_it_in_a_store_made_without_a_key(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "store.db")
    plain.execute("PRAGMA journal_mode=WAL")
    plain.execute("CREATE TABLE answer (value TEXT)")
    plain.execute("INSERT INTO answer VALUES (?)", (f"the green car {CANARY}",))
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
