"""The recovery code: 28 symbols on a sheet of paper, kept at the office.

128 random bits and 12 to check them fill Crockford's 28 symbols exactly; a spare bit
would let mistakes through. The check is a cyclic one (CRC-12), so that every single
mistyped symbol and every swap of neighbours is noticed, not just nearly every one.
"""

import unicodedata
from typing import Final

from rhi_desktop.errors import WrongRecoveryCode
from rhi_desktop.vault.memory import new_secret

SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS: Final = str.maketrans("OIL", "011")
SYMBOL_COUNT: Final = 28
GROUP: Final = 4
SECRET_SIZE: Final = 16
CHECK_BITS: Final = 12
CRC_12: Final = 0x180F
"""x¹² + x¹¹ + x³ + x² + x + 1: it notices every burst of up to 12 bits."""


def new_secret_and_code() -> tuple[bytearray, str]:
    """16 random bytes, and the same as a code to print: `7K3M-…` in 7 groups of 4."""
    secret = new_secret(SECRET_SIZE)
    return secret, code_for(secret)


def code_for(secret: bytearray) -> str:
    """The code that stands for 16 bytes."""
    number = int.from_bytes(secret, "big") << CHECK_BITS
    number |= _remainder(number)
    places = range(5 * (SYMBOL_COUNT - 1), -1, -5)
    symbols = "".join(SYMBOLS[number >> place & 31] for place in places)
    return "-".join(
        symbols[start : start + GROUP] for start in range(0, SYMBOL_COUNT, GROUP)
    )


def secret_in(code: str) -> bytearray:
    """The 16 bytes of a code as people type it; raises WrongRecoveryCode.

    Case, spaces and hyphens do not matter; O is read as 0, and I and L as 1.
    """
    plain = unicodedata.normalize("NFKC", code).upper().translate(READ_AS)
    symbols = [symbol for symbol in plain if not _is_gap(symbol)]
    if len(symbols) != SYMBOL_COUNT or not set(symbols) <= set(SYMBOLS):
        raise WrongRecoveryCode
    number = 0
    for symbol in symbols:
        number = number << 5 | SYMBOLS.index(symbol)
    if _remainder(number):
        raise WrongRecoveryCode
    number >>= CHECK_BITS
    places = range(8 * (SECRET_SIZE - 1), -1, -8)
    return bytearray(number >> place & 255 for place in places)


def _is_gap(symbol: str) -> bool:
    return symbol.isspace() or unicodedata.category(symbol) == "Pd"


def _remainder(number: int) -> int:
    """The rest of a division without carries; 0 for a number that is a whole code."""
    while (excess := number.bit_length() - CRC_12.bit_length()) >= 0:
        number ^= CRC_12 << excess
    return number
