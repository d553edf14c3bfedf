"""Who may know of one topic: a strip for all of it, and one for each that differs."""

from collections.abc import Iterable

from PySide6.QtCore import Qt

from rhi_desktop.instrument import Question, Topic
from rhi_desktop.record.ids import CHILD
from rhi_desktop.sharing.profile import Reader
from rhi_desktop.wording import Words
from ui.interview.permission_strip import PermissionStrip
from ui.interview.question_row import QuestionRow
from ui.interview.talk import Talk


class Strips:
    """The strips of one topic; each says what stands, and records what is said."""

    def __init__(
        self, words: Words, topic: Topic, talk: Talk, readers: Iterable[Reader]
    ) -> None:
        self._words = words
        self._topic = topic
        self._talk = talk
        self._readers = tuple(readers)
        self._strips: dict[str, PermissionStrip] = {}

    def readers_of(self, questions: Iterable[Question]) -> list[Reader]:
        """The readers whom the child may be asked about, for any of these."""
        policies = [question.policy for question in questions]
        return [
            reader
            for reader in self._readers
            if reader.audience != CHILD
            and any(reader.audience in one.ask for one in policies)
        ]

    def for_topic(self) -> PermissionStrip | None:
        """The strip about the whole topic, or None where nobody may be told of it."""
        readers = self.readers_of(self._topic.questions())
        if not readers:
            return None
        return self._make(readers, self._topic.name, self._words("May I pass this on?"))

    def has_own(self, ref: str) -> bool:
        """Whether the child has said something about just this answer."""
        return any(said.about == ref for said in self._talk.permissions)

    def open_for(self, row: QuestionRow) -> None:
        """Shows a strip about one answer, under it."""
        if row.ref not in self._strips:
            readers = self.readers_of([row.question])
            asks = self._words("And this one answer?")
            row.put_under(self._make(readers, row.ref, asks))

    def go_to(self, ref: str) -> None:
        """Puts the keyboard in the strip about one answer."""
        self._strips[ref].setFocus(Qt.FocusReason.TabFocusReason)

    def show_words(self) -> None:
        """Shows what the child has said by now."""
        for strip in self._strips.values():
            self._show(strip)

    def flush(self) -> None:
        """Records what was said last."""
        for strip in self._strips.values():
            strip.flush()

    def _make(self, readers: list[Reader], about: str, asks: str) -> PermissionStrip:
        strip = PermissionStrip(self._words, readers, about, asks)
        strip.said.connect(self._talk.permit)
        self._strips[about] = strip
        self._show(strip)
        return strip

    def _show(self, strip: PermissionStrip) -> None:
        ref = strip.about if strip.about.startswith("/") else ""
        for audience in strip.audiences:
            word = self._talk.word(audience, self._topic.name, ref)
            strip.show_word(audience, word)
