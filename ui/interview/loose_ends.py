"""What is still loose at the end: worth a look, and never in the way of finishing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rhi_desktop.instrument import said_in
from rhi_desktop.practice.conversation import matters_of
from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Said
from rhi_desktop.sharing.ledger import ConsentRecord
from rhi_desktop.sharing.matrix import matrix
from rhi_desktop.wording import Words
from ui.forms import Card, LinkButton, Notice, PrimaryButton, QuietButton, ScrollPage
from ui.interview.talk import Talk
from ui.text import PlainLabel, named

MANY = 8


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """Lines not filed, answers set aside, questions to see, readers not asked about."""

    unfiled: int
    set_aside: int
    to_see: tuple[str, ...]
    not_asked: int


def loose_ends(talk: Talk, audiences: tuple[Audience, ...]) -> LooseEnds:
    """Gathers what is loose, from what is on the page alone."""
    consent = ConsentRecord(talk.permissions, talk.overrides)
    cells = matrix(matters_of(talk.sitting), consent, audiences)
    return LooseEnds(
        unfiled=talk.unfiled,
        set_aside=len(talk.sitting.set_aside()),
        to_see=tuple(problem.ref for problem in talk.sitting.problems()),
        not_asked=sum(
            cell.askable and cell.said is Said.NOT_ASKED and cell.withheld > 0
            for cell in cells
        ),
    )


class LooseEndsSheet(ScrollPage):
    """Stands in the middle of the page, in place of a topic, until one decides."""

    finished = Signal()
    went_back = Signal()
    went_to = Signal(str)
    """Somebody wants to look at the question of this Ref."""

    asked_for_consent = Signal()

    def __init__(self, words: Words, talk: Talk, ends: LooseEnds) -> None:
        super().__init__(words("Finish the interview"), width=680, margin=40)
        self._words = words
        self._talk = talk
        self.body.addWidget(PlainLabel(words("Finish the interview"), "title"))
        self.body.addWidget(
            PlainLabel(
                words(
                    "After this the answers can be read and passed on, not changed."
                    " Nothing below has to be done first."
                ),
                "soft",
            )
        )
        self._mark = Notice("", "mend")
        self._mark.hide()
        self._card = Card()
        self._card.body.setSpacing(2)
        self._show(ends)
        self.body.addWidget(self._card)
        self.body.addWidget(self._mark)
        self.finish = PrimaryButton(words("Finish the interview"))
        self.finish.clicked.connect(self._on_finish)
        back = QuietButton(words("Go on talking"))
        back.clicked.connect(self.went_back)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(4, 4, 4, 4)
        buttons.setSpacing(16)
        buttons.addWidget(self.finish)
        buttons.addWidget(back)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.setFocusProxy(back)

    def _on_finish(self) -> None:
        self.finish.setEnabled(False)
        self.finished.emit()

    def show_stuck(self, told: str) -> None:
        """Says why it is not finished."""
        self._mark.say(told)
        self.finish.setEnabled(True)

    def _show(self, ends: LooseEnds) -> None:
        words = self._words
        counted = words.counted
        if ends.unfiled:
            text = counted("{n} line not filed", "{n} lines not filed", ends.unfiled)
            self._fact(text, words("Kept, and shown to nobody."))
        if ends.set_aside:
            text = counted(
                "{n} answer set aside", "{n} answers set aside", ends.set_aside
            )
            self._fact(text, words("Kept, and passed on to nobody."))
        if ends.not_asked:
            text = counted(
                "{n} choice of who may know not asked yet",
                "{n} choices of who may know not asked yet",
                ends.not_asked,
            )
            self._fact(
                text, words("What they were not asked about is passed to nobody.")
            )
            self._link(words("Consent and disclosure"), self._on_consent)
        if ends.to_see:
            text = counted(
                "{n} question to look at", "{n} questions to look at", len(ends.to_see)
            )
            self._fact(
                text, words("Leave blank what was not asked; a blank is honest.")
            )
            for ref in ends.to_see[:MANY]:
                self._link(self._named(ref), partial(self._on_wanted, ref))
        if not self._card.body.count():
            self._fact(words("Nothing is loose."), words("Everything has its place."))

    def _on_consent(self) -> None:
        self.asked_for_consent.emit()

    def _on_wanted(self, ref: str) -> None:
        self.went_to.emit(ref)

    def _named(self, ref: str) -> str:
        question = self._talk.definition.question(ref)
        language = self._words.language
        topic = self._talk.definition.topic(question.topic)
        label = said_in(question.label, language)
        return f"{said_in(topic.label, language)}: {label}"

    def _fact(self, text: str, soft: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(4, 8, 4, 4)
        column.setSpacing(2)
        column.addWidget(PlainLabel(text, "strong"))
        column.addWidget(PlainLabel(soft, "soft"))
        self._card.body.addWidget(named(holder, text))

    def _link(self, text: str, act: Callable[[], object]) -> None:
        link = LinkButton(text)
        link.clicked.connect(act)
        self._card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
