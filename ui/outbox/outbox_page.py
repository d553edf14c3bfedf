"""The outbox: each record as it will leave; nothing leaves that nobody approved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.deidentified.alike import ENOUGH
from rhi_desktop.errors import KnownError
from rhi_desktop.wording import phrase
from ui.folder import AskFolder, FolderPanel, ask_folder
from ui.folding import IN_MIDDLE, Folding
from ui.forms import Card, FlowLayout, Notice, PrimaryButton, QuietButton, ScrollPage
from ui.outbox.code_words import CodeWords, Outbox, approve_all, outbox
from ui.outbox.record_list import RecordList
from ui.page import Page, Seat
from ui.place import Place
from ui.text import PlainLabel, announce, named
from ui.theme import px

if TYPE_CHECKING:
    from rhi_desktop.practice.sending import Batch, Waiting

READABLE = 680
LEAD = phrase(
    "What may help to answer how children who go missing are helped. No name, no date"
    " and no words of theirs is in it, and nothing leaves until you approve it and"
    " carry it out yourself."
)
EMPTY = phrase(
    "When an interview is finished, its outcome waits here until you have looked at it."
)
PRACTICE = phrase(
    "This is a practice vault. You can look at records and approve them, but they are"
    " made up, so nothing can leave."
)


class OutboxPage(Page):
    """Shows what waits, takes a decision on each, and writes the batch."""

    def __init__(
        self, seat: Seat, place: Place, *, ask: AskFolder = ask_folder
    ) -> None:
        super().__init__(seat, place)
        self._ask = ask
        self._known: CodeWords | None = None
        self._panel: FolderPanel | None = None
        self._approved = 0
        self._build()
        self._load()

    def settle(self) -> None:
        """Begins with what waits."""
        (self._approve_all if self._approve_all.isVisible() else self).setFocus()

    # How it is put together.

    def _build(self) -> None:
        words = self.words
        sheet = ScrollPage(words("Outbox"))
        sheet.body.addWidget(self._head())
        lead = PlainLabel(words(LEAD), "soft")
        lead.setMaximumWidth(px(READABLE))
        sheet.body.addWidget(lead)
        self._practice, self._small = Notice("", "risk"), Notice("", "risk")
        self._mend, self._done = Notice("", "mend"), Notice("", "next")
        for notice in (self._practice, self._mend, self._done, self._small):
            sheet.body.addWidget(notice)
        self._panel_place = QVBoxLayout()
        self._empty = _empty_card(words("Nothing is waiting"), words(EMPTY))
        self._empty.hide()
        self.records = RecordList(words)
        self.records.approved.connect(partial(self._decide, approve=True))
        self.records.held.connect(partial(self._decide, approve=False))
        sheet.body.addLayout(self._panel_place)
        sheet.body.addWidget(self._empty)
        sheet.body.addWidget(self.records)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        named(self, words("Outbox"))

    def _head(self) -> QWidget:
        words = self.words
        self._approve_all = QuietButton(words("Approve all"))
        self._approve_all.clicked.connect(self._on_approve_all)
        self._export = PrimaryButton(words("Export what is approved"))
        self._export.clicked.connect(self.open_panel)
        tools = QWidget()
        row = FlowLayout(tools, gap=12, margin=4)
        for button in (self._approve_all, self._export):
            row.addWidget(button)
            button.hide()
        title = PlainLabel(words("Outbox"), "title")
        return Folding([title, tools], least=700, shares=(1, 0), where=IN_MIDDLE)

    # What the vault says.

    def _load(self) -> None:
        self.seat.background.run(
            outbox,
            self.seat.session,
            self._known,
            then=self._on_loaded,
            failed=self._on_failed,
        )

    def _on_loaded(self, seen: Outbox) -> None:
        self._known = seen.code_words
        states = [one.status.value for one in seen.waiting]
        self._approved = states.count("approved")
        practice = self.seat.session.is_practice
        self._practice.say(self.words(PRACTICE) if practice else "")
        self._empty.setVisible(not states)
        self._approve_all.setVisible(len(states) > self._approved)
        self._export.setVisible(bool(states) and not practice and not self._panel)
        self._export.setEnabled(bool(self._approved))
        self._say_if_small()
        self.records.show_outbox(seen)

    def _say_if_small(self) -> None:
        small = 0 < self._approved < ENOUGH and not self.seat.session.is_practice
        told = self.words.counted(
            "Only {n} record is approved. In a batch of fewer than ten each is easier"
            " to recognise. If it can wait, let more gather first.",
            "Only {n} records are approved. In a batch of fewer than ten each is easier"
            " to recognise. If it can wait, let more gather first.",
            self._approved,
        )
        self._small.say(told if small else "")

    # What somebody does.

    def _on_approve_all(self) -> None:
        self._do(partial(approve_all, self.seat.session))

    def _decide(self, one: "Waiting", *, approve: bool) -> None:
        sending = self.seat.session.sending
        self._do(partial(sending.approve if approve else sending.hold, one.key))

    def _do(self, act: Callable[[], None]) -> None:
        self.unkept.emit()
        self.seat.background.run(act, then=self._on_done, failed=self._on_failed)

    def _on_done(self, _nothing: None) -> None:
        self._mend.say("")
        self.kept.emit(self.seat.session.desk.clock())
        self._load()

    def open_panel(self) -> None:
        """Asks on the page where the batch is to be written."""
        self._close_panel()
        words = self.words
        title = words("Where shall the batch be written?")
        self._panel = FolderPanel(words, title, words("Export"), ask=self._ask)
        self._panel.chosen.connect(self._on_folder)
        self._panel.left.connect(self._close_panel)
        self._panel_place.addWidget(self._panel)
        self._export.hide()
        self._panel.begin()

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
            self._export.show()
            self._export.setFocus()

    def _on_folder(self, into: Path) -> None:
        self._mend.say("")
        self._done.say("")
        self._export.setEnabled(False)
        self.seat.background.run(
            self.seat.session.sending.export,
            into,
            then=self._on_exported,
            failed=self._on_failed,
        )

    def _on_exported(self, batch: "Batch") -> None:
        self._close_panel()
        told = self.words.counted(
            "{n} record is in the folder {folder}. It is not in the outbox any more.",
            "{n} records are in the folder {folder}. They are not in the outbox any"
            " more.",
            batch.records,
            folder=str(batch.folder),
        )
        self._done.say(told)
        announce(self, told)
        self.kept.emit(self.seat.session.desk.clock())
        self._load()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._mend.say(error.told(self.words))
        self._export.setEnabled(bool(self._approved))


def _empty_card(title: str, told: str) -> Card:
    """What will be here, and when."""
    card = Card(margin=28)
    card.body.addWidget(PlainLabel(title, "heading"))
    card.body.addWidget(PlainLabel(told))
    return card
