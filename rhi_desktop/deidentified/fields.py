"""The fields an outcome may have and the codes each may hold: the whole allow-list."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum

from rhi_desktop.wording import LANGUAGES, Text

NOT_RECORDED = "not_recorded"
"""Stands where nothing was recorded; it is not the same as none, and not a nought."""


class Source(StrEnum):
    """Where a value comes from: a coded answer, or a fact made coarser."""

    INSTRUMENT = "instrument"
    GENERALISED = "generalise"


class Holds(StrEnum):
    """How many codes a field holds."""

    ONE = "choice"
    SEVERAL = "choices"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the de-identified record."""

    name: str
    label: Text
    holds: Holds
    codes: tuple[str, ...]
    source: Source


def read_fields(toml: str) -> tuple[Field, ...]:
    """Reads `rules/outcomes.toml`, in the order in which the columns will stand."""
    return tuple(
        Field(
            name=entry["name"],
            label={language: entry["label"][language] for language in LANGUAGES},
            holds=Holds(entry["kind"]),
            codes=tuple(entry["codes"]),
            source=Source(entry["from"]),
        )
        for entry in tomllib.loads(toml)["field"]
    )
