"""How much there is to do, as three figures across the page."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rhi_desktop.clock import local_day
from rhi_desktop.wording import Words
from ui.caseload.listing import Counts
from ui.folding import Folding, in_shares
from ui.forms import Card, LinkButton
from ui.text import PlainLabel, named
from ui.theme import px


class CountCards(QWidget):
    """Interviews due, drafts to come back to, and what waits in the outbox."""

    outbox_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._due, self._drafts, self._outbox = _Count(), _Count(), _Count()
        link = LinkButton(words("Look at the outbox"))
        link.clicked.connect(self.outbox_wanted)
        self._outbox.end_with(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        cards = [in_shares(one) for one in (self._due, self._drafts, self._outbox)]
        column.addWidget(Folding(cards, least=620))

    def show_counts(self, counts: Counts, now: datetime) -> None:
        """Puts the figures in."""
        words = self.words
        self._due.show_count(
            counts.due,
            words.counted("interview due", "interviews due", counts.due),
            _earliest(words, counts.earliest if counts.due else None, now),
        )
        self._drafts.show_count(
            counts.drafts,
            words.counted(
                "draft to come back to", "drafts to come back to", counts.drafts
            ),
            words("kept as they were left") if counts.drafts else "",
        )
        self._outbox.show_count(
            counts.outbox,
            words.counted("record in the outbox", "in the outbox", counts.outbox),
            "",
        )


class _Count(Card):
    """One figure, what it counts, and a line that helps."""

    def __init__(self) -> None:
        super().__init__(margin=12)
        self.body.setSpacing(2)
        self._figure = PlainLabel("", "figure")
        self._counted = PlainLabel("")
        self._soft = PlainLabel("", "small")
        for label in (self._figure, self._counted, self._soft):
            label.setContentsMargins(px(7), 0, 0, 0)  # as a link has round its words
            self.body.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def end_with(self, link: LinkButton) -> None:
        """Puts a way there in the place of the line that helps."""
        self._soft.hide()
        self.body.addWidget(link)

    def show_count(self, count: int, counted: str, soft: str) -> None:
        """Shows a figure and what it is of."""
        self._figure.setText(str(count))
        self._counted.setText(counted)
        self._soft.setText(soft)
        named(self, f"{count} {counted}")


def _earliest(words: Words, earliest: datetime | None, now: datetime) -> str:
    if earliest is None:
        return ""
    if earliest < now:
        return words("the earliest was due {when}", when=words.moment(earliest))
    if local_day(earliest) == local_day(now):
        return words("the earliest at {time} today", time=words.hour(earliest))
    return words("the earliest {when}", when=words.moment(earliest))
