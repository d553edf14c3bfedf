"""Takes back what was copied: after half a minute, and whenever the vault is locked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard

SECONDS = 30


class Copied(QObject):
    """Watches the clipboard for words of ours."""

    def __init__(
        self,
        clipboard: QClipboard,
        *,
        seconds: int = SECONDS,
        is_ours: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__()
        self._clipboard = clipboard
        self._is_ours = is_ours or clipboard.ownsClipboard
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(seconds * 1000)
        self._timer.timeout.connect(self.take_back)
        clipboard.dataChanged.connect(self._on_changed)

    def take_back(self) -> None:
        """Empties the clipboard, if what is on it came from here."""
        self._timer.stop()
        if self._is_ours() and self._clipboard.text():
            self._clipboard.clear()

    def _on_changed(self) -> None:
        if self._is_ours() and self._clipboard.text():
            self._timer.start()
