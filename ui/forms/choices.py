"""Choosing by touching words: chips that wrap, and a strip where one is always on.

Tab goes to the group and past it; the arrows move inside it and space chooses. A chip
wraps its words rather than cutting them, so that nothing is lost in Welsh at 200 %.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.forms.flow import FlowLayout
from ui.text import named, on_button
from ui.theme import colour, px

TEXT_FLAGS = (
    Qt.TextFlag.TextWordWrap
    | Qt.TextFlag.TextHideMnemonic
    | Qt.AlignmentFlag.AlignCenter
)
FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Option(NamedTuple):
    """One thing to choose: its code, and what it says."""

    value: str
    label: str


class _Touched(QCheckBox):
    """Words that are on or off. Said as a radio button when only one can be on."""

    moved = Signal(int)

    def __init__(self, option: Option, *, one_of: bool, parent: QWidget) -> None:
        super().__init__(on_button(option.label), parent)
        self.value = option.value
        self.setAutoExclusive(one_of)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named(self, option.label)

    def turn(self, *, on: bool) -> None:
        """On or off by itself, whatever the others are."""
        one_of = self.autoExclusive()
        self.setAutoExclusive(False)
        self.setChecked(on)
        self.setAutoExclusive(one_of)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole of it can be touched, and not only a little box."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the group; everything else is a button's."""
        if event.key() in FORWARD:
            self.moved.emit(1)
        elif event.key() in BACK:
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _padding(self) -> QSize:
        return QSize(px(16), px(6))

    def sizeHint(self) -> QSize:
        """Room for the words at their heaviest, so that choosing moves nothing."""
        metrics = QFontMetrics(self._bold())
        width = metrics.horizontalAdvance(self.text().replace("&&", "&"))
        pad = self._padding()
        return QSize(
            width + 2 * pad.width() + 2, max(28, metrics.height() + 2 * pad.height())
        )

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word; it wraps."""
        metrics = QFontMetrics(self._bold())
        longest = max(map(metrics.horizontalAdvance, self.text().split() or [""]))
        return QSize(
            longest + 2 * self._padding().width() + 2, self.sizeHint().height()
        )

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its wrapped words."""
        pad = self._padding()
        room = QRect(0, 0, max(1, width - 2 * pad.width()), 10_000)
        words = QFontMetrics(self._bold()).boundingRect(room, TEXT_FLAGS, self.text())
        return max(self.sizeHint().height(), words.height() + 2 * pad.height())


class Chip(_Touched):
    """One choice of several, as a pill; a tick appears when it is on."""

    def __init__(self, option: Option, *, one_of: bool, parent: QWidget) -> None:
        super().__init__(option, one_of=one_of, parent=parent)
        self.setProperty("halo", 17.5)
        self._one_of = one_of
        self.pressed.connect(self._on_pressed)
        self.released.connect(self._on_released)

    def _on_pressed(self) -> None:
        """Lets a choice be taken back by touching it again, where one can be on.

        A radio button of Qt's would not hear of it, so while it is held it is none.
        """
        self.setAutoExclusive(self._one_of and not self.isChecked())

    def _on_released(self) -> None:
        self.setAutoExclusive(self._one_of)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the pill, its tick and its words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = min(pill.height() / 2, px(17))
        edge = "focus" if self.hasFocus() else "next" if on else "line"
        painter.setPen(QPen(colour(edge), 1))
        ground = "next_soft" if on else "side" if self.underMouse() else "card"
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(pill, radius, radius)
        pad = self._padding()
        words = self.rect().adjusted(pad.width(), 0, -pad.width(), 0)
        if on:
            painter.setPen(colour("next"))
            draw_tick(painter, QRectF(px(10), pill.center().y() - px(4), px(10), px(8)))
            words.translate(px(8), 0)
        painter.setFont(self._bold() if on else self.font())
        ink = "ink" if self.isEnabled() else "soft"
        painter.setPen(colour("next" if on else ink))
        painter.drawText(words, TEXT_FLAGS, self.text())


class _Segment(_Touched):
    """One part of a strip; dark when it is on."""

    def __init__(self, option: Option, *, parent: QWidget) -> None:
        super().__init__(option, one_of=True, parent=parent)
        self.setProperty("halo", 8.5)

    def _padding(self) -> QSize:
        return QSize(px(13), px(5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground of the one that is on, and the words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("ink" if on else "side"))
            painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        painter.setPen(colour("card" if on else "ink"))
        painter.setFont(self._bold() if on else self.font())
        pad = self._padding().width()
        words = self.rect().adjusted(pad, 0, -pad, 0)
        painter.drawText(words, TEXT_FLAGS, self.text())


def draw_tick(painter: QPainter, box: QRectF) -> None:
    """Draws a tick in a box, with the pen's colour."""
    pen = QPen(painter.pen().color(), max(1.6, box.height() / 5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setPen(pen)
    corner, width, height = box.topLeft(), box.width(), box.height()
    painter.drawPolyline(
        [
            corner + QPointF(0, height * 0.55),
            corner + QPointF(width * 0.38, height),
            corner + QPointF(width, 0),
        ]
    )
    painter.restore()


class _Group(QWidget):
    """Some of these in a flow, of which the keyboard stops at one."""

    chosen = Signal(tuple)
    """What is on now, in order, each time somebody changes it."""

    def __init__(self, name: str, *, gap: int, margin: int) -> None:
        super().__init__()
        self._touched: list[_Touched] = []
        self._flow = FlowLayout(self, gap=gap, margin=margin)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named(self, name)

    def _hold(self, touched: Iterable[_Touched]) -> None:
        for one in touched:
            self._touched.append(one)
            self._flow.addWidget(one)
            one.moved.connect(self._on_moved)
            one.clicked.connect(partial(self._on_clicked, one))
        self._stop_at(self._first_on())
        if self._touched:
            self.setFocusProxy(self._touched[0])

    def value(self) -> tuple[str, ...]:
        """The codes that are on, in the order they are shown."""
        return tuple(one.value for one in self._touched if one.isChecked())

    def show_value(self, values: Sequence[str]) -> None:
        """Turns on just these, and tells nobody."""
        for one in self._touched:
            one.turn(on=one.value in values)
        self._stop_at(self._first_on())

    def _first_on(self) -> int:
        on = (i for i, one in enumerate(self._touched) if one.isChecked())
        return next(on, 0)

    def _stop_at(self, index: int) -> None:
        for i, one in enumerate(self._touched):
            here = i == index
            one.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            )
            if here:
                self.setFocusProxy(one)

    def _on_moved(self, step: int) -> None:
        here = next(i for i, one in enumerate(self._touched) if one.hasFocus())
        there = (here + step) % len(self._touched)
        self._stop_at(there)
        self._touched[there].setFocus(Qt.FocusReason.TabFocusReason)
        self._after_move(self._touched[there])

    def _after_move(self, there: _Touched) -> None:
        """Moving alone chooses nothing."""

    def _on_clicked(self, one: _Touched, _on: object = None) -> None:
        self._stop_at(self._touched.index(one))
        self.chosen.emit(self.value())


class ChipFlow(_Group):
    """Every choice of a question in sight; one or several can be on, or none."""

    def __init__(
        self, name: str, options: Iterable[tuple[str, str]], *, several: bool
    ) -> None:
        super().__init__(name, gap=8, margin=4)
        self._hold(
            Chip(Option(*option), one_of=not several, parent=self) for option in options
        )


class SegmentedChoice(_Group):
    """A strip of a few words of which one is always on, once one has been chosen."""

    def __init__(self, name: str, options: Iterable[tuple[str, str]]) -> None:
        super().__init__(name, gap=2, margin=4)
        self._hold(_Segment(Option(*option), parent=self) for option in options)

    def _after_move(self, there: _Touched) -> None:
        """In a strip the arrows choose as they go, as radio buttons do."""
        there.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the strip that holds the parts."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("card"))
        strip = QRect()
        for one in self._touched:
            strip = strip.united(one.geometry())
        around = QRectF(strip).adjusted(-2.5, -2.5, 2.5, 2.5)
        painter.drawRoundedRect(around, 9, 9)
