"""Beside the copy: why it says what it says, or what was issued; one or the other."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.record.copy import Copy
from rhi_desktop.wording import Words
from ui.forms import SegmentedChoice
from ui.referral.reason_list import ReasonList
from ui.referral.reasons import Reason
from ui.referral.register import Register
from ui.text import PlainLabel

WHY, ISSUED = "why", "issued"


class WhyPanel(QWidget):
    """The reasons of the copy shown, and the register of all copies."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.choice = SegmentedChoice(
            words("Beside the copy"),
            [(WHY, words("Why")), (ISSUED, words("What was issued"))],
        )
        self.choice.chosen.connect(lambda on: self.show_side(on[0]))
        self._count = PlainLabel("", "small")
        self._reasons = ReasonList(words)
        self._register = Register(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(10)
        for widget in (self.choice, self._count, self._reasons, self._register):
            column.addWidget(widget)
        self.show_side(WHY)

    def show_side(self, side: str) -> None:
        """Shows the reasons, or the register."""
        self.choice.show_value([side])
        self._count.setVisible(side == WHY)
        self._reasons.setVisible(side == WHY)
        self._register.setVisible(side == ISSUED)

    def show_reasons(self, found: Sequence[Reason], labels: Mapping[str, str]) -> None:
        """Shows why this copy says what it says."""
        shown = sum(len(one.ruled) for one in found if one.shared)
        withheld = sum(len(one.ruled) for one in found if not one.shared)
        self._count.setText(
            self._words(
                "{shown} shown, {withheld} held back",
                shown=str(shown),
                withheld=str(withheld),
            )
        )
        self._reasons.show_reasons(found, labels)

    def show_copies(self, copies: Sequence[Copy], readers: Mapping[str, str]) -> None:
        """Shows every copy issued."""
        self._register.show_copies(copies, readers)
