"""The concordance: each term in every sentence it occurs in, in the languages side by side; differences listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.site.context import RenderContext
from jointreport.texts.terms.concordance import (
    Concordance,
    Occurrence,
    TermInTexts,
    anchor_of,
    concordance_of,
)
from jointreport.texts.terms.occurrences import Rendering
from jointreport.views.blocks import BlockContext, block
from jointreport.views.reference.glossary import lacking_rows, occurrence_place, varied_rows
from jointreport.views.templates import render

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
    return render(
        "concordance",
        bounds=_bounds(reader, found),
        varied=varied_rows(reader, terms),
        lacking=lacking_rows(reader, terms),
        terms=tuple(_term(reader, term, share) for term in terms),
        say=reader.say,
    )


def _bounds(reader: RenderContext, found: Concordance) -> str:
    """Say how many texts were looked through, where these are not all."""
    if found.looked_through == found.texts:
        return ""
    return reader.say("concordance-bounds", n=found.looked_through, all=found.texts)


def _term(reader: RenderContext, term: TermInTexts, most: int) -> TermView:
    shown, number = term.occurrences[:most], len(term.occurrences)
    return TermView(
        anchor_of(term.term.identity),
        reader.name(term.term),
        _counterparts(reader, term),
        reader.say("concordance-count", n=number),
        tuple(_sentence(reader, one) for one in shown),
        reader.say("concordance-more", n=number - len(shown)) if number > len(shown) else "",
    )


def _counterparts(reader: RenderContext, term: TermInTexts) -> Markup:
    """Return a term in the other languages of the texts; in what folds up and down no symbol can be a link."""
    words, shown = term.term.record.words, term.term.record.words.told(reader.language).language
    others = [one for one in term.occurrences[0].words if one in words and one != shown]
    told = Markup('<span lang="{}" dir="auto">{}</span>')
    return Markup(" ").join(told.format(reader.tag(one), words[one]) for one in others)


def _sentence(reader: RenderContext, one: Occurrence) -> SentenceView:
    languages = reader.own_first(one.words)
    return SentenceView(
        occurrence_place(reader, (one,)), tuple(_said(reader, one, language) for language in languages)
    )


def _said(reader: RenderContext, one: Occurrence, language: str) -> Said:
    spoken = reader.register.languages[language]
    status = one.text.record.text.languages[language].status
    return Said(
        spoken.tag,
        spoken.direction,
        reader.say.language_name(language),
        _marked(one.words[language], one.found.get(language, ())),
        reader.choice("text-status", status),
        status,
    )


def _marked(words: str, renderings: Iterable[Rendering]) -> Markup:
    """Return a sentence in which the renderings of a term are marked; where two overlap, they are marked as one."""
    spans = sorted(span for one in renderings for span in one.spans(words))
    told, end = Markup(""), 0
    for start, stop in spans:
        if stop > end:
            begin = max(start, end)
            told += escape(words[end:begin]) + Markup("<mark>{}</mark>").format(words[begin:stop])
            end = stop
    return told + escape(words[end:])
