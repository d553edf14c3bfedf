"""Compiles each instrument from its XLSForm source to the XForm that is shipped.

    python packaging/compile_instrument.py            write the compiled forms
    python packaging/compile_instrument.py --check    only say whether they are current

pyxform is a tool of authors: the program reads the compiled form and never this.
"""

import argparse
import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

ROOT = Path(__file__).resolve().parent.parent
INSTRUMENTS = ROOT / "resources" / "instruments"
SOURCE = ".xlsform.md"
COMPILED = ".xform.xml"
UNTRANSLATED = "-"


class InstrumentUnsound(Exception):
    """An instrument does not compile cleanly; its text says which and what is wrong."""


def sources(folder: Path = INSTRUMENTS) -> tuple[Path, ...]:
    """Every instrument's source, in order of name."""
    return tuple(sorted(folder.glob(f"*{SOURCE}")))


def compiled_beside(source: Path) -> Path:
    """Where the compiled form of a source stands."""
    return source.with_name(source.name.removesuffix(SOURCE) + COMPILED)


def compiled(source: Path) -> bytes:
    """The XForm of one source; raises InstrumentUnsound at any warning.

    The source goes in as text, so that no path of a machine gets into the form, and
    the same source always gives the same bytes. Where a translation is missing pyxform
    puts a dash and says nothing; here that is an error too.
    """
    warnings: list[str] = []
    text = source.read_text(encoding="utf-8")
    try:
        form = convert(text, file_type=".md", warnings=warnings).xform
    except PyXFormError as error:
        raise InstrumentUnsound(f"{source.name}: {error}") from error
    problems = [*warnings, *_untranslated(form)]
    if problems:
        raise InstrumentUnsound("\n".join(f"{source.name}: {one}" for one in problems))
    return (_with_group_hints(_set_for_print(form)).strip() + "\n").encode("utf-8")


def is_current(source: Path) -> bool:
    """Whether the compiled form beside a source is what it compiles to now."""
    beside = compiled_beside(source)
    return beside.is_file() and beside.read_bytes() == compiled(source)


def _set_for_print(form: str) -> str:
    """The words with quotation marks as a printer sets them; rules stay as they are.

    pyxform straightens every mark it reads. In our two languages an apostrophe always
    looks the same way, and double marks come in pairs.
    """

    def set_words(match: re.Match[str]) -> str:
        words = match[2].replace("&quot;", '"').replace("'", "’")
        return match[1] + re.sub(r'"([^"]*)"', r"“\1”", words) + match[3]

    return re.sub(r"(<value[^>]*>)([^<]*)(</value>)", set_words, form)


def _with_group_hints(form: str) -> str:
    """The same form, in which topics show their hints: pyxform only keeps the words."""
    held = set(re.findall(r'<text id="([^"]+):hint">', form))

    def add_hint(match: re.Match[str]) -> str:
        hint = f"""<hint ref="jr:itext('{match[2]}:hint')"/>"""
        return match[1] + (hint if match[2] in held else "")

    start = r"""(<group ref="([^"]+)"><label ref="[^"]+"/>)"""
    return re.sub(start, add_hint, form)


def _untranslated(form: str) -> list[str]:
    """Texts that stand in one language only, by their name in the form."""
    top = ET.fromstring(form)  # noqa: S314  pyxform's own output
    space = "{http://www.w3.org/2002/xforms}"
    return [
        f"a text has no translation: {text.get('id')}"
        for text in top.iter(f"{space}text")
        for value in text
        if (value.text or "").strip() in ("", UNTRANSLATED)
    ]


def _compile(source: Path) -> str:
    compiled_beside(source).write_bytes(compiled(source))
    return f"Written: {compiled_beside(source).relative_to(ROOT)}"


def _check(source: Path) -> str:
    state = "Current" if is_current(source) else "Not current"
    return f"{state}: {compiled_beside(source).relative_to(ROOT)}"


def main(arguments: list[str]) -> int:
    """Compiles or checks them all; the exit code is 1 where one is not as it should."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    does = _check if parser.parse_args(arguments).check else _compile
    try:
        told = [does(source) for source in sources()]
    except InstrumentUnsound as reason:
        print(reason, file=sys.stderr)
        return 1
    print("\n".join(told))
    return 1 if any(line.startswith("Not") for line in told) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
