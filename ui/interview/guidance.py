"""For the advocate's eyes: what helps with this topic and with this question."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.wording import Words
from ui.text import PlainLabel, named


class Guidance(QWidget):
    """A few calm lines; they change with the question and say nothing of an answer."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._topic = PlainLabel("", "soft")
        self._question = PlainLabel("", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(10)
        column.addWidget(PlainLabel(words("For you"), "heading"))
        column.addWidget(self._topic)
        column.addWidget(self._question)
        named(self, words("For you"))

    def show_topic(self, text: str) -> None:
        """What to bear in mind in all of the topic."""
        self._topic.setText(text)
        self._topic.setVisible(bool(text))

    def show_question(self, text: str) -> None:
        """What helps with the question that has the keyboard."""
        self._question.setText(text)
        self._question.setVisible(bool(text))
