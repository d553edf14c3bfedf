"""A field for each kind of answer."""

from collections.abc import Callable, Sequence

from rhi_desktop.instrument import Choice, Kind, Question, said_in
from rhi_desktop.wording import Words
from ui.interview.fields import dated
from ui.interview.fields.chips import FEW, Chips
from ui.interview.fields.field import Field
from ui.interview.fields.line import Line
from ui.interview.fields.listed import Listed
from ui.interview.fields.long_text import LongText
from ui.interview.fields.number import ANY, Number

__all__ = ["Field", "field_for"]

_WRITTEN: dict[Kind, Callable[[Words, str], Field]] = {
    Kind.TEXT: LongText,
    Kind.LINE: Line,
    Kind.WHOLE: Number,
    Kind.NUMBER: lambda words, name: Number(words, name, pattern=ANY),
    Kind.DATE: dated.day,
    Kind.MOMENT: dated.moment,
    Kind.TIME: dated.time_of_day,
}


def field_for(words: Words, question: Question, choices: Sequence[Choice]) -> Field:
    """The field that suits a question; of long lists one choice opens as a list."""
    name = said_in(question.label, words.language)
    if question.kind is Kind.SEVERAL:
        return Chips(words, name, choices, several=True)
    if question.kind is Kind.ONE and len(question.choices) > FEW:
        return Listed(words, name, choices)
    if question.kind is Kind.ONE:
        return Chips(words, name, choices, several=False)
    return _WRITTEN[question.kind](words, name)
