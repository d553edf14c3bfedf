"""Holds the coverage of each room to its floor, and names the lines that no test runs.

Run after pytest with --cov; reads the data it left and says nothing when all is well.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coverage import Coverage
from coverage.exceptions import CoverageException

ROOT = Path(__file__).resolve().parent.parent
WHOLE = 100.0

# The first room that holds a file decides; a breach in these would reach a child.
FLOORS = (
    ("rhi_desktop/sharing/", WHOLE),
    ("rhi_desktop/deidentified/", WHOLE),
    ("rhi_desktop/vault/", WHOLE),
    ("rhi_desktop/store/", WHOLE),
    ("rhi_desktop/instrument/", WHOLE),
    ("rhi_desktop/", 95.0),
    ("ui/", 85.0),
)


@dataclass(frozen=True)
class Measured:
    """How much of one file was run: lines and branches counted together."""

    path: str
    run: int
    there: int
    not_run: str


def main() -> int:
    """The exit code: 1 where a room lies below its floor or was not measured."""
    try:
        measured = measure(ROOT / "build" / "coverage.json")
    except CoverageException as reason:
        print(f"There is no coverage to judge: {reason}")
        return 1
    told = [line for room, floor in FLOORS for line in judge(room, floor, measured)]
    print("\n".join(told))
    return 1 if told else 0


def measure(report: Path) -> list[Measured]:
    """Every measured file, from the data pytest left; `report` keeps it for reading."""
    report.parent.mkdir(exist_ok=True)
    coverage = Coverage(config_file=str(ROOT / "pyproject.toml"))
    coverage.load()
    coverage.json_report(outfile=str(report))
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    return [_measured(path, found) for path, found in sorted(files.items())]


def judge(room: str, floor: float, measured: list[Measured]) -> list[str]:
    """What to say of a room: nothing where it stands on its floor."""
    files = [file for file in measured if room_of(file.path) == room]
    there = sum(file.there for file in files)
    if there == 0:
        return [f"{room}: nothing was measured"]
    share = 100 * sum(file.run for file in files) / there
    if share >= floor:
        return []
    short = [f"  {file.path}: {file.not_run}" for file in files if file.not_run]
    return [f"{room}: {share:.2f} % is run, and {floor:.0f} % is its floor", *short]


def room_of(path: str) -> str:
    """The room whose floor holds for a file."""
    plain = path.replace("\\", "/")
    return next((room for room, _ in FLOORS if plain.startswith(room)), "")


def _measured(path: str, found: dict[str, Any]) -> Measured:
    summary = found["summary"]
    lines = found["missing_lines"]
    jumps = [jump for jump in found["missing_branches"] if jump[0] not in lines]
    told = [_spans(lines), *(f"{here}->{there}" for here, there in jumps)]
    return Measured(
        path=path,
        run=summary["covered_lines"] + summary["covered_branches"],
        there=summary["num_statements"] + summary["num_branches"],
        not_run=", ".join(filter(None, told)),
    )


def _spans(lines: list[int]) -> str:
    """Line numbers with neighbours drawn together: 3-7, 12."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs
    )


if __name__ == "__main__":
    sys.exit(main())
