"""Telling somebody without agreement: four grounds, and which of them is missing."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.record.permission import Told
from rhi_desktop.wording import Words
from ui.forms import (
    Card,
    ChipFlow,
    FlowLayout,
    LineField,
    Notice,
    QuietButton,
    RiskButton,
    TextArea,
)
from ui.text import PlainLabel, announce, named


class OverridePanel(Card):
    """Asks what the risk is, why, whether the child was told, and who decided."""

    decided = Signal(object)
    """All four grounds are written, as `Grounds`."""

    left = Signal()

    def __init__(self, words: Words, title: str, thresholds: Mapping[str, str]) -> None:
        super().__init__("card", margin=24)
        self._words = words
        self.body.setSpacing(14)
        self.body.addWidget(PlainLabel(title, "heading"))
        self.body.addWidget(
            PlainLabel(
                words(
                    "This needs four things, and goes into the document with them."
                    " Tell the young person first, wherever that is safe."
                ),
                "soft",
            )
        )
        self.notice = Notice("", "mend")
        self.body.addWidget(self.notice)
        self._add_grounds(thresholds)
        self._add_buttons()
        named(self, title)

    def _add_grounds(self, thresholds: Mapping[str, str]) -> None:
        words = self._words
        risk = words("1. What is the risk?")
        why = words("2. Why share it all the same?")
        told, who = words("3. Was the young person told?"), words("4. Who decided?")
        self.threshold = ChipFlow(risk, thresholds.items(), several=False)
        self.reason = TextArea(words, why, lines=2)
        self.told = ChipFlow(
            told,
            [
                (Told.BEFORE, words("Yes, before")),
                (Told.AFTER, words("Afterwards")),
                (Told.NOT_TOLD, words("No")),
            ],
            several=False,
        )
        self.told.chosen.connect(self._on_told)
        self.why_not = LineField(words, words("Why were they not told?"))
        self.why_not.hide()
        self.who = LineField(words, who, shows_label=False)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.why_not)
        self._asked = [
            _Ground(risk, self.threshold, self.threshold),
            _Ground(why, self.reason, self.reason),
            _Ground(told, both, self.told),
            _Ground(who, self.who, self.who),
        ]
        for ground in self._asked:
            self.body.addWidget(ground)

    def _add_buttons(self) -> None:
        record = RiskButton(self._words("Record this, and share it"))
        record.clicked.connect(self._on_record)
        leave = QuietButton(self._words("Do not share it"))
        leave.clicked.connect(self.left)
        holder = QWidget()
        row = FlowLayout(holder, margin=4)
        row.addWidget(record)
        row.addWidget(leave)
        self.body.addWidget(holder)

    def begin(self) -> None:
        """Takes the keyboard."""
        self.threshold.setFocus()

    def _missing(self) -> list[str]:
        """For each of the four, what is missing; empty where nothing is."""
        words = self._words
        told = self.told.value()
        told_missing = "" if told else words("Say whether they were told.")
        if Told.NOT_TOLD in told and not self.why_not.text().strip():
            told_missing = words("Say why they were not told.")
        return [
            "" if self.threshold.value() else words("Choose what the risk is."),
            ""
            if self.reason.toPlainText().strip()
            else words("Write why it is shared all the same."),
            told_missing,
            "" if self.who.text().strip() else words("Write who decided."),
        ]

    def _on_told(self, told: tuple[str, ...]) -> None:
        self.why_not.setVisible(Told.NOT_TOLD in told)

    def _on_record(self) -> None:
        from rhi_desktop.practice.interviewing import Grounds

        missing = self._missing()
        for ground, mend in zip(self._asked, missing, strict=True):
            ground.show_mend(mend)
        count = sum(map(bool, missing))
        if count:
            self.notice.say(
                self._words.counted(
                    "{n} thing is still missing. Nothing was shared.",
                    "{n} things are still missing. Nothing was shared.",
                    count,
                )
            )
            next(g for g, m in zip(self._asked, missing, strict=True) if m).setFocus()
            return
        self.notice.say("")
        told = Told(self.told.value()[0])
        self.decided.emit(
            Grounds(
                threshold=self.threshold.value()[0],
                reason=self.reason.toPlainText(),
                told=told,
                decided_by=self.who.text(),
                why_not_told=self.why_not.text() if told is Told.NOT_TOLD else "",
            )
        )


class _Ground(QWidget):
    """One of the four: what is asked, what is missing, and the field."""

    def __init__(self, asked: str, field: QWidget, begins_at: QWidget) -> None:
        super().__init__()
        self._mend = PlainLabel("", "mend")
        self._mend.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(asked, "strong"))
        column.addWidget(self._mend)
        column.addWidget(field)
        self.setFocusProxy(begins_at)

    def show_mend(self, mend: str) -> None:
        """Says what to do to put it right; empty takes that away."""
        self._mend.setText(mend)
        self._mend.setVisible(bool(mend))
        announce(self, mend)
