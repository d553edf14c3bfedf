"""The made-up interview with one word planted in every text that it can hold."""

from collections.abc import Iterator
from typing import Any

from rhi_desktop.instrument.definition import (
    Definition,
    Kind,
    Question,
    Repeat,
    schema_path,
)
from tests.journeys.driver import Given

CANARY = "zqcanaryx"
"""Nobody's word; each place it is planted in adds a number of its own."""

WRITTEN = (Kind.LINE, Kind.TEXT)
OTHER_HELP = "/data/about_you/helps_you"
CAME_OF_IT = "/data/offer/result"
NO_TALK = {"ref": CAME_OF_IT, "value": "declined_child"}
INSTEAD = "/data/offer/result_words"
"""Asked only when there was no talk, so it is answered first and then set aside."""


def planted(given: Given, definition: Definition) -> dict[str, Any]:
    """A word in every text question, and in all else that somebody writes or says."""
    numbered = (f"{CANARY}{number:03}" for number in range(1_000))
    said = {one["ref"]: one for one in given["answers"]}
    said[OTHER_HELP] = {"ref": OTHER_HELP, "value": "short_words other"}
    answers: list[Given] = []
    for ref, question in _every(definition, said):
        if ref == INSTEAD:
            answers.insert(-1, NO_TALK)
            answers.insert(-1, {"ref": ref, "value": next(numbered)})
        elif question.kind in WRITTEN:
            answers.append({"ref": ref, "value": next(numbered)})
        elif ref in said:
            answers.append(said[ref])
    child = {**given["child"], "name": next(numbered), "known_as": next(numbered)}
    return {
        **given,
        "child": child,
        "answers": answers,
        "permissions": [
            {**one, "words": next(numbered)} if one["said"] != "not_asked" else one
            for one in given["permissions"]
        ],
        "overrides": [
            {**one, "reason": next(numbered), "decided_by": next(numbered)}
            for one in given["overrides"]
        ],
    }


def written_in(definition: Definition) -> set[str]:
    """The path of every question that is answered in words."""
    every = definition.questions.values()
    return {question.path for question in every if question.kind in WRITTEN}


def _every(definition: Definition, said: Given) -> Iterator[tuple[str, Question]]:
    """Every question in form order, those of a repeat once for each row."""
    for topic in definition.topics:
        for member in topic.members:
            if isinstance(member, Repeat):
                yield from _in_rows(member, said)
            else:
                yield member.path, member


def _in_rows(repeat: Repeat, said: Given) -> Iterator[tuple[str, Question]]:
    refs = [ref for ref in said if schema_path(ref).startswith(f"{repeat.path}/")]
    for row in dict.fromkeys(ref.rpartition("]")[0] for ref in refs):
        for question in repeat.members:
            yield f"{row}]{question.path.removeprefix(repeat.path)}", question
