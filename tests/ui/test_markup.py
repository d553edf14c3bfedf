"""Whatever a text says, showing it opens no file (SECURITY, finding 11)."""

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rhi_desktop.wording import Words
from ui.forms import (
    Badge,
    ChipFlow,
    DateField,
    FactRow,
    Labelled,
    LineField,
    ListRow,
    MomentField,
    Notice,
    PrimaryButton,
    ScrollPage,
    SegmentedChoice,
    TabButton,
    TextArea,
)
from ui.text import PlainLabel
from ui.unlock.opening import OpenStep

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watches with inotify")

IN_OPEN = 0x20


class Watched:
    """A file, and whether anybody has opened it."""

    def __init__(self, file: Path) -> None:
        file.write_bytes(b"not really a picture")
        self._libc = ctypes.CDLL(None)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
        self._libc.inotify_add_watch(self._watch, os.fsencode(file), IN_OPEN)
        self.text = f'<img src="{file}"><b>She said</b>'

    def was_opened(self) -> bool:
        try:
            return bool(os.read(self._watch, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._watch)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    file = Watched(tmp_path / "seen.png")
    yield file
    file.close()


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.grab()
    QApplication.processEvents()


def everything(words: Words, text: str) -> list[QWidget]:
    area, line = TextArea(words, text), LineField(words, text, text)
    area.show_text(text)
    line.show_text(text)
    line.show_mend(text)
    pasted = TextArea(words, text)
    rich = QMimeData()
    rich.setHtml(text)
    rich.setText(text)
    pasted.insertFromMimeData(rich)
    dates = DateField(words, text), MomentField(words, text)
    for field in dates:
        field.show_mend(text)
    return [
        PlainLabel(text),
        area,
        pasted,
        line,
        *dates,
        Badge(text),
        FactRow(text, text, text),
        ListRow(text),
        Notice(text),
        Labelled(text, QWidget(), text),
        ChipFlow(text, [(text, text)], several=True),
        SegmentedChoice(text, [(text, text)]),
        PrimaryButton(text, key=text),
        TabButton(text),
        OpenStep(words, text),
    ]


def test_the_watch_sees_a_label_that_guesses(
    qtbot: QtBot, dressed: QApplication, watched: Watched
) -> None:
    show(qtbot, QLabel(watched.text))
    assert watched.was_opened()


def test_no_control_of_ours_opens_what_a_text_names(
    qtbot: QtBot, dressed: QApplication, words: Words, watched: Watched
) -> None:
    page = ScrollPage(watched.text)
    for widget in everything(words, watched.text):
        page.body.addWidget(widget)
    show(qtbot, page)
    assert not watched.was_opened()


def test_no_control_of_ours_holds_a_label_that_guesses_nor_a_tooltip(
    qtbot: QtBot, dressed: QApplication, words: Words
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in everything(words, "<b>b</b>"):
        column.addWidget(widget)
    qtbot.addWidget(page)
    inside = page.findChildren(QWidget)
    labels = [one for one in inside if isinstance(one, QLabel)]
    assert labels
    assert all(isinstance(label, PlainLabel) for label in labels)
    assert not any(one.toolTip() or one.whatsThis() for one in inside)
