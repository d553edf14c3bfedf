"""What goes with an answer: whose words it is, or why there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.wording import Words, phrase
from ui.forms import ChipFlow, FlowLayout, LinkButton, SegmentedChoice
from ui.shortcuts import Doing, shown
from ui.text import PlainLabel
from ui.theme import px

VOICES = {
    Voice.CHILDS_WORDS: phrase("Child’s words"),
    Voice.SEEN: phrase("Seen"),
    Voice.TOLD_BY_ANOTHER: phrase("Told by another"),
    Voice.MY_VIEW: phrase("My view"),
}
NO_ANSWER: dict[State, tuple[str, Doing | None]] = {
    State.DECLINED: (phrase("declined"), "declined"),
    State.DID_NOT_KNOW: (phrase("doesn’t know"), "did_not_know"),
    State.DOES_NOT_APPLY: (phrase("doesn’t apply"), "not_relevant"),
    State.NOT_ASKED: (phrase("not asked"), None),
    State.ANSWERED_BY_ANOTHER: (phrase("somebody else answered"), None),
}
"""Every way to meet a question but with an answer of their own; most have a key."""


class Answering(QWidget):
    """Stands under a field once somebody has been there."""

    stated = Signal(object)
    """The `State` the question was met with; ANSWERED takes a reason back."""

    voiced = Signal(object)
    """Whose words it is: a `Voice`."""

    differs = Signal()
    """Who may know this one answer is not as with the rest of the topic."""

    def __init__(self, words: Words, *, has_voice: bool, may_differ: bool) -> None:
        super().__init__()
        self._words = words
        self._voice = self._whose_words() if has_voice else None
        self._no_answer = self._other_ways()
        above = FlowLayout(gap=8, in_middle=True)
        if self._voice is not None:
            above.addWidget(self._voice)
        if may_differ:
            above.addWidget(self._differing())
        beside = QHBoxLayout()
        beside.setSpacing(2)
        label = PlainLabel(words("Or:"), "small", wraps=False)
        label.setContentsMargins(4, px(9), 0, 0)
        beside.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self._no_answer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(above)
        column.addLayout(beside)

    def _whose_words(self) -> SegmentedChoice:
        words = self._words
        voices = [(voice, words(VOICES[voice])) for voice in Voice]
        strip = SegmentedChoice(words("Whose words"), voices)
        strip.chosen.connect(self._on_voiced)
        return strip

    def _other_ways(self) -> ChipFlow:
        words = self._words
        ways = [
            (state, f"{words(text)}  {shown(doing)}" if doing else words(text))
            for state, (text, doing) in NO_ANSWER.items()
        ]
        chips = ChipFlow(words("No answer of their own"), ways, several=False)
        small = QFont(self.font())
        small.setPixelSize(px(13))
        for chip in chips.findChildren(QCheckBox):
            chip.setFont(small)
        chips.chosen.connect(self._on_stated)
        return chips

    def _differing(self) -> LinkButton:
        link = LinkButton(self._words("This one differs"))
        link.setAccessibleDescription(
            self._words("Ask who may know this one answer, apart from the topic")
        )
        link.clicked.connect(self.differs)
        return link

    def show_answer(self, answer: Answer) -> None:
        """Shows whose words it is and how the question was met."""
        if self._voice is not None:
            self._voice.show_value([answer.voice] if answer.voice else [])
        self._no_answer.show_value([answer.state])

    def close_answer(self) -> None:
        """Shows it from now on; who may know can still be asked."""
        self._no_answer.setEnabled(False)
        if self._voice is not None:
            self._voice.setEnabled(False)

    def _on_voiced(self, values: tuple[str, ...]) -> None:
        if values:
            self.voiced.emit(Voice(values[0]))

    def _on_stated(self, values: tuple[str, ...]) -> None:
        self.stated.emit(State(values[0]) if values else State.ANSWERED)
