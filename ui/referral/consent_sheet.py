"""The sheet of the consent page: the table, what is still to ask, what failed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.wording import Words
from ui.forms import Notice, QuietButton, ScrollPage
from ui.referral import looking
from ui.referral.matrix_table import MatrixTable
from ui.referral.reading import Consented, Saying
from ui.text import PlainLabel


class ConsentSheet(ScrollPage):
    """Shows the table once something was said; until then what will be here."""

    entered = Signal(str, str)
    said = Signal(str, str, object)
    touched = Signal(str, str, object)
    """As the table's own."""

    again = Signal()
    """What could not be recorded shall be tried once more."""

    def __init__(self, words: Words, instead: QWidget) -> None:
        """`instead` stands in the table's place when it is shown and the table not."""
        super().__init__(words("Who may know what"), width=1000, margin=36)
        self._words = words
        self.table: MatrixTable | None = None
        self._hint = PlainLabel(
            words(
                "Nothing is passed on unless it is named here. In a cell: Y agreed,"
                " N refused, L with limits, ? not asked."
            ),
            "small",
        )
        self._mend = Notice("", "mend")
        again = QuietButton(words("Try again"))
        again.clicked.connect(self.again)
        self._mend.body.addWidget(again)
        self._place = QVBoxLayout()
        self._still = PlainLabel("", "small")
        self.body.addWidget(PlainLabel(words("Who may know what"), "title"))
        self.body.addWidget(self._hint)
        self.body.addWidget(self._mend)
        self.body.addLayout(self._place)
        self.body.addWidget(instead)
        self.body.addWidget(self._still)

    def make_table(
        self, seen: Consented, readers: Sequence[tuple[str, str]]
    ) -> list[str]:
        """Makes the table and gives its topics, or says what will be here."""
        lines = looking.lines(self._words, seen)
        if not lines:
            told = self._words(
                "Nothing has been said yet. Once there are answers, they stand here,"
                " and you can ask about each who may know it."
            )
            self._place.addWidget(Notice(told))
            return []
        self.table = MatrixTable(self._words, lines, readers)
        self.table.entered.connect(self.entered)
        self.table.said.connect(self.said)
        self.table.touched.connect(self.touched)
        self._place.addWidget(self.table)
        return [line.topic for line in lines if line.topic]

    def show_seen(self, seen: Consented, waiting: Sequence[Saying]) -> None:
        """Shows what follows now, and over it what is on its way to the time line."""
        if self.table is None:
            return
        self.table.show_cells(seen.cells)
        for one in waiting:
            if not one.about.startswith("/"):
                self.table.show_said(one.about, one.audience, one.said)
        self._still.setText(
            self._words.counted(
                "{n} still to ask.", "{n} still to ask.", looking.still_to_ask(seen)
            )
        )

    def say_mend(self, told: str) -> None:
        """Says what went wrong; empty takes that away."""
        self._mend.say(told)

    def show_table(self, *, shown: bool) -> None:
        """Shows the table with what belongs to it, or nothing of it."""
        for widget in (self._hint, self._still, self.table):
            if widget is not None:
                widget.setVisible(shown)
