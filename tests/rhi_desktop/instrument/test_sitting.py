"""A conversation as it goes."""

from datetime import date

import pytest

from rhi_desktop.errors import (
    NotAnAnswer,
    UnknownChoice,
    UnknownQuestion,
    UnknownTopic,
)
from rhi_desktop.instrument import Changes, Definition, Sitting, Trouble
from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.record.ids import Ref

TODAY = date(2026, 11, 23)
ACCEPTED = Ref("/data/offer/accepted")
DAY = Ref("/data/offer/day")
MOMENT = Ref("/data/offer/moment")
REASONS = Ref("/data/why_left/reasons")
STORY = Ref("/data/why_left/story")
LENGTH = Ref("/data/why_left/story_length")
WHO_ELSE = Ref("/data/why_left/detail/who_else")
REGION = Ref("/data/why_left/region")
TOWN = Ref("/data/why_left/town")
PEOPLE = "/data/who_with/people"


def person(number: int, name: str = "") -> Ref:
    return Ref(f"{PEOPLE}[{number}]" + (f"/{name}" if name else ""))


def values(choices: tuple[object, ...]) -> list[str]:
    return [getattr(choice, "value", "") for choice in choices]


def test_a_branch_opens_with_the_answer_that_asks_for_it(sitting: Sitting) -> None:
    assert not sitting.asks(REASONS)
    changes = sitting.answer(ACCEPTED, "yes")
    assert sitting.asks(REASONS)
    assert changes.shown[:3] == (
        "/data/offer/thanks",
        "/data/why_left",
        "/data/why_left/reasons",
    )
    assert changes.hidden == ()


def test_a_closed_branch_keeps_its_answer(talking: Sitting) -> None:
    talking.answer(REASONS, "home")
    talking.answer(STORY, "A row")
    changes = talking.answer(REASONS, "friends")
    assert STORY in changes.hidden
    assert talking.value_of(STORY) == ""
    assert [held.ref for held in talking.set_aside()] == [STORY]
    assert STORY not in [held.ref for held in talking.live_answers()]
    assert STORY in [held.ref for held in talking.answers()]
    talking.answer(REASONS, "home")
    assert talking.value_of(STORY) == "A row"
    assert talking.set_aside() == ()


def test_a_calculation_follows_what_it_reads(talking: Sitting) -> None:
    talking.answer(REASONS, "home")
    changes = talking.answer(STORY, "A row")
    assert changes.recalculated == (LENGTH,)
    assert talking.value_of(LENGTH) == "5"
    assert WHO_ELSE in changes.shown
    assert Answer(LENGTH, "5") in talking.calculated()


def test_a_calculation_in_a_closed_branch_says_nothing(sitting: Sitting) -> None:
    assert sitting.value_of(LENGTH) == ""
    assert LENGTH not in [each.ref for each in sitting.calculated()]


def test_an_answer_that_changes_nothing_else_tells_of_nothing(
    talking: Sitting,
) -> None:
    assert talking.answer(person_at(talking, "name"), "Sam") != Changes()
    assert talking.answer(person(1, "name"), "Alex").shown == ()
    assert talking.answer(person(1, "name"), "Alex") == Changes()


def person_at(sitting: Sitting, name: str) -> Ref:
    number, _ = sitting.add_row(PEOPLE)
    return person(number, name)


def test_a_blank_takes_an_answer_back(talking: Sitting) -> None:
    talking.answer(REGION, "north")
    talking.answer(REGION, "")
    held = talking.answer_to(REGION)
    assert held is not None
    assert not held.has_words
    assert REGION not in [each.ref for each in talking.live_answers()]
    assert REGION in [each.ref for each in talking.answers()]


def test_a_declined_question_reads_as_blank_and_keeps_what_was_there(
    talking: Sitting,
) -> None:
    talking.answer(REASONS, "home")
    changes = talking.set_state(REASONS, State.DECLINED)
    assert STORY in changes.hidden
    assert talking.value_of(REASONS) == ""
    held = talking.answer_to(REASONS)
    assert held is not None
    assert (held.value, held.state) == ("home", State.DECLINED)
    assert held in talking.live_answers()


@pytest.mark.parametrize("state", [s for s in State if s is not State.ANSWERED])
def test_a_reason_for_no_answer_is_an_answer(talking: Sitting, state: State) -> None:
    talking.set_state(STORY, state)
    assert STORY in [held.ref for held in talking.set_aside()]


def test_an_answer_given_by_another_stays_so_when_it_is_mended(
    talking: Sitting,
) -> None:
    talking.answer(REGION, "north")
    talking.set_state(REGION, State.ANSWERED_BY_ANOTHER)
    talking.answer(REGION, "south")
    held = talking.answer_to(REGION)
    assert held is not None
    assert held.state is State.ANSWERED_BY_ANOTHER
    assert talking.value_of(REGION) == "south"


def test_answering_ends_a_decline(talking: Sitting) -> None:
    talking.set_state(REGION, State.DECLINED)
    talking.answer(REGION, "north")
    held = talking.answer_to(REGION)
    assert held is not None
    assert held.state is State.ANSWERED


def test_an_answer_has_the_voice_of_its_question_until_another_is_given(
    talking: Sitting,
) -> None:
    talking.answer(REGION, "north")
    assert talking.answer_to(REGION) == Answer(
        REGION, "north", State.ANSWERED, Voice.CHILDS_WORDS
    )
    talking.set_voice(REGION, Voice.TOLD_BY_ANOTHER)
    talking.answer(REGION, "south")
    held = talking.answer_to(REGION)
    assert held is not None
    assert held.voice is Voice.TOLD_BY_ANOTHER


def test_a_voice_can_be_chosen_before_the_answer(talking: Sitting) -> None:
    assert talking.set_voice(REGION, Voice.MY_VIEW) == Changes()
    talking.answer(REGION, "north")
    held = talking.answer_to(REGION)
    assert held is not None
    assert held.voice is Voice.MY_VIEW


def test_several_choices_stand_in_the_order_of_their_list(talking: Sitting) -> None:
    talking.answer(REASONS, "friends home friends")
    assert talking.value_of(REASONS) == "home friends"


def test_a_choice_that_is_not_on_the_list_is_refused(talking: Sitting) -> None:
    with pytest.raises(UnknownChoice):
        talking.answer(REGION, "east")
    with pytest.raises(UnknownChoice):
        talking.answer(REASONS, "home east")
    assert talking.answer_to(REGION) is None


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("day", " 2026-10-24 ", "2026-10-24"),
        ("moment", "2026-10-24T18:00+01:00", "2026-10-24T18:00:00.000+01:00"),
        ("at", "18:00", "18:00:00.000"),
        ("at", "18:00:01.500+01:00", "18:00:01.500+01:00"),
    ],
)
def test_an_answer_is_kept_as_a_form_writes_it(
    sitting: Sitting, name: str, given: str, kept: str
) -> None:
    ref = Ref(f"/data/offer/{name}")
    sitting.answer(ref, given)
    assert sitting.value_of(ref) == kept


@pytest.mark.parametrize(
    ("ref", "given"),
    [
        (DAY, "24.10.2026"),
        (DAY, "2026-02-30"),
        (MOMENT, "2026-10-24T18:00"),
        (MOMENT, "yesterday"),
        (Ref("/data/offer/at"), "six"),
        (Ref("/data/offer/at"), "25:00"),
        (Ref("/data/why_left/detail/hours"), "many"),
        (person(1, "age"), "4.5"),
    ],
)
def test_what_could_not_be_read_again_is_refused(
    talking: Sitting, ref: Ref, given: str
) -> None:
    talking.add_row(PEOPLE)
    with pytest.raises(NotAnAnswer):
        talking.answer(ref, given)
    assert talking.answer_to(ref) is None


def test_numbers_are_kept_without_idle_digits(talking: Sitting) -> None:
    talking.add_row(PEOPLE)
    talking.answer(person(1, "age"), "016")
    talking.answer(Ref("/data/why_left/detail/hours"), "2.50")
    held = {answer.ref: answer.value for answer in talking.answers()}
    assert held[person(1, "age")] == "16"
    assert held[Ref("/data/why_left/detail/hours")] == "2.5"


@pytest.mark.parametrize(
    "ref",
    [
        "/data/nothing",
        "/data/offer",
        "/data/offer/thanks",
        "/data/why_left/story_length",
        "/data/who_with/people[1]/name",
    ],
)
def test_only_questions_take_answers(sitting: Sitting, ref: str) -> None:
    with pytest.raises(UnknownQuestion):
        sitting.answer(Ref(ref), "x")


def test_choices_follow_the_answers_that_filter_them(talking: Sitting) -> None:
    assert talking.choices(TOWN) == ()
    changes = talking.answer(REGION, "north")
    assert changes.refiltered == (TOWN,)
    assert values(talking.choices(TOWN)) == ["bangor", "rhyl"]
    assert values(talking.choices(REGION)) == ["north", "south"]


def test_a_choice_no_longer_on_offer_is_kept_and_told(talking: Sitting) -> None:
    talking.answer(REGION, "north")
    talking.answer(TOWN, "rhyl")
    assert talking.value_of(Ref("/data/why_left/town_name")) == "Rhyl"
    changes = talking.answer(REGION, "south")
    assert [p.trouble for p in changes.problems] == [Trouble.NOT_OFFERED]
    assert talking.value_of(TOWN) == "rhyl"
    assert talking.answer(REGION, "north").mended == (TOWN,)


def test_a_broken_constraint_is_told_and_does_not_block(talking: Sitting) -> None:
    changes = talking.answer(REASONS, "home none")
    (problem,) = changes.problems
    assert problem.trouble is Trouble.CONSTRAINT
    assert problem.message == {
        "en": "None stands alone.",
        "cy": "Ar ei ben ei hun.",
    }
    assert talking.value_of(REASONS) == "home none"
    assert talking.problems("why_left") == (problem,)
    assert talking.problems("offer") == ()
    assert talking.answer(REASONS, "none").mended == (REASONS,)


def test_dates_are_ranked_as_dates(sitting: Sitting) -> None:
    assert sitting.answer(DAY, "2026-11-24").problems[0].trouble is Trouble.CONSTRAINT
    assert sitting.answer(DAY, "2026-11-23").mended == (DAY,)
    assert sitting.value_of("/data/days_since") == "0"
    sitting.answer(MOMENT, "2026-11-22T23:59:00.000Z")
    assert [p.ref for p in sitting.problems()] == [ACCEPTED, MOMENT]


def test_a_required_question_is_missing_until_it_is_met(sitting: Sitting) -> None:
    (problem,) = sitting.problems()
    assert (problem.ref, problem.trouble) == (ACCEPTED, Trouble.REQUIRED)
    assert problem.message["cy"] == "Dywedwch."
    assert sitting.set_state(ACCEPTED, State.DECLINED).mended == (ACCEPTED,)
    assert sitting.problems() == ()


def test_what_is_required_may_depend_on_an_answer(talking: Sitting) -> None:
    talking.answer(REASONS, "home")
    talking.answer(STORY, "A row")
    assert [p.ref for p in talking.problems()] == [WHO_ELSE]


def test_progress_counts_what_is_asked_now(talking: Sitting) -> None:
    before = talking.progress("why_left")
    assert (before.asked, before.touched, before.declined) == (3, 0, 0)
    talking.answer(REASONS, "home")
    talking.set_state(STORY, State.DECLINED)
    after = talking.progress("why_left")
    assert (after.asked, after.touched, after.declined) == (4, 2, 1)
    with pytest.raises(UnknownTopic):
        talking.progress("weather")


# Taking up again


def test_a_sitting_is_taken_up_where_it_was_left(
    small: Definition, talking: Sitting
) -> None:
    for name in ("Ann", "Bea"):
        talking.answer(person_at(talking, "name"), name)
    talking.remove_row(person(1))
    talking.answer(REASONS, "home none")
    talking.set_state(DAY, State.DID_NOT_KNOW)

    again = Sitting(
        small, today=TODAY, answers=talking.answers(), rows=talking.rows_held()
    )
    assert again.answers() == talking.answers()
    assert again.rows_held() == talking.rows_held()
    assert again.calculated() == talking.calculated()
    assert again.set_aside() == talking.set_aside()
    assert again.problems() == talking.problems()
    assert again.rows(PEOPLE) == (2,)


def test_a_row_comes_into_being_by_being_named(small: Definition) -> None:
    answers = [
        Answer(ACCEPTED, "yes"),
        Answer(person(2, "name"), "Bea"),
        Answer(person(2, "further/worry"), "None"),
        Answer(person(1, "name"), "Ann"),
    ]
    sitting = Sitting(small, today=TODAY, answers=answers)
    assert sitting.rows(PEOPLE) == (1, 2)
    held = sitting.answer_to(person(2, "name"))
    assert held == Answer(person(2, "name"), "Bea", voice=Voice.CHILDS_WORDS)
    assert [a.value for a in sitting.live_answers()] == ["yes", "Ann", "Bea"]


@pytest.mark.parametrize(
    "ref", ["/data/offer/no", f"{PEOPLE}[0]/name", "/data/offer[1]/day", "x[1]/y"]
)
def test_an_answer_to_no_question_cannot_be_taken_up(
    small: Definition, ref: str
) -> None:
    with pytest.raises(UnknownQuestion):
        Sitting(small, today=TODAY, answers=[Answer(Ref(ref), "x")])


def test_a_sitting_never_tells_what_was_said(talking: Sitting) -> None:
    talking.answer(REASONS, "home")
    talking.answer(STORY, "a secret")
    assert "secret" not in repr(talking)
    assert "secret" not in repr(talking.answers())
    assert "secret" not in repr(talking.answer(STORY, "another secret"))
