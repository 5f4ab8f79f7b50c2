"""The terms of the trade in every language, and every sentence of the texts in which they occur."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Term
from jointreport.records.model.documents import Document
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.site.urls import record_path
from jointreport.texts.terms.concordance import Concordance, Occurrence, TermInTexts, anchor_of, concordance_of
from jointreport.texts.terms.occurrences import Rendering
from jointreport.views.blocks import BlockContext, block
from jointreport.views.parts.phrases import definitions_of
from jointreport.views.parts.sources import Supports, document_name, supports
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class TermRendering:
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
    renderings: tuple[TermRendering, ...]
    note: Markup
    supports: Supports
    in_texts: Markup
    pencil: Markup


@block("glossary")
def glossary(place: BlockContext) -> Markup:
    """Show all terms in every language, each with its sources or marked as our rendering."""
    reader = place.reader
    languages = reader.own_first(reader.register.languages)
    in_texts = {one.term.identity: _in_texts(reader, one) for one in concordance_of(reader.register).terms}
    rows = tuple(_row(reader, entry, languages, in_texts) for entry in reader.register.terms.values())
    heads = tuple(reader.say("term-in", language=reader.say.language_name(language)) for language in languages)
    definitions = definitions_of(reader, "term-status", ("our-rendering",))
    return render("glossary", rows=rows, heads=heads, definitions=definitions, say=reader.say)


def _in_texts(reader: RenderContext, term: TermInTexts) -> Markup:
    """Return a link to the sentences in which a term occurs."""
    identity = term.term.identity
    href = reader.standpoint.to(f"glossary/concordance/#{anchor_of(identity)}")
    number = reader.say("concordance-count", n=len(term.occurrences))
    return reader.phrase("term-in-texts", link=html('<a href="{}">{}</a>', href, number))


def _row(reader: RenderContext, entry: Entry[Term], languages: list[str], in_texts: Mapping[str, Markup]) -> TermRow:
    record, home = entry.record, record_path("terms", entry.identity)
    if reader.language in record.words:
        reader.let_find(record.words, home, "found-term", heading=True)
    for variant in record.variants.get(reader.language, ()):
        reader.shown.note(home, reader.language, variant, "found-variant")
    renderings = tuple(_rendering(reader, record, language) for language in languages)
    note = reader.show_if_any(record.note, home, "term-note")
    found = in_texts.get(entry.identity, Markup(""))
    of_term = supports(reader, record.sources)
    return TermRow(entry.identity, renderings, note, of_term, found, reader.pencil(entry))


def _rendering(reader: RenderContext, record: Term, language: str) -> TermRendering:
    if language not in record.words:
        return TermRendering(reader.tag(language), "", reader.choice("text-status", "pending"), "pending", "")
    status = record.status.get(language, "our-rendering")
    variants = reader.wordings[language]("clause-separator").join(record.variants.get(language, ()))
    return TermRendering(
        reader.tag(language), record.words[language], reader.choice("term-status", status), status, variants
    )


Found = tuple[tuple[str, tuple[str, ...]], ...]
"""Each language in which a term was found, with its renderings there."""

MOST_TEXTS = 20
"""So many texts are named in one line; of more it is said how many there are."""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A term whose renderings differ: what differs, line by line, and the editorial notes on it."""

    name: Markup
    lines: tuple[Markup, ...]
    notes: tuple[Markup, ...] = ()


def occurrence_place(reader: RenderContext, occurrences: Iterable[Occurrence]) -> Markup:
    """Return the text in which all the occurrences stand, with a link to each paragraph; a draft is named as one."""
    found = tuple(occurrences)
    link = '<a href="{}">{}</a>'
    places = dict.fromkeys(
        html(link, reader.to_text(one.text.identity, one.at), reader.say.paragraph(one.at)) for one in found
    )
    return reader.phrase("in-document", document=_text_name(reader, found[0]), place=reader.join(places))


def _text_name(reader: RenderContext, one: Occurrence) -> Markup:
    """Return how a text is called in few words: its symbol, “the note”, “the draft decision in the note”."""
    identity, record = one.text.identity, one.text.record
    if isinstance(record, Document):
        return document_name(reader, identity)
    if record.stage != "draft":
        return reader.name(one.text)
    document = reader.register.draft_of_document.get(identity)
    if document is not None:
        return reader.phrase("draft-in", document=document_name(reader, document))
    return html('<span class="badge badge--draft">{}</span> {}', reader.say("draft-badge"), reader.name(one.text))


def _places(reader: RenderContext, occurrences: Iterable[Occurrence]) -> Markup:
    """Return the places of some occurrences, text by text."""
    by_text: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        by_text.setdefault(one.text.identity, []).append(one)
    told = (occurrence_place(reader, found) for found in islice(by_text.values(), MOST_TEXTS))
    places = reader.join_clauses(told)
    rest = len(by_text) - MOST_TEXTS
    return places + reader.say("concordance-and-more", n=rest) if rest > 0 else places


def _varied_row(reader: RenderContext, term: TermInTexts) -> DifferenceRow:
    """Return a term that has several renderings in one language, each rendering with its places."""
    lines = tuple(
        reader.phrase("concordance-line", what=_quote(reader, (words,), language), places=_places(reader, where))
        for language, renderings in term.varied.items()
        for words, where in renderings.items()
    )
    return DifferenceRow(_name(reader, term), lines, _notes(reader, term))


def _notes(reader: RenderContext, term: TermInTexts) -> tuple[Markup, ...]:
    """Return the editorial notes on the texts that name two of the renderings, each once."""
    texts = {one.text.identity: one.text.record for one in term.occurrences}
    renderings = [words for found in term.varied.values() for words in found]
    naming = (
        note.text
        for record in texts.values()
        for note in record.notes
        if any(sum(one in words for one in renderings) > 1 for words in note.text.by_language.values())
    )
    return tuple(dict.fromkeys(reader.text(note) for note in naming))


def _lacking_row(reader: RenderContext, term: TermInTexts) -> DifferenceRow:
    """Return a term of which one language has a rendering where another has none that is listed."""
    lines = (
        reader.phrase("concordance-line", what=_has_and_lacks(reader, found, lacks), places=_places(reader, where))
        for (found, lacks), where in _by_difference(term).items()
    )
    return DifferenceRow(_name(reader, term), tuple(lines))


def _by_difference(term: TermInTexts) -> Mapping[tuple[Found, str], list[Occurrence]]:
    """Return where each difference stands; a few differences stand at thousands of places, and are worded once."""
    where: dict[tuple[Found, str], list[Occurrence]] = {}
    for one in term.unmatched:
        found = tuple((language, tuple(each.words for each in said)) for language, said in one.found.items())
        for language in one.words:
            if language in term.term.record.words and language not in one.found:
                where.setdefault((found, language), []).append(one)
    return where


def _has_and_lacks(reader: RenderContext, found: Found, lacks: str) -> Markup:
    """Return “Chinese has “共享服务”, English none of the renderings listed”."""
    has = reader.join(
        reader.phrase(
            "concordance-has", language=reader.say.language_name(language), words=_quote(reader, renderings, language)
        )
        for language, renderings in found
    )
    return reader.phrase("concordance-lacks", has=has, language=reader.say.language_name(lacks))


def _quote(reader: RenderContext, words: Iterable[str], language: str) -> Markup:
    """Return words in quotation marks, marked with their language where it is not the reader's."""
    return reader.join(reader.phrase("quoted", words=reader.in_language(one, language)) for one in words)


def _name(reader: RenderContext, term: TermInTexts) -> Markup:
    return html('<a href="#{}">{}</a>', anchor_of(term.term.identity), reader.name(term.term))


MOST_SENTENCES = 400
"""So many sentences stand on the page; where there are more, each term has its share, and says how many it lacks."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in one language, with what the text in that language is."""

    tag: str
    direction: str
    language: str
    words: Markup
    status: str
    tone: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence in all languages, and the paragraph in which it stands."""

    place: Markup
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with the sentences it occurs in; `more` says how many are not shown."""

    anchor: str
    name: Markup
    counterparts: Markup
    count: str
    sentences: tuple[SentenceView, ...]
    more: str


@block("concordance")
def concordance(place: BlockContext) -> Markup:
    """Show each term in every sentence pair it occurs in, and first where renderings differ, without a judgement."""
    reader = place.reader
    found = concordance_of(reader.register)
    terms = found.terms
    number = sum(len(term.occurrences) for term in terms)
    share = number if number <= MOST_SENTENCES else max(MOST_SENTENCES // len(terms), 1)
    common = _common_statuses(terms)
    return render(
        "concordance",
        bounds=_bounds(reader, found),
        varied=tuple(_varied_row(reader, term) for term in terms if term.varied),
        lacking=tuple(_lacking_row(reader, term) for term in terms if term.unmatched),
        statuses=reader.say("clause-separator").join(_status_words(reader, *one) for one in common.items()),
        terms=tuple(_term(reader, term, share, common) for term in terms),
        say=reader.say,
    )


def _common_statuses(terms: Iterable[TermInTexts]) -> dict[str, str]:
    """Return what the text in a language is, for each language in which it is the same in all sentences."""
    found: dict[str, set[str]] = {}
    for one in chain.from_iterable(term.occurrences for term in terms):
        for language in one.words:
            found.setdefault(language, set()).add(one.text.record.text.languages[language].status)
    return {language: next(iter(statuses)) for language, statuses in found.items() if len(statuses) == 1}


def _status_words(reader: RenderContext, language: str, status: str) -> str:
    """Return “English: Unofficial translation”."""
    name = reader.say.language_name(language)
    return reader.say("language-status", language=name, status=reader.choice("text-status", status))


def _bounds(reader: RenderContext, found: Concordance) -> str:
    """Say how many texts were looked through, where these are not all."""
    if found.looked_through == found.texts:
        return ""
    return reader.say("concordance-bounds", n=found.looked_through, all=found.texts)


def _term(reader: RenderContext, term: TermInTexts, most: int, common: Mapping[str, str]) -> TermView:
    shown, number = term.occurrences[:most], len(term.occurrences)
    return TermView(
        anchor_of(term.term.identity),
        reader.name(term.term),
        _counterparts(reader, term),
        reader.say("concordance-count", n=number),
        tuple(_sentence(reader, one, common) for one in shown),
        reader.say("concordance-more", n=number - len(shown)) if number > len(shown) else "",
    )


def _counterparts(reader: RenderContext, term: TermInTexts) -> Markup:
    """Return a term in the other languages of the texts; in what folds up and down no symbol can be a link."""
    words, shown = term.term.record.words, term.term.record.words.version(reader.language).language
    others = [one for one in term.occurrences[0].words if one in words and one != shown]
    told = '<span lang="{}" dir="auto">{}</span>'
    return join_html((html(told, reader.tag(one), words[one]) for one in others), " ")


def _sentence(reader: RenderContext, one: Occurrence, common: Mapping[str, str]) -> SentenceView:
    said = (_sentence_in(reader, one, language, told=language in common) for language in reader.own_first(one.words))
    return SentenceView(occurrence_place(reader, (one,)), tuple(said))


def _sentence_in(reader: RenderContext, one: Occurrence, language: str, *, told: bool) -> Said:
    """Return a sentence in a language; what the text in it is was `told` above all sentences, or is said here."""
    spoken = reader.register.languages[language]
    status = one.text.record.text.languages[language].status
    return Said(
        spoken.tag,
        spoken.direction,
        reader.say.language_name(language),
        _mark_renderings(one.words[language], one.found.get(language, ())),
        "" if told else reader.choice("text-status", status),
        status,
    )


def _mark_renderings(words: str, renderings: Iterable[Rendering]) -> Markup:
    """Return a sentence in which the renderings of a term are marked; where two overlap, they are marked as one."""
    spans = sorted(span for one in renderings for span in one.spans(words))
    told, end = Markup(""), 0
    for start, stop in spans:
        if stop > end:
            begin = max(start, end)
            told += escape(words[end:begin]) + html("<mark>{}</mark>", words[begin:stop])
            end = stop
    return told + escape(words[end:])
