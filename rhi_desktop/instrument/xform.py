"""The compiled form as XML, opened with care: its parts, its texts, its lists.

An instrument comes from a file, so what is in it is not trusted: no document type,
no entities, no more than 5 MB and no depth that could exhaust us.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from rhi_desktop.errors import InstrumentUnreadable
from rhi_desktop.instrument.definition import NO_TEXT
from rhi_desktop.instrument.xpath.tree import Node, grown_from, local_name
from rhi_desktop.wording import LANGUAGES, Language, Text

XF = "{http://www.w3.org/2002/xforms}"
HTML = "{http://www.w3.org/1999/xhtml}"
JR = "{http://openrosa.org/javarosa}"
RHI = "{https://rhi-desktop.example/instrument}"
LARGEST = 5_000_000
DEEPEST = 40
LANGUAGE_CODE = re.compile(r".*\((\w+)\)")
ITEXT = re.compile(r"jr:itext\('(.*)'\)")
UNTRANSLATED = "-"


def unreadable(problem: str, where: str) -> InstrumentUnreadable:
    """The error for an instrument that cannot be used: what is wrong, and where."""
    return InstrumentUnreadable(problem=problem, where=where)


def opened(xform: bytes) -> Element:
    """The form's XML; raises InstrumentUnreadable for what is none, or is a trap."""
    if len(xform) > LARGEST:
        raise unreadable("it is larger than 5 MB", "the file")
    try:
        text = xform.decode("utf-8")
    except UnicodeDecodeError as error:
        raise unreadable("it is not UTF-8", f"byte {error.start}") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise unreadable("a document type is not allowed", "the top of the file")
    try:
        top = fromstring(text)  # noqa: S314 - no document type gets this far
    except ParseError as error:
        line, column = error.position
        where = f"line {line}, column {column}"
        raise unreadable("its XML cannot be parsed", where) from None
    if top.tag != f"{HTML}html":
        raise unreadable("it is not an XForm", "the first element")
    _check_depth(top)
    return top


def _check_depth(top: Element) -> None:
    """What reads the form further on goes down it step by step, so depth is bounded."""
    level = [top]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
    if level:
        raise unreadable("its elements are nested too deeply", "the file")


class XForm:
    """The parts of a form: texts in every language, lists, the record, the binds."""

    def __init__(self, top: Element) -> None:
        self._top = top
        self.model = self._one(f"{HTML}head/{XF}model", "the model")
        self.body = self._one(f"{HTML}body", "the body")
        self.title = top.findtext(f"{HTML}head/{HTML}title", "")
        self.languages: list[Language] = []
        self._texts: dict[str, dict[str, dict[Language, str]]] = {}
        self.lists: dict[str, Node] = {}
        self.record = self._instances()
        self._itext()

    def _one(self, path: str, called: str) -> Element:
        found = self._top.find(path)
        if found is None:
            raise unreadable(f"{called} is missing", "the form")
        return found

    def _instances(self) -> Element:
        primary: Element | None = None
        for instance in self.model.findall(f"{XF}instance"):
            name = instance.get("id")
            if len(instance) != 1:
                raise unreadable("a list must be inside the form", f"instance {name}")
            if primary is None:
                primary = instance[0]
            elif name is None or name in self.lists:
                raise unreadable("a list needs a name of its own", f"instance {name}")
            else:
                self.lists[name] = grown_from(instance)
        if primary is None:
            raise unreadable("the record is missing", "the model")
        return primary

    def _itext(self) -> None:
        for translation in self.model.iterfind(f"{XF}itext/{XF}translation"):
            language = _language(translation.get("lang", ""))
            self.languages.append(language)
            for text in translation:
                name = text.get("id", "")
                for value in text:
                    self._keep(name, value, language)
        if not self.languages:
            self.languages.append("en")

    def _keep(self, name: str, value: Element, language: Language) -> None:
        form = value.get("form", "")
        if form not in ("", "guidance"):
            raise unreadable(f"{form} beside a text is not supported", name)
        said = plain_text(value, name)
        if said and said != UNTRANSLATED:
            self._texts.setdefault(name, {}).setdefault(form, {})[language] = said

    def named(self, name: str, form: str = "") -> Text:
        """The text of that name, or its guidance; nothing where there is none."""
        return self._texts.get(name, {}).get(form, NO_TEXT)

    def meant(self, reference: str) -> Text:
        """What `jr:itext('name')` means, or words written out where they stand."""
        match = ITEXT.fullmatch(reference)
        if match is not None:
            return self.named(match.group(1))
        return {"en": reference} if reference else NO_TEXT

    def text_in(self, control: Element, tag: str, form: str = "") -> Text:
        """The label or hint of a control."""
        element = control.find(f"{XF}{tag}")
        if element is None:
            return NO_TEXT
        reference = ITEXT.fullmatch(element.get("ref", ""))
        if reference is not None:
            return self.named(reference.group(1), form)
        said = plain_text(element, control.get("ref", tag))
        return {"en": said} if said and not form else NO_TEXT

    def english(self) -> dict[str, str]:
        """Each text by name, for expressions: the record's own language is English."""
        return {
            name: forms.get("", {}).get("en", "") for name, forms in self._texts.items()
        }

    def binds(self) -> Iterator[Element]:
        """The binds; raises InstrumentUnreadable at anything the model may not hold."""
        for element in self.model:
            if element.tag == f"{XF}bind":
                yield element
            elif element.tag not in (f"{XF}itext", f"{XF}instance"):
                where = element.get("ref", "the model")
                raise unreadable(f"{local_name(element.tag)} is not supported", where)


def plain_text(element: Element, where: str) -> str:
    """The words in an element; a value within words is refused."""
    if len(element):
        raise unreadable("a text cannot hold another answer", where)
    return (element.text or "").strip()


def _language(lang: str) -> Language:
    """The code in `English (en)`; a form in one unnamed language is in English."""
    match = LANGUAGE_CODE.fullmatch(lang)
    code = match.group(1) if match else "en" if lang == "default" else lang
    for language in LANGUAGES:
        if language == code:
            return language
    raise unreadable("its language is not known", f"translation “{lang}”")
