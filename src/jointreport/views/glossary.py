"""The terms of the trade in every language, and whether a source has them or the editors chose them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.blocks import Place, block
from jointreport.load import Entry
from jointreport.model.bodies import Term
from jointreport.reader import Reader
from jointreport.templating import render
from jointreport.views.supports import Support, supports


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term in one language: its words, where they come from, other renderings met."""

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


@block("glossary")
def glossary(place: Place) -> Markup:
    """Show all terms in every language, each marked as attested or as our rendering."""
    reader = place.reader
    languages = sorted(reader.register.languages, key=lambda language: language != reader.language)
    rows = tuple(_row(reader, entry, languages) for entry in reader.register.terms.values())
    heads = tuple(
        reader.say("term-in", language=reader.say(f"language-{language}")) for language in languages
    )
    definitions = tuple(
        (reader.choice("term-status", status), reader.definition("term-status", status))
        for status in ("attested", "our-rendering")
    )
    return render("glossary", rows=rows, heads=heads, definitions=definitions, say=reader.say)


def _row(reader: Reader, entry: Entry[Term], languages: list[str]) -> TermRow:
    record = entry.record
    renderings = tuple(
        _rendering(reader, record, language) for language in languages if language in record.words
    )
    note = reader.text(record.note) if record.note else Markup("")
    return TermRow(entry.identity, renderings, note, supports(reader, record.sources))


def _rendering(reader: Reader, record: Term, language: str) -> Rendering:
    status = record.status.get(language, "our-rendering")
    variants = reader.wordings[language]("clause-separator").join(record.variants.get(language, ()))
    return Rendering(
        reader.tag(language), record.words[language], reader.choice("term-status", status), status, variants
    )
