"""Today: the first page, which says what is due, what was begun and how to begin."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.clock import local_day
from rhi_desktop.errors import KnownError
from rhi_desktop.record.interview import Interview
from ui.caseload import listing
from ui.caseload.case_list import CaseList
from ui.caseload.counts import CountCards
from ui.caseload.listing import Overview
from ui.caseload.returns import Returns
from ui.folding import IN_MIDDLE, Folding
from ui.forms import (
    Card,
    FlowLayout,
    LineField,
    Notice,
    PrimaryButton,
    QuietButton,
    ScrollPage,
)
from ui.page import Page, Seat
from ui.place import Place
from ui.shortcuts import bind, shown
from ui.text import PlainLabel, announce, named
from ui.theme import px

if TYPE_CHECKING:
    from rhi_desktop.practice.caseload import Case

READABLE = 620
PAUSE = 150
"""Milliseconds without a letter until a name is looked for."""


class TodayPage(Page):
    """What there is to do, soonest first; names are masked until asked for."""

    def __init__(self, seat: Seat, place: Place) -> None:
        super().__init__(seat, place)
        self._after = 0
        self._wants_row = ""
        self.returns = Returns(seat)
        self.returns.unkept.connect(self.unkept)
        self.returns.kept.connect(self._on_kept)
        self.returns.stuck.connect(self._on_failed)
        self.returns.closed.connect(self.settle)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._load)
        sheet = ScrollPage(self.words("Today"))
        self._body = sheet.body
        self._build_top()
        self._build_list()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        bind(self, "new_return", self.returns.open)
        bind(self, "find", self._find.setFocus)
        named(self, self.words("Today"))
        self._load()

    # How it is put together.

    def _build_top(self) -> None:
        words = self.words
        today = words.weekday(local_day(self.seat.session.desk.clock()))
        self._new = QuietButton(words("New return"), key=shown("new_return"))
        self._new.clicked.connect(self.returns.open)
        self._names = QuietButton(words("Show names"))
        self._names.setCheckable(True)
        self._names.toggled.connect(self._on_names)
        self._find = LineField(words, words("Find a young person"), shows_label=False)
        self._find.box.setPlaceholderText(words("Find a young person"))
        self._find.box.setMinimumWidth(px(260))
        self._find.edited.connect(self._on_find)
        title = PlainLabel(today, "title", wraps=False)
        tools = QWidget()
        row = FlowLayout(tools, gap=16, margin=4)
        for widget in (self._find, self._names, self._new):
            row.addWidget(widget)
        self._body.addWidget(
            Folding([title, tools], least=980, shares=(1, 0), where=IN_MIDDLE)
        )
        self._mend = Notice("", "mend")
        self._body.addWidget(self._mend)
        self._body.addWidget(self.returns)

    def _build_list(self) -> None:
        words = self.words
        self._counts = CountCards(words)
        self._counts.outbox_wanted.connect(partial(self._go, "outbox"))
        self._heading = PlainLabel("", "heading")
        self._empty = _EmptyCard(self)
        self._empty.hide()
        self.list = CaseList(words)
        self.list.wanted.connect(self._on_wanted)
        self.list.turned.connect(self._on_turned)
        self.list.built.connect(self._on_built)
        for widget in (self._counts, self._heading, self._empty, self.list):
            self._body.addWidget(widget)

    # What can be asked of it.

    def settle(self) -> None:
        """Begins at the top, where no key press begins an interview unmeant."""
        self._new.setFocus()

    def flush(self) -> None:
        """Keeps a return that is written out."""
        self.returns.flush()

    # What the vault says.

    def _load(self) -> None:
        text = self._find.text()
        task = listing.overview
        self.seat.background.run(
            task,
            self.seat.session,
            self._after,
            text,
            then=self._on_loaded,
            failed=self._on_failed,
        )

    def _on_loaded(self, seen: Overview) -> None:
        if (seen.text, seen.after) != (self._find.text(), self._after):
            return
        now = self.seat.session.desk.clock()
        self._counts.show_counts(seen.counts, now)
        self._say_what_is_listed(seen.text.strip(), len(seen.cases))
        self.list.show_page(seen, now)

    def _say_what_is_listed(self, text: str, found: int) -> None:
        words = self.words
        self._empty.setVisible(not found and not text)
        self._counts.setVisible(bool(found or text))
        heading = words("Returns, soonest due first") if found else ""
        if text:
            heading = words.counted(
                "{n} case with that name", "{n} cases with that name", found
            )
            announce(self._heading, heading)
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))

    def _on_built(self) -> None:
        if self._wants_row and (row := self.list.row_of(self._wants_row)):
            self._wants_row = ""
            row.main.setFocus()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._mend.say(error.told(self.words))
        self.list.setEnabled(True)

    # What somebody does.

    def _on_find(self, _text: str) -> None:
        self._after = 0
        self._pause.start(PAUSE)

    def _on_names(self, on: object) -> None:
        self.list.show_names(plainly=bool(on))
        words = self.words
        self._names.setText(words("Hide names") if on else words("Show names"))
        named(self._names, words("Show names"))

    def _on_turned(self, step: int) -> None:
        self._after += step * listing.A_PAGE
        self._load()

    def _on_wanted(self, act: str, case: "Case") -> None:
        if case.interview is not None:
            self._go(act, case.interview)
            return
        self.list.setEnabled(False)
        self.seat.background.run(
            listing.begin_interview,
            self.seat.session,
            case,
            then=self._on_begun,
            failed=self._on_failed,
        )

    def _on_begun(self, interview: Interview) -> None:
        self._go("interview", interview)

    def _go(self, page: str, interview: Interview | None = None) -> None:
        number = interview.id if interview else ""
        self.asked_for.emit(Place(page, interview=number, language=self.words.language))

    def _on_kept(self, episode: str) -> None:
        self._mend.say("")
        self._wants_row = episode
        self._after = 0
        self.kept.emit(self.seat.session.desk.clock())
        self._load()


class _EmptyCard(Card):
    """What will be here, and how to begin."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(margin=28)
        words = page.words
        self.body.addWidget(PlainLabel(words("Nobody is waiting"), "heading"))
        told = PlainLabel(
            words(
                "When you write down that a young person has returned, they"
                " stand here, with the time by which they should be offered an"
                " interview. Nothing leaves this computer by itself."
            )
        )
        told.setMaximumWidth(px(READABLE))
        self.body.addWidget(told)
        button = PrimaryButton(words("Write down a return"), key=shown("new_return"))
        button.clicked.connect(page.returns.open)
        self.body.addWidget(button)
