"""Every key that does something, in one table; F1 shows the same table.

A key with a letter works only where nobody is writing: a field takes its letters first.
"""

from collections.abc import Callable
from time import monotonic
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from rhi_desktop.wording import Words, phrase
from ui.forms import Badge, PrimaryButton, ScrollPage
from ui.text import PlainLabel

Doing = Literal[
    "help", "declined", "did_not_know", "not_relevant", "jot",
    "at_risk", "guidance", "hide", "lock", "next_topic", "previous_topic",
    "new_return", "find",
]  # fmt: skip


class Key(NamedTuple):
    """A key: what Qt calls it, how it is written on a button, and what it does."""

    sequence: str
    shown: str
    says: str


TABLE: dict[Doing, Key] = {
    "help": Key("F1", "F1", phrase("Show this page of keys")),
    "declined": Key("F2", "F2", phrase("They would rather not answer this")),
    "did_not_know": Key("F3", "F3", phrase("They do not know")),
    "not_relevant": Key("F4", "F4", phrase("This does not apply to them")),
    "guidance": Key("F7", "F7", phrase("Show or put away the guidance")),
    "jot": Key("F8", "F8", phrase("Jot a line down, from anywhere")),
    "at_risk": Key("F9", "F9", phrase("Someone is at risk")),
    "hide": Key("Esc", "Esc Esc", phrase("Hide everything at once")),
    "lock": Key("Ctrl+L", "Ctrl L", phrase("Lock; everything is kept first")),
    "next_topic": Key("Ctrl+Down", "Ctrl ↓", phrase("Go to the next topic")),
    "previous_topic": Key("Ctrl+Up", "Ctrl ↑", phrase("Go to the topic before")),
    "new_return": Key("N", "N", phrase("Write down a new return")),
    "find": Key("/", "/", phrase("Find a young person")),
}

QUICKLY = 0.8
"""Seconds within which two presses are one act."""


def bind(widget: QWidget, doing: Doing, act: Callable[[], object]) -> QShortcut:
    """Makes the key do something anywhere in the window that `widget` is in."""
    shortcut = QShortcut(QKeySequence(TABLE[doing].sequence), widget)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)
    return shortcut


def shown(doing: Doing) -> str:
    """How the key is written on a button."""
    return TABLE[doing].shown


class Twice(QObject):
    """Notices Esc pressed twice, quickly.

    A two-part shortcut of Qt's would swallow the letter after a single Esc.
    """

    pressed = Signal()

    def __init__(
        self, window: QWidget, *, ticks: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(window)
        self._ticks = ticks
        self._before = -QUICKLY
        bind(window, "hide", self._on_once)

    def _on_once(self) -> None:
        now = self._ticks()
        if now - self._before < QUICKLY:
            self.pressed.emit()
        self._before = now


class KeysPage(ScrollPage):
    """The page of keys, laid over whatever page one was on."""

    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words("Keys"), width=760)
        self._was_at: QWidget | None = None
        self.body.addWidget(PlainLabel(words("Keys"), "title"))
        self.body.addWidget(
            PlainLabel(words("Everything can be done without the mouse."), "soft")
        )
        table = QGridLayout()
        table.setHorizontalSpacing(24)
        table.setVerticalSpacing(12)
        table.setColumnStretch(1, 1)
        more = (
            Key("", "Tab", phrase("Go to the next thing")),
            Key("", "← ↑ → ↓", phrase("Go along a row of choices")),
            Key("", "Space", phrase("Choose, or take a choice back")),
        )
        for row, key in enumerate((*TABLE.values(), *more)):
            table.addWidget(Badge(key.shown), row, 0)
            table.addWidget(PlainLabel(words(key.says)), row, 1)
        self.body.addLayout(table)
        self._back = PrimaryButton(words("Back"))
        self._back.clicked.connect(self.left)
        self.body.addWidget(self._back)

    def come(self, was_at: QWidget | None) -> None:
        """Takes the keyboard; remembers where it was."""
        self._was_at = was_at
        self._back.setFocus()

    def leave(self) -> QWidget | None:
        """Gives back where the keyboard was."""
        return self._was_at
