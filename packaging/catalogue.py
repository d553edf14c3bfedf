"""Keeps the Welsh wording in step with the English of the source.

    python packaging/catalogue.py            gather, compile, list what has no Welsh
    python packaging/catalogue.py --check    change nothing; exit 1 where it is amiss

A translation is kept only for exactly the English it was made from: a changed message
counts as new, because a sentence nearly right may say the wrong thing to a child.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "wording" / "cy" / "LC_MESSAGES"
ROOMS = ("rhi_desktop", "ui")

KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "words": None,
    "_words": None,
    "phrase": None,
    "counted": (1, 2),
}
SENTENCES = ("happened", "safe", "do")
STILL = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands wherever gettext wants a date, so that the same wording is the same bytes."""

WELSH_PLURALS = (
    "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 :"
    " (n==6) ? 4 : 5;"
)
"""Unicode's six forms for Welsh, as gettext writes them: 0, 1, 2, 3, 6 and the rest."""

NOT_OURS = (b'"Generated-By:', b'"Report-Msgid-Bugs-To:')


def main(arguments: list[str]) -> int:
    """Brings the catalogue up to date, or only says what is wrong with it."""
    current = gathered(read(FOLDER / "rhi.po"))
    files = {FOLDER / "rhi.po": as_po(current), FOLDER / "rhi.mo": as_mo(current)}
    wrong = problems(current)
    if "--check" in arguments:
        stale = [path for path, content in files.items() if not _holds(path, content)]
        wrong += [f"out of date: {path.relative_to(ROOT)}" for path in stale]
    else:
        for path, content in files.items():
            path.write_bytes(content)
    print("\n".join([*wrong, f"{len(current)} messages, {len(wrong)} problems"]))
    return 1 if wrong else 0


def read(path: Path) -> Catalog:
    """The catalogue as it stands, or an empty one."""
    if not path.exists():
        return Catalog(locale="cy")
    return read_po(BytesIO(path.read_bytes()), locale="cy")


def gathered(standing: Catalog) -> Catalog:
    """Every message of the source, with the translation it already has."""
    fresh = Catalog(
        locale="cy",
        project="RHI Desktop",
        version="1",
        copyright_holder="the RHI Desktop authors",
        creation_date=STILL,
        revision_date=STILL,
        fuzzy=False,
        header_comment="# The Welsh wording of RHI Desktop.",
    )
    fresh.language_team = fresh.last_translator = "RHI Desktop"
    fresh.mime_headers = [("Plural-Forms", WELSH_PLURALS)]
    for place, text in [*_in_source(), *_in_errors()]:
        fresh.add(text, locations=[(place, 0)])
    for message in fresh:
        known = standing.get(message.id) if message.id else None
        if known and not known.fuzzy and isinstance(known.id, type(message.id)):
            message.string = known.string
    return fresh


def problems(catalogue: Catalog) -> list[str]:
    """What is not translated, or has other named places than its English."""
    return [
        f"{problem}: {said!r}"
        for message in catalogue
        if message.id
        for said, problem in _amiss(message)
    ]


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue for a translator: in order of the English, places without lines."""
    out = BytesIO()
    write_po(out, catalogue, width=88, sort_output=True, include_lineno=False)
    head, blank, messages = out.getvalue().partition(b"\n\n")
    kept = [line for line in head.splitlines() if not line.startswith(NOT_OURS)]
    return b"\n".join(kept) + blank + messages


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    out = BytesIO()
    write_mo(out, read_po(BytesIO(as_po(catalogue)), locale="cy"))
    return out.getvalue()


def _in_source() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for path in sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for _, text, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
            yield place, text


def _in_errors() -> Iterator[tuple[str, str]]:
    """The sentences of every known error, from the classes themselves."""
    sys.path.insert(0, str(ROOT))
    from rhi_desktop.errors import KnownError

    waiting: list[type[KnownError]] = [KnownError]
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        for name in SENTENCES:
            if text := error.__dict__.get(name):
                yield "rhi_desktop/errors.py", text


def _amiss(message: Message) -> Iterator[tuple[str, str]]:
    english, welsh = _forms(message.id), _forms(message.string)
    if not all(welsh):
        yield english[0], "not translated"
        return
    places = named_places(english[-1])
    # A plural form may say its number as a word, or not at all: "dim", "y ddau".
    needed = places - {"n"} if len(english) > 1 else places
    for said in welsh:
        if not needed <= named_places(said) <= places:
            yield said, "other named places than its English"
        if said.strip() != said:
            yield said, "begins or ends with a space"


def _forms(said: str | Sequence[str] | None) -> list[str]:
    """The singular and the plurals of a message, or the one form it has."""
    return [said] if isinstance(said, str) else list(said or [""])


def named_places(text: str) -> set[str]:
    """The `{names}` of a message, or one that no message has where it is malformed."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"malformed"}


def _holds(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
