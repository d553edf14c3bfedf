"""Measures what matters, each against a yardstick of the same run, as one table.

`python3 packaging/dev.py bench` runs it. Quote the ratios: the machine is never quiet.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


@dataclass(frozen=True)
class Row:
    """One measurement: ours, what it stands against, and the bar."""

    what: str
    ours: str
    yardstick: str
    reached: float
    bar: float
    unit: str

    @property
    def held(self) -> bool:
        return self.reached <= self.bar


def seconds(act: Callable[[], object], times: int) -> list[float]:
    """How long each of so many goes took, in order of length."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return sorted(taken)


def in_turn(
    ours: Callable[[], object], other: Callable[[], object], times: int
) -> tuple[list[float], list[float]]:
    """The two by turns, so that a slow spell of the machine meets both."""
    mine, others = [], []
    for _ in range(times):
        others += seconds(other, 1)
        mine += seconds(ours, 1)
    return sorted(mine), sorted(others)


def middle(taken: Sequence[float]) -> float:
    return statistics.median(taken)


def ms(taken: float) -> str:
    return f"{taken * 1e3:.2f} ms"


def ratio(
    what: str,
    mine: Sequence[float],
    others: Sequence[float],
    yardstick: str,
    bar: float,
) -> Row:
    reached = middle(mine) / middle(others)
    return Row(
        what, ms(middle(mine)), f"{yardstick} {ms(middle(others))}", reached, bar, "x"
    )


def every_row(folder: Path) -> Iterator[Row]:
    """Each measurement in turn; a row is told as soon as it is known."""
    from tests.bench import drawing, engine, keeping, showing, starting, unlocking

    yield from engine.rows()
    yield from keeping.rows(folder)
    yield from unlocking.rows(folder)
    yield from drawing.rows(folder)
    yield from showing.rows(folder)
    yield from starting.rows(folder)


def main() -> int:
    """Prints the table; leaves with 1 when a bar was not held."""
    form = "{:<34} {:>12} {:>34} {:>12} {:>10}  {}"
    print(form.format("what", "ours (p50)", "yardstick", "reached", "bar", ""))
    missed = 0
    with TemporaryDirectory(dir=ROOT / "build", prefix="bench-") as folder:
        for row in every_row(Path(folder)):
            missed += not row.held
            reached, bar = f"{row.reached:.2f} {row.unit}", f"{row.bar:g} {row.unit}"
            held = "held" if row.held else "MISSED"
            print(
                form.format(row.what, row.ours, row.yardstick, reached, bar, held),
                flush=True,
            )
    return 1 if missed else 0


if __name__ == "__main__":
    (ROOT / "build").mkdir(exist_ok=True)
    sys.exit(main())
