"""Whatever was said and agreed, no copy holds a word that its reader may not see."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from rhi_desktop.errors import OverrideNotAllowed
from rhi_desktop.practice.copies import CopyMaker, Ruled
from rhi_desktop.practice.recording import record
from rhi_desktop.record.ids import CHILD, Audience, InterviewId
from rhi_desktop.session import Session
from rhi_desktop.wording import Language
from tests.builders import finished, opened
from tests.leaks.generated import MARK, interviews
from tests.leaks.looking import everything_in, folded

pytestmark = pytest.mark.no_cover
"""Coverage would make these minutes longer, and measures nothing new in them."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("leaks")


@pytest.fixture(scope="module")
def held(folder: Path) -> Iterator[Session]:
    with opened(folder / "vault") as session:
        yield session


def issued(
    held: Session,
    interview: InterviewId,
    audience: Audience,
    language: Language,
    into: Path,
) -> str:
    """Everything there is to find in one issued copy, its name included."""
    copy = held.referring.issue(interview, audience, language, into)
    file = into / copy.file_name
    return everything_in(file.read_bytes(), copy.file_name)


def ruled(held: Session, interview: InterviewId, audience: Audience) -> list[Ruled]:
    conversation = held.interviewing.open(interview)
    return list(CopyMaker(held.desk, conversation, "en").ruled(audience))


def marked(text: str) -> set[str]:
    """The words in a text that were made up for this test, each nine letters long."""
    return set(re.findall(rf"{MARK}\w{{7}}", folded(text)))


@pytest.mark.parametrize("language", ["en", "cy"])
@given(interview=interviews())
@settings(max_examples=150)
def test_a_copy_holds_the_words_it_may_hold_and_no_other(
    interview: Mapping[str, Any], language: Language, held: Session, folder: Path
) -> None:
    try:
        number = record(held.desk, interview)
    except OverrideNotAllowed:  # the answer it was about is in a closed branch
        number = record(held.desk, {**interview, "overrides": []})
    held.interviewing.finish(number)
    named = marked(interview["child"]["name"])
    for audience in held.desk.profile.audiences:
        found = marked(issued(held, number, audience, language, folder))
        may_be_there = named | {
            word
            for one in ruled(held, number, audience)
            if one.row.ruling.shared and one.answer.has_words
            for word in marked(one.answer.value)
        }
        assert found <= may_be_there
        if audience != CHILD:
            assert found == may_be_there, "a word that was shared is not there"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_copy_of_the_example_holds_a_withheld_sentence(
    language: Language, held: Session, folder: Path
) -> None:
    number = finished(held, language).interview
    for audience in held.desk.profile.audiences:
        found = issued(held, number, audience, language, folder)
        for one in ruled(held, number, audience):
            written = one.answer.has_words and " " in one.answer.value
            if written and not one.question.choices:
                shown = folded(one.answer.value) in found
                assert shown <= one.row.ruling.shared, one.answer
