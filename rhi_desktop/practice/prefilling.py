"""What is known before the talk, put in its place so that nobody is asked twice."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from rhi_desktop.clock import LOCAL
from rhi_desktop.instrument.definition import Definition
from rhi_desktop.record.answer import Answer
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import Ref

LAST_SEEN = Ref("/data/episode/last_seen")
RETURNED = Ref("/data/episode/returned")


def known_already(
    definition: Definition, episodes: Sequence[Episode]
) -> tuple[Answer, ...]:
    """The times of the latest episode, where the instrument asks for them."""
    if not episodes:
        return ()
    latest = episodes[-1]
    told = ((LAST_SEEN, latest.last_seen), (RETURNED, latest.returned))
    return tuple(_answers(definition, told))


def _answers(
    definition: Definition, told: tuple[tuple[Ref, datetime | None], ...]
) -> Iterator[Answer]:
    for ref, instant in told:
        question = definition.questions.get(ref)
        if question and instant:
            written = instant.astimezone(LOCAL).isoformat(timespec="milliseconds")
            yield Answer(ref, written, voice=question.voice)
