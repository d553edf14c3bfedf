"""Beside the table: what the reader looked at gets, and why, answer by answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.instrument import said_in
from rhi_desktop.sharing.profile import Profile
from rhi_desktop.wording import Words
from ui.forms import QuietButton
from ui.referral.looking import Spot, row_names, topic_labels
from ui.referral.reading import Consented
from ui.referral.reason_list import ReasonList
from ui.referral.reasons import Speaking, reasons
from ui.referral.topic_answers import TopicAnswers
from ui.text import PlainLabel


class CopyPanel(QWidget):
    """First the answers of the topic looked at, then the rest of the copy in short."""

    chosen = Signal(str)
    """An answer to say something about alone, or empty for none."""

    reading_wanted = Signal()
    """Somebody wants to read the copy as its reader will."""

    def __init__(self, words: Words, profile: Profile) -> None:
        super().__init__()
        self._words = words
        self._profile = profile
        self._title = PlainLabel("", "heading")
        self._count = PlainLabel("", "small")
        self.answers = TopicAnswers(words)
        self.answers.chosen.connect(self.chosen)
        self._hint = PlainLabel(
            words("Choose an answer to say something about it alone."), "small"
        )
        self._read = QuietButton(words("Read the copy as they will"))
        self._read.clicked.connect(self.reading_wanted)
        self._rest_title = PlainLabel(words("The rest of this copy"), "heading")
        self.rest = ReasonList(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(8)
        for widget in (self._title, self._count, self._read, self._hint, self.answers):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._rest_title)
        column.addWidget(self.rest)
        for widget in (self._read, self._hint, self._rest_title):
            widget.hide()

    def show_seen(self, seen: Consented, spot: Spot, spoken: Speaking) -> None:
        """Shows a reader's copy, beginning with the topic looked at."""
        topic, labels = spot.topic, topic_labels(self._words, seen.held)
        found = reasons(spoken, seen.preview.ruled)
        self.answers.offer_rows(row_names(self._words, seen, topic))
        shown = sum(len(one.ruled) for one in found if one.shared)
        withheld = sum(len(one.ruled) for one in found if not one.shared)
        title = self._profile.reader(seen.audience).title
        self._title.setText(said_in(title, self._words.language))
        self._count.setText(
            self._words(
                "{shown} shown, {withheld} held back",
                shown=str(shown),
                withheld=str(withheld),
            )
        )
        here = [one for one in found if one.topic == topic]
        self.answers.show_topic(labels[topic], here, spot.ref)
        self.rest.show_reasons([one for one in found if one.topic != topic], labels)
        for widget in (self._read, self._hint, self._rest_title):
            widget.show()
