"""Looks for a word in every file of a folder, in each form it could have taken."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

DEFLATED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
LONGEST = 1 << 20


def files_that_tell(folder: Path, word: str) -> list[str]:
    """The files that hold the word: as text, as hex, or inside a deflated stream."""
    return [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and tells(file.read_bytes(), word)
    ]


def tells(content: bytes, word: str) -> bool:
    """Whether any form of the word is in there, whatever its case."""
    return any(
        form in stretch.lower()
        for stretch in (content, *_inflated(content))
        for form in _forms(word)
    )


def _forms(word: str) -> tuple[bytes, ...]:
    text = word.lower()
    plain = text.encode()
    wide = (text.encode("utf-16-le"), text.encode("utf-16-be"))
    return (plain, *wide, plain.hex().encode())


def _inflated(content: bytes) -> Iterator[bytes]:
    for header in DEFLATED.finditer(content):
        stream = zlib.decompressobj()
        try:
            yield stream.decompress(content[header.start() :], LONGEST)
        except zlib.error:
            continue
