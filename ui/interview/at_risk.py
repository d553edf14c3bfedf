"""Someone is at risk: three calm steps, and back to the young person.

What is written here is jotted down with its time: it is in the vault at once, and shown
to nobody until an advocate files it. This program rings nobody and sends nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.record.ids import InterviewId
from rhi_desktop.record.jotting import Jotting
from rhi_desktop.wording import phrase
from ui.forms import Card, FactRow, PrimaryButton, QuietButton, ScrollPage, TextArea
from ui.interview.errands import Errands
from ui.interview.saved_mark import SavedMark
from ui.page import Page, Seat
from ui.place import Place
from ui.text import PlainLabel, announce


class Call(NamedTuple):
    """Somebody to ring, and when."""

    number: str
    who: str
    when: str


CALLS = (
    Call(
        "999",
        phrase("Police, ambulance or fire"),
        phrase("Someone is hurt or in danger now."),
    ),
    Call(
        "101",
        phrase("The police, not an emergency"),
        phrase("A crime, or a danger that is not this minute."),
    ),
)
"""To be confirmed by each organisation, and the numbers of its councils added."""


class AtRiskPage(Page):
    """Safe now, exact words, who to call."""

    def __init__(self, seat: Seat, place: Place) -> None:
        super().__init__(seat, place)
        words = self.words
        self._errands = Errands(seat.background, QTimer(self))
        self._errands.setParent(self)
        self._errands.stuck.connect(self._on_stuck)
        self._errands.finished.connect(self._on_done)
        self._mark = SavedMark(words)
        said = words("Their exact words, and who was there")
        told = words("Who you told, when, and their reference")
        self.said = TextArea(words, said, lines=2)
        self.told = TextArea(words, told, lines=2)
        self.keep = QuietButton(words("Keep with the time"))
        self.keep.clicked.connect(self.flush)
        self._kept = PlainLabel("", "next")
        back = words("Back to the young person") if place.interview else words("Back")
        self.back = PrimaryButton(back)
        self.back.clicked.connect(self._on_back)
        sheet = ScrollPage(words("Someone is at risk"), width=680)
        self._lay(sheet.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)

    def _lay(self, body: QVBoxLayout) -> None:
        words = self.words
        body.addWidget(PlainLabel(words("Someone is at risk"), "title"))
        calm = words("Stay with them. One thing at a time. Nothing is sent from here.")
        body.addWidget(PlainLabel(calm, "soft"))
        body.addWidget(self._mark)
        safe = self._step(words("1. Are you both safe now?"))
        now = words("If anyone is hurt or in danger, ring 999 first. Writing can wait.")
        safe.body.addWidget(PlainLabel(now))
        body.addWidget(safe)
        if self._began_at.interview:
            body.addWidget(self._writing())
        body.addWidget(self._calling())

    def _step(self, heading: str) -> Card:
        card = Card()
        card.body.addWidget(PlainLabel(heading, "heading"))
        return card

    def _writing(self) -> Card:
        words = self.words
        card = self._step(words("2. What was said, in their exact words"))
        ask = words("Only what you need, to know they are safe. Do not investigate.")
        card.body.addWidget(PlainLabel(ask, "soft"))
        for area in (self.said, self.told):
            card.body.addWidget(PlainLabel(area.accessibleName(), "strong"))
            card.body.addWidget(area)
        card.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self._kept)
        self._kept.hide()
        return card

    def _calling(self) -> Card:
        words = self.words
        card = self._step(words("3. Who to call"))
        for call in CALLS:
            fact = f"{call.number}   {words(call.who)}"
            card.body.addWidget(FactRow(words(call.when), fact))
        council = words(
            "Social services of the council where the harm happened, by day and out of"
            " hours: as your organisation has told you."
        )
        card.body.addWidget(PlainLabel(council))
        confirm = words("To be confirmed by your organisation before real use.")
        card.body.addWidget(PlainLabel(confirm, "risk"))
        return card

    def context(self) -> str:
        """Where we are."""
        return self.words("Someone is at risk")

    def foot(self) -> Sequence[QWidget]:
        """The way back, always in sight."""
        return (self.back,)

    def settle(self) -> None:
        """Ready to write, or to go back."""
        (self.said if self._began_at.interview else self.back).setFocus()

    def flush(self) -> None:
        """Jots down what is written, as it stands."""
        jot = self.seat.session.interviewing.jot
        interview = InterviewId(self._began_at.interview)
        for area in (self.said, self.told):
            if text := area.toPlainText().strip():
                area.show_text("")
                self.unkept.emit()
                self._errands.send(partial(jot, interview, text), self._on_jotted)

    def at_risk(self) -> None:
        """We are there already."""
        self.settle()

    def _on_jotted(self, jotting: Jotting) -> None:
        text = self.words(
            "Kept with the other jotted lines at {time}.",
            time=self.words.hour(jotting.at),
        )
        self._kept.setText(text)
        self._kept.show()
        announce(self._kept, text)
        self.kept.emit(jotting.at)

    def _on_done(self) -> None:
        self._mark.show_kept()

    def _on_stuck(self, error: Exception) -> None:
        self._mark.show_stuck(error)

    def _on_back(self) -> None:
        page = "interview" if self._began_at.interview else "today"
        self.asked_for.emit(replace(self._began_at, page=page))
