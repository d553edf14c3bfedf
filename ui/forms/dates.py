"""Dates and times, typed in separate boxes: quicker and surer than a calendar.

What is being typed is never marked wrong; only when the keyboard leaves the whole field
does it say what to put right. The value is ISO text, or nothing until it is whole.
"""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from rhi_desktop.clock import LOCAL
from rhi_desktop.wording import Words
from ui.forms.fields import _Line
from ui.text import PlainLabel, announce, named, restyle
from ui.theme import px

EARLIEST_YEAR = 1900
WHOLE_YEAR = 4


class _Box(_Line):
    """A few digits of a date, under their own small label."""

    def __init__(self, words: Words, label: str, group: str, digits: int) -> None:
        super().__init__(words, f"{group}: {label}")
        self.label = PlainLabel(label, "small", wraps=False)
        self.setMaxLength(digits)
        self.setValidator(QIntValidator(0, 10**digits - 1, self))
        self.setInputMethodHints(
            self.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly
        )
        self.setFixedWidth(px(26) + digits * px(13))

    def number(self) -> int | None:
        """What is typed, or None."""
        return int(self.text()) if self.text() else None


class _Boxes(QWidget):
    """A row of boxes that make one value."""

    edited = Signal(str)
    """The value as ISO text when it is whole, and empty when it is not."""

    value: Callable[[], str]
    problem: Callable[[], str]

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self.words = words
        self._mend = PlainLabel("", "mend")
        self._mend.hide()
        self._boxes: list[_Box] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        column.addWidget(self._mend)
        column.addLayout(self._row)
        named(self, name)

    def _add_boxes(self, *boxes: _Box) -> None:
        for box in boxes:
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(box.label)
            cell.addWidget(box)
            self._row.addLayout(cell)
            self._boxes.append(box)
            box.textEdited.connect(self._on_edited)
            box.editingFinished.connect(self._on_left)
        if self.focusProxy() is None:
            self.setFocusProxy(boxes[0])

    def show_mend(self, message: str) -> None:
        """Says above the boxes what to put right; empty takes that away."""
        self._mend.setText(message)
        self._mend.setVisible(bool(message))
        for box in self._boxes:
            box.setAccessibleDescription(message)
            box.setProperty("wrong", "true" if message else "false")
            restyle(box)
        announce(self, message)

    def is_empty(self) -> bool:
        """Nothing has been typed in any box."""
        return not any(box.text() for box in self._boxes)

    def _fill(self, *texts: str) -> None:
        for box, text in zip(self._boxes, texts, strict=True):
            box.setText(text)
        self.show_mend("")

    def _on_edited(self) -> None:
        if not self.problem():
            self.show_mend("")
        self.edited.emit(self.value())

    def _on_left(self) -> None:
        now = QApplication.focusWidget()
        if now not in self._boxes:
            self.show_mend(self.problem())


class DateField(_Boxes):
    """Day, month and year. Its value is `2026-10-24`."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__(words, name)
        self._day = _Box(words, words("Day"), name, 2)
        self._month = _Box(words, words("Month"), name, 2)
        self._year = _Box(words, words("Year"), name, 4)
        self._add_boxes(self._day, self._month, self._year)
        self._row.addStretch(1)

    def show_value(self, iso: str) -> None:
        """Puts a date in, or empties the boxes; tells nobody."""
        day = date.fromisoformat(iso) if iso else None
        self._fill(
            *(
                ("", "", "")
                if day is None
                else (f"{day.day}", f"{day.month}", f"{day:%Y}")
            )
        )

    def value(self) -> str:
        """ISO text, or empty while it is not whole or not real."""
        day = self._day_meant()
        return day.isoformat() if day else ""

    def problem(self) -> str:
        """What to put right, in words; empty when there is nothing."""
        if self.is_empty() or self._day_meant():
            return ""
        if any(not box.text() for box in self._boxes):
            return self.words("Write the day, the month and the year.")
        if len(self._year.text()) < WHOLE_YEAR:
            return self.words("Write the year with four figures.")
        return self.words("There is no such date. Check the day and the month.")

    def _day_meant(self) -> date | None:
        day, month, year = (box.number() for box in self._boxes)
        if day is None or month is None or year is None or year < EARLIEST_YEAR:
            return None
        try:
            return date(year, month, day)
        except ValueError:
            return None


class TimeField(_Boxes):
    """Hour and minute, 24-hour clock. Its value is `18:05`."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__(words, name)
        self._hour = _Box(words, words("Hour"), name, 2)
        self._minute = _Box(words, words("Minute"), name, 2)
        self._add_boxes(self._hour, self._minute)
        self._row.addStretch(1)

    def show_value(self, iso: str) -> None:
        """Puts a time in, or empties the boxes; tells nobody."""
        hour, minute = (iso or ":").split(":")[:2]
        self._fill(hour, minute)

    def value(self) -> str:
        """ISO text, or empty while it is not whole or not real."""
        meant = self._time_meant()
        return f"{meant:%H:%M}" if meant else ""

    def problem(self) -> str:
        """What to put right, in words; empty when there is nothing."""
        if self.is_empty() or self._time_meant():
            return ""
        return self.words("Write the time by the 24-hour clock, such as 18 and 05.")

    def _time_meant(self) -> time | None:
        hour, minute = (box.number() for box in self._boxes)
        if hour is None or minute is None:
            return None
        try:
            return time(hour, minute)
        except ValueError:
            return None


class MomentField(QWidget):
    """A date and a time where it happened. Its value is `2026-10-24T18:00:00+01:00`.

    When the clocks go back one hour happens twice; the first of the two is meant. When
    they go forward one hour does not happen, and the field says so.
    """

    edited = Signal(str)
    """The value as ISO text when it is whole, and empty when it is not."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self.words = words
        self.day = DateField(words, name)
        self.time = TimeField(words, name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.day, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.time, 1, Qt.AlignmentFlag.AlignBottom)
        self.day.edited.connect(self._on_edited)
        self.time.edited.connect(self._on_edited)
        self.setFocusProxy(self.day)
        named(self, name)

    def show_value(self, iso: str) -> None:
        """Puts a moment in, in local time, or empties the boxes; tells nobody."""
        moment = datetime.fromisoformat(iso).astimezone(LOCAL) if iso else None
        self.day.show_value(moment.date().isoformat() if moment else "")
        self.time.show_value(f"{moment:%H:%M}" if moment else "")

    def value(self) -> str:
        """ISO text with its zone, or empty while it is not whole or not real."""
        moment = self._moment_meant()
        return moment.isoformat() if moment and _happened(moment) else ""

    def problem(self) -> str:
        """What to put right, in words; empty when there is nothing."""
        if problem := self.day.problem() or self.time.problem():
            return problem
        if self.is_empty():
            return ""
        moment = self._moment_meant()
        if moment is None:
            return self.words("Write both the date and the time.")
        if not _happened(moment):
            return self.words("The clocks went forward then. Check the hour.")
        return ""

    def is_empty(self) -> bool:
        """Nothing has been typed in any box."""
        return self.day.is_empty() and self.time.is_empty()

    def show_mend(self, message: str) -> None:
        """Says above the boxes what to put right; empty takes that away."""
        self.day.show_mend(message)

    def _moment_meant(self) -> datetime | None:
        day, hour = self.day.value(), self.time.value()
        if not (day and hour):
            return None
        return datetime.fromisoformat(f"{day}T{hour}:00").replace(tzinfo=LOCAL)

    def _on_edited(self) -> None:
        self.edited.emit(self.value())


def _happened(moment: datetime) -> bool:
    """Whether this hour exists: it comes back the same from universal time."""
    there_and_back = datetime.fromtimestamp(moment.timestamp(), LOCAL)
    return there_and_back.replace(tzinfo=None) == moment.replace(tzinfo=None)
