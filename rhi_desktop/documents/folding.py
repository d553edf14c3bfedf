"""Folds words so that the same word is found however it was written or broken.

Case, accents, unseen joiners and every kind of space and punctuation are folded away.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from unicodedata import category, normalize

WORD = re.compile(r"[^\W_]+")
SHORT = 4
"""A single word of fewer signs is looked for only where it is a whole answer."""
STRETCH = 5
"""Of a longer answer, every stretch of so many words is looked for."""
ENDLESS = 30
"""A shown word of more signs may be cut at the end of a line, into any pieces."""
UNSEEN = {"Mn", "Cf"}
"""Unicode categories of accents and of signs without a shape."""

Stretch = tuple[str, ...]


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order: `Siân's  TŶ` gives `sian s ty`."""
    if not text.isascii():
        decomposed = normalize("NFKD", text)
        text = "".join(sign for sign in decomposed if category(sign) not in UNSEEN)
    return WORD.findall(text.casefold())


def stretches(words: list[str], length: int) -> Iterator[Stretch]:
    """Every run of `length` words that follow one another."""
    return zip(*(words[start:] for start in range(length)), strict=False)


@dataclass(frozen=True)
class Watch:
    """What must not be found: told from what is shown by right and what is withheld."""

    shown_words: frozenset[str]
    forbidden: frozenset[Stretch]

    @classmethod
    def over(cls, withheld: Iterable[str], shown: Iterable[str]) -> "Watch":
        """Looks for whole answers, long stretches of them, and words of their own.

        Whatever is also shown by right, word for word and in the same order, is
        nobody's secret. A bare number of fewer than four digits is not looked for:
        pages and dates are full of them.
        """
        told = [words_of(text) for text in shown]
        allowed = {
            stretch
            for words in told
            for length in range(1, STRETCH + 1)
            for stretch in stretches(words, length)
        }
        forbidden: set[Stretch] = set()
        for text in withheld:
            forbidden |= _looked_for(words_of(text))
        spoken = frozenset(word for words in told for word in words)
        return cls(spoken, frozenset(forbidden - allowed))

    def sees(self, text: str) -> bool:
        """Whether a text, or a word broken between two of its lines, is forbidden."""
        lines = [words_of(line) for line in text.splitlines()]
        words = [word for line in lines for word in line]
        return self.sees_words(words) or self._sees_broken(lines)

    def sees_words(self, words: list[str]) -> bool:
        """Whether words in order hold anything forbidden, also inside a longer word."""
        strange = set(words) - self.shown_words
        return self.sees_exactly(words) or any(map(self._hides, strange))

    def sees_exactly(self, words: list[str]) -> bool:
        """Whether words in order hold anything forbidden, each word as it stands."""
        return any(
            not self.forbidden.isdisjoint(stretches(words, length))
            for length in range(1, STRETCH + 1)
        )

    def sees_alone(self, words: Iterable[str]) -> bool:
        """Whether one of the words is forbidden as it stands, whatever is beside it."""
        return not self.forbidden.isdisjoint((word,) for word in words)

    @cached_property
    def _single(self) -> tuple[str, ...]:
        """The forbidden words long enough to be looked for inside other words."""
        return tuple(
            stretch[0]
            for stretch in self.forbidden
            if len(stretch) == 1 and len(stretch[0]) >= SHORT
        )

    @cached_property
    def _endless(self) -> tuple[str, ...]:
        """Words shown by right that are too long for one line, so they are cut."""
        return tuple(word for word in self.shown_words if len(word) > ENDLESS)

    def _hides(self, word: str) -> bool:
        inside = any(secret in word for secret in self._single)
        return inside and not self._is_cut(word)

    def _sees_broken(self, lines: list[list[str]]) -> bool:
        filled = [line for line in lines if line]
        for upper, lower in pairwise(filled):
            begun, ended = upper[-1], lower[0]
            whole_words = {begun, ended} <= self.shown_words
            if not whole_words and self._hides_across(begun, ended):
                return True
        return False

    def _hides_across(self, begun: str, ended: str) -> bool:
        """Whether a forbidden word begins on one line and ends on the next."""
        joined = begun + ended
        across = (
            secret in joined and secret not in begun and secret not in ended
            for secret in self._single
        )
        return any(across) and not self._is_cut(joined)

    def _is_cut(self, word: str) -> bool:
        """Whether a word is a piece of one that is shown by right but fits no line."""
        return any(word in whole for whole in self._endless)


def _looked_for(words: list[str]) -> set[Stretch]:
    """What of one withheld answer is looked for."""
    if len(words) == 1:
        return {(words[0],)} if _tells(words[0]) else set()
    found: set[Stretch] = {(word,) for word in words if len(word) >= SHORT}
    found.update(stretches(words, min(len(words), STRETCH)))
    found.discard(())
    return found


def _tells(word: str) -> bool:
    """Whether a word can be told from a page number or a stray letter."""
    return len(word) >= SHORT or (len(word) > 1 and not word.isdecimal())
