"""The terms of the glossary as a TBX-Basic file, which tools for translators read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from jointreport.exchange.memory import as_file
from jointreport.records.model.bodies import Term
from jointreport.records.register.register import Register

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFERRED, _ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"


def termbase(register: Register) -> bytes:
    """Return all terms, in each language with whether its words were seen in a source, and with the other words met."""
    root = Element("martif", {"type": "TBX-Basic", _LANG: "en"})
    header = SubElement(root, "martifHeader")
    source = SubElement(SubElement(header, "fileDesc"), "sourceDesc")
    SubElement(source, "p").text = register.edition.title.by_language.get("en", "")
    SubElement(SubElement(header, "encodingDesc"), "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    body = SubElement(SubElement(root, "text"), "body")
    for identity, entry in register.terms.items():
        concept = SubElement(body, "termEntry", id=identity)
        for language, words in entry.record.words.by_language.items():
            within = SubElement(concept, "langSet", {_LANG: register.languages[language].tag})
            for term, status, note in _terms(entry.record, language, words, register):
                _add_term(within, term, status, note)
    return as_file(root)


def _terms(term: Term, language: str, words: str, register: Register) -> Iterator[tuple[str, str, str]]:
    """Yield the words for a term in a language: each with its status for the tool and, in words, for the translator."""
    status = term.status.get(language)
    said = register.choice("term-status", status).words.version(language).words if status else ""
    yield words, _PREFERRED, said
    yield from ((variant, _ADMITTED, "") for variant in term.variants.get(language, ()))


def _add_term(within: Element, term: str, status: str, note: str) -> None:
    group = SubElement(within, "tig")
    SubElement(group, "term").text = term
    SubElement(group, "termNote", type="administrativeStatus").text = status
    if note:
        SubElement(group, "note").text = note
