"""Looks into a finished PDF by two readers that are not ours."""

import io
import re
import unicodedata
from collections.abc import Iterator

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import StreamObject


def everything_in(pdf: bytes, file_name: str) -> str:
    """All the text there is to find: pages, streams, strings, metadata and the name."""
    found = [file_name, *_page_texts(pdf), *_objects(pdf)]
    return folded("\n".join(found))


def folded(text: str) -> str:
    """Without case, accents, hyphens at a line's end or differences of space."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = re.sub(r"[-\u00ad\u2010]\s*\n\s*", "", plain)
    return re.sub(r"\s+", " ", plain)


def _page_texts(pdf: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.get_textpage().get_text_range()
        yield from document.get_metadata_dict().values()
        yield from (mark.get_title() for mark in document.get_toc())
    finally:
        document.close()


def _objects(pdf: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(pdf))
    for page in reader.pages:
        yield page.extract_text()
    for number in reader.xref.get(0, {}):
        one = reader.get_object(number)
        yield str(one)
        if isinstance(one, StreamObject):
            yield one.get_data().decode("latin-1")
            yield one.get_data().decode("utf-16-be", "ignore")
