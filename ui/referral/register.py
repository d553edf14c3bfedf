"""The register: what was issued of this interview, to whom and when."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.record.copy import Copy
from rhi_desktop.wording import OWN_NAME, Words
from ui.forms import rule
from ui.text import PlainLabel, named

DIGITS = 8
"""So much of a file's hash is enough to tell two copies apart by eye."""


class Register(QWidget):
    """Every copy issued, the latest first."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._sheet = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._sheet)
        named(self, words("What was issued"))

    def show_copies(self, copies: Sequence[Copy], readers: Mapping[str, str]) -> None:
        """Shows these, and what each file is called."""
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if not copies:
            told = self._words("Nothing yet. Each copy stands here once it is issued.")
            column.addWidget(PlainLabel(told, "soft"))
        for copy in reversed(copies):
            column.addLayout(self._entry(copy, readers))
        self._column.replaceWidget(self._sheet, sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet

    def _entry(self, copy: Copy, readers: Mapping[str, str]) -> QVBoxLayout:
        words = self._words
        entry = QVBoxLayout()
        entry.setSpacing(2)
        entry.addWidget(rule())
        entry.addSpacing(4)
        entry.addWidget(PlainLabel(readers.get(copy.audience, copy.audience), "strong"))
        told = words.counted(
            "{when}, {n} page, {language}",
            "{when}, {n} pages, {language}",
            copy.pages,
            when=words.moment(copy.issued),
            language=OWN_NAME[copy.language],
        )
        entry.addWidget(PlainLabel(told))
        entry.addWidget(PlainLabel(copy.file_name, "small"))
        digest = words("Check figure {hash}", hash=copy.sha256[:DIGITS])
        entry.addWidget(PlainLabel(digest, "small"))
        return entry
