import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from rhi_desktop.documents.page import LEFT, RIGHT, WIDTH
from rhi_desktop.documents.referral_pdf import draw
from rhi_desktop.record.ids import CHILD
from rhi_desktop.referral.summary import (
    Fact,
    Group,
    ReferralSummary,
    Section,
    Statement,
)

Build = Callable[..., ReferralSummary]
Draw = Callable[[ReferralSummary], bytes]

MARKUP = (
    "<img src=//host/x>",
    "<img src='file:///etc/passwd'/>",
    "</para>",
    "<para>",
    "I <3 my mum",
    "he said <i dont know> twice",
    "<b>not bold</b>",
    "<b>",
    "&amp; &lt; &nbsp; &#65;",
    "<a href='https://host.example'>x</a>",
    "<font color=red>",
    "<unknown>hi</unknown>",
    "<br/>",
    "%s {name} ${x} \\n \\(oops\\)",
    ") Tj ET (",
    "]]> <!-- not a remark -->",
)
FOOT = 60
FURNITURE = re.compile(
    r"Page \d+ of \d+\n|Confidential\. For: Social worker\n|"
    r"(?<=\A)Summary for the social worker\n(?=Confidential)"
)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


def body(pdf: bytes) -> str:
    """What the pages say one after the other, less header and footer, spaces folded."""
    pages = (FURNITURE.sub("", page.extract_text()) for page in read(pdf).pages)
    return folded(" ".join(pages))


def folded(text: str) -> str:
    return "".join(text.split())


def in_reading_order(summary: ReferralSummary) -> Iterator[str]:
    yield from (summary.title, summary.lead)
    yield from (word for fact in summary.about for word in (fact.name, fact.value))
    yield from (summary.why_heading, *summary.why)
    for grounds in summary.grounds:
        yield grounds.heading
        yield from (word for fact in grounds.facts for word in (fact.name, fact.value))
    for section in summary.sections:
        yield from (section.heading, *section.lines)
        for group in section.groups:
            yield group.heading
            for each in group.statements:
                yield from (each.question, each.mark, *each.said, each.basis)
    yield from (summary.closing_heading, *summary.closing)


def elements(pdf: bytes) -> Iterator[Any]:
    """The structure tree, depth first."""

    def walk(element: Any) -> Iterator[Any]:
        yield element
        for kid in element["/K"]:
            if "/S" in (part := kid.get_object()):
                yield from walk(part)

    yield from walk(read(pdf).root_object["/StructTreeRoot"]["/K"])


def tags(pdf: bytes) -> list[str]:
    return [element["/S"] for element in elements(pdf)]


def test_the_pages_say_what_the_summary_says_in_its_order(
    summary: Build, drawn: Draw
) -> None:
    told = summary()
    assert body(drawn(told)) == folded(" ".join(in_reading_order(told)))


def test_every_page_tells_its_number_and_whom_it_is_for(
    saying: Build, drawn: Draw
) -> None:
    pages = read(drawn(saying("word " * 1000))).pages
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert f"Page {number} of 3" in text
        assert "Confidential. For: Social worker" in text


def test_drawing_gives_the_number_of_pages(saying: Build) -> None:
    into = BytesIO()
    assert draw(saying("word " * 1000), into) == 3


def test_the_same_summary_gives_the_same_bytes(summary: Build, drawn: Draw) -> None:
    assert drawn(summary()) == drawn(summary())


def test_a_document_is_not_changed_by_the_one_drawn_before(
    summary: Build, saying: Build, drawn: Draw
) -> None:
    before = drawn(summary())
    drawn(saying("Ξ Ж ł ø something else altogether"))
    assert drawn(summary()) == before


def test_the_file_tells_nothing_of_its_making(summary: Build, drawn: Draw) -> None:
    pdf = drawn(summary())
    reader = read(pdf)
    assert not reader.metadata
    assert reader.xmp_metadata is None
    assert pdf.count(b"%%EOF") == 1
    assert not reader.outline
    assert not reader.attachments
    assert not any("/Annots" in page for page in reader.pages)


def test_only_our_own_faces_are_named_and_each_is_embedded(
    summary: Build, drawn: Draw
) -> None:
    pdf = drawn(summary())
    fonts = {
        font["/BaseFont"]: font["/FontDescriptor"]
        for page in read(pdf).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all(re.fullmatch(r"/[A-Z]{6}\+Inter-\w+", name) for name in fonts)
    assert all("/FontFile2" in descriptor for descriptor in fonts.values())
    assert b"Helvetica" not in pdf


def test_the_language_is_set(summary: Build, drawn: Draw) -> None:
    assert read(drawn(summary(language="cy"))).root_object["/Lang"] == "cy"


def test_the_document_is_tagged_with_its_title_first_of_the_headings(
    summary: Build, drawn: Draw
) -> None:
    pdf = drawn(summary())
    found = tags(pdf)
    assert read(pdf).root_object["/MarkInfo"]["/Marked"]
    assert found[:2] == ["/Document", "/H1"]
    assert found.count("/H1") == 1
    headings = [tag for tag in found if tag in {"/H1", "/H2", "/H3"}]
    assert headings == ["/H1", "/H2", "/H3", "/H2", "/H2", "/H3", "/H2"]
    assert {"/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Lbl", "/LBody"} < set(found)
    assert found.count("/BlockQuote") == 2


def test_a_name_in_a_table_is_the_heading_of_its_row(
    summary: Build, drawn: Draw
) -> None:
    names = [e for e in elements(drawn(summary())) if e["/S"] == "/TH"]
    assert names
    assert all(name["/A"]["/Scope"] == "/Row" for name in names)


def test_all_marked_content_is_in_the_parent_tree(saying: Build, drawn: Draw) -> None:
    pdf = drawn(saying("word " * 1000))
    reader = read(pdf)
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for index, page in enumerate(reader.pages):
        code = page.get_contents().get_data()
        marked = [int(n) for n in re.findall(rb"/MCID (\d+)", code)]
        assert page["/StructParents"] == index
        assert page["/Tabs"] == "/S"
        assert marked == list(range(len(parents[index].get_object())))
        assert code.count(b"BDC") == code.count(b"EMC")


def test_everything_drawn_is_either_tagged_or_furniture(
    summary: Build, drawn: Draw
) -> None:
    for page in read(drawn(summary())).pages:
        depth = 0
        for line in page.get_contents().get_data().splitlines():
            depth += line.endswith(b"BDC")
            depth -= line.endswith(b"EMC")
            drawing = re.search(rb"\bTj\b|\bre\b", line)
            assert depth or not drawing, line


def test_every_element_holds_the_content_that_names_it(
    summary: Build, drawn: Draw
) -> None:
    told = summary()
    quotes = [e for e in elements(drawn(told)) if e["/S"] == "/BlockQuote"]
    pieces = [piece.get_object() for quote in quotes for piece in quote["/K"]]
    assert pieces
    assert all(piece["/Type"] == "/MCR" for piece in pieces)
    assert all("/Contents" in piece["/Pg"] for piece in pieces)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_it_was_written(
    saying: Build, drawn: Draw, text: str
) -> None:
    assert folded(text) in body(drawn(saying(f"before {text} after")))


def test_markup_is_printed_wherever_a_text_may_stand(
    summary: Build, drawn: Draw
) -> None:
    text = "<b>I <3 my mum</para> &amp;"
    statement = Statement(text, (text,), text, basis=text)
    told = summary(
        title=text,
        lead=text,
        about=(Fact(text, text),),
        why_heading=text,
        why=(text,),
        sections=(Section(text, (Group(text, (statement,)),), (text,)),),
        closing_heading=text,
        closing=(text,),
    )
    found = body(drawn(told))
    assert found.count(folded(text)) == len(
        [each for each in in_reading_order(told) if each == text]
    )


@given(text=st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs", "S"))))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_letters_can_be_printed(saying: Build, drawn: Draw, text: str) -> None:
    assert len(read(drawn(saying(text))).pages) >= 1


def shown_positions(pdf: bytes) -> Iterator[tuple[float, float]]:
    """Where every stretch of text begins, and whether it is furniture."""
    for page in read(pdf).pages:
        for block in re.findall(
            rb"1 0 0 1 ([\d.]+) ([\d.]+) Tm", page.get_contents().get_data()
        ):
            yield float(block[0]), float(block[1])


def test_a_word_without_end_is_wrapped_and_no_sign_of_it_lost(
    saying: Build, drawn: Draw
) -> None:
    word = "".join(chr(ord("a") + n % 26) for n in range(5000))
    pdf = drawn(saying(word))
    assert word in body(pdf)
    assert all(LEFT <= x < WIDTH - RIGHT for x, _ in shown_positions(pdf))


def test_a_long_answer_runs_on_over_pages_with_nothing_clipped(
    saying: Build, drawn: Draw
) -> None:
    answer = " ".join(f"word{n}" for n in range(700))
    assert len(answer) > 5000
    pdf = drawn(saying(answer))
    assert len(read(pdf).pages) > 1
    assert folded(answer) in body(pdf)
    assert all(0 < y < 842 for _, y in shown_positions(pdf))


def test_welsh_letters_are_drawn_and_read_back(saying: Build, drawn: Draw) -> None:
    text = "Ŵyn y Tŷ’r Ŷd, dŵr, cŵn, Llŷn, âêîôû ŵ ŷ"
    assert folded(text) in body(drawn(saying(text)))


def test_a_circumflex_written_apart_is_joined_to_its_letter(
    saying: Build, drawn: Draw
) -> None:
    assert folded("tŷ dŵr") in body(drawn(saying("ty\u0302 dw\u0302r")))


def test_a_sign_no_face_has_is_a_box_and_is_not_lost_in_silence(
    saying: Build, drawn: Draw
) -> None:
    pdf = drawn(saying("sad 😢 then fine"))
    text = body(pdf)
    code = read(pdf).pages[0].get_contents().get_data()
    assert folded("sad □ then fine") in text
    assert folded("Some signs could not be printed and are shown as □.") in text
    assert b"/ActualText <FEFFD83DDE22>" in code


def test_a_document_that_lacks_no_sign_says_nothing_of_it(
    saying: Build, drawn: Draw
) -> None:
    assert "□" not in body(drawn(saying("nothing odd here")))


def test_a_practice_document_says_so_on_every_page(saying: Build, drawn: Draw) -> None:
    told = saying("word " * 1000)
    practice = replace(told.margins, practice="Practice: made-up data")
    pdf = drawn(replace(told, margins=practice))
    pages = [page.extract_text() for page in read(pdf).pages]
    assert all("Practice: made-up data" in page for page in pages)
    assert pages[0].count("Practice: made-up data") == 2
    assert tags(pdf)[:3] == ["/Document", "/P", "/H1"]


def test_the_childs_copy_is_set_larger(summary: Build, drawn: Draw) -> None:
    def sizes(told: ReferralSummary) -> set[float]:
        code = read(drawn(told)).pages[0].get_contents().get_data()
        return {float(size) for size in re.findall(rb"/F\d\+\d+ ([\d.]+) Tf", code)}

    assert min(sizes(summary()) - {9.0}) >= 10.5
    assert 13.0 in sizes(summary(audience=CHILD))
    assert 10.5 not in sizes(summary(audience=CHILD))


def test_a_copy_without_facts_or_reasons_has_no_empty_table_or_heading(
    summary: Build, drawn: Draw
) -> None:
    pdf = drawn(summary(about=(), why=(), grounds=()))
    assert "/Table" not in tags(pdf)
    assert "Whyyouaregettingthis" not in body(pdf)


def test_a_label_taller_than_its_answer_pushes_the_next_one_down(
    summary: Build, drawn: Draw
) -> None:
    long = Statement(
        "A long question about many things " * 4, ("Yes",), "Child’s answer"
    )
    told = summary(sections=(Section("T", (Group("", (long, long)),)),))
    at = [y for x, y in shown_positions(drawn(told)) if x == LEFT and y > FOOT]
    assert at == sorted(set(at), reverse=True)


def test_a_line_that_answers_no_question_stands_by_itself(
    summary: Build, drawn: Draw
) -> None:
    line = Statement("", ("Will see: Before you left",), mark="")
    sections = (Section("T", (Group("Your carer", (line,)),)),)
    pdf = drawn(summary(sections=sections, audience=CHILD))
    assert "YourcarerWillsee:Beforeyouleft" in body(pdf)
    assert "/Lbl" not in tags(pdf)


def test_a_mark_stands_beside_a_short_answer_and_above_a_long_one(
    summary: Build, drawn: Draw
) -> None:
    def rows(said: str) -> int:
        statement = Statement("Q", (said,), "Mark")
        pdf = drawn(summary(sections=(Section("T", (Group("", (statement,)),)),)))
        return len({y for _, y in shown_positions(pdf)})

    assert rows("A short answer") + 2 == rows("An answer over two lines " * 4)


def test_a_heading_is_never_left_alone_at_the_foot_of_a_page(
    summary: Build, drawn: Draw
) -> None:
    for lines in range(20, 45):
        filler = tuple("word" for _ in range(lines))
        sections = (
            Section("First", (), filler),
            Section("Second", (Group("Row", (Statement("Q", ("A",), "M"),)),)),
        )
        pages = [
            p.extract_text() for p in read(drawn(summary(sections=sections))).pages
        ]
        assert any("Second\nRow\nQ\nM\nA" in page for page in pages)
