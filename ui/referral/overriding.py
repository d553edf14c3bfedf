"""Where somebody is told without agreement: the four grounds, and their way in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.errors import KnownError
from rhi_desktop.instrument import said_in
from rhi_desktop.record.ids import InterviewId
from rhi_desktop.record.permission import Override
from ui.page import Seat
from ui.referral.looking import Spot
from ui.referral.override_panel import OverridePanel

if TYPE_CHECKING:
    from rhi_desktop.practice.interviewing import Grounds


class Overriding(QWidget):
    """Opens the sheet for one topic or answer and one reader, and records it."""

    unkept = Signal()
    """The grounds are on their way."""

    recorded = Signal(object)
    """They are recorded; the instant."""

    closed = Signal()

    def __init__(self, seat: Seat, interview: InterviewId) -> None:
        super().__init__()
        self._seat = seat
        self._interview = interview
        self._spot: Spot | None = None
        self.panel: OverridePanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def open(self, spot: Spot, label: str) -> None:
        """Asks for the grounds of telling this reader about this."""
        words, profile = self._seat.words, self._seat.session.desk.profile
        thresholds = {
            code: said_in(text, words.language)
            for code, text in profile.thresholds.items()
        }
        title = words("Tell without agreement: {what}", what=label)
        self._spot = spot
        self.panel = OverridePanel(words, title, thresholds)
        self.panel.decided.connect(self._on_decided)
        self.panel.left.connect(self.close_panel)
        self._column.addWidget(self.panel)
        self.show()
        self.panel.begin()

    def close_panel(self) -> None:
        """Puts the sheet away."""
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel = None
        self.hide()
        self.closed.emit()

    def _on_decided(self, grounds: "Grounds") -> None:
        if self._spot is None or self.panel is None:
            return
        self.unkept.emit()
        self.panel.setEnabled(False)
        self._seat.background.run(
            self._seat.session.interviewing.keep_override,
            self._interview,
            self._spot.audience,
            self._spot.about,
            grounds,
            then=self._on_overridden,
            failed=self._on_refused,
        )

    def _on_overridden(self, override: Override) -> None:
        self.close_panel()
        self.recorded.emit(override.at)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, KnownError) or self.panel is None:
            raise error
        self.panel.setEnabled(True)
        self.panel.notice.say(error.told(self._seat.words))
