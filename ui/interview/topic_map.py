"""The topics of the conversation, in any order: where we are, what has been touched."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
)

from rhi_desktop.instrument import Definition, Part, Progress, said_in
from rhi_desktop.wording import Words, phrase
from ui.forms import LinkButton, Surface
from ui.text import PlainLabel, named
from ui.theme import colour, px

HEADINGS = {
    Part.BEFORE: phrase("Before you meet"),
    Part.TALK: phrase("The conversation, in any order"),
    Part.AFTER: phrase("Afterwards"),
}
WIDTH = 250
SCROLL_BAR = 14


class Reach(NamedTuple):
    """How far a topic is: in a word or two on screen, and in words for the ear."""

    shown: str
    said: str


class _TopicButton(QAbstractButton):
    """One topic: its name, and how far it is; a card when it is the one on screen."""

    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setText(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Fixed)
        self.setProperty("halo", 10.5)
        self._reach = ""
        named(self, name)

    def show_reach(self, reach: Reach) -> None:
        """Says how far the topic is."""
        self._reach = reach.shown
        named(self, f"{self.text()}, {reach.said}")
        self.update()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else font.weight())
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(13))
        return font

    def _room(self, width: int) -> QRect:
        reach = QFontMetrics(self._small()).horizontalAdvance(self._reach)
        return QRect(px(12), px(5), max(40, width - reach - px(32)), 10_000)

    def sizeHint(self) -> QSize:
        """As wide as the map with its scroll bar, and as high as its wrapped name."""
        width = px(WIDTH) - 24 - SCROLL_BAR
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(font).boundingRect(
            self._room(width), Qt.TextFlag.TextWordWrap, self.text()
        )
        return QSize(width, words.height() + px(10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go along the map; everything else is a button's."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the card of the one on screen, the name, and how far it is."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            on = "line" if self.isChecked() else "side"
            painter.setPen(QPen(colour(on), 1))
            painter.setBrush(colour("card" if self.isChecked() else "paper"))
            card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(card, 10, 10)
        painter.setFont(self._font())
        painter.setPen(colour("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        words = QRect(self.rect())
        words.setLeft(px(12))
        words.setWidth(self._room(self.width()).width())
        painter.drawText(words, middle | Qt.TextFlag.TextWordWrap, self.text())
        painter.setFont(self._small())
        painter.setPen(colour("soft"))
        end = self.rect().adjusted(0, 0, -px(12), 0)
        painter.drawText(end, middle | Qt.AlignmentFlag.AlignRight, self._reach)


class TopicMap(QScrollArea):
    """The left column; Tab stops at it once, the arrows go along it."""

    chosen = Signal(str)
    """Somebody wants to be in this topic."""

    def __init__(self, words: Words, definition: Definition, began: str) -> None:
        super().__init__()
        self._words = words
        self._definition = definition
        self._buttons: dict[str, _TopicButton] = {}
        self.consent = LinkButton(words("Consent and disclosure"))
        self.aside = LinkButton(words("For you, and the jotter"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(px(WIDTH))
        sheet = Surface("map")
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(12, 10, 11, 8)
        self._column.setSpacing(1)
        for part in Part:
            self._add_part(part)
        self._column.addStretch(1)
        for link in (self.consent, self.aside):
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(_small(began))
        self.setWidget(sheet)
        named(self, words("Topics"))

    def _add_part(self, part: Part) -> None:
        self._column.addWidget(_small(self._words(HEADINGS[part])))
        for topic in self._definition.topics:
            if topic.part is part:
                self._add_topic(topic.name, said_in(topic.label, self._words.language))

    def _add_topic(self, code: str, name: str) -> None:
        button = _TopicButton(name)
        button.clicked.connect(lambda: self.chosen.emit(code))
        button.moved.connect(self._on_moved)
        self._buttons[code] = button
        self._column.addWidget(button)

    def in_sight(self) -> list[str]:
        """The topics that are asked, in order."""
        return [code for code, one in self._buttons.items() if not one.isHidden()]

    def show_asked(self, codes: Iterable[str]) -> None:
        """Leaves out the topics that are not asked as things stand."""
        asked = set(codes)
        for code, button in self._buttons.items():
            button.setVisible(code in asked)

    def show_here(self, topic: str) -> None:
        """Marks the topic on screen, which is where Tab stops."""
        for code, button in self._buttons.items():
            here = code == topic
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            )
            if here:
                button.setChecked(True)
                self.setFocusProxy(button)
                self.ensureWidgetVisible(button, 0, px(40))

    def show_progress(self, topic: str, progress: Progress) -> None:
        """Says how far a topic is."""
        self._buttons[topic].show_reach(reach(self._words, progress))

    def _on_moved(self, step: int) -> None:
        codes = self.in_sight()
        here = next(code for code in codes if self._buttons[code].hasFocus())
        there = codes[(codes.index(here) + step) % len(codes)]
        self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        self._buttons[there].click()


def _small(text: str) -> PlainLabel:
    label = PlainLabel(text, "small", wraps=False)
    label.setContentsMargins(px(12), 6, 0, 2)
    return label


def reach(words: Words, progress: Progress) -> Reach:
    """How far a topic is, in a word or two: `3 of 6`, a tick, a dash, `said no`."""
    if not progress.touched:
        return Reach("–", words("not begun"))
    if progress.declined == progress.touched:
        return Reach(words("said no"), words("said no"))
    if progress.touched == progress.asked:
        return Reach("✓", words("all answered"))
    done, asked = f"{progress.touched}", f"{progress.asked}"
    text = words("{done} of {asked}", done=done, asked=asked)
    return Reach(text, text)
