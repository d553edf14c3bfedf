"""A date, a time, or both."""

from collections.abc import Callable
from datetime import date, datetime, time

from rhi_desktop.wording import Words
from ui.forms import DateField, MomentField, TimeField
from ui.interview.fields.field import Field


class Dated(Field):
    """Boxes for the parts of a date or time; blank until it is whole.

    Parts that are typed but do not make a value yet are left as they stand.
    """

    def __init__(
        self,
        boxes: DateField | TimeField | MomentField,
        means: Callable[[str], object],
    ) -> None:
        super().__init__(boxes)
        self._boxes = boxes
        self._means = means
        boxes.edited.connect(self.edited)

    def set_value(self, value: str) -> None:
        """Shows a value and tells nobody; what is being typed is not disturbed.

        A value is kept to the thousandth and typed to the minute. Shown again while it
        means the same, it would make the 1 of a coming 10 into 01, and the box full.
        """
        is_other = self._read(value) != self._read(self._boxes.value())
        if is_other and (value or not self._boxes.problem()):
            self._boxes.show_value(value)

    def _read(self, value: str) -> object:
        return self._means(value) if value else None


def day(words: Words, name: str) -> Dated:
    """A field for a date."""
    return Dated(DateField(words, name), date.fromisoformat)


def time_of_day(words: Words, name: str) -> Dated:
    """A field for a time by the 24-hour clock."""
    return Dated(TimeField(words, name), time.fromisoformat)


def moment(words: Words, name: str) -> Dated:
    """A field for a date and time where it happened."""
    return Dated(MomentField(words, name), datetime.fromisoformat)
