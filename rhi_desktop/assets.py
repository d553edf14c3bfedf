"""Reads the files that come with the program, in source, wheel and frozen builds.

They lie beside the `resources` package. Asking importlib.resources for them would bring
in the reading of archives, which nobody ships and every start would wait for.
"""

from pathlib import Path

import resources

_HERE = Path(resources.__path__[0])


def read(name: str) -> bytes:
    """The bytes of one bundled file, named from `resources/`: `codes/police.csv`."""
    return (_HERE / name).read_bytes()


def text(name: str) -> str:
    """The same as UTF-8 text."""
    return read(name).decode("utf-8")


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """The bundled files of a folder that end in `suffix`, in order of name."""
    found = (entry.name for entry in (_HERE / folder).iterdir())
    return tuple(sorted(f"{folder}/{name}" for name in found if name.endswith(suffix)))
