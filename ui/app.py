"""Builds the application: its guards, its look, its words and its window."""

import sys
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from rhi_desktop import assets, places
from rhi_desktop.settings import Settings, read_settings, write_settings
from rhi_desktop.wording import Language
from ui.background import Background
from ui.forms import FocusRing
from ui.frame import PROGRAM
from ui.page import Factories
from ui.theme import Mode, Theme, apply
from ui.unlock.folders import Folders
from ui.unlock.keeper import Keeper
from ui.window import Window


def make_application() -> QApplication:
    """The one application, dressed by nobody yet; nothing of it is remembered."""
    sys.excepthook = tell_the_place_only
    app = QApplication([PROGRAM])
    app.setApplicationName(PROGRAM)
    app.setApplicationDisplayName(PROGRAM)
    return app


def program_icon() -> QIcon:
    """The program's own sign, drawn for it."""
    return QIcon(
        QPixmap.fromImage(QImage.fromData(assets.read("icons/rhi-desktop.svg")))
    )


def dress(app: QApplication, settings: Settings) -> None:
    """The colours and text size that were chosen, or those of the system."""
    apply(app, Theme(light_or_dark(app, settings), settings.text_size))


def light_or_dark(app: QApplication, settings: Settings) -> Mode:
    """What was chosen, or what the system has now."""
    if settings.appearance != "system":
        return settings.appearance
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def run(
    factories: Factories, folders: Folders, settings: Settings, *, practice: bool
) -> int:
    """Shows the window until it is closed; everything begun is finished first."""
    app = make_application()
    dress(app, settings)
    FocusRing(app)
    background = Background()
    keeper = Keeper(background)
    window = Window(folders, keeper, factories, language=settings.language)
    window.language_chosen.connect(keep_language)
    after_first_picture = AfterFirstPicture(window)
    after_first_picture.stands.connect(keeper.fetch)
    after_first_picture.stands.connect(lambda: app.setWindowIcon(program_icon()))
    window.show()
    if practice:
        window.open_practice()
    try:
        return app.exec()
    finally:
        background.close()


class AfterFirstPicture(QObject):
    """Tells when the window has been seen for the first time: what can wait, waits."""

    stands = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Lets every event by, and notes the first painting."""
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, self.stands.emit)
        return False


def keep_language(language: Language) -> None:
    """Keeps the language for the next start, outside the vault."""
    file = places.settings_file()
    write_settings(file, replace(read_settings(file), language=language))


def tell_the_place_only(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Writes what kind of mistake it was and where, and never what it said.

    The words of an exception, and the values on the way to it, may be a child's.
    """
    del error
    steps = []
    while trace is not None:
        code = trace.tb_frame.f_code
        steps.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    sys.stderr.write(f"{kind.__name__} at {' > '.join(steps)}\n")
