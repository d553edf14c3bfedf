"""`rhi record`: a whole interview from a file into a vault."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path

from rhi_desktop.command.telling import (
    Told,
    add_json,
    add_vault,
    passphrase_given,
    read_file,
)
from rhi_desktop.practice.recording import read_interview_file, record
from rhi_desktop.session import open_session


def add_to(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """Adds the command."""
    parser = commands.add_parser("record", help="record an interview from a file")
    add_vault(parser)
    parser.add_argument("--interview", type=Path, required=True, metavar="FILE.json")
    add_json(parser)
    parser.set_defaults(does=record_file)


def record_file(asked: Namespace) -> Told:
    """Records all of it and finishes the interview, or keeps nothing of it."""
    given = read_interview_file(read_file(asked.interview))
    with open_session(asked.vault, passphrase_given(asked)) as session:
        interview = record(session.desk, given)
        session.interviewing.finish(interview)
    lines = (
        f"Interview {interview} was recorded and finished.",
        "Its outcome waits in the outbox.",
    )
    facts = {"interview": interview, "answers": len(given["answers"])}
    return Told(lines, facts)
