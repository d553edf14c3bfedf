"""Wipes what may be wiped: Python gives no other promise about memory."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager


def wipe(secret: bytearray) -> None:
    """Overwrites a secret where it lies; its length stays."""
    secret[:] = bytes(len(secret))


@contextmanager
def wiped_after(*kept: bytearray) -> Iterator[None]:
    """Wipes secrets at the end of a block, however it ends."""
    try:
        yield
    finally:
        for secret in kept:
            wipe(secret)


def new_secret(length: int) -> bytearray:
    """Random bytes, drawn one by one: whole, they lie only where we can wipe."""
    return bytearray(secrets.randbits(8) for _ in range(length))
