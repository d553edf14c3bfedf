"""`rhi demo`: the whole main job on made-up data, and a list of what it made."""

from argparse import Namespace, _SubParsersAction
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rhi_desktop import session
from rhi_desktop.clock import stopped_at
from rhi_desktop.command import outcomes, refer
from rhi_desktop.command.telling import Told, add_json
from rhi_desktop.errors import FolderReadOnly
from rhi_desktop.practice.example import example_interview
from rhi_desktop.practice.recording import Given, record
from rhi_desktop.practice.sending import Batch
from rhi_desktop.record.advocate import Advocate
from rhi_desktop.record.copy import Copy
from rhi_desktop.record.ids import InterviewId
from rhi_desktop.session import Session
from rhi_desktop.vault.passphrase import passphrase_bytes
from rhi_desktop.wording import LANGUAGES, Language

DEMO_PASSPHRASE = "made up for demonstration"  # noqa: S105  it guards nothing true


def add_to(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """Adds the command."""
    parser = commands.add_parser("demo", help="do the main job on made-up data")
    parser.add_argument("--into", type=Path, required=True, metavar="DIR")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    add_json(parser)
    parser.set_defaults(does=demo)


@dataclass(frozen=True, slots=True)
class Made:
    """What a demonstration left in its folder."""

    interview: InterviewId
    copies: tuple[Copy, ...]
    batch: Batch


def demo(asked: Namespace) -> Told:
    """Makes a vault, records, finishes, issues every copy and exports the outcome.

    The clock stands still at the time the example gives, so that the same documents
    come out byte for byte.
    """
    into: Path = asked.into
    given = example_interview(asked.language)
    clock = stopped_at(datetime.fromisoformat(given["at"]))
    vault, documents = into / "vault", into / "documents"
    passphrase = passphrase_bytes(DEMO_PASSPHRASE)
    try:
        documents.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderReadOnly(folder=str(into)) from error
    session.make(vault, Advocate(**given["advocate"]), passphrase.copy(), clock=clock)
    with session.open_session(vault, passphrase, clock=clock) as opened:
        made = main_job(opened, given, asked.language, into)
    return _manifest(made, into)


def main_job(opened: Session, given: Given, language: Language, into: Path) -> Made:
    """From the first answer to the exported batch, by the practices the window uses."""
    interview = record(opened.desk, given)
    opened.interviewing.finish(interview)
    copies = tuple(
        opened.referring.issue(interview, audience, language, into / "documents")
        for audience in opened.desk.profile.audiences
    )
    for one in opened.sending.waiting():
        opened.sending.approve(one.key)
    return Made(interview, copies, opened.sending.export(into))


def _manifest(made: Made, into: Path) -> Told:
    documents = into / "documents"
    lines = (
        f"A made-up interview was recorded in {into / 'vault'}.",
        f"Its passphrase is: {DEMO_PASSPHRASE}",
        *(
            f"{copy.audience}: {documents / copy.file_name} ({copy.pages} pages)"
            for copy in made.copies
        ),
        f"The de-identified outcome was exported to {made.batch.folder}.",
    )
    facts = {
        "vault": str(into / "vault"),
        "passphrase": DEMO_PASSPHRASE,
        "interview": made.interview,
        "documents": [refer.describe(copy, documents) for copy in made.copies],
        "batch": outcomes.describe(made.batch),
    }
    return Told(lines, facts)
