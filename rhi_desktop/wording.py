"""Words for people: English in the source, Welsh in `resources/wording`.

A message is a whole sentence with named places for values, because Welsh mutates and
sentences glued from pieces cannot. `phrase` marks words that are chosen later.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import Literal, Self, get_args

from rhi_desktop import assets
from rhi_desktop.clock import LOCAL

Language = Literal["en", "cy"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Text = Mapping[Language, str]
"""The same words in every language: `{"en": "Mother", "cy": "Mam"}`."""


def phrase(text: str) -> str:
    """Marks words for the translator and gives them back unchanged."""
    return text


OWN_NAME: dict[Language, str] = {"en": "English", "cy": "Cymraeg"}
"""Each language as its own speakers write it; never translated."""

MONTHS = (
    phrase("January"),
    phrase("February"),
    phrase("March"),
    phrase("April"),
    phrase("May"),
    phrase("June"),
    phrase("July"),
    phrase("August"),
    phrase("September"),
    phrase("October"),
    phrase("November"),
    phrase("December"),
)
DAYS = (
    phrase("Monday"),
    phrase("Tuesday"),
    phrase("Wednesday"),
    phrase("Thursday"),
    phrase("Friday"),
    phrase("Saturday"),
    phrase("Sunday"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """Says each message, number and date in one language."""

    language: Language
    _catalogue: NullTranslations

    @classmethod
    def spoken_in(cls, language: Language) -> Self:
        """The words of a language; English needs no catalogue."""
        if language == "en":
            return cls(language, NullTranslations())
        catalogue = assets.read(f"wording/{language}/LC_MESSAGES/rhi.mo")
        return cls(language, GNUTranslations(BytesIO(catalogue)))

    def __call__(self, text: str, /, **values: str) -> str:
        """The message in this language, its named places filled."""
        said = self._catalogue.gettext(text) if text else ""
        return said.format(**values) if values else said

    def counted(self, one: str, many: str, n: int, /, **values: str) -> str:
        """The message in the plural form that `n` takes; `{n}` is filled with it."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)

    def day(self, day: date) -> str:
        """A date in full: 24 October 2026, 24 Hydref 2026."""
        return f"{day.day} {self(MONTHS[day.month - 1])} {day.year}"

    def weekday(self, day: date) -> str:
        """A date with the day of its week: Saturday 24 October 2026."""
        return f"{self(DAYS[day.weekday()])} {self.day(day)}"

    def hour(self, instant: datetime) -> str:
        """The time of day where the interview was held, 24-hour clock: 14:02."""
        return instant.astimezone(LOCAL).strftime("%H:%M")

    def moment(self, instant: datetime) -> str:
        """A date and time: 24 October 2026, 18:00."""
        return f"{self.day(instant.astimezone(LOCAL).date())}, {self.hour(instant)}"


ENGLISH = Words.spoken_in("en")
