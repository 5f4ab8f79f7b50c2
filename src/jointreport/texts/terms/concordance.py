"""The concordance: each term with every pair of sentences it occurs in, and where the renderings differ.

Only texts count that are held in every language the site must have, as issued or in an unofficial translation:
a summary is in our own words and shows nothing of how a text renders a term.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Term
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import VERBATIM, Document, without_marks
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.site.running_text import is_chinese
from jointreport.texts.terms.occurrences import Rendering, TermFinder, side_by_side

AnyText = Entry[Decision] | Entry[Document]

MOST_TEXTS = 200
"""So many texts are looked through; the page says so where there are more."""

_RENDERED = VERBATIM | {"unofficial-translation"}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A sentence of a text in each language, and the renderings of a term found in each."""

    text: AnyText
    at: str
    words: Mapping[str, str]
    found: Mapping[str, tuple[Rendering, ...]]


@dataclass(frozen=True)
class TermInTexts:
    """A term and everything it occurs in, in the order of the texts."""

    term: Entry[Term]
    occurrences: list[Occurrence] = field(default_factory=list)

    @cached_property
    def varied(self) -> Mapping[str, Mapping[str, tuple[Occurrence, ...]]]:
        """Language → rendering → where it stands, for languages that have more than one in these texts."""
        by_language: dict[str, dict[str, list[Occurrence]]] = {}
        for one in self.occurrences:
            for language, renderings in one.found.items():
                for rendering in renderings:
                    by_language.setdefault(language, {}).setdefault(rendering.words, []).append(one)
        return {
            language: {words: tuple(places) for words, places in found.items()}
            for language, found in by_language.items()
            if len(found) > 1
        }

    @property
    def unmatched(self) -> tuple[Occurrence, ...]:
        """Where one language has the term and another, which has words for it, has none of them."""
        words = self.term.record.words
        return tuple(
            one
            for one in self.occurrences
            if any(language in words and language not in one.found for language in one.words)
        )


def anchor_of(identity: str) -> str:
    """Return the anchor of a term on the page of the concordance."""
    return f"term-{identity}"


@dataclass(frozen=True, slots=True)
class Concordance:
    """The terms that occur, in the order of the glossary; of how many texts that could be looked through."""

    terms: tuple[TermInTexts, ...]
    texts: int
    looked_through: int


@cached()
def concordance_of(register: Register) -> Concordance:
    """Return the terms in the texts held in every required language: in the documents, then the latest decisions."""
    languages = register.languages
    required = tuple(key for key, spoken in languages.items() if spoken.required == "yes")
    finders = {one: TermFinder(register.whole("terms"), one, languages[one]) for one in required}
    terms = {identity: TermInTexts(entry) for identity, entry in register.terms.items()}
    # One language alone has no other to be set beside.
    texts = tuple(_texts(register, required)) if len(required) > 1 else ()
    for text in texts[:MOST_TEXTS]:
        for at, words in _sentences(register, text, required):
            _note(terms, finders, text, at, words)
    found = tuple(one for one in terms.values() if one.occurrences)
    return Concordance(found, len(texts), min(len(texts), MOST_TEXTS))


def _note(
    terms: Mapping[str, TermInTexts],
    finders: Mapping[str, TermFinder],
    text: AnyText,
    at: str,
    words: Mapping[str, str],
) -> None:
    """Add a sentence to each term that occurs in it."""
    found = {language: finders[language].every(said) for language, said in words.items()}
    for term in dict.fromkeys(term for of_language in found.values() for term in of_language):
        renderings = {language: terms_in[term] for language, terms_in in found.items() if term in terms_in}
        terms[term].occurrences.append(Occurrence(text, at, words, renderings))


def _texts(register: Register, required: tuple[str, ...]) -> Iterator[AnyText]:
    """Yield the texts that are held in every required language."""
    # Where there are more texts than are looked through, the oldest decisions are left out.
    both: tuple[AnyText, ...] = (*register.documents.values(), *register.decisions_in_order)
    for text in both:
        held = text.record.text.languages
        if all(language in held and held[language].status in _RENDERED for language in required):
            yield text


def _sentences(register: Register, text: AnyText, required: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each sentence of a text in the required languages, with its paragraph or footnote."""
    chinese = {language: is_chinese(register.languages[language]) for language in required}
    for at, words in _paragraphs(text.record):
        if all(language in words for language in required):
            paragraph = {language: without_marks(words[language]) for language in required}
            for sentence in side_by_side(paragraph, chinese):
                yield at, sentence


def _paragraphs(record: Decision | Document) -> Iterator[tuple[str, Mapping[str, str]]]:
    for paragraph in record.text.paragraphs:
        yield paragraph.at, paragraph.text.by_language
    for note in record.text.footnotes:
        yield note.at, note.text.by_language
