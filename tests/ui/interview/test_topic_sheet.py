"""What the shipped instrument has none of yet: sections, sums and filtered lists."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget
from pyxform.xls2xform import convert

from rhi_desktop.instrument import Sitting, read_definition
from ui.interview.talk import Talk
from ui.interview.topic_sheet import TopicSheet
from ui.text import PlainLabel

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Visit

FORM = """
| survey |
| | type | name | label::English (en) | relevant | constraint | calculation | choice_filter | bind::rhi:part | bind::rhi:voice |
| | begin_group | away | Away | | | | | talk | |
| | begin_group | town_part | Where it was | | | | | | |
| | select_one regions | region | Which region? | | | | | | seen |
| | select_one towns | town | Which town? | | | | region = ${region} | | seen |
| | end_group | | | | | | | | |
| | begin_group | hours_part | How long it was | ${region} = 'south' | | | | | |
| | integer | nights | How many nights? | | . < 10 | | | | seen |
| | text | hours | In hours | | | ${nights} * 24 | | | |
| | end_group | | | | | | | | |
| | end_group | | | | | | | | |
| choices |
| | list_name | name | label::English (en) | region |
| | regions | north | North | |
| | regions | south | South | |
| | towns | bangor | Bangor | north |
| | towns | barry | Barry | south |
| settings |
| | form_id | version | namespaces | default_language |
| | small | 2026112301 | rhi="https://rhi-desktop.example/instrument" | English (en) |
"""  # noqa: E501
REGION, TOWN = "/data/away/town_part/region", "/data/away/town_part/town"
NIGHTS = "/data/away/hours_part/nights"


@pytest.fixture
def sheet(visit: "Visit") -> TopicSheet:
    definition = read_definition(convert(FORM, file_type=".md").xform.encode())
    sitting = Sitting(definition, today=date(2026, 10, 27))
    keeper = QWidget()
    visit.qtbot.addWidget(keeper)
    talk = Talk(visit.seat(), replace(visit.kept(), sitting=sitting), keeper)
    talk.autosave.note = lambda *_, **__: None  # no vault holds this instrument
    made = TopicSheet(visit.seat().words, definition.topics[0], talk, ())
    made.keeper = keeper
    made.changed.connect(made.show_changes)
    visit.qtbot.addWidget(made)
    made.show()
    visit.qtbot.waitUntil(lambda: made.is_whole)
    return made


@pytest.fixture
def say(sheet: TopicSheet) -> Callable[[str, str], None]:
    def said(ref: str, value: str) -> None:
        row = sheet.rows.at(ref)
        assert row is not None
        row.field.edited.emit(value)

    return said


def texts(sheet: TopicSheet) -> list[str]:
    every = sheet.findChildren(PlainLabel)
    return [one.text() for one in every if one.isVisible()]


def test_a_section_has_a_heading_only_while_something_in_it_is_asked(
    sheet: TopicSheet, say: Callable[[str, str], None]
) -> None:
    assert "Where it was" in texts(sheet)
    assert "How long it was" not in texts(sheet)
    say(REGION, "south")
    assert "How long it was" in texts(sheet)


def test_a_list_offers_what_other_answers_leave(
    sheet: TopicSheet, say: Callable[[str, str], None]
) -> None:
    town = sheet.rows.at(TOWN).field
    say(REGION, "south")
    assert [chip.value for chip in town._flow._touched] == ["barry"]
    say(TOWN, "barry")
    say(REGION, "north")
    assert [chip.value for chip in town._flow._touched] == ["bangor"]
    problem = sheet.rows.at(TOWN)._problem
    assert problem.text() == "This no longer goes with the other answers."
    say(REGION, "south")
    assert problem.text() == ""


def test_a_sum_is_shown_as_it_is_worked_out(
    sheet: TopicSheet, say: Callable[[str, str], None]
) -> None:
    say(REGION, "south")
    say(NIGHTS, "2")
    assert {"In hours", "48"} <= set(texts(sheet))


def test_without_anybody_to_ask_about_there_is_no_strip(sheet: TopicSheet) -> None:
    assert sheet.strips.for_topic() is None
