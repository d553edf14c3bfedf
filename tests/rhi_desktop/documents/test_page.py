import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rhi_desktop.documents.breaking import break_lines
from rhi_desktop.documents.letters import as_signs, width
from rhi_desktop.documents.page import (
    BOTTOM,
    HEIGHT,
    LEFT,
    ROOM,
    TOP,
    Column,
    Flow,
    Place,
)
from rhi_desktop.documents.style import REFERRAL, Ink
from rhi_desktop.documents.tags import Element, Tag

BODY = REFERRAL.body


def shown(text: str, room: float = 200.0) -> list[str]:
    return [line.shown for line in break_lines(text, BODY, room)]


def placed(*texts: str, column: Column | None = None) -> Flow:
    flow = Flow()
    for text in texts:
        flow.text(Element(Tag.PARAGRAPH), text, BODY, column or Column())
    return flow


def test_a_line_the_writer_ended_stays_ended_and_a_blank_one_stays() -> None:
    assert shown("one\n\ntwo") == ["one", "", "two"]


def test_no_text_has_no_lines() -> None:
    assert shown("") == []


def test_spaces_within_a_line_are_kept() -> None:
    assert shown("one  two") == ["one  two"]


@given(text=st.text(max_size=300), room=st.floats(40, 480))
@settings(deadline=None)
def test_lines_fit_and_together_hold_every_word(text: str, room: float) -> None:
    lines = break_lines(text, BODY, room)
    assert all(width(line.shown, BODY) <= room for line in lines)
    whole = "".join(as_signs(line).shown for line in text.splitlines())
    assert "".join("".join(line.shown for line in lines).split()) == "".join(
        whole.split()
    )


@given(text=st.text(alphabet="ab😀é \n", max_size=120))
def test_a_replaced_sign_keeps_its_place_when_lines_are_cut(text: str) -> None:
    lines = break_lines(text, BODY, 60.0)
    for line in lines:
        assert [line.shown[at] for at, _ in line.replaced] == ["□"] * len(line.replaced)
    assert sum(len(line.replaced) for line in lines) == text.count("😀")


def test_an_emoji_of_many_parts_is_one_box_that_remembers_all_of_them() -> None:
    family = "👩\u200d👩\u200d👧"
    wave = "👋🏽"
    signs = as_signs(f"{family} {wave}")
    assert signs.shown == "□ □"
    assert dict(signs.replaced) == {0: family, 2: wave}


def test_two_emoji_beside_each_other_are_two_boxes() -> None:
    assert as_signs("😀😢").shown == "□□"


def test_signs_without_a_shape_leave_no_box() -> None:
    assert as_signs("soft\u00adhyphen\u202e").shown == "softhyphen"


def test_a_control_sign_is_a_box_and_a_tab_is_a_space() -> None:
    assert as_signs("a\x07b\tc").shown == "a□b c"


def test_no_line_stands_beyond_the_margins() -> None:
    flow = placed("word " * 3000, "x" * 5000)
    lines = [line for page in flow.pages for line in page.lines]
    assert len(flow.pages) > 3
    assert all(line.x >= LEFT for line in lines)
    assert all(line.x + width(line.signs.shown, BODY) <= LEFT + ROOM for line in lines)
    assert all(BOTTOM <= line.y <= HEIGHT - TOP for line in lines)


def test_no_line_of_a_paragraph_is_left_alone_on_a_page() -> None:
    for before in range(40, 48):
        flow = placed("\n".join("x" * before), "one\ntwo\nthree")
        counts = [
            sum(line.signs.shown in {"one", "two", "three"} for line in page.lines)
            for page in flow.pages
        ]
        assert 1 not in counts
        assert sum(counts) == 3


def test_a_bar_runs_beside_the_quotation_on_each_page() -> None:
    column = Column(LEFT, ROOM, Ink.CONSENT)
    flow = placed("word " * 1000, column=column)
    assert len(flow.pages) == 2
    for page in flow.pages:
        (bar,) = page.bars
        assert bar.x == LEFT
        assert all(bar.x + bar.width < line.x for line in page.lines)
        assert all(bar.y <= line.y <= bar.y + bar.height for line in page.lines)


def test_a_gap_is_not_left_at_the_top_of_a_page() -> None:
    flow = Flow()
    top = flow.here
    flow.gap(20)
    assert flow.here == top


def test_room_that_is_there_turns_no_page() -> None:
    flow = placed("one")
    flow.need(100)
    assert flow.here.page == 0


def test_room_that_is_not_there_turns_the_page_once() -> None:
    flow = placed("one")
    flow.need(HEIGHT)
    flow.need(HEIGHT)
    assert flow.here == Place(1, HEIGHT - TOP)


def test_a_pen_that_went_back_turns_to_the_page_that_is_there_already() -> None:
    flow = placed("one")
    before = flow.here
    flow.need(HEIGHT)
    flow.go(before)
    flow.need(HEIGHT)
    assert len(flow.pages) == 2


@pytest.mark.parametrize(
    ("one", "other", "below"),
    [
        (Place(0, 100), Place(0, 200), True),
        (Place(0, 200), Place(0, 100), False),
        (Place(1, 700), Place(0, 100), True),
        (Place(0, 100), Place(0, 100), False),
    ],
)
def test_below_is_lower_down_or_on_a_later_page(
    one: Place, other: Place, *, below: bool
) -> None:
    assert one.below(other) is below
