import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from time import perf_counter
from unicodedata import normalize

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from rhi_desktop.documents.leak_check import find_leaks
from rhi_desktop.referral.summary import ReferralSummary

Build = Callable[..., ReferralSummary]
Draw = Callable[[ReferralSummary], bytes]
Texts = Callable[[object], list[str]]
Plant = Callable[[PdfWriter], object]

SECRET = "Dannyboy took me to the warehouse by the quay"
NAME = "document-0a1b2c.pdf"
FIXED = ("Page {page} of {pages}", "□")


@pytest.fixture
def drawing(summary: Build, drawn: Draw, every_text: Texts) -> tuple[bytes, list[str]]:
    """A clean document and everything in it that is shown by right."""
    told = summary()
    return drawn(told), [*every_text(told), *FIXED]


def places(pdf: bytes, shown: Iterable[str], *withheld: str) -> list[str]:
    return [leak.where for leak in find_leaks(pdf, NAME, withheld or (SECRET,), shown)]


def planted(pdf: bytes, plant: Plant) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf))
    plant(writer)
    into = BytesIO()
    writer.write(into)
    return into.getvalue()


def stream(data: bytes) -> DecodedStreamObject:
    holder = DecodedStreamObject()
    holder.set_data(data)
    return holder


def in_structure(writer: PdfWriter) -> None:
    tree = writer.root_object["/StructTreeRoot"]
    tree["/K"][NameObject("/ActualText")] = TextStringObject(SECRET)


def in_the_language(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/Lang")] = TextStringObject("en-warehouse")


def in_bytes(before: bytes) -> Plant:
    def plant(writer: PdfWriter) -> None:
        coded = ByteStringObject(before + SECRET.encode("utf-16-be"))
        writer._add_object(DictionaryObject({NameObject("/Contents"): coded}))

    return plant


def in_a_key(writer: PdfWriter) -> None:
    writer._add_object(DictionaryObject({NameObject("/Warehouse"): NameObject("/X")}))


def in_metadata_stream(writer: PdfWriter) -> None:
    xmp = writer._add_object(stream(f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()))
    writer.root_object[NameObject("/Metadata")] = xmp


PLANTS: dict[str, tuple[Plant, str]] = {
    "document information": (
        lambda w: w.add_metadata({"/Title": SECRET}),
        "document information",
    ),
    "outline": (lambda w: w.add_outline_item(title=SECRET, page_number=0), "outline"),
    "annotation": (
        lambda w: w.add_annotation(0, FreeText(text=SECRET, rect=(0, 0, 9, 9))),
        "annotation",
    ),
    "attachment": (lambda w: w.add_attachment("x.txt", SECRET.encode()), "stream"),
    "attachment's name": (lambda w: w.add_attachment(SECRET, b"x"), "object"),
    "structure": (in_structure, "structure"),
    "language": (in_the_language, "object"),
    "metadata": (in_metadata_stream, "stream"),
    "wide letters": (in_bytes(b""), "object"),
    "bytes that are no text": (in_bytes(b"\x9f\x9f"), "object"),
    "text by itself": (lambda w: w._add_object(TextStringObject(SECRET)), "object"),
    "name of a key": (in_a_key, "object"),
    "metadata in another alphabet": (
        lambda w: w._add_object(stream("<dc:title>warêhouse</dc:title>".encode())),
        "stream",
    ),
    "compressed stream": (
        lambda w: w._add_object(stream(SECRET.encode()).flate_encode()),
        "stream",
    ),
    "stream of wide letters": (
        lambda w: w._add_object(stream(SECRET.encode("utf-16-be"))),
        "stream",
    ),
    "string in hexadecimal": (
        lambda w: w._add_object(stream(f"<{SECRET.encode().hex()}> Tj".encode())),
        "stream",
    ),
    "actual text in hexadecimal": (
        lambda w: w._add_object(
            stream(f"<FEFF {SECRET.encode('utf-16-be').hex()}0>".encode())
        ),
        "stream",
    ),
    "string with escapes": (
        lambda w: w._add_object(stream(b"(ware\\150ou\\\nse \\(x\\)) Tj")),
        "stream",
    ),
}


@pytest.mark.parametrize("where", PLANTS)
def test_a_planted_leak_is_found(drawing: tuple[bytes, list[str]], where: str) -> None:
    pdf, shown = drawing
    plant, told = PLANTS[where]
    found = places(planted(pdf, plant), shown)
    assert any(place.startswith(told) for place in found), found


def test_a_clean_document_has_no_leak(drawing: tuple[bytes, list[str]]) -> None:
    pdf, shown = drawing
    assert places(pdf, shown) == []


def test_a_document_written_by_another_program_has_no_leak_of_itself(
    drawing: tuple[bytes, list[str]],
) -> None:
    pdf, shown = drawing
    assert places(planted(pdf, lambda _: None), shown) == []


def test_a_leak_never_tells_the_words(drawing: tuple[bytes, list[str]]) -> None:
    pdf, shown = drawing
    for plant, _ in PLANTS.values():
        for leak in find_leaks(planted(pdf, plant), SECRET, [SECRET], shown):
            assert not re.search("danny|warehouse|quay|took", str(leak), re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        "DANNYBOY",
        "the wárehöuse",
        normalize("NFD", "wárehöuse"),
        "ware\u00adhouse",
        "in somewarehouses",
        "by\nthe     quay",
        "ware-\nhouse",
        "ware\nhouse",
        "dan\n\nnyboy",
    ],
)
def test_a_withheld_word_on_a_page_is_found_however_it_is_written(
    saying: Build, drawn: Draw, every_text: Texts, text: str
) -> None:
    shown = [*every_text(saying("")), *FIXED, "by the way"]
    assert "page 1" in places(drawn(saying(text)), shown)


def test_a_withheld_word_cut_by_the_end_of_a_line_is_found(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    shown = [*every_text(saying("")), *FIXED]
    text = "m" * 20 + "n" * 5 + SECRET.replace(" ", "") + "o" * 30
    assert "page 1" in places(drawn(saying(text)), shown)


@pytest.mark.parametrize(
    "name", ["danny_warehouse.pdf", "Warehouse.pdf", "jo.pdf", "warehouse0a1b2c3d.pdf"]
)
def test_a_withheld_word_in_the_file_name_is_found(
    drawing: tuple[bytes, list[str]], name: str
) -> None:
    pdf, shown = drawing
    leaks = find_leaks(pdf, name, (SECRET, "Jo"), shown)
    assert [leak.where for leak in leaks] == ["file name"]


def test_the_hash_in_a_file_name_is_not_read_as_words(
    drawing: tuple[bytes, list[str]],
) -> None:
    pdf, shown = drawing
    leaks = find_leaks(pdf, "document-0face1dead.pdf", ("a dead face", "pdf"), shown)
    assert leaks == ()


def test_a_short_answer_is_found_where_it_stands_alone(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    shown = [*every_text(saying("")), *FIXED, "Kai"]
    assert "page 1" in places(drawn(saying("with Jo again")), shown, "Jo")
    assert places(drawn(saying("Job Joy")), [*shown, "Job Joy"], "Jo") == []
    assert places(drawn(saying("Kai")), shown, "Kai") == []


def test_bare_numbers_are_not_taken_for_answers(
    drawing: tuple[bytes, list[str]],
) -> None:
    pdf, shown = drawing
    assert places(pdf, shown, "1", "12", "7", "", " … ") == []


def test_a_telephone_number_is_found(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    shown = [*every_text(saying("")), *FIXED]
    assert "page 1" in places(drawn(saying("07700900123")), shown, "07700900123")


def test_a_stretch_of_words_that_are_each_shown_elsewhere_is_found(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    shown = [
        *every_text(saying("")),
        *FIXED,
        "he hit the wall",
        "my dad and me",
        "with",
    ]
    withheld = "and then my dad hit me with the lead, so I left"
    assert "page 1" in places(drawn(saying("my dad hit me with")), shown, withheld)


def test_nothing_is_raised_when_every_word_is_shown_by_right(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    told = saying("I was at the warehouse by the quay with Dannyboy.")
    shown = [*every_text(told), *FIXED]
    withheld = ("Dannyboy", "the warehouse", "at the quay by the warehouse", "was with")
    assert places(drawn(told), shown, *withheld[:2]) == []
    assert places(drawn(told), shown, withheld[3]) == []


def test_the_end_of_one_line_and_the_start_of_the_next_are_not_one_word(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    told = saying("it was some\none else")
    assert places(drawn(told), [*every_text(told), *FIXED], "someone") == []


def test_a_long_word_shown_by_right_may_be_cut_anywhere(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    told = saying("https://example.example/" + "warehouse" * 40)
    assert places(drawn(told), [*every_text(told), *FIXED], "warehouse") == []


@pytest.mark.parametrize(
    "word",
    ["table", "begin", "regular", "reportlab", "document", "copyright", "page", "span"],
)
def test_the_words_of_the_format_are_not_taken_for_a_childs_words(
    saying: Build, drawn: Draw, every_text: Texts, word: str
) -> None:
    told = saying("I <3 dŵr 😀")
    told = replace(told, closing=("Keep it.",), closing_heading="Heading")
    shown = [*every_text(told), *FIXED]
    assert places(drawn(told), shown, word) == []


def test_a_file_that_was_added_to_is_refused(drawing: tuple[bytes, list[str]]) -> None:
    pdf, shown = drawing
    assert "end of file" in places(pdf + b"more", shown)
    assert "end of file" in places(pdf + pdf, shown)


def before_the_end(pdf: bytes, added: bytes) -> bytes:
    return pdf.replace(b"\nstartxref", b"\n" + added + b"\nstartxref")


def test_an_object_that_the_table_does_not_name_is_refused(
    drawing: tuple[bytes, list[str]],
) -> None:
    pdf, shown = drawing
    hidden = before_the_end(pdf, b"9999 0 obj\n(x)\nendobj")
    assert places(hidden, shown) == ["object outside the table"]


def test_a_remark_between_objects_is_read(drawing: tuple[bytes, list[str]]) -> None:
    pdf, shown = drawing
    hidden = before_the_end(pdf, b"% the warehouse")
    assert places(hidden, shown) == ["remark between objects"]


def test_the_trailer_is_read(drawing: tuple[bytes, list[str]]) -> None:
    pdf, shown = drawing
    hidden = pdf.replace(b"trailer\n<<", b"trailer\n<< /Warehouse 1 ")
    assert places(hidden, shown) == ["trailer"]


@pytest.mark.parametrize("broken", [b"", b"not a PDF %%EOF", b"%PDF-1.7\n%%EOF\n"])
def test_a_file_that_cannot_be_read_is_refused(broken: bytes) -> None:
    assert "unreadable file" in places(broken, [])


def test_an_object_that_cannot_be_read_is_refused(
    drawing: tuple[bytes, list[str]],
) -> None:
    pdf, shown = drawing
    start = pdf.index(b"stream\n", pdf.index(b"/Length1"))
    broken = pdf[: start + 9] + b"\0" * 60 + pdf[start + 69 :]
    assert places(broken, shown) == ["unreadable file"]


def test_a_stream_packed_in_a_way_of_its_own_is_refused(
    drawing: tuple[bytes, list[str]],
) -> None:
    pdf, shown = drawing

    def plant(writer: PdfWriter) -> None:
        holder = stream(b"7761>")
        holder[NameObject("/Filter")] = NameObject("/ASCIIHexDecode")
        writer._add_object(holder)

    assert places(planted(pdf, plant), shown) == ["unreadable file"]


def test_half_a_word_in_the_code_of_a_face_is_not_taken_for_a_word(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    told = saying("Gwelodd Siân y tŷ a’r Dŵr, ‘Si’ân")
    shown = [*every_text(saying("Gwelodd Siân y tŷ a’r Dŵr")), *FIXED, "ân"]
    found = places(drawn(told), shown, "Si")
    assert found == ["page 1"]


def test_an_answer_in_welsh_is_found_without_its_accents(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    shown = [*every_text(saying("")), *FIXED]
    found = places(drawn(saying("yn y goedwig ger y ty gwydr")), shown, "y Tŷ Gŵydr")
    assert found[0] == "page 1"


def test_the_check_of_three_pages_takes_no_noticeable_time(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    told = saying(" ".join(f"word{n}" for n in range(900)))
    pdf = drawn(told)
    assert len(PdfReader(BytesIO(pdf)).pages) >= 3
    shown = [*every_text(told), *FIXED]
    withheld = [f"answer{n} was not to be told to you" for n in range(300)]
    find_leaks(pdf, NAME, withheld, shown)
    began = perf_counter()
    assert find_leaks(pdf, NAME, withheld, shown) == ()
    assert perf_counter() - began < 1.5
