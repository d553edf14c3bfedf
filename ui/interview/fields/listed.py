"""One choice out of many, kept in a list that opens when it is asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from rhi_desktop.instrument import Choice, said_in
from rhi_desktop.wording import Words
from ui.forms import QuietButton
from ui.interview.fields.field import Field
from ui.text import named, on_button


class _Opener(QuietButton):
    """Opens its list with the arrow too, as lists do."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens; everything else is a button's."""
        if event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)


class Listed(Field):
    """Says what is chosen; pressed, it shows the whole list, which never blocks."""

    def __init__(self, words: Words, name: str, choices: Sequence[Choice]) -> None:
        holder = QWidget()
        super().__init__(holder)
        self._words = words
        self._name = name
        self._choices = tuple(choices)
        self._value = ""
        self.button = _Opener(words("Choose"))
        self.button.clicked.connect(self.open)
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 4, 4, 4)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        holder.setFocusProxy(self.button)
        self._say()

    def set_value(self, value: str) -> None:
        """Shows a value and tells nobody."""
        self._value = value
        self._say()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Shows other choices from now on."""
        self._choices = tuple(choices)
        self._say()

    def open(self) -> QMenu:
        """Shows the list, what is chosen first under the keyboard."""
        menu = QMenu(self.button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._choices:
            label = on_button(said_in(choice.label, self._words.language))
            action = menu.addAction(label)
            action.setData(choice.value)
            action.setCheckable(True)
            action.setChecked(choice.value == self._value)
            if choice.value == self._value:
                menu.setActiveAction(action)
        if self._value:
            menu.addSeparator()
            menu.addAction(self._words("Take it back")).setData("")
        menu.triggered.connect(self._on_picked)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 4)))
        return menu

    def _on_picked(self, action: QAction) -> None:
        self._value = action.data()
        self._say()
        self.edited.emit(self._value)

    def _say(self) -> None:
        labels = {
            one.value: said_in(one.label, self._words.language) for one in self._choices
        }
        label = labels.get(self._value, self._value)
        text = label or self._words("Choose")
        self.button.setText(on_button(f"{text}  ▾"))
        named(self.button, f"{self._name}: {label or self._words('nothing chosen')}")
        self.button.updateGeometry()
