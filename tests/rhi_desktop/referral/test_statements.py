from collections.abc import Callable

import pytest

from rhi_desktop.errors import BugError
from rhi_desktop.record.answer import State, Voice
from rhi_desktop.record.permission import Override
from rhi_desktop.referral.statements import in_words, statement
from rhi_desktop.referral.terms import Shared
from rhi_desktop.sharing.rules import Because
from rhi_desktop.wording import ENGLISH, Words

Share = Callable[..., Shared]
Grounds = Callable[..., Override]


def said(shared: Shared, words: Words = ENGLISH) -> tuple[str, ...]:
    return in_words(shared.question, shared.answer, words)


def test_a_choice_is_said_by_its_label_in_the_language_of_the_document(
    share: Share,
) -> None:
    one = share("why_left/way", "bus")
    assert said(one) == ("By bus",)
    assert said(one, Words.spoken_in("cy")) == ("Ar y bws",)


def test_several_choices_are_said_one_by_one_and_stand_in_one_line(
    share: Share,
) -> None:
    several = share("why_left/ways", "bus foot")
    assert said(several) == ("By bus", "On foot")
    assert statement(several, ENGLISH).said == ("By bus; On foot",)


def test_a_code_the_instrument_no_longer_has_is_said_as_it_is(share: Share) -> None:
    assert said(share("why_left/way", "raft")) == ("raft",)


@pytest.mark.parametrize(
    ("path", "value", "english", "welsh"),
    [
        ("day", "2026-10-24", "24 October 2026", "24 Hydref 2026"),
        ("hour", "18:05:00.000", "18:05", "18:05"),
        ("times", "3", "3", "3"),
        ("count", "7", "7", "7"),
    ],
)
def test_dates_times_and_numbers_are_said_as_people_say_them(
    share: Share, path: str, value: str, english: str, welsh: str
) -> None:
    shared = share(f"why_left/{path}", value)
    assert said(shared) == (english,)
    assert said(shared, Words.spoken_in("cy")) == (welsh,)


@pytest.mark.parametrize(
    "written",
    ["2026-10-24T18:00:00.000+01:00", "2026-10-24T17:00:00Z", "2026-10-24T18:00"],
)
def test_a_moment_is_said_where_the_interview_was_held(
    share: Share, written: str
) -> None:
    assert said(share("episode/last_seen", written)) == ("24 October 2026, 18:00",)


def test_the_childs_words_stand_in_quotation_marks_in_the_language_spoken(
    share: Share,
) -> None:
    told = statement(share("why_left/story", "Es i at yr afon"), ENGLISH)
    assert told.said == ("“Es i at yr afon”",)
    assert told.quoted
    assert told.mark == "Child’s words"
    assert told.voice is Voice.CHILDS_WORDS


def test_a_box_that_was_ticked_is_not_a_quotation(share: Share) -> None:
    told = statement(share("why_left/way", "bus"), ENGLISH)
    assert not told.quoted
    assert told.mark == "Child’s answer"


@pytest.mark.parametrize(
    ("voice", "mark"),
    [
        (Voice.SEEN, "Seen by the advocate"),
        (Voice.TOLD_BY_ANOTHER, "Told by someone else"),
        (Voice.MY_VIEW, "Advocate’s view"),
    ],
)
def test_what_is_not_the_childs_is_marked_and_never_quoted(
    share: Share, voice: Voice, mark: str
) -> None:
    told = statement(share("why_left/story", "Something", voice=voice), ENGLISH)
    assert told.said == ("Something",)
    assert told.mark == mark
    assert not told.quoted


def test_an_answer_without_a_voice_takes_that_of_its_question(share: Share) -> None:
    assert statement(share("why_left/view", "Yes"), ENGLISH).voice is Voice.MY_VIEW


def test_a_value_worked_out_by_the_form_has_no_voice(share: Share) -> None:
    told = statement(share("why_left/count", "7"), ENGLISH)
    assert told.said == ("7",)
    assert told.mark == ""


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (State.DECLINED, "Asked; did not want to say"),
        (State.DID_NOT_KNOW, "Asked; did not know"),
        (State.NOT_ASKED, "Not asked"),
        (State.DOES_NOT_APPLY, "Does not apply"),
    ],
)
def test_a_question_without_an_answer_says_why_and_never_an_old_value(
    share: Share, state: State, mark: str
) -> None:
    told = statement(share("why_left/story", "half-typed", state=state), ENGLISH)
    assert told.said == ()
    assert told.mark == mark


def test_what_another_answered_is_not_put_in_the_childs_mouth(share: Share) -> None:
    by_another = share("why_left/story", "He left", state=State.ANSWERED_BY_ANOTHER)
    told = statement(by_another, ENGLISH)
    assert told.said == ("He left",)
    assert told.mark == "Answered by someone else"
    assert not told.quoted


def test_an_empty_answer_says_nothing(share: Share) -> None:
    told = statement(share("why_left/story", ""), ENGLISH)
    assert (told.said, told.mark) == ((), "")


def test_only_what_is_shared_at_risk_carries_its_basis(
    share: Share, override: Grounds
) -> None:
    at_risk = share("why_left/way", "bus", because=Because.AT_RISK, override=override())
    assert (
        statement(at_risk, ENGLISH).basis
        == "Shared without agreement: someone is at risk"
    )
    assert statement(share("why_left/way", "bus"), ENGLISH).basis == ""


@pytest.mark.parametrize(
    "because",
    [Because.REFUSED, Because.NOT_ASKED, Because.NOT_NAMED, Because.WITH_LIMITS],
)
def test_there_is_no_way_to_hand_on_a_withheld_answer(
    share: Share, because: Because
) -> None:
    with pytest.raises(BugError):
        share("why_left/story", "secret", because=because)


def test_there_is_no_sharing_at_risk_without_grounds(share: Share) -> None:
    with pytest.raises(BugError):
        share("why_left/story", "secret", because=Because.AT_RISK)


def test_no_error_or_repr_tells_what_was_said(share: Share) -> None:
    shared = share("why_left/story", "the river")
    assert "river" not in repr(shared)
    assert "river" not in repr(statement(shared, ENGLISH))
    with pytest.raises(BugError) as caught:
        share("why_left/story", "the river", because=Because.REFUSED)
    assert "river" not in str(caught.value)
