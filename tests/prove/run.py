"""The slow proofs: kills by the hundred. `python3 packaging/dev.py prove` runs them.

They take minutes, so the suite has a short form of each.
"""

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

KILLS = 200
WINDOWS = 20


def killed_while_keeping(folder: Path) -> bool:
    """200 kills in autosave: none acknowledged lost, checked again within a second."""
    from tests.builders import PASSPHRASE, make_vault, open_vault, recorded
    from tests.faults.killing import kill_once

    vault, by_chance = folder / "keeping", random.Random(200)
    make_vault(vault)
    with open_vault(vault) as session:
        interview = recorded(session).interview
    killed = [kill_once(vault, interview, PASSPHRASE, by_chance) for _ in range(KILLS)]
    lost = sum(max(one.acknowledged - one.found, 0) for one in killed)
    slowest = max(one.seconds_to_reopen_and_check for one in killed)
    print(
        f"{KILLS} kills in autosave: {lost} acknowledged answers lost; "
        f"reopened with both integrity checks in at most {slowest:.3f} s"
    )
    return lost == 0 and slowest <= 1.0


def killed_while_typing(folder: Path) -> bool:
    """20 kills of the real window: nothing typed a second before is lost."""
    from tests.faults.typing_kills import kill_while_typing

    lost = kept = 0
    for n in range(WINDOWS):
        result = kill_while_typing(folder / f"typing-{n}", random.Random(n))
        lost += result.lost
        kept += result.safe
    print(
        f"{WINDOWS} kills of the window while typing: of {kept} letters typed more "
        f"than 1 s before, {lost} were lost"
    )
    return lost == 0 and kept > 0


PROOFS: tuple[Callable[[Path], bool], ...] = (killed_while_keeping, killed_while_typing)


def main() -> int:
    """Runs each proof and leaves with 1 if any fails."""
    (ROOT / "build").mkdir(exist_ok=True)
    with TemporaryDirectory(dir=ROOT / "build", prefix="prove-") as folder:
        held = [proof(Path(folder)) for proof in PROOFS]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
