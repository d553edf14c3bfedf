"""Where things are kept on this computer; nobody else asks for a path.

The vault lies in the local, non-roaming data folder of the person signed in: it must
not follow a Windows profile over a network, nor lie where a synchroniser looks.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER = "RHI Desktop"


def data_folder() -> Path:
    """The program's own folder, which need not exist yet. `RHI_DATA` overrides it."""
    if chosen := os.environ.get("RHI_DATA"):
        return Path(chosen)
    return _platform_folder(sys.platform, Path.home(), os.environ) / FOLDER


def _platform_folder(platform: str, home: Path, environ: Mapping[str, str]) -> Path:
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    if platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(environ.get("XDG_DATA_HOME", home / ".local" / "share"))


def vault_folder() -> Path:
    """Where this person's own vault lies."""
    return data_folder() / "vault"


def practice_folder() -> Path:
    """Where the practice vault lies, apart from the real one."""
    return data_folder() / "practice"


def settings_file() -> Path:
    """The few choices kept outside the vault: language, text size, light or dark."""
    return data_folder() / "settings.json"
