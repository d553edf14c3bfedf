"""How far several copies are: which is being made, and a way to stop after it."""

from PySide6.QtCore import Signal

from rhi_desktop.wording import Words
from ui.forms import Card, LinkButton
from ui.text import PlainLabel, announce, named


class Progress(Card):
    """A line that says which copy is being made; it goes when all are."""

    stopped = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__("next", margin=14)
        self._words = words
        self._line = PlainLabel("")
        self._stop = LinkButton(words("Stop after this one"))
        self._stop.clicked.connect(self._on_stop)
        self.body.addWidget(self._line)
        self.body.addWidget(self._stop)
        named(self, words("What is being made"))
        self.hide()

    def show_step(self, at: int, total: int, reader: str) -> None:
        """Says which one is being made."""
        told = self._words(
            "Making copy {at} of {total}: {reader}",
            at=str(at),
            total=str(total),
            reader=reader,
        )
        self._line.setText(told)
        self._stop.setVisible(at < total)
        self.show()
        announce(self, told)

    def _on_stop(self) -> None:
        self._stop.hide()
        self.stopped.emit()
