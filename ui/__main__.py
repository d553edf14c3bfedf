"""Starts the window: `rhi-desktop`, or `python -m ui`."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rhi_desktop import places
from rhi_desktop.settings import TEXT_SIZES, Settings, read_settings
from rhi_desktop.wording import LANGUAGES
from ui.unlock.folders import Folders

ASKED = ("language", "appearance", "text_size")


def main(argv: Sequence[str] | None = None) -> int:
    """Reads the options, then builds the application and runs it."""
    chosen = options().parse_args(argv)
    if chosen.offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.app import run
    from ui.pages import PAGES

    return run(PAGES, folders(chosen), settings(chosen), practice=chosen.practice)


def settings(chosen: argparse.Namespace) -> Settings:
    """The choices kept from before, but for those given now."""
    given = {name: getattr(chosen, name) for name in ASKED}
    kept = read_settings(places.settings_file())
    return replace(kept, **{k: v for k, v in given.items() if v is not None})


def folders(chosen: argparse.Namespace) -> Folders:
    """The vault that was named, or the person's own."""
    vault = chosen.vault or places.vault_folder()
    return Folders(vault=vault, practice=places.practice_folder())


def options() -> argparse.ArgumentParser:
    """Everything that can be said when it is started."""
    parser = argparse.ArgumentParser(prog="rhi-desktop", description=__doc__)
    parser.add_argument("--practice", action="store_true", help="open the made-up data")
    parser.add_argument("--vault", type=Path, metavar="DIR", help="the vault to open")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--appearance", choices=("system", "light", "dark"))
    parser.add_argument("--text-size", type=int, choices=TEXT_SIZES)
    parser.add_argument("--offscreen", action="store_true", help="show nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
