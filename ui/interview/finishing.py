"""The end: what is loose is shown, nothing is forced, and nothing unkept is left out.

Finishing waits until every answer is committed: what came after would be refused.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from rhi_desktop.errors import KnownError
from rhi_desktop.wording import Words
from ui.forms import Card, ConsentButton, QuietButton
from ui.interview.loose_ends import LooseEndsSheet, loose_ends
from ui.interview.talk import Talk
from ui.page import Seat
from ui.text import PlainLabel, named


class Finishing(QObject):
    """Takes the middle of the page while somebody looks at the loose ends."""

    went_back = Signal()
    """Somebody goes on talking."""

    went_to = Signal(str)
    """Somebody wants to look at the question of this Ref."""

    asked_for_consent = Signal()

    def __init__(self, seat: Seat, talk: Talk, middle: QStackedWidget) -> None:
        super().__init__(middle)
        self._seat = seat
        self._talk = talk
        self._middle = middle
        self._sheet: LooseEndsSheet | None = None
        self._waits = False
        talk.kept.connect(self._on_kept)
        talk.stuck.connect(self._on_stuck)
        talk.ended.connect(self.end)

    def begin(self) -> None:
        """Shows what is loose, with a way to each of it."""
        self.end()
        audiences = self._seat.session.desk.profile.audiences
        ends = loose_ends(self._talk, audiences)
        self._sheet = sheet = LooseEndsSheet(self._seat.words, self._talk, ends)
        sheet.finished.connect(self._on_finished)
        sheet.went_back.connect(self.went_back)
        sheet.went_to.connect(self.went_to)
        sheet.asked_for_consent.connect(self.asked_for_consent)
        self._middle.addWidget(sheet)
        self._middle.setCurrentWidget(sheet)
        sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Gives the middle back."""
        self._waits = False
        if self._sheet is not None:
            self._middle.removeWidget(self._sheet)
            self._sheet.deleteLater()
            self._sheet = None

    def _on_finished(self) -> None:
        self._waits = True
        self._talk.flush()
        self._on_kept()

    def _on_kept(self, _at: object = None) -> None:
        if self._waits and self._talk.is_clean:
            self._waits = False
            self._talk.finish(self._on_stuck)

    def _on_stuck(self, error: Exception) -> None:
        self._waits = False
        if self._sheet is not None and isinstance(error, KnownError):
            words = self._seat.words
            told = words("Not finished yet. {told}", told=error.told(words))
            self._sheet.show_stuck(told)


class FinishedCard(Card):
    """Stands above the answers of a finished interview, with the ways on from here."""

    def __init__(self, words: Words) -> None:
        super().__init__("next", margin=14)
        text = words(
            "This interview is finished. Its answers can be read and passed on, not"
            " changed. Who may know can still change: it is theirs to say."
        )
        self.body.addWidget(PlainLabel(text))
        self.consent = ConsentButton(words("Consent and disclosure"))
        self.documents = QuietButton(words("Documents"))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(4, 4, 4, 4)
        buttons.setSpacing(12)
        buttons.addWidget(self.consent)
        buttons.addWidget(self.documents)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        named(self, text)
