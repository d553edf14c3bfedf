"""Starts the window: `rhi-desktop`, or `python -m ui`."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rhi_desktop import places
from rhi_desktop.settings import TEXT_SIZES, read_settings
from rhi_desktop.wording import LANGUAGES


def main(argv: Sequence[str] | None = None) -> int:
    """Reads the options, then builds the application and runs it."""
    chosen = _options().parse_args(argv)
    if chosen.offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.app import run
    from ui.pages import PAGES
    from ui.unlock.folders import Folders

    settings = read_settings(places.settings_file())
    given = ("language", "appearance", "text_size")
    changes = {name: getattr(chosen, name) for name in given}
    settings = replace(settings, **{k: v for k, v in changes.items() if v is not None})
    folders = Folders(
        vault=chosen.vault or places.vault_folder(), practice=places.practice_folder()
    )
    return run(PAGES, folders, settings, practice=chosen.practice)


def _options() -> argparse.ArgumentParser:
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
