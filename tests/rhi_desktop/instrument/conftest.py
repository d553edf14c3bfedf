"""Small instruments, written as their authors write them and compiled by pyxform."""

from collections.abc import Callable
from datetime import date, datetime
from xml.etree import ElementTree as ET

import pytest
from pyxform.xls2xform import convert

from rhi_desktop.clock import LOCAL
from rhi_desktop.instrument import Definition, Sitting, read_definition
from rhi_desktop.instrument.xpath import Context, Node, Value, World, compiled
from rhi_desktop.instrument.xpath.tree import grown_from
from rhi_desktop.record.ids import Ref

SETTINGS = """
| settings |
| | form_id | version | form_title | namespaces | default_language |
| | small | 2026112301 | A small form | rhi="https://rhi-desktop.example/instrument" | English (en) |
"""  # noqa: E501

SMALL = """
| survey |
| | type | name | label::English (en) | label::Cymraeg (cy) | hint::English (en) | hint::Cymraeg (cy) | guidance_hint::English (en) | guidance_hint::Cymraeg (cy) | relevant | required | required_message::English (en) | required_message::Cymraeg (cy) | constraint | constraint_message::English (en) | constraint_message::Cymraeg (cy) | calculation | choice_filter | appearance | bind::rhi:part | bind::rhi:voice | bind::rhi:always | bind::rhi:ask | bind::rhi:risk | bind::rhi:outcome | bind::type |
| | begin_group | offer | The offer | Y cynnig | | | | | | | | | | | | | | | before | | | | | | |
| | select_one yn | accepted | Did they say yes? | Ddwedon nhw ie? | | | | | | yes | Please say. | Dywedwch. | | | | | | minimal | | seen | social_worker | nobody | | offer_accepted | |
| | note | thanks | Thank you. | Diolch. | | | | | ${accepted} = 'yes' | | | | | | | | | | | | | | | | |
| | date | day | On which day? | Pa ddiwrnod? | | | | | | | | | . <= today() | Not in the future. | Ddim yn y dyfodol. | | | | | seen | | social_worker | | | |
| | dateTime | moment | When exactly? | Pryd yn union? | | | | | | | | | . >= ${day} | | | | | | | seen | | | | | |
| | time | at | At what time? | Faint o'r gloch? | | | | | | | | | | | | | | | | seen | | | | | |
| | end_group | | | | | | | | | | | | | | | | | | | | | | | | |
| | begin_group | why_left | Why they left | Pam aethon nhw | | | | | ${accepted} = 'yes' | | | | | | | | | | talk | | | | | | |
| | select_multiple reasons | reasons | What pushed or pulled? | Beth? | In their words. | Yn eu geiriau. | Do not lead. | Peidiwch ag arwain. | | | | | not(selected(., 'none')) or count-selected(.) = 1 | None stands alone. | Ar ei ben ei hun. | | | | | childs_words | child | social_worker carer | police_coordinator | why_left | |
| | text | story | What happened? | Beth ddigwyddodd? | | | | | selected(${reasons}, 'home') | | | | string-length(.) < 20 | | | | | multiline | | childs_words | child | social_worker | | | |
| | calculate | story_length | | | | | | | | | | | | | | string-length(${story}) | | | | | | | | | int |
| | begin_group | detail | More about it | Mwy | | | | | ${story_length} > 3 | | | | | | | | | | | | | | | | |
| | text | who_else | Who else was there? | Pwy arall? | | | | | | ${story} != '' | | | | | | | | | | childs_words | | | | | |
| | decimal | hours | For how many hours? | Am faint o oriau? | | | | | | | | | | | | | | | | childs_words | | | | | |
| | end_group | | | | | | | | | | | | | | | | | | | | | | | | |
| | select_one regions | region | Which region? | Pa ranbarth? | | | | | | | | | | | | | | | | childs_words | | | | | |
| | select_one towns | town | Which town? | Pa dref? | | | | | | | | | | | | | region = ${region} | | | childs_words | | | | | |
| | calculate | town_name | | | | | | | | | | | | | | jr:choice-name(${town}, '${town}') | | | | | | | | | |
| | end_group | | | | | | | | | | | | | | | | | | | | | | | | |
| | begin_group | who_with | Who they were with | Gyda phwy | | | | | | | | | | | | | | | talk | | | | | | |
| | begin_repeat | people | Each person | Pob person | | | | | ${accepted} = 'yes' | | | | | | | | | | | | | | | | |
| | text | name | Their name | Eu henw | | | | | | | | | | | | | | | | childs_words | | | | | |
| | integer | age | Their age | Eu hoed | | | | | ${name} != '' | | | | . > 0 | | | | | | | childs_words | | | | | |
| | select_one regions | from_region | From which region? | O ba ranbarth? | | | | | | | | | | | | | | | | childs_words | | | | | |
| | select_one towns | from_town | From which town? | O ba dref? | | | | | | | | | | | | | region = ${from_region} | | | childs_words | | | | | |
| | calculate | place_in_line | | | | | | | | | | | | | | position(..) | | | | | | | | | |
| | begin_group | further | Further | Pellach | | | | | ${age} > 17 | | | | | | | | | | | | | | | | |
| | text | worry | Any worry? | Unrhyw bryder? | | | | | | | | | | | | | | | | my_view | | | | | |
| | end_group | | | | | | | | | | | | | | | | | | | | | | | | |
| | end_repeat | | | | | | | | | | | | | | | | | | | | | | | | |
| | calculate | how_many | | | | | | | | | | | | | | count(${people}) | | | | | | | | people | |
| | calculate | oldest | | | | | | | | | | | | | | max(${age}) | | | | | | | | | |
| | calculate | first_name | | | | | | | | | | | | | | indexed-repeat(${name}, ${people}, 1) | | | | | | | | | |
| | calculate | adults | | | | | | | | | | | | | | count(${people}[age > 17]) | | | | | | | | | |
| | end_group | | | | | | | | | | | | | | | | | | | | | | | | |
| | calculate | days_since | | | | | | | | | | | | | | today() - ${day} | | | | | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Cymraeg (cy) | region |
| | yn | yes | Yes | Ie | |
| | yn | no | No | Na | |
| | reasons | home | Something at home | Rhywbeth gartref | |
| | reasons | friends | Friends | Ffrindiau | |
| | reasons | none | None | Dim | |
| | regions | north | North | Gogledd | |
| | regions | south | South | De | |
| | towns | bangor | Bangor | Bangor | north |
| | towns | rhyl | Rhyl | Y Rhyl | north |
| | towns | barry | Barry | Y Barri | south |
"""  # noqa: E501

TODAY = date(2026, 11, 23)
Read = Callable[[str], Definition]


@pytest.fixture(scope="session")
def compiled_form() -> Callable[..., bytes]:
    """Turns the sheets of an instrument into the bytes that pyxform makes of them."""

    def make(sheets: str, settings: str = SETTINGS) -> bytes:
        xform: str = convert(settings + sheets, file_type=".md").xform
        return xform.encode()

    return make


@pytest.fixture(scope="session")
def small_xform(compiled_form: Callable[[str], bytes]) -> bytes:
    return compiled_form(SMALL)


@pytest.fixture(scope="session")
def small(small_xform: bytes) -> Definition:
    return read_definition(small_xform)


@pytest.fixture
def sitting(small: Definition) -> Sitting:
    """A sitting that has only just begun."""
    return Sitting(small, today=TODAY)


@pytest.fixture
def talking(sitting: Sitting) -> Sitting:
    """A sitting with a young person who has said yes."""
    sitting.answer(Ref("/data/offer/accepted"), "yes")
    return sitting


@pytest.fixture(scope="session")
def read(compiled_form: Callable[[str], bytes]) -> Read:
    """Reads an instrument of one topic, `talk`, from the rows inside it.

    The columns: type, name, label, relevant, constraint, calculation, choice_filter,
    appearance, required, voice. The lists are `yn` and, by region, `towns`.
    """
    top = (
        "\n| survey |\n| | type | name | label::English (en) | relevant | constraint | "
        "calculation | choice_filter | appearance | required | bind::rhi:voice | "
        "bind::rhi:part | bind::type |\n"
        "| | begin_group | talk | Talk | | | | | | | | talk | |\n"
    )
    lists = SMALL[SMALL.index("| choices |") :]

    def make(rows: str) -> Definition:
        end = "| | end_group | | | | | | | | | | | |\n"
        return read_definition(compiled_form(top + rows.strip() + "\n" + end + lists))

    return make


DOCUMENT = """
<data>
  <a id="one" kind="x">1</a>
  <b>2</b>
  <group><c>three</c><d/><deep><e>5</e></deep></group>
  <row><n>10</n></row><row><n>20</n></row><row><n>30</n></row>
  <chosen>red green</chosen>
  <day>2026-10-24</day>
</data>
"""
LIST = "<root><item><name>red</name></item><item><name>green</name></item></root>"


def world() -> World:
    root = Node("instance")
    root.add(grown_from(ET.fromstring(LIST)))
    return World(
        now=datetime(2026, 11, 23, 9, 30, tzinfo=LOCAL),
        instances={"colours": root},
        texts={"hello": "Hello"},
        choice_names={"/data/chosen": {"red": "Red"}},
    )


@pytest.fixture(scope="session")
def value() -> Callable[..., Value]:
    """The value of an expression standing at the first node of that name."""

    def run(expression: str, at: str = "data") -> Value:
        document = Node.document(grown_from(ET.fromstring(DOCUMENT)))
        node = next(node for node in document.below() if node.name == at)
        return compiled(expression).run(Context(node, world()))

    return run
