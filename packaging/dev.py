"""Sets up, starts and tests RHI Desktop from its source. Needs only Python itself.

    python3 packaging/dev.py run          start it (sets up first, once)
    python3 packaging/dev.py test         every check, as CI runs them

Also: setup, bench, pictures, prove, package. packaging/README.md tells what each does.
"""

import functools
import itertools
import os
import re
import subprocess
import sys
import time
from pathlib import Path

if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    found = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        f"RHI Desktop needs Python 3.11 to 3.14, and this one is {found}.\n"
        "Nothing was changed. Start it with another: python3.11 packaging/dev.py run"
    )

import preparing  # after the check: an older Python could not read it

ROOT = preparing.ROOT
tell = functools.partial(print, flush=True)  # in step with what is started here
SCREENLESS = {"QT_QPA_PLATFORM": "offscreen"}

CHECKS = (
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("lint", ("-m", "ruff", "check", ".")),
    ("types", ("-m", "mypy")),
    ("imports", ("-c", "from importlinter.cli import *; lint_imports_command()")),
)
"""What is read before anything is run: a name to report it by, and its command."""

TESTS = ("-m", "pytest", "-q", "-n", "2", "--cov", "--cov-report=")
FLOORS = ("packaging/floors.py",)
CLOSING_LINE = re.compile(r"\d+ (passed|failed|errors?)\b.* in [\d.]+s")


def setup(arguments: list[str]) -> int:
    """Makes `.venv` with what running needs; `setup test` adds what testing needs."""
    running = preparing.RUNNING if _has_display() else preparing.WITHOUT_WINDOW
    preparing.prepare(preparing.TESTING if "test" in arguments else running)
    tell(f"Ready. The virtual environment is {preparing.VENV.name}/")
    return 0


def run(arguments: list[str]) -> int:
    """Starts the program; without a display it does the main job without a window."""
    if _has_display():
        preparing.prepare(preparing.RUNNING)
        return _python("-m", "ui", *arguments)
    tell("There is no display here, so the main job is done without a window.")
    preparing.prepare(preparing.WITHOUT_QT)
    into = _fresh_folder(ROOT / "build", "demo")
    code = _python("-m", "rhi_desktop", "demo", "--into", str(into))
    if code == 0 and (ROOT / "ui" / "pictures.py").exists():
        code = _draw_pages(into / "pictures")
    _show_made(into)
    return code


def test(arguments: list[str]) -> int:
    """Every check, a line each; arguments go to pytest, and then no floors are held."""
    preparing.prepare(preparing.TESTING)
    outcomes = [_check(name, command) for name, command in CHECKS]
    began = time.monotonic()
    passed, closing = _run_tests(arguments)
    outcomes.append(_report("tests", time.monotonic() - began, passed=passed))
    if not arguments:
        outcomes.append(_check("coverage", FLOORS))
    tell(closing)
    return 0 if all(outcomes) else 1


def bench(arguments: list[str]) -> int:
    """Measures what must stay fast."""
    return _script("tests/bench/run.py", arguments)


def pictures(arguments: list[str]) -> int:
    """Draws the pages and the documents, to be looked at."""
    return _script("tests/pictures/run.py", arguments)


def prove(arguments: list[str]) -> int:
    """The long proofs, which take too long for every change."""
    return _script("tests/prove/run.py", arguments)


def package(_arguments: list[str]) -> int:
    """Installers are made by a later version of this file."""
    tell("There are no installers yet; they come later. Nothing was made.")
    return 1


COMMANDS = {
    command.__name__: command
    for command in (setup, run, test, bench, pictures, prove, package)
}


def main(arguments: list[str]) -> int:
    """Does one command; what stops it is told in words, without a trace."""
    if not arguments or arguments[0] not in COMMANDS:
        tell(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except preparing.CannotGoOn as reason:
        tell(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _python(*arguments: str, environ: dict[str, str] | None = None) -> int:
    """The exit code of one run of the virtual environment's own Python."""
    command = [str(preparing.PYTHON), *arguments]
    both = {**os.environ, **(environ or {})}
    return subprocess.run(command, cwd=ROOT, env=both, check=False).returncode


def _script(path: str, arguments: list[str]) -> int:
    if not (ROOT / path).exists():
        tell(f"There is no {path} yet, so there is nothing to do.")
        return 1
    preparing.prepare(preparing.TESTING)
    return _python(path, *arguments, environ=SCREENLESS)


def _fresh_folder(inside: Path, name: str) -> Path:
    """A folder nobody has written to: build/demo, build/demo-2, build/demo-3."""
    names = itertools.chain([name], (f"{name}-{n}" for n in itertools.count(2)))
    folder = next(inside / n for n in names if not (inside / n).exists())
    folder.mkdir(parents=True)
    return folder


def _draw_pages(into: Path) -> int:
    """The pages as pictures; a computer that cannot draw them is told why."""
    try:
        preparing.prepare(preparing.WITHOUT_WINDOW)
    except preparing.CannotGoOn as reason:
        tell(f"The pages were not drawn. {reason}", file=sys.stderr)
        return 0
    return _python("-m", "ui.pictures", "--into", str(into), environ=SCREENLESS)


def _show_made(into: Path) -> None:
    made = sorted(path for path in into.rglob("*") if path.is_file())
    tell(f"\nEverything it made is in {into}:")
    for path in made:
        tell(f"  {path.relative_to(into)}  ({path.stat().st_size:,} bytes)")


def _check(name: str, command: tuple[str, ...]) -> bool:
    """Runs one check; its output is shown only where it found something."""
    began = time.monotonic()
    done = subprocess.run(
        [str(preparing.PYTHON), *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    passed = done.returncode == 0
    if not passed:
        tell(done.stdout.decode("utf-8", "replace").strip())
    return _report(name, time.monotonic() - began, passed=passed)


def _report(name: str, seconds: float, *, passed: bool) -> bool:
    verdict = "good" if passed else "NOT GOOD"
    tell(f"{name:10}{verdict:10}{seconds:7.1f} s")
    return passed


def _run_tests(arguments: list[str]) -> tuple[bool, str]:
    """Shows pytest's output as it comes; gives its closing line, to be said last."""
    closing = "pytest did not reach its closing line"
    with subprocess.Popen(
        [str(preparing.PYTHON), *TESTS, *arguments],
        cwd=ROOT,
        env={**os.environ, **SCREENLESS},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            if CLOSING_LINE.search(line):
                closing = line.strip()
            else:
                tell(line, end="")
    return process.returncode == 0, closing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
