"""What a command has to tell: lines for a person, or one JSON object with `--json`."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import Any, Self, TextIO

from rhi_desktop.errors import FileUnreadable, KnownError
from rhi_desktop.vault.passphrase import passphrase_bytes


@dataclass(frozen=True, slots=True)
class Told:
    """The same result for a person and for a program."""

    lines: tuple[str, ...]
    facts: Mapping[str, Any]

    @classmethod
    def of_error(cls, error: KnownError) -> Self:
        """What happened, what is safe and what to do."""
        said = str(error)
        return cls((said,), {"error": type(error).__name__, "message": said})


class Parser(ArgumentParser):
    """Takes only whole option names, so that no passphrase is taken for a file."""

    def __init__(self, **given: Any) -> None:
        super().__init__(allow_abbrev=False, **given)


def say(told: Told, asked: Namespace, stream: TextIO | None = None) -> None:
    """Prints it the way it was asked for."""
    if getattr(asked, "json", False):
        print(json.dumps(told.facts, ensure_ascii=False, indent=2), file=stream)
    else:
        print("\n".join(told.lines), file=stream)


def add_json(parser: ArgumentParser) -> None:
    """Lets a command be asked for JSON."""
    parser.add_argument("--json", action="store_true", help="tell it as JSON")


def add_vault(parser: ArgumentParser) -> None:
    """Lets a command be told which vault; the passphrase never stands in a call."""
    parser.add_argument("--vault", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="its first line is the passphrase; without it, it is asked for",
    )


def passphrase_given(asked: Namespace) -> bytearray:
    """The passphrase from the file named, or typed at a prompt that does not echo."""
    if asked.passphrase_file is None:
        return passphrase_bytes(getpass("Passphrase: ", stream=sys.stderr))
    lines = read_file(asked.passphrase_file).decode("utf-8", "replace").splitlines()
    return passphrase_bytes(lines[0] if lines else "")


def read_file(file: Path) -> bytes:
    """The bytes of a file somebody named; FileUnreadable if that cannot be."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileUnreadable(name=str(file)) from error
