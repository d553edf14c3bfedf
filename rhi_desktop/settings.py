"""The few choices kept outside the vault, in clear: none tells of any child.

Only the keys named here are read or written; a damaged file is the same as none.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from rhi_desktop.wording import LANGUAGES, Language

Appearance = Literal["system", "light", "dark"]
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Per cent of the normal size."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the window looks and speaks."""

    language: Language = "en"
    appearance: Appearance = "system"
    text_size: int = 100


def read_settings(file: Path) -> Settings:
    """The choices made before; anything not understood is left at its default."""
    try:
        written = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(written, dict):
        return Settings()
    allowed: dict[str, tuple[object, ...]] = {
        "language": LANGUAGES,
        "appearance": get_args(Appearance),
        "text_size": TEXT_SIZES,
    }
    kept = {key: written[key] for key in allowed if written.get(key) in allowed[key]}
    return Settings(**kept)


def write_settings(file: Path, settings: Settings) -> None:
    """Keeps the choices; where that cannot be, the next start uses the defaults."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(settings)), "utf-8")
    except OSError:
        return
