"""What a DOCX is made of: the blank document with its parts, runs in their language and face, links, fields."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from jointreport.paper.model import Run

_FOLDER = Path(__file__).with_name("parts")
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
}
# A ZIP archive cannot say that it has no date; this is the earliest it can say.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def blank_document() -> Document:
    """Return a new document without content; the styles are those of a meeting document."""
    parts = {name: (_FOLDER / file).read_bytes() for name, file in _PARTS.items()}
    return docx.Document(io.BytesIO(_archive(parts)))


def to_bytes(document: Document) -> bytes:
    """Return a document as the bytes of its file, which depend on its content alone."""
    saved = io.BytesIO()
    document.save(saved)
    # Written anew, because the parts bear the time at which they were saved.
    with zipfile.ZipFile(saved) as archive:
        return _archive({name: archive.read(name) for name in archive.namelist()})


def footnotes_part() -> bytes:
    """Return the footnotes of a blank document: the rules above the first one and above one that runs on."""
    return (_FOLDER / "footnotes.xml").read_bytes()


def _archive(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


# Word names languages with their region; one that stands nowhere here is named as it is.
_LANGUAGES = {"en": "en-GB", "zh-Hans": "zh-CN", "fr": "fr-FR", "ar": "ar-SA", "es": "es-ES", "ru": "ru-RU"}
_STYLES = {"strong": "Strong", "verb": "Operative Verb", "label": "Label"}


def word_language(tag: str) -> str:
    """Return the name by which Word knows a language."""
    return _LANGUAGES.get(tag, tag)


def is_han(tag: str) -> bool:
    """Whether a language is written in Chinese characters."""
    return tag.partition("-")[0] == "zh"


def add_run(paragraph: Paragraph, run: Run, from_right: frozenset[str]) -> WordRun:
    """Add words to a paragraph; an address becomes a link that leads to it."""
    added = paragraph.add_run(run.words)
    if run.manner in _STYLES:
        added.style = _STYLES[run.manner] + (" Han" if is_han(run.tag) else "")
    _set_language(added, run.tag, from_right=run.tag in from_right)
    if run.manner == "address":
        _link(paragraph, added, run.words)
    return added


def _set_language(run: WordRun, tag: str, *, from_right: bool) -> None:
    """Say which language words are in; it chooses the face of quotation marks, the voice and the direction."""
    properties = inner_of(run).get_or_add_rPr()
    if is_han(tag):
        fonts = properties.get_or_add_rFonts()
        # Without the hint Word takes quotation marks in Chinese from the Latin face.
        fonts.set(qn("w:hint"), "eastAsia")
    if from_right:
        run.font.rtl = True
    script = "w:eastAsia" if is_han(tag) else "w:bidi" if from_right else "w:val"
    language = element("w:lang", {script: word_language(tag)})
    properties.append(language)


def _link(paragraph: Paragraph, run: WordRun, address: str) -> None:
    """Put a run into a link to an address outside the document."""
    identity = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    wrap(run, element("w:hyperlink", {"r:id": identity}))


def inner_of(run: WordRun) -> CT_R:
    """Return the element of a run, for what python-docx does not know: languages, fields, links, footnotes."""
    inner: CT_R = run.font.element
    return inner


def wrap(run: WordRun, around: BaseOxmlElement) -> None:
    """Put an element around a run, where it stands."""
    inner = inner_of(run)
    inner.addprevious(around)
    around.append(inner)


def add_field(paragraph: Paragraph, instruction: str, shown: str = "1", style: str | None = None) -> None:
    """Add a field, such as the number of the page; `shown` stands until Word counts anew."""
    told = element("w:instrText", {"xml:space": "preserve"})
    told.text = instruction
    before, behind = (mark_of_field("begin"), told, mark_of_field("separate")), (mark_of_field("end"),)
    for inner in before:
        inner_of(paragraph.add_run("", style)).append(inner)
    paragraph.add_run(shown, style)
    for inner in behind:
        inner_of(paragraph.add_run("", style)).append(inner)


def mark_of_field(kind: str) -> BaseOxmlElement:
    """Return the mark of the `begin`, the `separate` result or the `end` of a field."""
    return element("w:fldChar", {"w:fldCharType": kind})


def element(name: str, attributes: dict[str, str]) -> BaseOxmlElement:
    """Return a new element; names carry the prefixes of the standard."""
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made
