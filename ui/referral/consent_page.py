"""Consent and disclosure: who may know what, in the child's words, and what follows."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.errors import KnownError
from rhi_desktop.instrument import said_in
from rhi_desktop.record.ids import CHILD, Audience, InterviewId
from rhi_desktop.record.permission import Said
from ui.forms import PrimaryButton, QuietButton
from ui.page import Page, Seat
from ui.place import Place
from ui.referral import looking
from ui.referral.beside import Beside
from ui.referral.consent_sheet import ConsentSheet
from ui.referral.copy_panel import CopyPanel
from ui.referral.looking import Spot
from ui.referral.matrix_table import MatrixTable
from ui.referral.overriding import Overriding
from ui.referral.reading import Consented, Saying, consented
from ui.referral.sayings import Sayings
from ui.referral.word_bar import WordBar
from ui.text import named


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
        self.sayings = Sayings(seat, self.interview, self)
        self.sayings.stuck.connect(self._on_failed)
        self.overriding = Overriding(seat, self.interview)
        for recording in (self.sayings, self.overriding):
            recording.unkept.connect(self.unkept)
            recording.recorded.connect(self._on_recorded)
        self.overriding.closed.connect(self._on_override_closed)
        self.sheet = ConsentSheet(self.words, self.overriding)
        self.bar, self.copy = WordBar(self.words), CopyPanel(self.words, self._profile)
        self._build()
        self._load()

    @property
    def table(self) -> MatrixTable | None:
        """The table, once something was said."""
        return self.sheet.table

    def context(self) -> str:
        """Where we are, without a name."""
        return self.words("Consent and disclosure")

    def tools(self) -> list[QWidget]:
        """The ways on."""
        back = QuietButton(self.words("The conversation"))
        on = PrimaryButton(self.words("Documents"))
        back.clicked.connect(partial(self._go, "interview"))
        on.clicked.connect(partial(self._go, "documents"))
        return [back, on]

    def place(self) -> Place:
        """The cell looked at."""
        here = self._spot
        return replace(super().place(), topic=here.topic, ref=here.audience)

    def settle(self) -> None:
        """Puts the keyboard into the cell looked at."""
        if self.table is not None and self.overriding.panel is None:
            self.table.go(self._spot.topic, self._spot.audience)

    def flush(self) -> None:
        """Hands over the word that rests and the words that are written."""
        self.bar.hand_over()
        self.sayings.settle()
        self.sayings.try_again()

    def _build(self) -> None:
        words = self.words
        self.sheet.again.connect(self.sayings.try_again)
        self.sheet.entered.connect(self._on_entered)
        self.sheet.said.connect(self._on_said)
        self.sheet.touched.connect(self._on_touched)
        self.bar.said.connect(self._on_bar_said)
        self.bar.worded.connect(self._on_worded)
        self.bar.risk_wanted.connect(self.open_override)
        self.bar.whole_wanted.connect(partial(self._on_answer_chosen, ""))
        self.copy.chosen.connect(self._on_answer_chosen)
        self.copy.reading_wanted.connect(partial(self._go, "documents"))
        self.bar.hide()
        after = (words("What this reader gets"), self.copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Beside(self.sheet, after, under=self.bar))
        named(self, words("Consent and disclosure"))

    def _make_table(self, seen: Consented) -> None:
        readers = [one for one in self._profile.audiences if one != CHILD]
        named_readers = [(one, self._reader(one)) for one in readers]
        topics = self.sheet.make_table(seen, named_readers)
        if topics and self._spot.topic not in topics:
            self._spot = Spot(topics[0], self._spot.audience)
        self.bar.setVisible(bool(topics))

    def _load(self) -> None:
        about = (self.interview, self._spot.audience, self.words.language)
        task = partial(consented, self.seat.session, *about)
        self.seat.background.run(task, then=self._on_loaded, failed=self._on_failed)

    def _on_loaded(self, seen: Consented) -> None:
        first, self._seen = self._seen is None, seen
        if first:
            self._make_table(seen)
        self.sheet.show_seen(seen, self.sayings.waiting)
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
        self.copy.show_seen(seen, spot, spoken)

    def _reader(self, audience: Audience) -> str:
        return said_in(self._profile.reader(audience).label, self.words.language)

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

    def _on_touched(self, topic: str, audience: str, said: Said) -> None:
        self._spot = Spot(topic, Audience(audience))
        self._on_bar_said(said)

    def _on_said(self, topic: str, audience: str, said: Said) -> None:
        self._spot = Spot(topic, Audience(audience))
        self.sayings.say(self._saying(said))
        self._show_at_once(said)

    def _on_bar_said(self, said: Said) -> None:
        self.sayings.touch(self._saying(said))
        self._show_at_once(said)

    def _saying(self, said: Said) -> Saying:
        spot = self._spot
        return Saying(spot.audience, spot.about, said, self.bar.unsaid())

    def _show_at_once(self, said: Said) -> None:
        self.bar.show_said(said)
        if self._seen is not None:
            self.sheet.show_seen(self._seen, self.sayings.waiting)

    def _on_worded(self, written: str) -> None:
        spot = self._spot
        on_its_way = self.sayings.on_its_way(spot.audience, spot.about)
        said = on_its_way.said if on_its_way else self.bar.shown_said
        if said is Said.NOT_ASKED:
            self.bar.ask_for_a_word()
        else:
            self.sayings.say(replace(self._saying(said), words=written))

    def _on_recorded(self, at: object) -> None:
        self.sheet.say_mend("")
        self.kept.emit(at)
        self._load()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.sheet.say_mend(error.told(self.words))

    def open_override(self) -> None:
        """Asks for the four grounds, in the place of the table."""
        if self._seen is None or self.table is None or self.overriding.panel:
            return
        self.sayings.settle()
        reader = self._reader(self._spot.audience)
        asked = looking.subject(self.words, self._seen, self._spot, reader)
        self.bar.hide()
        self.sheet.show_table(shown=False)
        self.overriding.open(self._spot, asked.label)

    def _on_override_closed(self) -> None:
        self.bar.show()
        self.sheet.show_table(shown=True)
        self.settle()

    def _go(self, page: str) -> None:
        topic = self._spot.audience if page == "documents" else ""
        self.asked_for.emit(replace(self.place(), page=page, topic=topic, ref=""))
