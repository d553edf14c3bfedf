"""The recovery code survives the way people copy things from paper."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhi_desktop.errors import WrongRecoveryCode
from rhi_desktop.vault.recovery_code import (
    SYMBOLS,
    code_for,
    new_secret_and_code,
    secret_in,
)

secrets = st.binary(min_size=16, max_size=16).map(bytearray)


def test_a_new_code_is_seven_groups_of_four_and_new_each_time() -> None:
    secret, code = new_secret_and_code()
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert secret_in(code) == secret
    assert len({new_secret_and_code()[1] for _ in range(50)}) == 50


@given(secrets)
def test_every_code_reads_back_as_what_it_stands_for(secret: bytearray) -> None:
    assert secret_in(code_for(secret)) == secret


@given(secrets)
def test_case_spaces_hyphens_and_look_alikes_do_not_matter(secret: bytearray) -> None:
    code = code_for(secret)
    for typed in (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", "  "),
        f"\t{code}\n",
        code.replace("-", "–"),
        code.replace("0", "O").replace("1", "I"),
        code.replace("0", "o").replace("1", "l"),
    ):
        assert secret_in(typed) == secret


@given(secrets, st.integers(0, 27), st.sampled_from(SYMBOLS))
def test_every_mistyped_symbol_is_noticed(
    secret: bytearray, place: int, symbol: str
) -> None:
    plain = code_for(secret).replace("-", "")
    if plain[place] != symbol:
        with pytest.raises(WrongRecoveryCode):
            secret_in(plain[:place] + symbol + plain[place + 1 :])


@given(secrets, st.integers(0, 26))
def test_every_swap_of_neighbours_is_noticed(secret: bytearray, place: int) -> None:
    plain = code_for(secret).replace("-", "")
    pair = plain[place : place + 2]
    if pair[0] != pair[1]:
        with pytest.raises(WrongRecoveryCode):
            secret_in(plain[:place] + pair[::-1] + plain[place + 2 :])


@pytest.mark.parametrize("change", ["", "U", "!", "-----", "0", "é"])
def test_what_is_no_code_is_refused(change: str) -> None:
    plain = code_for(bytearray(range(16))).replace("-", "")
    with pytest.raises(WrongRecoveryCode):
        secret_in(plain[:20] + change + plain[21 if change != "0" else 20 :])
    with pytest.raises(WrongRecoveryCode):
        secret_in(change)
