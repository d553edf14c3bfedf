"""A date, a time, or both."""

from rhi_desktop.wording import Words
from ui.forms import DateField, MomentField, TimeField
from ui.interview.fields.field import Field


class Dated(Field):
    """Boxes for the parts of a date or time; blank until it is whole.

    Parts that are typed but do not make a value yet are left as they stand.
    """

    def __init__(self, boxes: DateField | TimeField | MomentField) -> None:
        super().__init__(boxes)
        self._boxes = boxes
        boxes.edited.connect(self.edited)

    def set_value(self, value: str) -> None:
        """Shows a value and tells nobody; half a value on screen is not disturbed."""
        if value != self._boxes.value() and (value or not self._boxes.problem()):
            self._boxes.show_value(value)


def day(words: Words, name: str) -> Dated:
    """A field for a date."""
    return Dated(DateField(words, name))


def time_of_day(words: Words, name: str) -> Dated:
    """A field for a time by the 24-hour clock."""
    return Dated(TimeField(words, name))


def moment(words: Words, name: str) -> Dated:
    """A field for a date and time where it happened."""
    return Dated(MomentField(words, name))
