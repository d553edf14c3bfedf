"""The cases as rows. A few are built at a time, so that the window never waits."""

from collections import deque
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.record.interview import Stage
from rhi_desktop.wording import Words
from ui.caseload.case_row import CaseRow
from ui.caseload.listing import Overview
from ui.caseload.when import Timing
from ui.forms import FlowLayout, ListCard, QuietButton

if TYPE_CHECKING:
    from rhi_desktop.practice.caseload import Case

A_FEW = 3
"""Rows built in one go; each takes a few milliseconds."""


class CaseList(QWidget):
    """Rows of cases in the order they are given."""

    wanted = Signal(str, object)
    """What somebody wants of a case, and the case."""

    turned = Signal(int)
    """Somebody wants the page after this one (1) or the page before it (-1)."""

    built = Signal()
    """Every row stands."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.rows: list[CaseRow] = []
        self._waiting: deque[tuple[Case, Timing]] = deque()
        self._card = ListCard()
        self._plainly = False
        self._is_first_page = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._build_a_few)
        self.later = QuietButton(words("Show the next ones"))
        self.later.clicked.connect(partial(self._on_turned, 1))
        self.earlier = QuietButton(words("Show the ones before"))
        self.earlier.clicked.connect(partial(self._on_turned, -1))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self._card)
        pages = FlowLayout(margin=4)
        for button in (self.earlier, self.later):
            pages.addWidget(button)
            button.hide()
        self._column.addLayout(pages)

    def show_page(self, seen: Overview, now: datetime) -> None:
        """Shows these cases and no others."""
        self._is_first_page = not seen.after
        self._begin_anew()
        self._waiting = deque(
            (case, Timing(case.episode.returned, case.due, seen.hours, now))
            for case in seen.cases
        )
        self.earlier.setVisible(bool(seen.after))
        self.later.setVisible(seen.more)
        self._timer.start(0)

    def show_names(self, *, plainly: bool) -> None:
        """Shows names or initials, in every row there is and will be."""
        self._plainly = plainly
        for row in self.rows:
            row.show_name(plainly=plainly)

    def row_of(self, episode: str) -> CaseRow | None:
        """The row of an episode, if it is shown."""
        found = (row for row in self.rows if row.case.episode.id == episode)
        return next(found, None)

    def _on_turned(self, step: int) -> None:
        self.turned.emit(step)

    def _begin_anew(self) -> None:
        card = ListCard()
        self._column.replaceWidget(self._card, card)
        self._card.hide()
        self._card.deleteLater()
        self._card = card
        self.rows = []

    def _build_a_few(self) -> None:
        for _ in range(min(A_FEW, len(self._waiting))):
            self._build(*self._waiting.popleft())
        self._card.setVisible(bool(self.rows))
        if not self._waiting:
            self._timer.stop()
            self.built.emit()

    def _build(self, case: "Case", timing: Timing) -> None:
        is_next = self._is_first_page and not self.rows and not _is_finished(case)
        row = CaseRow(self.words, case, timing, is_next=is_next)
        row.show_name(plainly=self._plainly)
        row.wanted.connect(lambda act, case=case: self.wanted.emit(act, case))
        self.rows.append(row)
        self._card.add_row(row)


def _is_finished(case: "Case") -> bool:
    return case.interview is not None and case.interview.stage is Stage.FINISHED
