"""Every page and every document as pictures, to be looked at before a change is done.

`python3 packaging/dev.py pictures [--into DIR]` runs it; without a folder it uses
`build/pictures`, emptied first.
"""

import argparse
import os
import shutil
import sys
from argparse import Namespace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import pypdfium2

from rhi_desktop.command.demo import demo
from rhi_desktop.wording import LANGUAGES
from ui import pictures

ROOT = Path(__file__).parents[2]
SCALE = 96 / 72


def main() -> int:
    """Takes the pages through the window, and the documents of both examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, metavar="DIR")
    into: Path = parser.parse_args().into or ROOT / "build" / "pictures"
    shutil.rmtree(into, ignore_errors=True)
    pictures.main(["--into", str(into / "pages")])
    for language in LANGUAGES:
        _documents(into / "documents" / language, language)
    return 0


def _documents(folder: Path, language: str) -> None:
    made = demo(Namespace(into=folder, language=language)).facts
    for document in made["documents"]:
        pdf = pypdfium2.PdfDocument(document["file"])
        for number, page in enumerate(pdf, start=1):
            name = f"{document['audience']}-{number:02}.png"
            page.render(scale=SCALE).to_pil().save(folder / name)
        pdf.close()
    shutil.rmtree(folder / "vault")
    print(f"{len(list(folder.glob('*.png')))} pages of documents in {folder}")


if __name__ == "__main__":
    sys.exit(main())
