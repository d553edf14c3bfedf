"""The keys are what the standards say, and are wiped."""

import hashlib
import hmac

import pytest
from argon2.low_level import Type, hash_secret_raw

from rhi_desktop.vault import keys
from rhi_desktop.vault.cost import CHEAPEST, STANDARD, Cost
from rhi_desktop.vault.memory import new_secret, wipe, wiped_after


def test_stretching_is_argon2id_as_its_own_library_gives_it() -> None:
    cost = Cost(20 * 1024, 2, 3)
    expected = hash_secret_raw(b"words", b"s" * 16, 2, 20 * 1024, 3, 32, Type.ID)
    assert keys.stretch(bytearray(b"words"), b"s" * 16, cost) == expected


def test_deriving_is_hkdf_as_rfc_5869_has_it() -> None:
    extracted = hmac.digest(b"salt", b"key", "sha256")
    expected = hmac.digest(extracted, b"purpose\x01", "sha256")
    assert keys.derive(bytearray(b"key"), b"salt", b"purpose") == expected


def test_the_standard_cost_is_the_one_that_was_chosen() -> None:
    assert (STANDARD.memory_kib, STANDARD.passes, STANDARD.lanes) == (262_144, 3, 4)
    assert (CHEAPEST.memory_kib, CHEAPEST.passes, CHEAPEST.lanes) == (19_456, 2, 1)


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [
        (8, 1, 1),
        (19 * 1024 - 1, 2, 1),
        (1024 * 1024 + 1, 2, 1),
        (16 * 1024 * 1024, 3, 4),
        (19 * 1024, 0, 1),
        (19 * 1024, 11, 1),
        (19 * 1024, 2, 0),
        (19 * 1024, 2, 9),
    ],
)
def test_a_cost_out_of_bounds_cannot_be(
    memory_kib: int, passes: int, lanes: int
) -> None:
    with pytest.raises(ValueError, match="bounds"):
        Cost(memory_kib, passes, lanes)


def test_a_wrapped_key_unwraps_only_with_all_that_it_is_bound_to() -> None:
    data_key, key = new_secret(32), new_secret(32)
    wrapped = keys.wrap(data_key, key, b"n" * 12, b"bound")
    assert keys.unwrap(wrapped, key, b"n" * 12, b"bound") == data_key
    assert keys.unwrap(wrapped, new_secret(32), b"n" * 12, b"bound") is None
    assert keys.unwrap(wrapped, key, b"m" * 12, b"bound") is None
    assert keys.unwrap(wrapped, key, b"n" * 12, b"other") is None
    assert keys.unwrap(wrapped[:-1] + b"?", key, b"n" * 12, b"bound") is None


def test_the_key_of_the_store_is_hex_and_differs_from_the_data_key() -> None:
    data_key = bytearray(range(32))
    form = keys.store_key(data_key, b"i" * 16)
    derived = keys.derive(data_key, b"i" * 16, b"rhi/sqlcipher/1")
    assert form == b"x'" + derived.hex().encode() + b"'"
    assert derived != data_key


def test_the_key_file_is_vouched_for_with_a_key_of_its_own() -> None:
    data_key = new_secret(32)
    own = keys.derive(data_key, b"i" * 16, b"rhi/header/1")
    expected = hmac.new(own, b"content", hashlib.sha256).digest()
    assert keys.vouch(data_key, b"i" * 16, b"content") == expected


def test_wiping_leaves_zeros_where_the_secret_was_even_after_an_error() -> None:
    first, second = bytearray(b"secret"), bytearray(b"other")
    wipe(first)
    assert first == bytes(6)
    with pytest.raises(KeyError), wiped_after(second):
        raise KeyError
    assert second == bytes(5)
