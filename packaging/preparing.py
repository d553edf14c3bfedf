"""Makes the virtual environment and finds the system libraries that Qt opens.

Standard library only, for it runs before anything is installed. What is printed never
names a host: where packages come from is the machine's own business.
"""

import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Debian's names, found by installing one at a time on a bare machine.
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = OFFSCREEN_LIBRARIES | {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
}

PLACES = re.compile(
    r"\b(?:\w+://\S+|host='[^']*'|(?:[\w-]+\.)+(?:org|com|net|io|uk|local)\b\S*)"
)
UNTRUSTED = re.compile(r"CERTIFICATE_VERIFY_FAILED|SSLError|SSL:", re.IGNORECASE)
UNREACHED = re.compile(
    r"ConnectionError|Max retries|ProxyError|Timeout|timed out|resolution|resolve"
    r"|No matching distribution found .*\(from versions: none\)",
    re.IGNORECASE,
)


RETRY = "WARNING: Retrying"


class CannotGoOn(Exception):
    """Set-up has stopped; its text says what is missing and what to do, in words."""


@dataclass(frozen=True)
class Need:
    """What one way of using the source needs: a lock file, and libraries by package."""

    lock: str
    libraries: dict[str, str]


RUNNING = Need("requirements.txt", WINDOW_LIBRARIES)
WITHOUT_QT = Need("requirements.txt", {})
WITHOUT_WINDOW = Need("requirements.txt", OFFSCREEN_LIBRARIES)
TESTING = Need("requirements-dev.txt", OFFSCREEN_LIBRARIES)


def prepare(need: Need) -> None:
    """Leaves everything in place for `need`; costs next to nothing once it is.

    Raises CannotGoOn with what a person can do about it.
    """
    _provide_system_packages(_missing_packages(need.libraries))
    wanted = _stamp_of(need.lock)
    stamp = VENV / f"{need.lock}.stamp"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Setting up {VENV.name}/ from {need.lock}. This happens once.", flush=True)
    _make_environment()
    _install(need.lock)
    stamp.write_text(wanted)


def _stamp_of(lock: str) -> str:
    """What the environment was made from: the Python and the exact lock."""
    content = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    return f"{sys.version_info.major}.{sys.version_info.minor} {content}\n"


def _missing_packages(libraries: dict[str, str]) -> list[str]:
    """Debian packages that hold what this Linux lacks; elsewhere there are none."""
    if sys.platform != "linux":
        return []
    missing = [name for library, name in libraries.items() if not _opens(library)]
    if find_spec("ensurepip") is None and not PYTHON.exists():
        missing.append("python3-venv")
    if not _knows_our_time():
        missing.append("tzdata")
    return missing


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _knows_our_time() -> bool:
    try:
        ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        return False
    return True


def _provide_system_packages(missing: list[str]) -> None:
    """Installs them where no password is asked for; else names the command."""
    if not missing:
        return
    names = " ".join(missing)
    if shutil.which("apt-get") is None:
        told = f"This computer lacks what these Debian packages hold: {names}"
        raise CannotGoOn(f"{told}\nInstall them with its own package manager.")
    command = f"sudo apt-get install {names}"
    as_root = _way_to_be_root()
    if as_root is None:
        raise CannotGoOn(
            f"Some system packages are missing. Install them with:\n{command}"
        )
    print(f"Installing system packages: {names}", flush=True)
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    _run([*apt, "update"])
    code, output = _run([*apt, "install", "-y", "--no-install-recommends", *missing])
    if code != 0:
        told = "The system packages could not be installed. Try this, and read why:"
        raise CannotGoOn(f"{told}\n{command}\n{_last_lines(output)}")


def _way_to_be_root() -> list[str] | None:
    """How a command is run as root without asking, or None where it cannot be."""
    if os.name != "nt" and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"])[0] == 0:
        return ["sudo", "-n"]
    return None


def _make_environment() -> None:
    """A virtual environment of this Python; one of another Python is made again."""
    asked = "import sys, pip; print(*sys.version_info[:2])"
    code, said = _run([str(PYTHON), "-c", asked]) if PYTHON.exists() else (1, "")
    if code == 0 and said.split() == [str(n) for n in sys.version_info[:2]]:
        return
    code, output = _run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if code != 0:
        told = "The virtual environment could not be made. On Debian, this may help:"
        install = "sudo apt-get install python3-venv"
        raise CannotGoOn(f"{told}\n{install}\n{_last_lines(output)}")


def _install(lock: str) -> None:
    """What the lock names and nothing else: every file by its hash, none compiled."""
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
    exact = ["--require-hashes", "--only-binary", ":all:", "--requirement", lock]
    code, output = _run([*pip, "--disable-pip-version-check", *exact])
    if code != 0:
        raise CannotGoOn(f"{_why_not_installed(output)}\n{_last_lines(output)}")


def _why_not_installed(output: str) -> str:
    if UNTRUSTED.search(output):
        return (
            "The package registry was reached, but its certificate is not trusted.\n"
            "Behind a proxy that reads traffic, set PIP_CERT to your organisation's\n"
            "certificate file, and HTTPS_PROXY to the proxy if there is one."
        )
    if UNREACHED.search(output):
        return (
            "The package registry could not be reached. Set-up needs it once.\n"
            "Behind a proxy, set HTTPS_PROXY, and PIP_CERT to its certificate file."
        )
    if "DO NOT MATCH THE HASHES" in output:
        return "A file was not what the lock says it must be, so it was not installed."
    return "The packages could not be installed."


def _last_lines(output: str, *, count: int = 6) -> str:
    """The end of a tool's own words, without the addresses in them."""
    lines = [one for one in output.splitlines() if one.strip() and RETRY not in one]
    return PLACES.sub("[address]", "\n".join(lines[-count:]))


def _run(command: list[str]) -> tuple[int, str]:
    """The exit code and everything said, both streams together."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout
