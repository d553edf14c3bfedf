"""`rhi vault make`: a new vault and its recovery code."""

from argparse import Namespace, _SubParsersAction

from rhi_desktop import session
from rhi_desktop.command.telling import Told, add_json, add_vault, passphrase_given
from rhi_desktop.record.advocate import Advocate


def add_to(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """Adds the command."""
    parser = commands.add_parser("vault", help="make a new vault")
    parser.add_argument("act", choices=["make"])
    add_vault(parser)
    parser.add_argument("--name", required=True, help="the advocate's name")
    parser.add_argument("--organisation", required=True)
    add_json(parser)
    parser.set_defaults(does=make)


def make(asked: Namespace) -> Told:
    """Makes it in a folder that holds none; the code is told this once."""
    advocate = Advocate(asked.name, asked.organisation)
    code = session.make(asked.vault, advocate, passphrase_given(asked))
    lines = (
        f"A vault was made in {asked.vault}.",
        f"Recovery code: {code}",
        "Write it down and keep it at your office. It is not shown again.",
    )
    return Told(lines, {"vault": str(asked.vault), "recovery_code": code})
