from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rhi_desktop.instrument.definition import (
    Choice,
    Definition,
    Kind,
    Part,
    Question,
    Repeat,
    Topic,
)
from rhi_desktop.instrument.plan import Plan, Shape
from rhi_desktop.record.advocate import Advocate
from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.record.child import Child
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import CHILD, Audience, ChildId, EpisodeId, Ref
from rhi_desktop.record.permission import Override, Told
from rhi_desktop.record.policy import Policy
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.sharing.profile import Profile, Reader
from rhi_desktop.sharing.rules import Because
from rhi_desktop.wording import Language, Text, Words

SOCIAL_WORKER = Audience("social_worker")
CARER = Audience("carer")
NAMED = frozenset({SOCIAL_WORKER, CHILD})


def both(english: str, welsh: str) -> Text:
    return {"en": english, "cy": welsh}


def question(path: str, kind: Kind, label: Text, **more: Any) -> Question:
    parts = path.split("/")
    more.setdefault("voice", Voice.CHILDS_WORDS)
    return Question(path, parts[-1], parts[2], kind, label, **more)


WAYS = (
    Choice("bus", both("By bus", "Ar y bws")),
    Choice("foot", both("On foot", "Ar droed")),
)
PEOPLE = "/data/who_with/people"
AGREED = "/data/actions/agreed"
QUESTIONS = (
    question(
        "/data/about_you/name_liked",
        Kind.LINE,
        both("What to call you", "Beth i’th alw"),
        policy=Policy(always=frozenset({CHILD}), ask=NAMED),
    ),
    question(
        "/data/episode/last_seen",
        Kind.MOMENT,
        both("Seen last", "Gwelwyd"),
        voice=Voice.TOLD_BY_ANOTHER,
        policy=Policy(always=NAMED),
    ),
    question(
        "/data/episode/returned",
        Kind.MOMENT,
        both("Back", "Yn ôl"),
        voice=Voice.TOLD_BY_ANOTHER,
        policy=Policy(always=frozenset({SOCIAL_WORKER})),
    ),
    question("/data/why_left/story", Kind.TEXT, both("What happened?", "Beth oedd?")),
    question("/data/why_left/way", Kind.ONE, both("How?", "Sut?"), choices=WAYS),
    question(
        "/data/why_left/ways", Kind.SEVERAL, both("Ways", "Dulliau"), choices=WAYS
    ),
    question("/data/why_left/day", Kind.DATE, both("Which day", "Pa ddydd")),
    question("/data/why_left/hour", Kind.TIME, both("What time", "Pa awr")),
    question("/data/why_left/times", Kind.WHOLE, both("How often", "Pa mor aml")),
    question(
        "/data/why_left/seen",
        Kind.TEXT,
        both("How they seemed", "Sut olwg"),
        voice=Voice.SEEN,
        section=both("On the day", "Ar y diwrnod"),
    ),
    question(
        "/data/why_left/view",
        Kind.TEXT,
        both("My view", "Fy marn"),
        voice=Voice.MY_VIEW,
    ),
    question(
        "/data/why_left/count", Kind.CALCULATED, both("Count", "Cyfrif"), voice=None
    ),
    question(f"{PEOPLE}/name", Kind.LINE, both("Name", "Enw"), repeat=PEOPLE),
    question(f"{PEOPLE}/age", Kind.WHOLE, both("Age", "Oed"), repeat=PEOPLE),
    question(
        f"{AGREED}/what",
        Kind.LINE,
        both("What will be done", "Beth fydd"),
        repeat=AGREED,
        voice=Voice.MY_VIEW,
    ),
    question(
        f"{AGREED}/who",
        Kind.LINE,
        both("Who will do it?", "Pwy?"),
        repeat=AGREED,
        voice=Voice.MY_VIEW,
    ),
)
LABELS = {
    "about_you": both("About you", "Amdanat ti"),
    "episode": both("The time away", "Y cyfnod"),
    "why_left": both("Before you left", "Cyn i ti adael"),
    "who_with": both("Who you were with", "Gyda phwy"),
    "actions": both("Actions", "Camau"),
}
REPEATS = {
    "who_with": (PEOPLE, both("Person", "Person")),
    "actions": (AGREED, both("Action", "Cam")),
}


def topic(name: str) -> Topic:
    here = tuple(one for one in QUESTIONS if one.topic == name)
    if name in REPEATS:
        path, label = REPEATS[name]
        members: tuple[Any, ...] = (Repeat(path, path, name, label, here),)
    else:
        members = here
    return Topic(name, Part.TALK, LABELS[name], both("", ""), members)


DEFINITION = Definition(
    form_id="made_up",
    version="1",
    sha256="",
    title=both("Made up", "Dychmygol"),
    languages=("en", "cy"),
    topics=tuple(map(topic, LABELS)),
    questions={one.path: one for one in QUESTIONS},
    plan=Plan(Shape("data", None, repeats=False), (), {}, {}, {}, {}),
)
PROFILE = Profile(
    readers=(
        Reader(
            SOCIAL_WORKER,
            both("Social worker", "Gweithiwr"),
            both("your social worker", "dy weithiwr"),
            both("For the social worker", "I’r gweithiwr"),
        ),
        Reader(
            CARER,
            both("Carer", "Gofalwr"),
            both("your carer", "dy ofalwr"),
            both("For the carer", "I’r gofalwr"),
        ),
        Reader(
            CHILD,
            both("Young person", "Person ifanc"),
            both("you", "ti"),
            both("My own copy", "Fy nghopi i"),
        ),
    ),
    thresholds={"harm": both("Risk of harm", "Perygl o niwed")},
    clock_hours=72,
)
SEEN_AT = datetime(2026, 10, 23, 15, 0, tzinfo=UTC)
BACK_AT = datetime(2026, 10, 24, 17, 0, tzinfo=UTC)
COVER = Cover(
    Child(ChildId("c"), "Asha Made-Up", "Ash", date(2011, 5, 3)),
    (Episode(EpisodeId("e"), ChildId("c"), SEEN_AT, SEEN_AT, BACK_AT),),
    Advocate("Mair Example", "Example Advocacy"),
    datetime(2026, 10, 27, 15, 21, tzinfo=UTC),
)


@pytest.fixture
def cover() -> Cover:
    return COVER


@pytest.fixture
def terms() -> Callable[..., Terms]:
    """The made-up instrument and profile, to be written in a language."""

    def spoken_in(language: Language = "en") -> Terms:
        return Terms(DEFINITION, PROFILE, Words.spoken_in(language))

    return spoken_in


@pytest.fixture
def share() -> Callable[..., Shared]:
    """One shared answer, named from its topic: `why_left/story`."""

    def make(path: str, value: str = "", **more: Any) -> Shared:
        ref = Ref(f"/data/{path}")
        state, voice = more.pop("state", State.ANSWERED), more.pop("voice", None)
        because = more.pop("because", Because.AGREED)
        answer = Answer(ref, value, state, voice)
        return Shared(DEFINITION.question(ref), answer, because, **more)

    return make


@pytest.fixture
def override() -> Callable[..., Override]:
    """Written grounds, complete unless a test says otherwise."""

    def make(**more: Any) -> Override:
        given: dict[str, Any] = {
            "audience": SOCIAL_WORKER,
            "about": "who_with",
            "threshold": "harm",
            "reason": "An adult gave a child money and a room.",
            "told": Told.BEFORE,
            "decided_by": "Mair Example with her supervisor",
            "at": datetime(2026, 10, 27, 16, 0, tzinfo=UTC),
        }
        return Override(**(given | more))

    return make
