"""Whose vault this is."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A real vault, or one with made-up data to learn with."""

    REAL = "real"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Advocate:
    """The person who uses this vault and the organisation they work for."""

    name: str
    organisation: str
    vault: Kind = Kind.REAL
