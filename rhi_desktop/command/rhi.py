"""The commands of `rhi`, and how each way of failing leaves.

Exit codes: 0 done; 1 a mistake in the program; 2 the words of the call are off;
3 wrong passphrase or recovery code; 4 the vault cannot be opened; 5 it is open
elsewhere; 6 the disk is full or the folder cannot be written; 7 the input was refused;
8 a release was refused; 9 there is nothing to release, or it may not leave.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from rhi_desktop import __version__
from rhi_desktop.command import demo, outcomes, record, refer, schema, vault
from rhi_desktop.command.telling import Parser, Told, say
from rhi_desktop.errors import KnownError

COMMANDS = (demo, vault, record, refer, outcomes, schema)


def run(arguments: Sequence[str]) -> int:
    """Runs one command and gives its exit code."""
    asked = _parser().parse_args(arguments)
    does: Callable[[Namespace], Told] = asked.does
    try:
        say(does(asked), asked)
    except KnownError as error:
        say(Told.of_error(error), asked, stream=sys.stderr)
        return error.exit_code
    return 0


def _parser() -> Parser:
    parser = Parser(prog="rhi", description="Return home interviews, offline.")
    parser.add_argument("--version", action="version", version=f"rhi {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser
