"""Reads a finished PDF back and looks in every corner of it for what was withheld.

The reader is pypdf, which shares no code with what drew the file, so that a mistake in
the drawing cannot hide itself (SECURITY.md, bar 23). Never says which words it found:
a leak is told by its place.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from rhi_desktop.documents.folding import Watch
from rhi_desktop.documents.pdf_words import (
    is_known_name,
    spelled_by_faces,
    spelled_in,
    strings_and_remarks,
    telling_words,
    without_syntax,
)

END = b"%%EOF"
BEGINS = re.compile(rb"(?<![0-9])[0-9]+ [0-9]+ obj\b")
BODY = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
REMARK = re.compile(rb"%[^\r\n]*")
FONT_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
UNREADABLE = (
    PyPdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    zlib.error,
)
"""What comes of files that make no sense."""


DECODERS = {"/FlateDecode": zlib.decompress}
"""The one way we pack streams. A stream packed otherwise is not ours: refused."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Where something withheld was found: `page 2`, `stream 14`, `file name`."""

    where: str


def find_leaks(
    pdf: bytes, file_name: str, withheld: Iterable[str], shown: Iterable[str]
) -> tuple[Leak, ...]:
    """Every place that holds a withheld answer, or a word only withheld answers have.

    `shown` is all that this reader may see: the answers shared with them, the labels
    around those, the fixed wording of the document and the facts on its cover. Work it
    out from the rulings, not from the summary that was drawn. A file that cannot be
    read to its last object counts as a leak, because nothing is known of it.
    """
    watch = Watch.over(withheld, shown)
    found: list[str] = []
    if watch.sees_words(telling_words(file_name)):
        found.append("file name")
    found.extend(_shape(pdf))
    try:
        found.extend(_Reading(pdf, watch).leaks())
    except UNREADABLE:
        found.append("unreadable file")
    return tuple(Leak(where) for where in dict.fromkeys(found))


def _shape(pdf: bytes) -> Iterator[str]:
    """A file that was appended to may still hold what it held before."""
    if pdf.count(END) != 1 or not pdf.rstrip().endswith(END):
        yield "end of file"


class _Reading:
    """One pass through a file."""

    def __init__(self, pdf: bytes, watch: Watch) -> None:
        self._reader = PdfReader(BytesIO(pdf))
        self._skeleton = BODY.sub(b"", pdf)
        self._watch = watch
        self._programs: set[int] = set()

    def leaks(self) -> Iterator[str]:
        """The places, in the order of the file."""
        for number, page in enumerate(self._reader.pages, start=1):
            if self._watch.sees(page.extract_text()):
                yield f"page {number}"
        numbers = [*self._numbers()]
        if len(BEGINS.findall(self._skeleton)) > len(numbers):
            yield "object outside the table"
        remarks = b" ".join(REMARK.findall(self._skeleton)).decode("latin-1")
        if self._watch.sees_words(without_syntax(remarks)):
            yield "remark between objects"
        objects = [(number, self._object(number, gen)) for number, gen in numbers]
        for _, each in objects:
            self._note_programs(each)
        for number, each in objects:
            yield from self._object_leaks(number, each)
        if any(self._watch.sees(text) for text in _texts(self._reader.trailer)):
            yield "trailer"

    def _numbers(self) -> Iterator[tuple[int, int]]:
        for generation, table in self._reader.xref.items():
            for number in table:
                yield number, generation

    def _object(self, number: int, generation: int) -> Any:
        return self._reader.get_object(IndirectObject(number, generation, self._reader))

    def _note_programs(self, each: Any) -> None:
        """Remembers which streams are font programs: their bytes spell by chance."""
        if isinstance(each, DictionaryObject):
            held = (each.raw_get(key) for key in FONT_PROGRAMS if key in each)
            refs = (program for program in held if isinstance(program, IndirectObject))
            self._programs.update(program.idnum for program in refs)

    def _object_leaks(self, number: int, each: Any) -> Iterator[str]:
        texts = [*_texts(each)]
        if any(self._watch.sees(text) for text in texts):
            yield f"{_kind(each)} {number}"
        if isinstance(each, StreamObject) and self._in_stream(number, _decoded(each)):
            yield f"stream {number}"

    def _in_stream(self, number: int, data: bytes) -> bool:
        if number in self._programs:
            return self._watch.sees_alone(spelled_in(data) - spelled_by_faces())
        texts = strings_and_remarks(data)
        return any(self._watch.sees_exactly(without_syntax(text)) for text in texts)


def _decoded(stream: StreamObject) -> bytes:
    """The bytes of a stream to the last; what cannot be decoded is refused.

    pypdf would go on with what it could save of a damaged stream, unseen by anybody.
    """
    data = bytes(stream._data)  # noqa: SLF001
    filters = stream.get("/Filter", [])
    for each in [filters] if isinstance(filters, NameObject) else filters:
        data = DECODERS[each](data)
    return data


def _texts(each: Any) -> Iterator[str]:
    """Every string and unknown name inside one object."""
    if isinstance(each, DictionaryObject):
        held = [part for key in each for part in (key, each.raw_get(key))]
    elif isinstance(each, ArrayObject):
        held = [*list.__iter__(each)]
    else:
        yield from _own_texts(each)
        return
    for part in held:
        yield from _texts(part)


def _own_texts(each: Any) -> Iterator[str]:
    if isinstance(each, ByteStringObject):
        yield each.decode("latin-1").replace("\0", "")
    elif isinstance(each, TextStringObject) or _is_strange_name(each):
        yield each.replace("\0", "")


def _is_strange_name(each: Any) -> bool:
    return isinstance(each, NameObject) and not is_known_name(each)


def _kind(each: Any) -> str:
    """What to call an object when telling where a leak is."""
    if not isinstance(each, DictionaryObject):
        return "object"
    if "/Subtype" in each and "/Rect" in each:
        return "annotation"
    if each.get("/Type") == "/StructElem":
        return "structure"
    if "/Title" in each and "/Parent" in each:
        return "outline"
    if {"/Producer", "/Author", "/Title", "/CreationDate"} & set(each):
        return "document information"
    return "object"
