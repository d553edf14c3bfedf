from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject

from rhi_desktop.documents.folding import words_of
from rhi_desktop.documents.pdf_words import strings_and_remarks, without_syntax
from rhi_desktop.referral.summary import ReferralSummary

Build = Callable[..., ReferralSummary]
Draw = Callable[[ReferralSummary], bytes]
Texts = Callable[[object], list[str]]


def test_nothing_but_the_words_of_the_document_is_left_of_a_stream(
    saying: Build, drawn: Draw, every_text: Texts
) -> None:
    told = saying("Every letter is a plain one here 😀")
    shown = {word for text in every_text(told) for word in words_of(text)}
    reader = PdfReader(BytesIO(drawn(told)))
    left: set[str] = set()
    for number in reader.xref[0]:
        held = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(held, StreamObject) and "/Length1" not in held:
            for text in strings_and_remarks(held.get_data()):
                left.update(without_syntax(text))
    told_apart = {word for word in left - shown if len(word) > 1 and word.isalpha()}
    assert told_apart == {"childøs"}


def test_a_letter_in_the_code_of_a_face_joins_the_letters_around_it() -> None:
    for code in (rb"(Si\nn)", rb"(Si\003n)", b"(Si\3n)", rb"(Si\rn)"):
        (said, *_) = strings_and_remarks(code)
        assert words_of(said) == ["siøn"]


def test_an_escaped_bracket_or_broken_line_parts_no_word() -> None:
    (said, *_) = strings_and_remarks(b"(in \\(brackets\\) and bro\\\nken)")
    assert words_of(said) == ["in", "brackets", "and", "broken"]
