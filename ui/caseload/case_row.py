"""One case of Today: who, when they returned, when it is due, how far, what next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.record.child import Child
from rhi_desktop.record.interview import Interview, Stage
from rhi_desktop.wording import Words
from ui.caseload.when import Timing, due_in_words, returned_in_words
from ui.folding import OVER_EACH_OTHER, SIDE_BY_SIDE, in_shares
from ui.forms import Badge, LinkButton, ListRow, PrimaryButton, QuietButton
from ui.text import PlainLabel, named
from ui.theme import px

if TYPE_CHECKING:
    from rhi_desktop.practice.caseload import Case

NARROW = 860
BUTTON = 184


class CaseRow(ListRow):
    """A row whose one button is what comes next for this case."""

    wanted = Signal(str)
    """What somebody wants of it: `begin`, `interview`, `documents` or `consent`."""

    def __init__(
        self, words: Words, case: "Case", timing: Timing, *, is_next: bool
    ) -> None:
        super().__init__("")
        self.words = words
        self.case = case
        self._act = _next_act(case.interview)
        self._name = PlainLabel("", "strong")
        self._add(3, self._name)
        self._add(5, *self._return_lines())
        self._add(6, *self._due_lines(timing))
        self._add(5, *self._stage_lines())
        self.main = (PrimaryButton if is_next else QuietButton)(self._said())
        self.cells.addWidget(self._actions())
        self.mark("chosen", on=is_next)
        self.opened.connect(self._on_next)
        self.show_name(plainly=False)

    def show_name(self, *, plainly: bool) -> None:
        """Shows the name, or initials while somebody may be looking on."""
        child = self.case.child
        shown = full_name(self.words, child) if plainly else child.initials
        self._name.setText(shown)
        named(self, shown)
        told = self.words("{act}: {name}", act=self._said(), name=shown)
        named(self.main, told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds its cells under each other where there is no room for a row."""
        narrow = self.width() < px(NARROW)
        self.cells.setDirection(OVER_EACH_OTHER if narrow else SIDE_BY_SIDE)
        super().resizeEvent(event)

    def _add(self, share: int, *lines: QWidget) -> None:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addStretch(1)
        for line in lines:
            column.addWidget(line)
        column.addStretch(1)
        self.cells.addWidget(in_shares(cell), share)

    def _return_lines(self) -> list[QWidget]:
        episode = self.case.episode
        lines = [PlainLabel(returned_in_words(self.words, episode.returned))]
        if episode.last_seen:
            when = self.words.moment(episode.last_seen)
            lines.append(PlainLabel(self.words("last seen {when}", when=when), "small"))
        return list(lines)

    def _due_lines(self, timing: Timing) -> list[QWidget]:
        due = due_in_words(self.words, timing)
        if self._act == "documents":
            if timing.due is None:
                return [PlainLabel(due.rule, "small")]
            when = self.words.moment(timing.due)
            return [PlainLabel(self.words("was due {when}", when=when), "soft")]
        return [Badge(due.badge, due.tone), PlainLabel(due.rule, "small")]

    def _stage_lines(self) -> list[QWidget]:
        words, interview = self.words, self.case.interview
        if interview is None:
            return [PlainLabel(words("Not begun"))]
        if interview.finished:
            when = words.moment(interview.finished)
            return [PlainLabel(words("Finished {when}", when=when))]
        lines: list[QWidget] = [
            PlainLabel(words("Begun {when}", when=words.moment(interview.began)))
        ]
        if self.case.kept_at:
            when = words.moment(self.case.kept_at)
            lines.append(
                PlainLabel(words("last words kept {when}", when=when), "small")
            )
        return lines

    def _actions(self) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        self.main.setMinimumWidth(px(BUTTON))
        self.main.clicked.connect(self._on_next)
        column.addWidget(self.main)
        if self.case.interview is not None:
            link = LinkButton(self.words("Who may know what"))
            link.clicked.connect(lambda: self.wanted.emit("consent"))
            column.addWidget(link)
        return cell

    def _said(self) -> str:
        words = self.words
        return {
            "begin": words("Begin interview"),
            "interview": words("Go on"),
            "documents": words("Documents"),
        }[self._act]

    def _on_next(self) -> None:
        self.wanted.emit(self._act)


def full_name(words: Words, child: Child) -> str:
    """The name in full, and what they like to be called."""
    if not child.known_as or child.known_as == child.name:
        return child.name
    return words("{name}, called {known_as}", name=child.name, known_as=child.known_as)


def _next_act(interview: Interview | None) -> str:
    if interview is None:
        return "begin"
    return "documents" if interview.stage is Stage.FINISHED else "interview"
