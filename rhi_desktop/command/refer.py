"""`rhi refer`: one reader's copy of a finished interview."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path

from rhi_desktop.command.telling import Told, add_json, add_vault, passphrase_given
from rhi_desktop.record.copy import Copy
from rhi_desktop.session import open_session
from rhi_desktop.wording import LANGUAGES


def add_to(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """Adds the command."""
    parser = commands.add_parser("refer", help="issue one reader's copy as a PDF")
    add_vault(parser)
    parser.add_argument("--interview", required=True, metavar="ID")
    parser.add_argument("--audience", required=True, metavar="NAME")
    parser.add_argument("--into", type=Path, required=True, metavar="DIR")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    add_json(parser)
    parser.set_defaults(does=refer)


def refer(asked: Namespace) -> Told:
    """Issues the copy after the finished file was searched for withheld words."""
    with open_session(asked.vault, passphrase_given(asked)) as session:
        copy = session.referring.issue(
            asked.interview, asked.audience, asked.language, asked.into
        )
    lines = (f"{asked.into / copy.file_name} ({copy.pages} pages)",)
    return Told(lines, describe(copy, asked.into))


def describe(copy: Copy, folder: Path) -> dict[str, object]:
    """A copy as a program would want it told."""
    return {
        "audience": copy.audience,
        "language": copy.language,
        "file": str(folder / copy.file_name),
        "sha256": copy.sha256,
        "pages": copy.pages,
    }
