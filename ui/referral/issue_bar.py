"""Over the copy: its language, issuing it or all of them, and how that went."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.wording import LANGUAGES, OWN_NAME, Language, Words
from ui.folder import AskFolder, FolderPanel
from ui.forms import (
    FlowLayout,
    Notice,
    PrimaryButton,
    QuietButton,
    SegmentedChoice,
)
from ui.referral.progress import Progress
from ui.text import announce


class IssueBar(QWidget):
    """Asks where to write and says what is being written; it writes nothing itself."""

    language_chosen = Signal(tuple)

    wanted = Signal(bool, Path)
    """Somebody wants all copies (or only the one shown) in this folder."""

    stopped = Signal()
    """The copy that is being made shall be the last."""

    def __init__(
        self, words: Words, readers: Mapping[str, str], *, ask: AskFolder
    ) -> None:
        super().__init__()
        self._words = words
        self._readers = readers
        self._ask = ask
        self.panel: FolderPanel | None = None
        self._mend, self._done = Notice("", "mend"), Notice("", "next")
        self._progress = Progress(words)
        self._progress.stopped.connect(self.stopped)
        self._tools = self._tools_row()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        for widget in (self._mend, self._done, self._tools, self._progress):
            self._column.addWidget(widget)

    def _tools_row(self) -> QWidget:
        words, all_of_them = self._words, len(self._readers)
        self.language = SegmentedChoice(
            words("Language of this copy"),
            [(language, OWN_NAME[language]) for language in LANGUAGES],
        )
        self.language.chosen.connect(self.language_chosen)
        self.issue = PrimaryButton(words("Issue this copy"))
        self.issue.clicked.connect(partial(self.open_panel, every=False))
        self.issue_all = QuietButton(
            words.counted("Issue the one copy", "Issue all {n} copies", all_of_them)
        )
        self.issue_all.clicked.connect(partial(self.open_panel, every=True))
        row = QWidget()
        flow = FlowLayout(row, gap=12, margin=4)
        for widget in (self.language, self.issue, self.issue_all):
            flow.addWidget(widget)
        return row

    def show_language(self, language: Language) -> None:
        """Shows in which language the copy is."""
        self.language.show_value([language])

    def may_issue(self, *, yes: bool) -> None:
        """Copies of an unfinished interview stay here, and so do those being made."""
        self.issue.setEnabled(yes)
        self.issue_all.setEnabled(yes)

    def open_panel(self, _pressed: object = None, *, every: bool) -> None:
        """Asks on the page where this copy, or all of them, are to be written."""
        words = self._words
        title = words("Where shall all the copies be written?")
        if not every:
            title = words("Where shall this copy be written?")
        self._put_away()
        self.panel = FolderPanel(words, title, words("Issue"), ask=self._ask)
        self.panel.chosen.connect(partial(self._on_folder, every))
        self.panel.left.connect(self.close_panel)
        self._column.addWidget(self.panel)
        for button in (self.issue, self.issue_all):
            button.hide()
        self.panel.begin()

    def close_panel(self) -> None:
        """Puts the question away again."""
        self._put_away()
        for button in (self.issue_all, self.issue):
            button.show()
        self.issue.setFocus()

    def show_step(self, at: int, total: int, audience: str) -> None:
        """Says which copy is being made."""
        self.may_issue(yes=False)
        if self.panel is not None:
            self.panel.setEnabled(False)
        self._progress.show_step(at, total, self._readers[audience])

    def say_done(self, count: int) -> None:
        """Says how many were issued."""
        told = self._words.counted(
            "{n} copy is in the folder, and in the register.",
            "{n} copies are in the folder, and in the register.",
            count,
        )
        self.may_issue(yes=True)
        self._progress.hide()
        self.close_panel()
        self._done.say(told)
        announce(self, told)

    def say_stuck(self, told: str) -> None:
        """Says what went wrong; the folder can be put right and tried again."""
        self._progress.hide()
        self._mend.say(told)
        if self.panel is not None:
            self.panel.setEnabled(True)

    def _on_folder(self, every: object, into: Path) -> None:
        self._mend.say("")
        self._done.say("")
        self.wanted.emit(bool(every), into)

    def _put_away(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
