"""Consent and disclosure: who may know what, in the child's words, and what follows."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.errors import KnownError
from rhi_desktop.instrument import said_in
from rhi_desktop.record.ids import CHILD, Audience, InterviewId
from rhi_desktop.record.permission import Said
from ui.forms import Notice, PrimaryButton, QuietButton, ScrollPage
from ui.page import Page, Seat
from ui.place import Place
from ui.referral import looking
from ui.referral.beside import Beside
from ui.referral.copy_panel import CopyPanel
from ui.referral.looking import Spot
from ui.referral.matrix_table import MatrixTable
from ui.referral.overriding import Overriding
from ui.referral.reading import Consented, Saying, consented
from ui.referral.reasons import reasons
from ui.referral.sayings import Sayings
from ui.referral.word_bar import WordBar
from ui.text import PlainLabel, named


class ConsentPage(Page):
    """The table, the word for the cell looked at, and that reader's copy beside it."""

    restless_after = 30

    def __init__(self, seat: Seat, place: Place) -> None:
        super().__init__(seat, place)
        self.interview = InterviewId(place.interview)
        self._profile = seat.session.desk.profile
        readers = [one for one in self._profile.audiences if one != CHILD]
        first = Audience(place.ref) if place.ref in readers else readers[0]
        self._spot = Spot(place.topic, first)
        self._seen: Consented | None = None
        self.table: MatrixTable | None = None
        self.sayings = Sayings(seat, self.interview, self)
        self.sayings.unrecorded.connect(self.unkept)
        self.sayings.recorded.connect(self._on_recorded)
        self.sayings.stuck.connect(self._on_failed)
        self.overriding = Overriding(seat, self.interview)
        self.overriding.unkept.connect(self.unkept)
        self.overriding.recorded.connect(self._on_recorded)
        self.overriding.closed.connect(self._on_override_closed)
        self._sheet, self.bar, self.copy = self._build()
        self._load()

    # What the window asks of it.

    def context(self) -> str:
        """Where we are, without a name."""
        return self.words("Consent and disclosure")

    def tools(self) -> list[QWidget]:
        """The ways on."""
        back = QuietButton(self.words("The conversation"))
        back.clicked.connect(partial(self._go, "interview"))
        documents = PrimaryButton(self.words("Documents"))
        documents.clicked.connect(partial(self._go, "documents"))
        return [back, documents]

    def place(self) -> Place:
        """The cell looked at."""
        return Place(
            "consent",
            interview=self.interview,
            topic=self._spot.topic,
            ref=self._spot.audience,
            language=self.words.language,
        )

    def settle(self) -> None:
        """Puts the keyboard into the cell looked at."""
        if self.table is not None and self.overriding.panel is None:
            self.table.go(self._spot.topic, self._spot.audience)

    def flush(self) -> None:
        """Hands over the word that rests and the words that are written."""
        self.bar.hand_over()
        self.sayings.settle()
        self.sayings.try_again()

    # How it is put together.

    def _build(self) -> tuple[ScrollPage, WordBar, CopyPanel]:
        words = self.words
        sheet = ScrollPage(words("Who may know what"), width=1000, margin=36)
        self._mend = Notice("", "mend")
        again = QuietButton(words("Try again"))
        again.clicked.connect(self.sayings.try_again)
        self._mend.body.addWidget(again)
        self._still = PlainLabel("", "small")
        hint = words(
            "Nothing is passed on unless it is named here. In a cell: Y agreed,"
            " N refused, L with limits, ? not asked."
        )
        self._standing = [PlainLabel(hint, "small"), self._still]
        sheet.body.addWidget(PlainLabel(words("Who may know what"), "title"))
        sheet.body.addWidget(self._standing[0])
        sheet.body.addWidget(self._mend)
        self._table_place = QVBoxLayout()
        sheet.body.addLayout(self._table_place)
        sheet.body.addWidget(self.overriding)
        sheet.body.addWidget(self._still)
        bar, copy = WordBar(words), CopyPanel(words)
        bar.said.connect(self._on_bar_said)
        bar.worded.connect(self._on_worded)
        bar.risk_wanted.connect(self.open_override)
        bar.whole_wanted.connect(partial(self._on_answer_chosen, ""))
        copy.chosen.connect(self._on_answer_chosen)
        copy.reading_wanted.connect(partial(self._go, "documents"))
        bar.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(
            Beside(sheet, (words("What this reader gets"), copy), under=bar)
        )
        named(self, words("Consent and disclosure"))
        return sheet, bar, copy

    def _build_table(self, seen: Consented) -> None:
        words = self.words
        lines = looking.lines(words, seen)
        topics = [line.topic for line in lines if line.topic]
        if not topics:
            told = words(
                "Nothing has been said yet. Once there are answers, they stand here,"
                " and you can ask about each who may know it."
            )
            self._table_place.addWidget(Notice(told))
            return
        if self._spot.topic not in topics:
            self._spot = Spot(topics[0], self._spot.audience)
        readers = [(one, self._reader(one)) for one in self._profile.audiences]
        self.table = MatrixTable(
            words, lines, [one for one in readers if one[0] != CHILD]
        )
        self.table.entered.connect(self._on_entered)
        self.table.said.connect(self._on_said)
        self.table.touched.connect(self._on_touched)
        self._table_place.addWidget(self.table)
        self.bar.show()

    # What the vault says.

    def _load(self) -> None:
        self.seat.background.run(
            consented,
            self.seat.session,
            self.interview,
            self._spot.audience,
            self.words.language,
            then=self._on_loaded,
            failed=self._on_failed,
        )

    def _on_loaded(self, seen: Consented) -> None:
        first, self._seen = self._seen is None, seen
        if first:
            self._build_table(seen)
        if self.table is None:
            return
        self.table.show_cells(seen.cells)
        for one in self.sayings.waiting:
            if not one.about.startswith("/"):
                self.table.show_said(one.about, one.audience, one.said)
        left = looking.still_to_ask(seen)
        self._still.setText(
            self.words.counted("{n} still to ask.", "{n} still to ask.", left)
        )
        self._show_spot()
        if first:
            self.settle()

    def _show_spot(self) -> None:
        """Shows the bar and the copy, once what was read is about this reader."""
        seen, spot = self._seen, self._spot
        if seen is None or seen.audience != spot.audience or self.table is None:
            return
        words, now = self.words, self.seat.session.desk.clock()
        asked = looking.subject(words, seen, spot, self._reader(spot.audience))
        on_its_way = self.sayings.on_its_way(spot.audience, spot.about)
        if on_its_way is not None:
            asked = replace(asked, said=on_its_way.said, words=on_its_way.words)
        self.bar.show_subject(asked)
        spoken = looking.speaking(words, seen.held, self._profile, now)
        title = said_in(self._profile.reader(spot.audience).title, words.language)
        labels = looking.topic_labels(words, seen.held)
        found = reasons(spoken, seen.preview.ruled)
        self.copy.answers.offer_rows(looking.row_names(words, seen, spot.topic))
        self.copy.show_copy(title, found, labels, spot.topic, spot.ref)

    def _reader(self, audience: Audience) -> str:
        return said_in(self._profile.reader(audience).label, self.words.language)

    # What is looked at.

    def _on_entered(self, topic: str, audience: str) -> None:
        before, self._spot = self._spot, Spot(topic, Audience(audience))
        if before == self._spot:
            return
        self.sayings.settle()
        self.bar.clear()
        if before.audience == self._spot.audience:
            self._show_spot()
        else:
            self._load()

    def _on_answer_chosen(self, ref: str) -> None:
        self.sayings.settle()
        self.bar.clear()
        self._spot = Spot(self._spot.topic, self._spot.audience, ref)
        self._show_spot()

    # What is said.

    def _on_said(self, topic: str, audience: str, said: Said) -> None:
        if self.table is not None:
            self.table.show_said(topic, audience, said)
        self._spot = Spot(topic, Audience(audience))
        words = self.bar.unsaid()
        self.sayings.say(Saying(self._spot.audience, topic, said, words))

    def _on_touched(self, topic: str, audience: str, said: Said) -> None:
        self._spot = Spot(topic, Audience(audience))
        words = self.bar.unsaid()
        self.sayings.touch(Saying(self._spot.audience, topic, said, words))

    def _on_bar_said(self, said: Said) -> None:
        spot = self._spot
        if not spot.ref and self.table is not None:
            self.table.show_said(spot.topic, spot.audience, said)
        self.sayings.touch(Saying(spot.audience, spot.about, said, self.bar.unsaid()))

    def _on_worded(self, written: str) -> None:
        spot = self._spot
        on_its_way = self.sayings.on_its_way(spot.audience, spot.about)
        said = on_its_way.said if on_its_way else self.bar.shown_said
        if said is Said.NOT_ASKED:
            self.bar.ask_for_a_word()
        else:
            self.sayings.say(Saying(spot.audience, spot.about, said, written))

    def _on_recorded(self, at: object) -> None:
        self._mend.say("")
        self.kept.emit(at)
        self._load()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._mend.say(error.told(self.words))

    # Without agreement.

    def open_override(self) -> None:
        """Asks for the four grounds, in the place of the table."""
        if self._seen is None or self.table is None or self.overriding.panel:
            return
        self.sayings.settle()
        reader = self._reader(self._spot.audience)
        asked = looking.subject(self.words, self._seen, self._spot, reader)
        self._show_table(shown=False)
        self.overriding.open(self._spot, asked.label)

    def _on_override_closed(self) -> None:
        self._show_table(shown=True)
        self.settle()

    def _show_table(self, *, shown: bool) -> None:
        for widget in (*self._standing, self.bar, self.table):
            if widget is not None:
                widget.setVisible(shown)

    def _go(self, page: str) -> None:
        self.asked_for.emit(
            Place(
                page,
                interview=self.interview,
                topic=self._spot.audience if page == "documents" else "",
                language=self.words.language,
            )
        )
