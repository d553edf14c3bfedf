"""The words a PDF is written in, so that they are not taken for a child's words.

A document about somebody at a table has `/Table` in it anyway. Only the words that our
own drawing uses are named here; any other name in a file is read as text.
"""

import re
from collections.abc import Iterator
from functools import cache

from rhi_desktop import assets
from rhi_desktop.documents.folding import words_of
from rhi_desktop.documents.style import Face

_NAMES = """
    A ASCII85Decode ActualText Artifact Ascent BaseFont BlockQuote CIDInit
    CIDSystemInfo CMap CMapName CMapType CapHeight Catalog Contents Count Descent
    Document Filter FirstChar Flags FlateDecode Font FontBBox FontDescriptor
    FontFile2 FontName H1 H2 H3 ID ImageB ImageC ImageI Info ItalicAngle K Kids L
    LBody LI Lang LastChar Layout Lbl Length Length1 MCID MCR MarkInfo Marked
    MediaBox MissingWidth Name Nums O Ordering P PDF Page PageMode Pages Pagination
    Parent ParentTree ParentTreeNextKey Pg ProcSet Registry Resources Root Rotate
    Row S Scope Sect Size Span StemV StructElem StructParents StructTreeRoot Subtype
    Supplement TD TH TR Table Tabs Text ToUnicode Trans TrueType Type UseNone Widths
"""
KNOWN_NAMES = frozenset(_NAMES.split())
OUR_FACE = re.compile(r"[A-Z]{6}\+Inter-(Regular|Italic|SemiBold|Bold)|F[0-9]\+[0-9]+")
_SYNTAX = """
    aaaaaa bdc begin beginbfchar begincmap begincodespacerange bold bt cm cmap
    cmapname currentdict def defineresource dict digest document emc end endbfchar
    endcmap endcodespacerange eof et findresource generated inter italic opensource
    pdf pop re regular reportlab rg semibold tf tj tl tm
"""
SYNTAX = frozenset(_SYNTAX.split())
"""Words of the operators, remarks and character maps that reportlab writes."""

NEUTRAL = frozenset({"document", "pdf"})
HASH = re.compile(r"(?=[a-f]*[0-9])[0-9a-f]{8,}")
NAME = re.compile(r"/([^\s/<>\[\](){}%]*)")
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]+)>")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
NAMED = {b"n", b"r", b"t", b"b", b"f"}
CODED = re.compile(rb"[\1-\10\13\14\16-\37]")
LETTER = "ø".encode("latin-1")
"""What a face's own code for a letter beyond ASCII is read as, so that the half of a
word before `ŷ` is not taken for a word."""
BYTE_ORDER_MARK = b"\xfe\xff"
LETTERS = re.compile(rb"[A-Za-z]{6,}")
"""Shorter words come about by chance among the numbers of a font program."""


def is_known_name(name: str) -> bool:
    """Whether a name, with its slash, is one our own drawing writes."""
    bare = name.removeprefix("/")
    return bare in KNOWN_NAMES or OUR_FACE.fullmatch(bare) is not None


def telling_words(file_name: str) -> list[str]:
    """The folded words of a file's name, less `document`, `pdf` and its own hash."""
    words = words_of(file_name)
    return [w for w in words if w not in NEUTRAL and not HASH.fullmatch(w)]


def without_syntax(text: str) -> list[str]:
    """The folded words of a stretch of PDF, less the names and words of the format."""
    bare = NAME.sub(lambda name: " " if is_known_name(name[0]) else name[0], text)
    return [word for word in words_of(bare) if word not in SYNTAX]


def strings_and_remarks(data: bytes) -> Iterator[str]:
    """What a decoded stream might be saying: as it stands, and its coded strings."""
    plain = CODED.sub(LETTER, ESCAPE.sub(_unescaped, data))
    yield plain.decode("latin-1")
    if not data.isascii():
        yield data.decode("utf-8", "replace")
    if b"\0" in data:
        yield data.replace(b"\0", b"").decode("latin-1")
    for coded in HEXADECIMAL.findall(data):
        digits = b"".join(coded.split())
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        if raw.startswith(BYTE_ORDER_MARK):
            yield raw[2:].decode("utf-16-be", "replace")
        elif len(raw) > 1:
            yield raw.decode("latin-1")


def spelled_in(program: bytes) -> set[str]:
    """The words of six letters or more among the bytes of a font program."""
    runs = LETTERS.findall(program.replace(b"\0", b""))
    return {run.decode().casefold() for run in runs}


@cache
def spelled_by_faces() -> frozenset[str]:
    """The words that the bundled faces bring with them: their makers, their licence."""
    programs = (assets.read(f"fonts/{face.value}.ttf") for face in Face)
    return frozenset(word for program in programs for word in spelled_in(program))


def _unescaped(escape: re.Match[bytes]) -> bytes:
    """The sign an escape in a string stands for; a broken line is joined."""
    code = escape[1]
    if code.isdigit():
        return bytes([int(code, 8) & 0xFF])
    if code in NAMED:
        return LETTER
    return b"" if code.endswith(b"\n") else code
