import io
import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rhi_desktop import places
from rhi_desktop.settings import Settings
from ui import app as program
from ui.app import (
    dress,
    keep_language,
    light_or_dark,
    program_icon,
    tell_the_place_only,
)
from ui.picture import picture
from ui.text import PlainLabel
from ui.theme import Theme, apply
from ui.unlock.folders import Folders


def test_a_mistake_tells_its_place_and_never_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    words = "they hit me"
    try:
        int(words)
    except ValueError as error:
        tell_the_place_only(type(error), error, error.__traceback__)
    assert written.getvalue().startswith("ValueError at test_app.py:")
    assert words not in written.getvalue()


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_what_was_chosen_is_worn(qapp: QApplication, chosen: str) -> None:
    settings = Settings(appearance=chosen, text_size=150)  # type: ignore[arg-type]
    dress(qapp, settings)
    assert qapp.font().pixelSize() == 22
    assert light_or_dark(qapp, settings) == chosen
    dark = qapp.palette().window().color().lightness() < 128
    assert dark is (chosen == "dark")
    apply(qapp, Theme())


def test_without_a_choice_it_is_as_the_system_is(qapp: QApplication) -> None:
    assert light_or_dark(qapp, Settings()) == "light"


def test_the_language_is_kept_for_the_next_start(home: Path) -> None:
    keep_language("cy")
    assert json.loads(places.settings_file().read_text())["language"] == "cy"


def test_the_program_runs_until_its_window_is_closed(
    qapp: QApplication, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "make_application", lambda: qapp)

    def close() -> None:
        (window,) = [w for w in qapp.topLevelWidgets() if w.isVisible()]
        assert window.windowTitle() == "RHI Desktop"
        window.close()
        window.deleteLater()

    QTimer.singleShot(50, close)
    assert program.run({}, folders, Settings(), practice=False) == 0


def test_the_program_has_its_own_sign(qapp: QApplication) -> None:
    image = program_icon().pixmap(64, 64).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(64) for y in range(64)}
    assert {"#1b6b66", "#6a3d7c"} <= colours


def test_a_picture_is_as_large_as_asked(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    label = PlainLabel("Kept at 14:02")
    qtbot.addWidget(label)
    size = QSize(320, 200)
    file = picture(
        qapp, label, tmp_path / "kept.png", theme=Theme("dark", 150), size=size
    )
    assert QImage(str(file)).size() == size
    apply(qapp, Theme())
