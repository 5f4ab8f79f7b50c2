"""What translators load into their tools: the texts held in several languages as a TMX 1.4b translation memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import BodyText, Document, without_marks
from jointreport.records.model.tables import plain_row
from jointreport.records.register.register import Register
from jointreport.site.urls import Site, record_path
from jointreport.site.wording import kind_of_place

_FORM = "1"
"""Which form of these files it is; counted on where what they say changes."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage in several languages: where it stands, and its words by language."""

    name: str
    address: str
    words: Mapping[str, str]


def memory(register: Register, site: Site) -> bytes:
    """Return all passages that are held in two languages or more, each with what its text is in each language."""
    root = Element("tmx", version="1.4")
    SubElement(
        root,
        "header",
        {
            "creationtool": "jointreport",
            "creationtoolversion": _FORM,
            "segtype": "paragraph",
            "o-tmf": "YAML",
            "adminlang": "en",
            "srclang": "*all*",
            "datatype": "plaintext",
        },
    )
    body = SubElement(root, "body")
    for kind, identity, record in _holders(register):
        address = site.absolute(next(iter(site.languages)), record_path(kind, identity))
        for unit in _units(identity, address, record.text):
            body.append(_unit(unit, record, register))
    return as_file(root)


def as_file(root: Element) -> bytes:
    """Return a tree as the bytes of an XML file, one element a line."""
    indent(root, space=" ")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _holders(register: Register) -> Iterator[tuple[str, str, Decision | Document]]:
    yield from (("decisions", identity, entry.record) for identity, entry in register.decisions.items())
    yield from (("documents", identity, entry.record) for identity, entry in register.documents.items())


def _units(identity: str, address: str, body: BodyText) -> Iterator[Unit]:
    """Yield the passages of a text that stand here in at least two of the languages in which it may be quoted."""
    opening = [("text", body.opening)] if body.opening else []
    paragraphs = ((one.at, one.text) for one in body.paragraphs)
    notes = ((note.at, note.text) for note in body.footnotes)
    for at, text in (*opening, *paragraphs, *notes):
        quoted = {one: text[one] for one in body.languages_to_quote if one in text}
        if len(quoted) > 1:
            words = {one: _segment(at, passage) for one, passage in quoted.items()}
            yield Unit(f"{identity}#{at}", f"{address}#{at}" if address else "", words)


def _segment(at: str, words: str) -> str:
    """Return words as a tool shows them: without the marks of footnotes, a row of a table with bars alone."""
    return without_marks(plain_row(words) if at != "text" and kind_of_place(at) == "row" else words)


def _unit(unit: Unit, record: Decision | Document, register: Register) -> Element:
    element = Element("tu", tuid=unit.name)
    if unit.address:
        add_property(element, "x-address", unit.address)
    if isinstance(record, Decision) and record.stage == "draft":
        add_property(element, "x-stage", "draft")
    for language, words in unit.words.items():
        variant = SubElement(element, "tuv", {_LANG: register.languages[language].tag})
        add_property(variant, "x-status", record.text.languages[language].status)
        SubElement(variant, "seg").text = words
    return element


def add_property(element: Element, name: str, value: str) -> None:
    """Add a property in the manner of TMX: a name of our own, and its value."""
    SubElement(element, "prop", type=name).text = value
