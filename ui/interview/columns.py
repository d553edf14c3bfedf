"""Three columns, of which the right one folds away when there is no room for it.

At twice the text size, or in a narrow window, the middle keeps the room; the right
column then takes the place of the map for as long as it is wanted.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rhi_desktop.wording import Words
from ui.forms import LinkButton, QuietButton, Surface
from ui.interview.finishing import FinishedCard
from ui.interview.guidance import Guidance
from ui.interview.jotter import Jotter
from ui.interview.saved_mark import SavedMark
from ui.interview.topic_map import TopicMap
from ui.shortcuts import shown
from ui.text import named
from ui.theme import px

ROOMY = 1_100
"""Width at 100 % from which three columns fit."""

SLIM = 620
"""Width at 100 % under which the middle stands alone."""

ASIDE = 300
FILLS = 16_777_215
"""Qt's own word for no limit."""


class Columns(QWidget):
    """The map, the middle and the column for the advocate."""

    def __init__(
        self, words: Words, topics: TopicMap, guidance: Guidance, jotter: Jotter
    ) -> None:
        super().__init__()
        self.topics = topics
        self.jotter = jotter
        self.mark = SavedMark(words)
        self.finished = FinishedCard(words)
        self.middle = QStackedWidget()
        self._wants_aside: bool | None = None
        self._wants_topics = False
        self._guidance = guidance
        self._open_topics = QuietButton(words("Topics"))
        self._open_topics.clicked.connect(self._on_topics)
        self.put_away = LinkButton(words("Put away ({key})", key=shown("guidance")))
        self.put_away.clicked.connect(self.toggle_guidance)
        self._aside = _aside(words, guidance, jotter, self.put_away)
        self._centre = self._middle()
        topics.aside.clicked.connect(self.toggle_guidance)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(topics)
        row.addWidget(self._centre, 1)
        row.addWidget(self._aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._notices())
        column.addLayout(row, 1)

    def _notices(self) -> QVBoxLayout:
        edge = QVBoxLayout()
        edge.setContentsMargins(12, 0, 12, 0)
        edge.setSpacing(0)
        for notice in (self.finished, self.mark):
            notice.body.setContentsMargins(14, 10, 14, 10)
            edge.addWidget(notice)
        return edge

    def _middle(self) -> QWidget:
        centre = Surface("paper")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        edge = QVBoxLayout()
        edge.setContentsMargins(24, 4, 24, 0)
        edge.addWidget(self._open_topics, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(edge)
        column.addWidget(self.middle, 1)
        return centre

    def show_finished(self, is_finished: bool) -> None:  # noqa: FBT001
        """Says that the interview is finished, and takes no more lines."""
        self.finished.setVisible(is_finished)
        if is_finished:
            self.jotter.close_line()

    def toggle_guidance(self) -> None:
        """Shows the right column, or puts it away: it is for the advocate's eyes."""
        self._wants_aside = self._aside.isHidden() or self._guidance.isHidden()
        self._wants_topics = False
        self._guidance.setVisible(self._wants_aside)
        self._fold()

    def open_jotter(self) -> None:
        """Puts the keyboard in the jotter; guidance that was put away stays away."""
        if self._aside.isHidden():
            self._guidance.setVisible(self._wants_aside is not False)
            self._wants_aside = True
            self._wants_topics = False
            self._fold()
        self.jotter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_topics(self) -> None:
        """A topic was chosen; where there is no room for both, the map goes."""
        self._wants_topics = False
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds and unfolds."""
        super().resizeEvent(event)
        self._fold()

    def _on_topics(self) -> None:
        self._wants_topics = True
        self._fold()
        self.topics.setFocus(Qt.FocusReason.TabFocusReason)

    def _fold(self) -> None:
        roomy = self.width() >= px(ROOMY)
        slim = self.width() < px(SLIM)
        wanted = roomy if self._wants_aside is None else self._wants_aside
        alone = slim and (wanted or self._wants_topics)
        self._aside.setVisible(wanted and not self._wants_topics)
        self._aside.setMaximumWidth(FILLS if slim else px(ASIDE))
        self.topics.setVisible(roomy or self._wants_topics or not (wanted or slim))
        self.topics.aside.setVisible(not wanted)
        self._open_topics.setVisible(slim)
        self._centre.setVisible(not alone)


def _aside(words: Words, *parts: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(px(ASIDE))
    sheet = Surface("aside")
    column = QVBoxLayout(sheet)
    column.setContentsMargins(16, 24, 16, 12)
    column.setSpacing(20)
    *above, last = parts
    for part in above:
        column.addWidget(part)
    column.addStretch(1)
    column.addWidget(last, 0, Qt.AlignmentFlag.AlignLeft)
    area.setWidget(sheet)
    return named(area, words("For you, and the jotter"))
