"""The organisation's profile: its readers, its thresholds and its stance, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rhi_desktop.errors import UnknownAudience
from rhi_desktop.record.ids import Audience
from rhi_desktop.wording import LANGUAGES, Text


@dataclass(frozen=True, slots=True)
class Reader:
    """One audience: its name on screen, to the child, and on its document."""

    audience: Audience
    label: Text
    to_child: Text
    title: Text


@dataclass(frozen=True, slots=True)
class Profile:
    """What an organisation lays down, in the order it wants things shown.

    `clock_hours` is how long after the return an interview is due, in elapsed hours.
    """

    readers: tuple[Reader, ...]
    thresholds: Mapping[str, Text]
    clock_hours: int

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """Every reader's code, in order."""
        return tuple(reader.audience for reader in self.readers)

    def reader(self, audience: str) -> Reader:
        """The reader of that code; UnknownAudience names those there are."""
        for reader in self.readers:
            if reader.audience == audience:
                return reader
        known = ", ".join(self.audiences)
        raise UnknownAudience(audience=audience, audiences=known)


def read_profile(toml: str) -> Profile:
    """Reads `rules/organisation.toml`; a missing word or key is a KeyError at start."""
    given = tomllib.loads(toml)
    readers = tuple(
        Reader(
            Audience(entry["code"]),
            _both(entry["label"]),
            _both(entry["to_child"]),
            _both(entry["title"]),
        )
        for entry in given["audience"]
    )
    thresholds = {entry["code"]: _both(entry["label"]) for entry in given["threshold"]}
    return Profile(readers, thresholds, given["clock"]["hours"])


def _both(words: Mapping[str, Any]) -> Text:
    return {language: words[language] for language in LANGUAGES}
