"""Where a new return is written down: the sheet while it is open, and its way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.record.child import Child
from ui.caseload.listing import LookedUp, NewReturn, keep_return, look_up
from ui.caseload.new_return import NewReturnPanel
from ui.page import Seat


class Returns(QWidget):
    """Opens the sheet, asks who it is where that is not clear, and keeps it once."""

    unkept = Signal()
    """A return is on its way."""

    kept = Signal(str)
    """A return is kept; the number of its episode."""

    stuck = Signal(object)
    """It could not be kept, with what error; it still stands on the sheet."""

    closed = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.panel: NewReturnPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def open(self) -> None:
        """Shows the sheet, and puts the keyboard on its first line."""
        if self.panel is None:
            now = self._seat.session.desk.clock()
            self.panel = NewReturnPanel(self._seat.words, now)
            self.panel.written.connect(self._on_written)
            self.panel.left.connect(self.close_panel)
            self._column.addWidget(self.panel)
            self.show()
        self.panel.name.setFocus()

    def flush(self) -> None:
        """Keeps a return that is written out, although nobody pressed the button."""
        panel = self.panel
        if panel is None or not panel.isEnabled():
            return
        if (new := panel.as_written()) is not None:
            task = keep_return
            self._seat.background.run(task, self._seat.session, new, None)

    def close_panel(self) -> None:
        """Puts the sheet away."""
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel = None
        self.hide()
        self.closed.emit()

    def _on_written(self, new: NewReturn, same: Child | None) -> None:
        if same is not None or (self.panel is not None and self.panel.is_sure_who):
            self._keep(new, same)
            return
        self._seat.background.run(
            look_up,
            self._seat.session,
            new,
            then=self._on_looked_up,
            failed=self._on_failed,
        )

    def _on_looked_up(self, found: LookedUp) -> None:
        if found.known is None:
            self._keep(found.new, None)
        elif self.panel is not None:
            self.panel.ask_who(found.known)

    def _keep(self, new: NewReturn, same: Child | None) -> None:
        self.unkept.emit()
        if self.panel is not None:
            self.panel.setEnabled(False)  # handed over: not again when we lock now
        self._seat.background.run(
            keep_return,
            self._seat.session,
            new,
            same,
            then=self._on_kept,
            failed=self._on_failed,
        )

    def _on_kept(self, episode: str) -> None:
        self.close_panel()
        self.kept.emit(episode)

    def _on_failed(self, error: Exception) -> None:
        if self.panel is not None:
            self.panel.setEnabled(True)
        self.stuck.emit(error)
