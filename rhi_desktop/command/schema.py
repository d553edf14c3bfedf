"""`rhi schema interview`: the JSON Schema of the file that `rhi record` reads."""

import json
from argparse import Namespace, _SubParsersAction

from rhi_desktop import assets
from rhi_desktop.command.telling import Told, add_json
from rhi_desktop.practice.recording import SCHEMA


def add_to(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """Adds the command."""
    parser = commands.add_parser("schema", help="print the schema of a file")
    parser.add_argument("of", choices=["interview"])
    add_json(parser)
    parser.set_defaults(does=show)


def show(_: Namespace) -> Told:
    """Prints the schema as it is published."""
    text = assets.text(SCHEMA)
    return Told((text.rstrip("\n"),), json.loads(text))
