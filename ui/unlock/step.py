"""One step at the door: a heading, what helps, fields, and what to do next."""

from PySide6.QtWidgets import QPushButton, QWidget

from rhi_desktop.wording import Words
from ui.forms import FlowLayout, Notice, ScrollPage
from ui.text import PlainLabel, announce

COLUMN = 600


class Step(ScrollPage):
    """A narrow page in the middle; it can say that it is busy, or what went wrong."""

    def __init__(self, words: Words, title: str, about: str = "") -> None:
        super().__init__(title, width=COLUMN, margin=24)
        self.words = words
        self.body.setContentsMargins(4, 24, 4, 24)
        self.body.addWidget(PlainLabel(title, "title"))
        if about:
            self.body.addWidget(PlainLabel(about, "soft"))
        self.wrong = Notice("", "mend")
        self.body.addWidget(self.wrong)
        self._busy = PlainLabel("", "soft")
        self._busy.hide()
        self._buttons: tuple[QWidget, ...] = ()

    def end_with(self, *buttons: QPushButton) -> None:
        """Puts the buttons under everything else."""
        flow = FlowLayout(gap=12, margin=4)
        for button in buttons:
            flow.addWidget(button)
        self.body.addLayout(flow)
        self.body.addWidget(self._busy)
        self._buttons = buttons

    def be_busy(self, text: str) -> None:
        """Says what is being done; nothing can be pressed until it is done."""
        for button in self._buttons:
            button.setEnabled(False)
        self.wrong.hide()
        self._busy.setText(text)
        self._busy.show()
        announce(self, text)

    def say_wrong(self, message: str) -> None:
        """Says what happened and what to do, and lets everything be pressed again."""
        for button in self._buttons:
            button.setEnabled(True)
        self._busy.hide()
        self.wrong.say(message)
        self.ensureWidgetVisible(self.wrong)

    def settle(self) -> None:
        """Puts the keyboard where one begins."""
