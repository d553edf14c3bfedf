"""The edges of the window: who we are and where, what is kept, and how to hide it.

Built anew with every page, in the language of the page, so that nothing in it can be
left over from the page before.
"""

from collections.abc import Container, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.wording import LANGUAGES, OWN_NAME, Words, phrase
from ui.forms import (
    Badge,
    LinkButton,
    QuietButton,
    RiskButton,
    Surface,
    TabButton,
    TwoEnds,
)
from ui.page import Page
from ui.shortcuts import shown
from ui.text import PlainLabel, named

PROGRAM = "RHI Desktop"
TABS = (("today", phrase("Today")), ("outbox", phrase("Outbox")))


class Header(Surface):
    """The top edge."""

    went = Signal(str)
    language_chosen = Signal(str)
    hidden = Signal()
    locked = Signal()

    def __init__(
        self,
        words: Words,
        page: Page | None = None,
        *,
        here: str = "",
        pages: Container[str] = (),
    ) -> None:
        super().__init__("bar")
        self._words = words
        self._pages = pages
        right: list[QWidget] = list(self._languages())
        right += page.tools() if page else ()
        hide = QuietButton(words("Hide"), key=shown("hide"))
        hide.clicked.connect(self.hidden)
        right.append(hide)
        if page:
            lock = QuietButton(words("Lock"), key=shown("lock"))
            lock.clicked.connect(self.locked)
            right.append(lock)
        left = [PlainLabel(PROGRAM, "strong", wraps=False)]
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 2, 20, 2)
        column.addWidget(TwoEnds([*left, *self._whereabouts(page, here)], right))
        named(self, words("Top of the window"))

    def _whereabouts(self, page: Page | None, here: str) -> Sequence[QWidget]:
        if page is None:
            return ()
        about: list[QWidget] = []
        if page.seat.session.is_practice:
            about.append(Badge(self._words("Practice: made up"), "risk"))
        if context := page.context():
            back = LinkButton(self._words("Today"))
            back.clicked.connect(lambda: self.went.emit("today"))
            return (*about, back, PlainLabel(context, "small", wraps=False))
        for name, text in TABS:
            if name not in self._pages:
                continue
            tab = TabButton(self._words(text))
            tab.setChecked(name == here)
            tab.clicked.connect(lambda _on, name=name: self.went.emit(name))
            about.append(tab)
        return about

    def _languages(self) -> Sequence[QWidget]:
        choices: list[QWidget] = []
        for language in LANGUAGES:
            if language == self._words.language:
                choices.append(PlainLabel(OWN_NAME[language], "small", wraps=False))
                continue
            link = LinkButton(OWN_NAME[language])
            link.clicked.connect(
                lambda _on, language=language: self.language_chosen.emit(language)
            )
            choices.append(link)
        return choices


class Foot(Surface):
    """The bottom edge: whether it is kept, and somebody being at risk."""

    at_risk = Signal()

    def __init__(self, words: Words, page: Page, *, risk_shown: bool) -> None:
        super().__init__("foot")
        self._words = words
        self._mark = PlainLabel(words("✓ Everything is kept"), "next", wraps=False)
        self._risk = RiskButton(words("Someone is at risk"), key=shown("at_risk"))
        self._risk.clicked.connect(self.at_risk)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 2, 20, 2)
        column.addWidget(TwoEnds([self._mark, *page.foot()], [self._risk]))
        self._risk.setVisible(risk_shown)
        page.kept.connect(self._on_kept)
        page.unkept.connect(self._on_unkept)
        named(self, words("Bottom of the window"))

    def _on_kept(self, at: datetime) -> None:
        self._mark.setText(self._words("✓ Kept at {time}", time=self._words.hour(at)))
        self._mark.take_role("next")

    def _on_unkept(self) -> None:
        self._mark.setText(self._words("Keeping…"))
        self._mark.take_role("soft")
