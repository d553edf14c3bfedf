"""`python -m rhi_desktop` and `rhi`: the same practices from a terminal."""

import sys

from rhi_desktop.command.rhi import run
from rhi_desktop.vault.process import harden_process


def main() -> None:
    """Runs `rhi` and leaves with its exit code."""
    harden_process()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
