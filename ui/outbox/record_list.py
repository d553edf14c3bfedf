"""The records one under the other, built one at a time so that nothing waits."""

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.wording import Words
from ui.forms import FlowLayout, QuietButton
from ui.outbox.code_words import Outbox
from ui.outbox.record_card import RecordCard

if TYPE_CHECKING:
    from rhi_desktop.practice.sending import Waiting

A_PAGE = 10
"""So many records are shown at a time."""


class RecordList(QWidget):
    """Cards by key; one that stands already only changes what it says."""

    approved = Signal(object)
    """Somebody says that this `Waiting` may leave."""

    held = Signal(object)
    """Somebody keeps this `Waiting` back."""

    built = Signal()
    """Every card stands."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.cards: dict[str, RecordCard] = {}
        self._waiting: deque[Waiting] = deque()
        self._seen: Outbox | None = None
        self._after = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._build_one)
        self.later = QuietButton(words("Show the next ones"))
        self.later.clicked.connect(partial(self._turn, 1))
        self.earlier = QuietButton(words("Show the ones before"))
        self.earlier.clicked.connect(partial(self._turn, -1))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        pages = FlowLayout(margin=4)
        for button in (self.earlier, self.later):
            pages.addWidget(button)
            button.hide()
        self._column.addLayout(pages)

    def show_outbox(self, seen: Outbox) -> None:
        """Shows what waits now, and takes away what does not any more."""
        self._seen = seen
        if self._after >= len(seen.waiting):
            self._after = 0
        page = seen.waiting[self._after : self._after + A_PAGE]
        here = {str(one.key): one for one in page}
        for key in [key for key in self.cards if key not in here]:
            gone = self.cards.pop(key)
            gone.hide()
            gone.deleteLater()
        for key, card in self.cards.items():
            card.show_status(here[key])
        self._waiting = deque(one for one in page if one.key not in self.cards)
        self.earlier.setVisible(bool(self._after))
        self.later.setVisible(self._after + A_PAGE < len(seen.waiting))
        self._timer.start(0)

    def _build_one(self) -> None:
        if self._seen is not None and self._waiting:
            one = self._waiting.popleft()
            number = self._seen.waiting.index(one) + 1
            card = RecordCard(self._words, self._seen, one, number)
            card.approved.connect(self.approved)
            card.held.connect(self.held)
            self.cards[card.key] = card
            self._column.insertWidget(self._column.count() - 1, card)
        if not self._waiting:
            self._timer.stop()
            self.built.emit()

    def _turn(self, step: int) -> None:
        self._after += step * A_PAGE
        if self._seen is not None:
            self.show_outbox(self._seen)
