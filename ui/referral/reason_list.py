"""One reader's copy as reasons: shown because, held back because, topic by topic."""

from collections import deque
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.wording import Words
from ui.forms import rule
from ui.referral.reasons import Reason
from ui.text import PlainLabel

A_FEW = 4
"""Reasons built in one go, so that the window never waits for a long copy."""


class ReasonList(QWidget):
    """Every reason of a copy, one under the other."""

    built = Signal()
    """All of them stand."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._waiting: deque[Reason] = deque()
        self._labels: Mapping[str, str] = {}
        self._sheet = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._sheet)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._build_a_few)

    def show_reasons(self, found: Sequence[Reason], labels: Mapping[str, str]) -> None:
        """Shows these and no others; `labels` are the topics' by name."""
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._column.replaceWidget(self._sheet, sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet
        self._labels = labels
        self._waiting = deque(found)
        self._timer.start(0)

    def _build_a_few(self) -> None:
        for _ in range(min(A_FEW, len(self._waiting))):
            self._build(self._waiting.popleft())
        if not self._waiting:
            self._timer.stop()
            self.built.emit()

    def _build(self, reason: Reason) -> None:
        column = self._sheet.layout()
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(rule())
        told.addSpacing(6)
        title = heading(self._words, reason, self._labels[reason.topic])
        told.addWidget(PlainLabel(title, reason.tone))
        told.addWidget(PlainLabel(reason.sentence))
        if isinstance(column, QVBoxLayout):
            column.addLayout(told)


def heading(words: Words, reason: Reason, topic: str) -> str:
    """Shown or held back, how many, and of which topic."""
    n = len(reason.ruled)
    if reason.tone == "risk":
        return words.counted(
            "Shared at risk: {topic} ({n} answer)",
            "Shared at risk: {topic} ({n} answers)",
            n,
            topic=topic,
        )
    if reason.shared:
        return words.counted(
            "Shown: {topic} ({n} answer)",
            "Shown: {topic} ({n} answers)",
            n,
            topic=topic,
        )
    return words.counted(
        "Held back: {topic} ({n} answer)",
        "Held back: {topic} ({n} answers)",
        n,
        topic=topic,
    )
