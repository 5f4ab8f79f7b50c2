"""The terms of the trade in every language, and whether a source has them or the editors chose them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Term
from jointreport.site.context import Reader
from jointreport.texts.terms.concordance import TermInTexts, anchor_of, concordance_of
from jointreport.views.blocks import Place, block
from jointreport.views.parts.supports import Support, supports
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term in one language: its words, where they come from, other renderings met; or that it waits for them."""

    tag: str
    words: str
    status: str
    tone: str
    variants: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term with its renderings in the order of the languages of the table."""

    anchor: str
    renderings: tuple[Rendering, ...]
    note: Markup
    supports: tuple[Support, ...]
    in_texts: Markup


@block("glossary")
def glossary(place: Place) -> Markup:
    """Show all terms in every language, each marked as attested or as our rendering."""
    reader = place.reader
    languages = reader.own_first(reader.register.languages)
    in_texts = {one.term.identity: _in_texts(reader, one) for one in concordance_of(reader.register).terms}
    rows = tuple(_row(reader, entry, languages, in_texts) for entry in reader.register.terms.values())
    heads = tuple(
        reader.say("term-in", language=reader.say(f"language-{language}")) for language in languages
    )
    definitions = tuple(
        (reader.choice("term-status", status), reader.definition("term-status", status))
        for status in ("attested", "our-rendering")
    )
    return render("glossary", rows=rows, heads=heads, definitions=definitions, say=reader.say)


def _in_texts(reader: Reader, term: TermInTexts) -> Markup:
    """Return a link to the sentences in which a term occurs."""
    identity = term.term.identity
    href = reader.standpoint.to(f"glossary/concordance/#{anchor_of(identity)}")
    number = reader.say.count("concordance-count", len(term.occurrences))
    return reader.phrase("term-in-texts", link=Markup('<a href="{}">{}</a>').format(href, number))


def _row(reader: Reader, entry: Entry[Term], languages: list[str], in_texts: Mapping[str, Markup]) -> TermRow:
    record = entry.record
    renderings = tuple(_rendering(reader, record, language) for language in languages)
    note = reader.text_if_any(record.note)
    found = in_texts.get(entry.identity, Markup(""))
    return TermRow(entry.identity, renderings, note, supports(reader, record.sources), found)


def _rendering(reader: Reader, record: Term, language: str) -> Rendering:
    if language not in record.words:
        return Rendering(reader.tag(language), "", reader.choice("text-status", "pending"), "pending", "")
    status = record.status.get(language, "our-rendering")
    variants = reader.wordings[language]("clause-separator").join(record.variants.get(language, ()))
    return Rendering(
        reader.tag(language), record.words[language], reader.choice("term-status", status), status, variants
    )
