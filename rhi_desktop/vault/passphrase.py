"""Passphrases: five words to offer, and an honest measure for one's own."""

import math
import secrets
import unicodedata
from collections.abc import Sequence
from typing import Final

from rhi_desktop import assets
from rhi_desktop.errors import WeakPassphrase

WORDS_OFFERED: Final = 5
LEAST_BITS: Final = 50.0
"""About four random words: a century for 1,000 cards at our cost (SECURITY 1.2)."""

LONGEST_MEASURED: Final = 72
"""Beyond so many characters zxcvbn only gets slow; the first ones then decide."""


def passphrase_bytes(text: str) -> bytearray:
    """A passphrase as the vault takes it: NFKC, so that every keyboard types the same.

    The caller's text cannot be wiped; what is given back can, and is, by the vault.
    """
    encoded = unicodedata.normalize("NFKC", text).encode("utf-8")
    return bytearray(encoded)


def passphrase_words() -> tuple[str, ...]:
    """The 7,776 words of the EFF's long list, in English: five dice a word."""
    return tuple(assets.text("wording/passphrase_words.txt").split())


def generate_passphrase(words: Sequence[str]) -> str:
    """Five words drawn by chance, with a space between: 64 bits from 7,776 words."""
    return " ".join(secrets.choice(words) for _ in range(WORDS_OFFERED))


def bits_of_strength(text: str) -> float:
    """How many doublings of guesses it takes to reach a passphrase.

    Words of the list count as drawn from it; anything else is measured by zxcvbn,
    without its spaces, which it would count as hard to guess.
    """
    words, listed = text.split(), passphrase_words()
    if words and len(set(words)) == len(words) and set(words) <= set(listed):
        return len(words) * math.log2(len(listed))
    measured = "".join(words)[:LONGEST_MEASURED]
    return _bits_by_zxcvbn(measured, listed) if measured else 0.0


def _bits_by_zxcvbn(text: str, known: Sequence[str]) -> float:
    from zxcvbn import zxcvbn

    found = zxcvbn(text, user_inputs=known)
    return float(found["guesses_log10"]) * math.log2(10)


def refuse_weak(text: str) -> None:
    """Raises WeakPassphrase for one that could be guessed in less than years."""
    if bits_of_strength(text) < LEAST_BITS:
        raise WeakPassphrase
