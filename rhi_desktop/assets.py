"""Reads the files that come with the program, in source, wheel and frozen builds."""

from importlib.resources import files


def read(name: str) -> bytes:
    """The bytes of one bundled file, named from `resources/`: `codes/police.csv`."""
    return files("resources").joinpath(name).read_bytes()


def text(name: str) -> str:
    """The same as UTF-8 text."""
    return read(name).decode("utf-8")


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """The bundled files of a folder that end in `suffix`, in order of name."""
    here = files("resources").joinpath(folder)
    found = (entry.name for entry in here.iterdir() if entry.name.endswith(suffix))
    return tuple(sorted(f"{folder}/{name}" for name in found))
