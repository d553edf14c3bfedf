"""Choosing a folder: typed, or looked for in the system's own window for that.

The system's window is the one edge that tests put something else in the place of. It is
not modal, so that locking never waits for it, and Qt's notes of where somebody looked
are taken away afterwards: Qt writes `FileDialog` into QtProject.conf by itself.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rhi_desktop.wording import Words
from ui.forms import Card, FlowLayout, LineField, PrimaryButton, QuietButton
from ui.text import PlainLabel, named

AskFolder = Callable[[QWidget, str, Callable[[Path], object]], object]
"""Asks somebody for a folder, under a title, and hands it over if they choose one."""


def ask_folder(parent: QWidget, title: str, then: Callable[[Path], object]) -> None:
    """Opens the system's window for folders beside ours; it goes when ours does."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.destroyed.connect(forget_where)
    dialog.show()


def forget_where() -> None:
    """Takes away what Qt noted of the folders that were looked at."""
    notes = QSettings(QSettings.Scope.UserScope, "QtProject")
    notes.remove("FileDialog")
    notes.sync()


class FolderPanel(Card):
    """Asks on the page itself where something is to be written."""

    chosen = Signal(Path)
    """Somebody has named a folder and wants it written there."""

    left = Signal()

    def __init__(
        self, words: Words, title: str, act: str, *, ask: AskFolder = ask_folder
    ) -> None:
        super().__init__(margin=20)
        self._words = words
        self._ask = ask
        self._title = title
        self.field = LineField(
            words,
            words("Folder"),
            words("Best on a stick or drive that only you use. Nothing is sent."),
        )
        self.field.finished.connect(self._on_done)
        self.field.edited.connect(lambda _: self.field.show_mend(""))
        browse = QuietButton(words("Browse…"))
        browse.clicked.connect(self._on_browse)
        self.body.addWidget(PlainLabel(title, "heading"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addWidget(browse)
        beside.addSpacing(4)
        row.addLayout(beside)
        self.body.addWidget(line)
        self._add_buttons(act)
        named(self, title)

    def _add_buttons(self, act: str) -> None:
        do = PrimaryButton(act)
        do.clicked.connect(self._on_done)
        leave = QuietButton(self._words("Cancel"))
        leave.clicked.connect(self.left)
        holder = QWidget()
        row = FlowLayout(holder, margin=4)
        row.addWidget(do)
        row.addWidget(leave)
        self.body.addWidget(holder)

    def begin(self) -> None:
        """Takes the keyboard."""
        self.field.setFocus()

    def _on_browse(self) -> None:
        self._ask(self, self._title, partial(self._on_found))

    def _on_found(self, folder: Path) -> None:
        self.field.show_text(str(folder))
        self.field.show_mend("")
        self.field.setFocus()

    def _on_done(self) -> None:
        written = self.field.text().strip()
        if not written:
            self.field.show_mend(self._words("Write or choose a folder."))
            self.field.setFocus()
            return
        self.chosen.emit(Path(written).expanduser())
