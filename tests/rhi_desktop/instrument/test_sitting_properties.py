"""What holds of every sitting, whatever is said in whatever order."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rhi_desktop.instrument import Changes, Definition, Sitting
from rhi_desktop.record.answer import State
from rhi_desktop.record.ids import Ref

TODAY = date(2026, 11, 23)
PEOPLE = "/data/who_with/people"
SINGLE = {
    "/data/offer/accepted": ["", "yes", "no"],
    "/data/offer/day": ["", "2026-11-20", "2026-12-01"],
    "/data/offer/moment": ["", "2026-11-21T08:00:00.000+00:00"],
    "/data/why_left/reasons": ["", "home", "friends", "home none"],
    "/data/why_left/story": ["", "Hm", "A row", "A row that went on and on"],
    "/data/why_left/detail/who_else": ["", "Sam"],
    "/data/why_left/region": ["", "north", "south"],
    "/data/why_left/town": ["", "rhyl", "barry"],
}
IN_A_ROW = {
    "name": ["", "Ann", "Bea"],
    "age": ["", "0", "15", "18"],
    "from_region": ["", "north", "south"],
    "from_town": ["", "bangor", "barry"],
    "further/worry": ["", "Some"],
}
Answered = tuple[str, str]
Act = tuple[str, str, str]


def answered() -> st.SearchStrategy[Answered]:
    single = st.sampled_from([(r, v) for r, values in SINGLE.items() for v in values])
    in_a_row = st.builds(
        lambda number, said: (f"{PEOPLE}[{number}]/{said[0]}", said[1]),
        st.integers(1, 3),
        st.sampled_from([(n, v) for n, values in IN_A_ROW.items() for v in values]),
    )
    return single | in_a_row


def acts() -> st.SearchStrategy[list[Act]]:
    rows = st.integers(1, 3).map(lambda number: f"{PEOPLE}[{number}]")
    state = st.sampled_from([state.value for state in State])
    one = (
        answered().map(lambda said: ("answer", *said))
        | st.tuples(st.just("state"), st.sampled_from([*SINGLE]), state)
        | st.tuples(st.sampled_from(["remove", "restore"]), rows, st.just(""))
    )
    return st.lists(one, max_size=30)


def begun(definition: Definition) -> Sitting:
    """A sitting with three rows."""
    sitting = Sitting(definition, today=TODAY)
    for _ in range(3):
        sitting.add_row(PEOPLE)
    return sitting


def every_ref(definition: Definition) -> list[Ref]:
    """Every question of the form, those of three rows too."""
    refs = [path for path, q in definition.questions.items() if q.repeat is None]
    inside = [path for path, q in definition.questions.items() if q.repeat]
    for number in (1, 2, 3):
        row = f"{PEOPLE}[{number}]"
        refs += [row, *(path.replace(PEOPLE, row) for path in inside)]
    return [Ref(ref) for ref in refs]


def picture(sitting: Sitting) -> object:
    """Everything that a page could show of a sitting."""
    refs = every_ref(sitting.definition)
    choosing = [ref for ref in refs if ref.endswith("town") and sitting.asks(ref)]
    return (
        [(ref, sitting.asks(ref), sitting.value_of(ref)) for ref in refs],
        sitting.problems(),
        [sitting.choices(ref) for ref in choosing],
        [sitting.progress(topic.name) for topic in sitting.definition.topics],
        sitting.answers(),
        sitting.live_answers(),
        sitting.set_aside(),
        sitting.calculated(),
        sitting.rows(PEOPLE),
    )


def do(sitting: Sitting, act: Act) -> Changes:
    verb, ref, value = act
    if verb == "answer":
        return sitting.answer(Ref(ref), value)
    if verb == "state":
        return sitting.set_state(Ref(ref), State(value))
    if verb == "remove":
        return sitting.remove_row(Ref(ref))
    return sitting.restore_row(Ref(ref))


@given(st.data(), st.lists(answered(), unique_by=lambda said: said[0], max_size=20))
def test_the_order_of_answering_does_not_matter(
    small: Definition, data: st.DataObject, answers: list[Answered]
) -> None:
    one, other = begun(small), begun(small)
    for ref, value in answers:
        one.answer(Ref(ref), value)
    for ref, value in data.draw(st.permutations(answers)):
        other.answer(Ref(ref), value)
    assert picture(one) == picture(other)


@given(acts())
def test_a_walk_ends_where_a_fresh_start_with_the_same_answers_begins(
    small: Definition, walk: list[Act]
) -> None:
    sitting = begun(small)
    for act in walk:
        do(sitting, act)
    fresh = Sitting(
        small, today=TODAY, answers=sitting.answers(), rows=sitting.rows_held()
    )
    assert picture(fresh) == picture(sitting)


@given(acts(), st.sampled_from(["", "no"]))
def test_closing_a_branch_and_opening_it_again_changes_nothing(
    small: Definition, walk: list[Act], closing: str
) -> None:
    sitting = begun(small)
    for act in walk:
        do(sitting, act)
    accepted = Ref("/data/offer/accepted")
    sitting.answer(accepted, "yes")
    before = picture(sitting)
    sitting.answer(accepted, closing)
    sitting.answer(accepted, "yes")
    assert picture(sitting) == before


@given(acts())
def test_nothing_that_was_said_is_ever_lost(small: Definition, walk: list[Act]) -> None:
    sitting = begun(small)
    said: dict[str, str] = {}
    for act in walk:
        do(sitting, act)
        if act[0] == "answer":
            said[act[1]] = act[2]
    held = {answer.ref: answer.value for answer in sitting.answers()}
    assert {ref: held[Ref(ref)] for ref in said} == said
    aside = {answer.ref for answer in sitting.set_aside()}
    live = {answer.ref for answer in sitting.live_answers()}
    assert not aside & live


@given(acts())
def test_changes_tell_exactly_what_changed(small: Definition, walk: list[Act]) -> None:
    sitting = begun(small)
    refs = every_ref(small)
    for act in walk:
        open_before = {ref for ref in refs if sitting.asks(ref)}
        calculated_before = {ref: sitting.value_of(ref) for ref in refs}
        wrong_before = {problem.ref: problem for problem in sitting.problems()}
        changes = do(sitting, act)
        open_now = {ref for ref in refs if sitting.asks(ref)}
        shown, hidden = set(changes.shown), set(changes.hidden)
        assert shown & set(refs) == open_now - open_before
        assert hidden & set(refs) == open_before - open_now
        for ref in changes.recalculated:
            assert sitting.value_of(ref) != calculated_before[ref]
        for ref in changes.mended:
            del wrong_before[ref]
        wrong_before |= {p.ref: p for p in changes.problems}
        assert wrong_before == {problem.ref: problem for problem in sitting.problems()}
