"""What comes with the program as data agrees with itself, in both languages."""

import csv
import importlib.util
import io
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import fastjsonschema
import pytest

from rhi_desktop import assets
from rhi_desktop.instrument.definition import Definition, Kind, Question
from rhi_desktop.instrument.reader import read_definition
from rhi_desktop.record.answer import State, Voice
from rhi_desktop.wording import LANGUAGES, Language, Text
from tests.house import source

FORM = "instruments/return_home_interview.xform.xml"
LONGEST_LABEL = 90
# Written in pieces, so that no file of ours holds them.
BLAMING = re.compile(
    "|".join(["why" + " did you", "pam" + " wnest", "ab" + "scond", "pros" + "titut"]),
    re.IGNORECASE,
)


def compiler() -> ModuleType:
    """`packaging/compile_instrument.py`, which is a program and not of any package."""
    path = source.ROOT / "packaging" / "compile_instrument.py"
    spec = importlib.util.spec_from_file_location("compile_instrument", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def form() -> Definition:
    return read_definition(assets.read(FORM))


@pytest.fixture(scope="module")
def columns() -> dict[str, dict[str, str]]:
    """The rhi columns of each question as they are written, by its path."""
    binds = re.findall(r"<bind ([^>]*)/>", assets.text(FORM))
    named = (dict(re.findall(r'([\w:]+)="([^"]*)"', bind)) for bind in binds)
    return {bind["nodeset"]: bind for bind in named}


@pytest.fixture(scope="module")
def profile() -> dict[str, Any]:
    return tomllib.loads(assets.text("rules/organisation.toml"))


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Any]:
    fields = tomllib.loads(assets.text("rules/outcomes.toml"))["field"]
    return {field["name"]: field for field in fields}


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(assets.text(f"codes/{name}.csv"))))


def example(language: Language) -> dict[str, Any]:
    given: dict[str, Any] = json.loads(
        assets.text(f"examples/interview_{language}.json")
    )
    return given


def asked(form: Definition) -> list[Question]:
    return [one for one in form.questions.values() if one.kind.is_asked]


def texts(form: Definition) -> Iterator[tuple[str, Text]]:
    """Every text of the instrument, with where it stands."""
    for topic in form.topics:
        yield from ((topic.name, topic.label), (topic.name, topic.hint))
    for repeat in form.repeats.values():
        yield repeat.path, repeat.label
    for one in form.questions.values():
        if one.kind is not Kind.CALCULATED:
            yield one.path, one.label
        given = (one.hint, one.guidance, one.required_message, one.constraint_message)
        yield from ((one.path, text) for text in given if text)
        yield from ((f"{one.path} {c.value}", c.label) for c in one.choices)


def codes(question: Question) -> set[str]:
    return {choice.value for choice in question.choices}


def test_the_compiled_form_is_what_its_source_compiles_to() -> None:
    program = compiler()
    assert program.sources()
    assert [one.name for one in program.sources() if not program.is_current(one)] == []


SMALL = """
| survey |
| | type | name | label::{english} | label::{welsh} | hint::{english} | {hint} |
| | begin_group | day | The day | Y diwrnod | Start there. | Dechreuwch yno. |
| | text | story | It's yours | {said} | | |
| | end_group | | | | | |
| settings |
| | form_id | version | default_language |
| | small | 1 | {english} |
"""
WELSH_HINT = "hint::Cymraeg (cy)"


def small(folder: Path, said: str, hint: str = WELSH_HINT) -> Path:
    """The source of a small instrument, in a folder of its own."""
    path = folder / "small.xlsform.md"
    languages = {"english": "English (en)", "welsh": "Cymraeg (cy)"}
    path.write_text(SMALL.format(said=said, hint=hint, **languages), encoding="utf-8")
    return path


def test_a_topic_keeps_its_hint_and_words_their_printed_marks(tmp_path: Path) -> None:
    form = compiler().compiled(small(tmp_path, "Ti piau'r stori")).decode("utf-8")
    assert """<hint ref="jr:itext('/data/day:hint')"/>""" in form
    assert "<value>It’s yours</value>" in form
    assert "<value>Ti piau’r stori</value>" in form


@pytest.mark.parametrize(("said", "hint"), [("", WELSH_HINT), ("Ti piau hi", "notes")])
def test_a_source_that_lacks_its_welsh_is_not_compiled(
    tmp_path: Path, said: str, hint: str
) -> None:
    program = compiler()
    with pytest.raises(program.InstrumentUnsound, match="small"):
        program.compiled(small(tmp_path, said, hint))


def test_a_form_older_than_its_source_is_not_current(tmp_path: Path) -> None:
    program = compiler()
    path = small(tmp_path, "Ti piau hi")
    assert not program.is_current(path)
    program.compiled_beside(path).write_bytes(program.compiled(path))
    assert program.is_current(path)
    small(tmp_path, "Dy stori di")
    assert not program.is_current(path)


def test_every_text_is_there_in_both_languages(form: Definition) -> None:
    half_said = [
        where
        for where, text in texts(form)
        if not all(text.get(language, "").strip(" -") for language in LANGUAGES)
    ]
    assert half_said == []


def test_every_question_and_topic_has_guidance_for_the_advocate(
    form: Definition,
) -> None:
    assert [one.path for one in asked(form) if not one.guidance] == []
    assert [topic.name for topic in form.topics if not topic.hint] == []


def test_labels_are_short_enough_to_print(form: Definition) -> None:
    labels = [one.label for one in form.questions.values() if one.label]
    long = [
        said for text in labels for said in text.values() if len(said) > LONGEST_LABEL
    ]
    assert long == []


def test_no_wording_blames(form: Definition) -> None:
    said = [words for _, text in texts(form) for words in text.values()]
    assert [words for words in said if BLAMING.search(words)] == []


@pytest.mark.parametrize("column", ["voice", "always", "ask", "risk"])
def test_every_question_says_who_may_know_even_if_it_is_nobody(
    form: Definition, columns: dict[str, dict[str, str]], column: str
) -> None:
    silent = [
        one.path for one in asked(form) if not columns[one.path].get(f"rhi:{column}")
    ]
    assert silent == []


def test_every_reader_a_question_names_is_in_the_profile(
    columns: dict[str, dict[str, str]], profile: dict[str, Any]
) -> None:
    known = {reader["code"] for reader in profile["audience"]}
    named = {
        reader
        for bind in columns.values()
        for column in ("always", "ask", "risk")
        for reader in bind.get(f"rhi:{column}", "nobody").split()
    }
    assert named == known | {"nobody"}


def test_what_a_child_says_is_always_theirs_and_nobody_elses(form: Definition) -> None:
    own = [one for one in asked(form) if one.voice is Voice.CHILDS_WORDS]
    spoken = [one for one in own if one.kind in (Kind.TEXT, Kind.LINE)]
    assert {frozenset(one.policy.always) for one in spoken} == {frozenset({"child"})}
    assert all("child" in one.policy.always for one in own)


@pytest.mark.parametrize(
    "path",
    [
        "/data/why_left/about_carers",
        "/data/what_would_help/change_home",
        "/data/coming_back/welcome",
        "/data/what_would_help/find_me",
        "/data/where_you_were/places/address",
        "/data/who_with/people/name",
        "/data/who_with/people/description",
        "/data/health/health_needs",
        "/data/what_happened/substances",
    ],
)
def test_a_carer_or_parent_can_never_be_given_it(form: Definition, path: str) -> None:
    sharing = form.question(path).policy
    assert not (sharing.always | sharing.ask | sharing.risk) & {"carer", "parent"}


def test_each_outcome_lists_every_code_its_question_can_give(
    form: Definition, outcomes: dict[str, Any]
) -> None:
    given = {one.outcome: one for one in form.questions.values() if one.outcome}
    listed = {name for name, field in outcomes.items() if field["from"] == "instrument"}
    assert set(given) == listed
    for name, question in given.items():
        assert question.kind.has_choices
        assert set(outcomes[name]["codes"]) == codes(question) | {"not_recorded"}
        several = question.kind is Kind.SEVERAL
        assert outcomes[name]["kind"] == ("choices" if several else "choice")


def test_every_outcome_can_say_that_nothing_was_recorded(
    outcomes: dict[str, Any],
) -> None:
    assert all(field["codes"][-1] == "not_recorded" for field in outcomes.values())
    assert all(
        field["label"][language]
        for field in outcomes.values()
        for language in LANGUAGES
    )


def test_no_outcome_is_of_a_question_that_words_can_be_typed_into(
    form: Definition,
) -> None:
    typed = (Kind.TEXT, Kind.LINE, Kind.DATE, Kind.MOMENT, Kind.WHOLE)
    carried = [one.path for one in form.questions.values() if one.outcome]
    assert [path for path in carried if form.question(path).kind in typed] == []


@pytest.mark.parametrize(
    "path",
    [
        "/data/about_you/local_authority",
        "/data/episode/area",
        "/data/actions/harm_area",
    ],
)
def test_councils_are_those_of_the_table(form: Definition, path: str) -> None:
    offered = {choice.value: choice.label for choice in form.question(path).choices}
    listed = {row["code"]: row for row in table("local_authorities")}
    assert set(offered) == set(listed)
    for code, label in offered.items():
        told = (label["en"].replace("’", "'"), label["cy"].replace("’", "'"))
        assert told == (listed[code]["en"], listed[code]["cy"])


def test_every_council_of_wales_is_in_a_force_and_a_health_board(
    outcomes: dict[str, Any],
) -> None:
    councils = table("local_authorities")
    welsh = [row for row in councils if row["code"].startswith("W06")]
    boards = {row["code"] for row in table("health_boards")}
    assert len(welsh) == 22
    assert {row["health_board"] for row in welsh} == boards
    forces = {row["police"] for row in councils if row["police"]}
    assert forces == {row["code"] for row in table("police_areas")}
    assert forces | {"not_recorded"} == set(outcomes["police_area"]["codes"])


def test_law_and_numbers_wait_for_somebody_to_confirm_them(
    profile: dict[str, Any],
) -> None:
    waiting = [*profile["law"], *profile["helpline"]]
    assert waiting
    assert all(one["confirmed"] is False for one in waiting)


@pytest.mark.parametrize("language", LANGUAGES)
class TestTheExampleInterview:
    def test_it_fits_the_published_schema(self, language: Language) -> None:
        check = fastjsonschema.compile(json.loads(assets.text("interview.schema.json")))
        assert check(example(language))["language"] == language

    def test_it_names_only_questions_and_choices_there_are(
        self, form: Definition, language: Language
    ) -> None:
        unknown = []
        for said in example(language)["answers"]:
            question = form.question(said["ref"])
            chosen = set(said.get("value", "").split())
            if question.kind.has_choices and not chosen <= codes(question):
                unknown.append(said["ref"])
        assert unknown == []

    def test_it_asks_only_readers_and_topics_there_are(
        self, form: Definition, profile: dict[str, Any], language: Language
    ) -> None:
        given = example(language)
        readers = {reader["code"] for reader in profile["audience"]}
        known = {topic.name for topic in form.topics}
        rows = {said["ref"].rpartition("/")[0] for said in given["answers"]}
        known |= rows | {said["ref"] for said in given["answers"]}
        for said in [*given["permissions"], *given["overrides"]]:
            assert said["audience"] in readers
            assert said.get("topic", said.get("ref")) in known

    def test_an_override_is_of_what_may_be_told_at_risk(
        self, form: Definition, profile: dict[str, Any], language: Language
    ) -> None:
        thresholds = {one["code"] for one in profile["threshold"]}
        answers = [said["ref"] for said in example(language)["answers"]]
        for decided in example(language)["overrides"]:
            reached = [ref for ref in answers if ref.startswith(decided["ref"])]
            sharings = [form.question(ref).policy for ref in reached]
            assert decided["threshold"] in thresholds
            assert any(decided["audience"] in sharing.risk for sharing in sharings)

    def test_it_shows_how_differently_a_question_can_be_met(
        self, language: Language
    ) -> None:
        states = {
            said.get("state", "answered") for said in example(language)["answers"]
        }
        said = {permission["said"] for permission in example(language)["permissions"]}
        assert states >= set(State) - {State.DOES_NOT_APPLY}
        assert said == {"agreed", "refused", "with_limits", "not_asked"}


def test_both_examples_are_of_the_same_conversation() -> None:
    english, welsh = example("en"), example("cy")
    assert [s["ref"] for s in english["answers"]] == [
        s["ref"] for s in welsh["answers"]
    ]
    assert re.search("[ŵŷ]", assets.text("examples/interview_cy.json"))
