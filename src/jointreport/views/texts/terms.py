"""The terms of the glossary that occur in a text, after the text: nothing is marked inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Term
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.model.language import Text
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.texts.terms.occurrences import TermFinder
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class Rendered:
    """A term in one language: in the reader's a link to the glossary; with its status where it is not attested."""

    words: Markup
    status: str
    tone: str


@dataclass(frozen=True, slots=True)
class TermOfText:
    """A term in the reader's language, and what it is called in the others."""

    own: Rendered
    others: tuple[Rendered, ...]


@block("decision.terms", each="decisions")
def decision_terms(place: BlockContext) -> Markup:
    """The terms of the glossary that occur in the text, with their counterparts in the other languages."""
    return _terms(place)


@block("document.terms", each="documents")
def document_terms(place: BlockContext) -> Markup:
    """The terms of the glossary that occur in the text, also in a draft it sets out, with their counterparts."""
    return _terms(place)


def _terms(place: BlockContext) -> Markup:
    reader, record = place.reader, subject_of(place).record
    if not record.text.languages_held:
        return Markup("")
    finder = _finder(reader.register, record.text.language_for(reader.language))
    found = finder.outermost(_words(reader, record))
    # In the order of the glossary, because a set has another order in each process.
    terms = tuple(_row(reader, key) for key in reader.register.terms if key in found)
    if not terms:
        return Markup("")
    return render("terms_in_text", summary=reader.say("terms-in-text", n=len(terms)), terms=terms)


@cached()
def _row(reader: RenderContext, identity: str) -> Markup:
    """Return the row of a term; the same few stand after thousands of texts."""
    return render("term_of_text", term=_term(reader, reader.register.terms[identity]))


@cached()
def _finder(register: Register, language: str) -> TermFinder:
    # A page depends on every term, also on those that do not occur: another word may let one occur.
    return TermFinder(register.whole("terms"), language, register.languages[language])


def _words(reader: RenderContext, record: Decision | Document) -> Iterator[str]:
    """Yield the words of a text in the language in which it is shown, and of a draft set out in it."""
    language = record.text.language_for(reader.language)
    texts: list[Text] = [note.text for note in record.text.footnotes]
    texts += [record.text.opening] if record.text.opening else []
    for paragraph in record.text.paragraphs:
        texts.append(paragraph.text)
        if paragraph.contains is not None:
            yield from _words(reader, reader.register.decisions[paragraph.contains].record)
    yield from (text[language] for text in texts if language in text)


def _term(reader: RenderContext, entry: Entry[Term]) -> TermOfText:
    words = entry.record.words
    shown = words.version(reader.language).language
    others = (language for language in reader.register.languages if language in words and language != shown)
    return TermOfText(
        _rendered(entry, shown, reader.link("terms", entry.identity), reader),
        tuple(_rendered(entry, one, reader.foreign(words[one], one), reader) for one in others),
    )


def _rendered(entry: Entry[Term], language: str, words: Markup, reader: RenderContext) -> Rendered:
    status = entry.record.status.get(language, "our-rendering")
    said = "" if status == "attested" else reader.choice("term-status", status)
    return Rendered(words, said, status)
