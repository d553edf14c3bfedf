"""What is refused, and that the refusal says what is wrong and where."""

import re
from collections.abc import Callable

import pytest

from rhi_desktop.errors import InstrumentUnreadable
from rhi_desktop.instrument import Definition, read_definition

Read = Callable[[str], Definition]


def refusal(xform: bytes) -> dict[str, str]:
    with pytest.raises(InstrumentUnreadable) as caught:
        read_definition(xform)
    return caught.value.values


def changed(xform: bytes, old: str, new: str) -> bytes:
    text = xform.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    ("xform", "problem", "where"),
    [
        (b"", "its XML cannot be parsed", "line 1, column 0"),
        (b"<a><b></a>", "its XML cannot be parsed", "line 1, column 8"),
        (b"<a>\xff</a>", "it is not UTF-8", "byte 3"),
        (b"<a/>", "it is not an XForm", "the first element"),
        (b"<!DOCTYPE a><a/>", "a document type is not allowed", "the top of the file"),
        (
            b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>',
            "a document type is not allowed",
            "the top of the file",
        ),
        (b" " * 5_000_001, "it is larger than 5 MB", "the file"),
    ],
)
def test_what_is_no_form_is_refused(xform: bytes, problem: str, where: str) -> None:
    assert refusal(xform) == {"problem": problem, "where": where}


def test_a_trap_of_depth_is_refused(small_xform: bytes) -> None:
    deep = "<a>" * 60_000 + "</a>" * 60_000
    trap = changed(small_xform, "</h:body>", f"{deep}</h:body>")
    assert refusal(trap)["problem"] == "its elements are nested too deeply"


def test_a_refusal_is_told_in_a_sentence(small_xform: bytes) -> None:
    with pytest.raises(InstrumentUnreadable, match=r"could not be read: .*audience"):
        read_definition(changed(small_xform, "social_worker carer", "the_press"))


@pytest.mark.parametrize(
    ("old", "new", "problem", "where"),
    [
        (
            'rhi:ask="social_worker carer"',
            'rhi:ask="social_worker the_press"',
            "there is no audience “the_press”",
            "/data/why_left/reasons",
        ),
        (
            'rhi:ask="social_worker carer"',
            'rhi:ask="nobody carer"',
            "there is no audience “nobody”",
            "/data/why_left/reasons",
        ),
        (
            'rhi:ask="social_worker carer"',
            'rhi:ask="child carer"',
            "child cannot be in both always and ask",
            "/data/why_left/reasons",
        ),
        (
            'rhi:voice="seen"',
            'rhi:voice="rumour"',
            "there is no voice “rumour”",
            "/data/offer/accepted",
        ),
        (
            ' rhi:voice="seen"',
            "",
            "the column rhi:voice is missing",
            "/data/offer/accepted",
        ),
        (
            'rhi:part="talk"',
            'rhi:part="lunch"',
            "there is no part “lunch”",
            "/data/why_left",
        ),
        (
            ' rhi:part="talk"',
            "",
            "a topic needs its part: before, talk, after",
            "/data/why_left",
        ),
        (
            'rhi:outcome="why_left"',
            'rhi:outside="why_left"',
            "the column outside is not supported",
            "/data/why_left/reasons",
        ),
        (
            '/data/why_left/story" type="string"',
            '/data/why_left/story" type="string" rhi:outcome="story"',
            "free text cannot be an outcome",
            "/data/why_left/story",
        ),
        (
            'type="dateTime"',
            'type="geopoint"',
            "the type geopoint is not supported",
            "/data/offer/moment",
        ),
        (
            'readonly="true()"',
            'readonly="1 = 1"',
            "read_only must be yes or no",
            "/data/offer/thanks",
        ),
        (
            'type="date"',
            'type="date" readonly="true()"',
            "an answer cannot be worked out or read-only",
            "/data/offer/day",
        ),
        (
            'nodeset="/data/offer/day"',
            'nodeset="/data/offer/day" calculate="1" readonly="false()" jr:preload="x"',
            "the column preload is not supported",
            "/data/offer/day",
        ),
        (
            '<bind nodeset="/data/offer/day"',
            '<bind nodeset="/data/offer/moment"/><bind nodeset="/data/offer/day"',
            "it is bound twice",
            "/data/offer/moment",
        ),
        (
            '<bind nodeset="/data/offer/day"',
            '<bind nodeset="/data/offer/night"/><bind nodeset="/data/offer/day"',
            "there is no such question",
            "/data/offer/night",
        ),
        (
            '<bind nodeset="/data/offer/day"',
            '<setvalue ref="/data/offer/day"/><bind nodeset="/data/offer/day"',
            "setvalue is not supported",
            "/data/offer/day",
        ),
        (
            "<day/>",
            "<day>2026-10-24</day>",
            "a default would be an answer that nobody gave",
            "/data/offer/day",
        ),
        ("<day/>", "<day/><day/>", "there are two of that name", "/data/offer/day"),
        (
            "<day/>",
            "<day/><night/>",
            "it is neither asked nor worked out",
            "/data/offer/night",
        ),
        (
            "<further>",
            '<deeper jr:template=""><a/></deeper><further>',
            "a repeat within a repeat is not supported",
            "/data/who_with/people/deeper",
        ),
        (
            'id="small" version="2026112301"',
            'id="small"',
            "its version is missing",
            "the settings",
        ),
        (
            '<translation lang="Cymraeg (cy)">',
            '<translation lang="Français (fr)">',
            "its language is not known",
            "translation “Français (fr)”",
        ),
        (
            "<value>Which town?</value>",
            '<value>Which town, <output value="/data/offer/day"/>?</value>',
            "a text cannot hold another answer",
            "/data/why_left/town:label",
        ),
        (
            '<value form="guidance">Do not lead.</value>',
            '<value form="image">jr://images/a.png</value>',
            "image beside a text is not supported",
            "/data/why_left/reasons:hint",
        ),
        (
            '<input ref="/data/offer/day">',
            '<input ref="/data/offer/night">',
            "there is no such question",
            "/data/offer/night",
        ),
        (
            '<input ref="/data/offer/day">',
            '<input ref="/data/offer/moment">',
            "it is shown twice, or is no question",
            "/data/offer/moment",
        ),
        (
            '<repeat nodeset="/data/who_with/people">',
            '<repeat nodeset="/data/who_with/people" jr:count="3">',
            "count of a repeat is not supported",
            "/data/who_with/people",
        ),
        (
            "instance('towns')/root/item[",
            "randomize(instance('towns')/root/item)[",
            "its choices must come from a list of the form",
            "/data/why_left/town",
        ),
        (
            "<itemset nodeset=\"instance('regions')/root/item\">",
            "<itemset nodeset=\"instance('planets')/root/item\">",
            "there is no list “planets”",
            "/data/why_left/region",
        ),
        (
            "<name>rhyl</name>",
            "<name>bangor</name>",
            "it needs choices, each with a code of its own",
            "list towns",
        ),
        (
            '<instance id="yn">',
            '<instance id="towns">',
            "a list needs a name of its own",
            "instance towns",
        ),
        (
            '<instance id="yn">',
            '<instance id="more" src="jr://file-csv/more.csv"/><instance id="yn">',
            "a list must be inside the form",
            "instance more",
        ),
    ],
)
def test_what_is_out_of_scope_is_refused_with_its_place(
    small_xform: bytes, old: str, new: str, problem: str, where: str
) -> None:
    told = refusal(changed(small_xform, old, new))
    assert told == {"problem": problem, "where": where}


@pytest.mark.parametrize("part", ["model", "h:body"])
def test_a_form_without_one_of_its_parts_is_refused(
    small_xform: bytes, part: str
) -> None:
    text = re.sub(f"<(/?){part}", r"<\1other", small_xform.decode())
    assert "is missing" in refusal(text.encode())["problem"]


def test_a_form_without_a_record_is_refused(small_xform: bytes) -> None:
    text = re.sub("<instance.*</instance>", "", small_xform.decode())
    assert refusal(text.encode())["problem"] == "the record is missing"


def test_a_select_without_a_list_is_refused(small_xform: bytes) -> None:
    text = re.sub("<itemset.*?</itemset>", "", small_xform.decode(), count=1)
    told = refusal(text.encode())
    assert told["problem"] == "its choices must come from a list of the form"


def test_a_repeat_outside_every_topic_is_refused(
    compiled_form: Callable[..., bytes],
) -> None:
    xform = compiled_form(
        "| survey |\n| | type | name | label::English (en) | bind::rhi:voice |\n"
        "| | begin_repeat | people | People | |\n| | text | name | Name | seen |\n"
        "| | end_repeat | | | |\n"
    )
    assert refusal(xform)["problem"] == "it stands outside every topic"


def test_a_question_outside_every_topic_is_refused(
    compiled_form: Callable[..., bytes],
) -> None:
    xform = compiled_form(
        "| survey |\n| | type | name | label::English (en) | bind::rhi:voice |\n"
        "| | text | name | Name | seen |\n"
    )
    assert refusal(xform) == {
        "problem": "it stands outside every topic",
        "where": "/data/name",
    }


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("| | range | a | A | | | | | | | seen | | |", "a range is not supported"),
        ("| | rank yn | a | A | | | | | | | seen | | |", "the type odk:rank is not"),
        ("| | acknowledge | a | A | | | | | | | seen | | |", "a trigger is not"),
        ("| | image | a | A | | | | | | | seen | | |", "the type binary is not"),
        ("| | start | a | | | | | | | | | | |", "the column preload is not"),
    ],
)
def test_kinds_of_question_to_come_are_refused_for_now(
    read: Read, row: str, problem: str
) -> None:
    with pytest.raises(InstrumentUnreadable, match=problem):
        read(row)


@pytest.mark.parametrize(
    ("relevant", "problem"),
    [
        ("selekted(., 'x')", r"there is no function selekted\(\)"),
        ("selected('x'", "“\\)” is missing before the end"),
        ("true()) and (true()", "“\\)” was not expected"),
        ("string-length('a', 'b')", r"string-length\(\) cannot take 2 arguments"),
        ("/data/talk/nowhere = 1", "there is no “nowhere” in /data/talk"),
        ("/data/talk = 1", "/data/talk holds questions and has no value"),
        ("../../../../x = 1", "a path goes up beyond the form"),
        ("/data/talk/@id = 1", "a path of a form cannot use attribute::id"),
        ("concat('a', 'b')/x", "a path is needed here, not a value"),
        ("if(1, ., .)/x", "a path cannot begin with a value"),
        ("instance('planets')/root/item = 1", "there is no list “planets”"),
        ("jr:choice-name('a', '/data/talk/a') = 1", "has no choices"),
        ("jr:choice-name('a', 5) = 1", "needs a question in quotation marks"),
        ("jr:choice-name('a') = 1", "cannot take 1 arguments"),
        ("${b} = 'yess'", "“yess” is not a choice of /data/talk/b"),
        ("1 + ('yess' != ${b})", "“yess” is not a choice of /data/talk/b"),
        ("-not(selected(${b}, 'yess'))", "“yess” is not a choice of /data/talk/b"),
        ("now() > 1", "a sitting knows its day, not the hour"),
        ("/ = 1", "/ holds questions and has no value"),
        ("'a' = ", "a name is missing before the end"),
        ("'unclosed", "cannot read “'unclosed”"),
        ("count(1) = 1", "a path is needed here, not a value"),
        ("regex(., '(')", "the pattern of regex\\(\\) cannot be read"),
        ("regex(., concat('a'))", "must be written out"),
        ("instance(concat('a')) = 1", "needs a name in quotation marks"),
        ("wrong::a = 1", "there is no axis “wrong”"),
        ("comment()/a = 1", "there is no function comment"),
        ("../comment() = 1", "comment\\(\\) cannot stand in a path"),
        ("$a = 1", "a name is missing before"),
        ("(" * 80 + "1" + ")" * 80, "brackets are nested too deeply"),
    ],
)
def test_an_expression_that_cannot_run_is_refused_at_load(
    read: Read, relevant: str, problem: str
) -> None:
    with pytest.raises(InstrumentUnreadable, match=problem) as caught:
        read(
            f"| | text | a | A | {relevant} | | | | | | seen | | |\n"
            "| | select_one yn | b | B | | | | | | | seen | | |"
        )
    assert caught.value.values["where"] == "relevant of /data/talk/a"


def test_rules_that_wait_for_each_other_are_refused(read: Read) -> None:
    with pytest.raises(InstrumentUnreadable) as caught:
        read(
            "| | text | a | A | ${c} != '' | | | | | | seen | | |\n"
            "| | calculate | b | | | | ${a} | | | | | | |\n"
            "| | calculate | c | | | | ${b} | | | | | | |\n"
            "| | calculate | d | | | | ${c} | | | | | | |"
        )
    assert caught.value.values["where"] == "/data/talk/a"
    assert caught.value.values["problem"] == (
        "these wait for each other: relevant of /data/talk/a, "
        "calculation of /data/talk/c, calculation of /data/talk/b"
    )


@pytest.mark.parametrize(
    "row",
    [
        "| | calculate | a | | | | ${a} + 1 | | | | | | |",
        "| | calculate | a | | | | string-length() | | | | | | |",
        "| | text | a | A | ${a} = '' | | | | | | seen | | |",
        "| | text | a | A | . = '' | | | | | | seen | | |",
    ],
)
def test_a_rule_that_reads_its_own_result_is_refused(read: Read, row: str) -> None:
    with pytest.raises(InstrumentUnreadable, match="depends on its own result"):
        read(row)


def test_a_group_that_asks_what_is_inside_it_is_refused(read: Read) -> None:
    with pytest.raises(InstrumentUnreadable, match="depends on its own result"):
        read(
            "| | begin_group | g | G | ${a} = '' | | | | | | | | |\n"
            "| | text | a | A | | | | | | | seen | | |\n"
            "| | end_group | | | | | | | | | | | |"
        )
