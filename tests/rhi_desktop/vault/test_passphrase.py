"""The words offered are hard to guess, and weak ones are refused."""

import math
import unicodedata

import pytest

from rhi_desktop.errors import WeakPassphrase
from rhi_desktop.vault.passphrase import (
    bits_of_strength,
    generate_passphrase,
    passphrase_bytes,
    passphrase_words,
    refuse_weak,
)


def test_the_list_holds_five_dice_worth_of_different_words() -> None:
    words = passphrase_words()
    assert len(words) == len(set(words)) == 6**5
    assert all(word.isascii() and word.islower() for word in words)


def test_the_passphrase_offered_is_five_words_of_the_list_and_always_accepted() -> None:
    words = passphrase_words()
    offered = [generate_passphrase(words) for _ in range(100)]
    assert len(set(offered)) == 100
    for passphrase in offered:
        assert len(passphrase.split()) == 5
        assert set(passphrase.split()) <= set(words)
        refuse_weak(passphrase)


def test_words_of_the_list_count_thirteen_bits_each() -> None:
    assert bits_of_strength("abacus") == pytest.approx(math.log2(7776))
    assert bits_of_strength("zoom abacus yodel ") == pytest.approx(38.8, abs=0.1)
    assert bits_of_strength("abacus " * 8) < 20


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "   ",
        "password",
        "Liverpool2024!",
        "a" * 300,
        "abacus zoom yodel",
        "abacus " * 8,
        "qwertyuiop asdfghjkl",
    ],
)
def test_what_could_be_guessed_is_refused(weak: str) -> None:
    with pytest.raises(WeakPassphrase):
        refuse_weak(weak)


@pytest.mark.parametrize(
    "strong",
    [
        "abacus zoom yodel wreath",
        "mae eirlys yn y gaeaf dan y bont",
        "my dog ate 3 green apples in May",
    ],
)
def test_four_random_words_or_a_longer_sentence_are_accepted(strong: str) -> None:
    refuse_weak(strong)


def test_every_keyboard_types_the_same_passphrase() -> None:
    composed = "t\u0177 a m\u00f4r"
    decomposed = unicodedata.normalize("NFD", composed)
    wide = composed.replace("t", "\uff54")
    assert len({composed, decomposed, wide}) == 3
    assert passphrase_bytes(composed) == passphrase_bytes(decomposed)
    assert passphrase_bytes(composed) == passphrase_bytes(wide)
    assert passphrase_bytes(composed) == composed.encode()
