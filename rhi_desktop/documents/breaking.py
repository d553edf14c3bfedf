"""Breaks text into lines that fit, without ever reading it as markup.

reportlab's own paragraphs are not used: they take `<` for a tag, drop words they do
not know, open the files and addresses a tag names, and put the sentence into the error
(SECURITY.md, finding 12). Here a sign is a sign.
"""

import re
from collections.abc import Iterator

from rhi_desktop.documents.letters import Signs, as_signs, width
from rhi_desktop.documents.style import Style

WORD = re.compile(r"\S+")


def break_lines(text: str, style: Style, room: float) -> tuple[Signs, ...]:
    """The lines of a text within `room` points; a line the writer ended stays ended.

    A word wider than the room is cut where the room ends, without a hyphen, so that
    what was written can be read back exactly. A blank line stays as one.
    """
    lines: list[Signs] = []
    for written in text.splitlines():
        signs = as_signs(written)
        lines.extend(signs.cut(*span) for span in _spans(signs.shown, style, room))
    return tuple(lines)


def _spans(text: str, style: Style, room: float) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends."""
    start = end = 0
    for word in WORD.finditer(text):
        if width(text[start : word.end()], style) <= room:
            end = word.end()
            continue
        if end > start:
            yield start, end
        start, end = word.span()
        while width(text[start:end], style) > room:
            cut = _longest(text, start, style, room)
            yield start, cut
            start = cut
    yield start, end


def _longest(text: str, start: int, style: Style, room: float) -> int:
    """The end of the longest stretch from `start` that fits; at least one sign."""
    end = start + 1
    while width(text[start : end + 1], style) <= room:
        end += 1
    return end
