"""The structure of a document, for people who hear it instead of seeing it.

reportlab draws but does not tag. This layer marks each piece of content with a number,
builds the tree of headings, paragraphs, lists and tables over those numbers, and ties
both together in the parent tree (ISO 32000-1, 14.6 to 14.8). What is in the margins
is an artifact and is read to nobody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString


class Tag(StrEnum):
    """The standard structure types in use."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    TITLE = "H1"
    HEADING = "H2"
    ROW_HEADING = "H3"
    PARAGRAPH = "P"
    QUOTE = "BlockQuote"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    TABLE_ROW = "TR"
    NAME_CELL = "TH"
    VALUE_CELL = "TD"


@dataclass(eq=False, slots=True)
class Element:
    """A place in the tree: its tag, and its parts in reading order."""

    tag: Tag
    parts: list["Element | Piece"] = field(default_factory=list)

    def add(self, tag: Tag) -> "Element":
        """A new last part."""
        part = Element(tag)
        self.parts.append(part)
        return part


@dataclass(frozen=True, slots=True)
class Piece:
    """Content on one page, by its number there."""

    page: Any
    number: int


class TagLayer:
    """Marks content on a canvas as it is drawn, and writes the tree at the end."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._pages: list[list[Element]] = [[]]

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to this element."""
        here = self._pages[-1]
        piece = Piece(self._canvas._doc.thisPageRef(), len(here))  # noqa: SLF001
        element.parts.append(piece)
        here.append(element)
        with self._marked(f"/{element.tag} <</MCID {piece.number}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: str) -> Iterator[None]:
        """What is drawn inside is furniture: `Pagination` or `Layout`."""
        with self._marked(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @contextmanager
    def standing_for(self, actual: str) -> Iterator[None]:
        """What is drawn inside stands for `actual`, which is read and copied."""
        code = actual.encode("utf-16-be", "replace").hex().upper()
        with self._marked(f"/Span <</ActualText <FEFF{code}>>> BDC"):
            yield

    @contextmanager
    def _marked(self, begin: str) -> Iterator[None]:
        self._canvas._code.append(begin)  # noqa: SLF001
        yield
        self._canvas._code.append("EMC")  # noqa: SLF001

    def end_page(self) -> None:
        """Closes the page; its content is numbered anew on the next."""
        self._canvas.showPage()
        page = self._canvas._doc.Pages.pages[-1]  # noqa: SLF001
        page.StructParents = len(self._pages) - 1
        page.Tabs = PDFName("S")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        self._pages.append([])

    def write(self, root: Element) -> None:
        """Writes the tree under the catalogue, once every page is closed."""
        document = self._canvas._doc  # noqa: SLF001
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        tree_ref = document.Reference(tree)
        written: dict[Element, Any] = {}
        tree["K"] = self._element(root, tree_ref, written)
        numbers: list[Any] = []
        for index, elements in enumerate(self._pages[:-1]):
            refs = PDFArray([written[element] for element in elements])
            numbers += [index, document.Reference(refs)]
        parents = PDFDictionary({"Nums": PDFArray(numbers)})
        tree["ParentTree"] = document.Reference(parents)
        tree["ParentTreeNextKey"] = len(self._pages) - 1
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _element(
        self, element: Element, parent: Any, written: dict[Element, Any]
    ) -> Any:
        entry = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent}
        )
        ref = self._canvas._doc.Reference(entry)  # noqa: SLF001
        written[element] = ref
        if element.tag is Tag.NAME_CELL:
            scope = {"O": PDFName("Table"), "Scope": PDFName("Row")}
            entry["A"] = PDFDictionary(scope)
        entry["K"] = PDFArray(
            [
                _piece(part)
                if isinstance(part, Piece)
                else self._element(part, ref, written)
                for part in element.parts
            ]
        )
        return ref


def _piece(piece: Piece) -> PDFDictionary:
    return PDFDictionary(
        {"Type": PDFName("MCR"), "Pg": piece.page, "MCID": piece.number}
    )


def silence(canvas: Any, language: str) -> None:
    """Leaves no word about who made the file, with what or when; only its language."""
    document = canvas._doc  # noqa: SLF001
    document.info = _Nothing({})
    document.Catalog.Lang = PDFString(language)


class _Nothing(PDFDictionary):
    """An empty document information dictionary."""

    invariant = 1

    def digest(self, signature: Any) -> None:
        """Adds nothing to the file's identifier."""
