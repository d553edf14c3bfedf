"""What is read of an instrument."""

import hashlib
from collections.abc import Callable
from datetime import date

import pytest

from rhi_desktop.errors import UnknownQuestion, UnknownTopic
from rhi_desktop.instrument import (
    Choice,
    Definition,
    Kind,
    Part,
    Repeat,
    Sitting,
    read_definition,
    said_in,
    schema_path,
)
from rhi_desktop.record.answer import Voice
from rhi_desktop.record.ids import Audience, Ref
from rhi_desktop.record.interview import Pin
from rhi_desktop.record.policy import Policy


def named(*codes: str) -> frozenset[Audience]:
    return frozenset(map(Audience, codes))


def test_a_form_is_pinned_by_its_bytes(small: Definition, small_xform: bytes) -> None:
    sha256 = hashlib.sha256(small_xform).hexdigest()
    assert small.pin == Pin("small", "2026112301", sha256)
    assert small.title == {"en": "A small form"}
    assert small.languages == ("en", "cy")
    assert repr(small) == "<Definition small 2026112301>"


def test_topics_stand_in_form_order_with_their_part(small: Definition) -> None:
    assert [(topic.name, topic.part) for topic in small.topics] == [
        ("offer", Part.BEFORE),
        ("why_left", Part.TALK),
        ("who_with", Part.TALK),
    ]
    assert small.topic("offer").label == {"en": "The offer", "cy": "Y cynnig"}
    assert small.topic_of(Ref("/data/who_with/people[2]/name")) == "who_with"
    with pytest.raises(UnknownTopic):
        small.topic("weather")


def test_a_question_has_all_that_was_laid_down(small: Definition) -> None:
    question = small.question("/data/why_left/reasons")
    assert question.name == "reasons"
    assert question.topic == "why_left"
    assert question.kind is Kind.SEVERAL
    assert question.label == {"en": "What pushed or pulled?", "cy": "Beth?"}
    assert question.hint == {"en": "In their words.", "cy": "Yn eu geiriau."}
    assert question.guidance == {"en": "Do not lead.", "cy": "Peidiwch ag arwain."}
    assert question.voice is Voice.CHILDS_WORDS
    assert question.outcome == "why_left"
    assert question.constraint_message["cy"] == "Ar ei ben ei hun."
    assert question.policy == Policy(
        always=named("child"),
        ask=named("social_worker", "carer"),
        risk=named("police_coordinator"),
    )
    assert question.choice("none") == Choice("none", {"en": "None", "cy": "Dim"})
    assert question.choice("other") is None


def test_nobody_is_nobody_and_silence_is_nobody(small: Definition) -> None:
    accepted = small.question("/data/offer/accepted")
    assert accepted.policy == Policy(always=named("social_worker"))
    assert small.question("/data/why_left/region").policy == Policy()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/offer/accepted", Kind.ONE),
        ("/data/offer/thanks", Kind.NOTE),
        ("/data/offer/day", Kind.DATE),
        ("/data/offer/moment", Kind.MOMENT),
        ("/data/offer/at", Kind.TIME),
        ("/data/why_left/story", Kind.TEXT),
        ("/data/why_left/story_length", Kind.CALCULATED),
        ("/data/why_left/detail/who_else", Kind.LINE),
        ("/data/why_left/detail/hours", Kind.NUMBER),
        ("/data/who_with/people/age", Kind.WHOLE),
    ],
)
def test_each_kind_of_question_is_known(
    small: Definition, path: str, kind: Kind
) -> None:
    question = small.question(path)
    assert question.kind is kind
    assert question.kind.is_asked == (kind not in (Kind.NOTE, Kind.CALCULATED))


def test_a_repeat_holds_its_questions(small: Definition) -> None:
    (repeat,) = small.repeats.values()
    assert isinstance(repeat, Repeat)
    assert (repeat.path, repeat.topic) == ("/data/who_with/people", "who_with")
    assert said_in(repeat.label, "cy") == "Pob person"
    names = [question.name for question in repeat.members]
    assert names == ["name", "age", "from_region", "from_town", "worry"]
    assert {question.repeat for question in repeat.members} == {repeat.path}


def test_a_topic_gives_its_questions_with_those_of_its_repeats(
    small: Definition,
) -> None:
    names = [question.name for question in small.topic("who_with").questions()]
    assert names == ["name", "age", "from_region", "from_town", "worry"]


def test_questions_of_a_group_within_a_topic_bear_its_label(
    small: Definition,
) -> None:
    assert said_in(small.question("/data/why_left/detail/hours").section, "cy") == "Mwy"
    worry = small.question("/data/who_with/people/further/worry")
    assert said_in(worry.section, "en") == "Further"
    assert small.question("/data/why_left/reasons").section == {}


def test_calculated_values_are_found_but_not_shown(small: Definition) -> None:
    names = [question.name for question in small.calculated]
    assert names[:2] == ["story_length", "town_name"]
    assert names[-1] == "days_since"
    assert small.question("/data/days_since").topic == ""
    assert small.question("/data/who_with/how_many").outcome == "people"
    shown = [q.name for topic in small.topics for q in topic.questions()]
    assert "story_length" not in shown


def test_a_question_is_found_by_ref_whatever_its_row(small: Definition) -> None:
    name = small.question("/data/who_with/people[12]/name")
    assert name.path == schema_path("/data/who_with/people[12]/name")
    with pytest.raises(UnknownQuestion):
        small.question("/data/who_with/people")


def test_what_is_not_said_in_welsh_is_said_in_english() -> None:
    assert said_in({"en": "Yes", "cy": "Ie"}, "cy") == "Ie"
    assert said_in({"en": "Yes"}, "cy") == "Yes"
    assert said_in({}, "cy") == ""


def test_a_missing_translation_is_no_translation(
    small_xform: bytes,
) -> None:
    untold = small_xform.replace(b"<value>Pa dref?</value>", b"<value>-</value>")
    town = read_definition(untold).question("/data/why_left/town")
    assert town.label == {"en": "Which town?"}


def test_an_organisation_may_name_other_audiences(small_xform: bytes) -> None:
    named_otherwise = small_xform.replace(b'"social_worker carer"', b'"school"')
    audiences = named("school", "social_worker", "police_coordinator", "child")
    definition = read_definition(named_otherwise, audiences)
    reasons = definition.question("/data/why_left/reasons")
    assert reasons.policy.ask == named("school")


ONE_LANGUAGE = """
| survey |
| | type | name | label | hint | required | required_message | calculation | bind::rhi:part | bind::rhi:voice |
| | begin_group | talk | The talk | | | | | talk | |
| | select_one yn | ready | Ready? | If so. | yes | Please say. | | | seen |
| | integer | twice | Twice | | | | 2 * 2 | | |
| | end_group | | | | | | | | |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
"""  # noqa: E501
PLAIN_SETTINGS = """
| settings |
| | form_id | version | form_title | namespaces |
| | plain | 1 | Plain | rhi="https://rhi-desktop.example/instrument" |
"""


@pytest.mark.parametrize("column", ["hint", "guidance_hint"])
def test_a_form_in_one_language_is_in_english(
    compiled_form: Callable[..., bytes], column: str
) -> None:
    sheets = ONE_LANGUAGE.replace(" hint ", f" {column} ")
    definition = read_definition(compiled_form(sheets, PLAIN_SETTINGS))
    ready = definition.question("/data/talk/ready")
    assert definition.languages == ("en",)
    assert ready.label == {"en": "Ready?"}
    assert (ready.hint or ready.guidance) == {"en": "If so."}
    assert (ready.hint == {}) == (column == "guidance_hint")
    assert ready.required_message == {"en": "Please say."}
    assert ready.choices[0].label == {"en": "Yes"}


def test_a_calculated_value_with_a_label_is_shown(
    compiled_form: Callable[..., bytes],
) -> None:
    definition = read_definition(compiled_form(ONE_LANGUAGE))
    twice = definition.topic("talk").members[-1]
    assert twice == definition.question("/data/talk/twice")
    assert twice.kind is Kind.CALCULATED
    sitting = Sitting(definition, today=date(2026, 11, 23))
    assert sitting.value_of("/data/talk/twice") == "4"
