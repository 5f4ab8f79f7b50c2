"""Passages quoted with their place: ready to copy below a text, in one box, and in every language, taking no side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from markupsafe import Markup, escape

from jointreport.records.model.decisions import Decision, Passage
from jointreport.records.model.documents import VERBATIM, Document, without_marks
from jointreport.records.model.language import LanguageVersion, Text
from jointreport.records.reads import cached
from jointreport.records.register.register import paragraphs_above
from jointreport.site.context import RenderContext
from jointreport.site.markup import escape_once, html, join_html
from jointreport.site.pages import Subject
from jointreport.site.running_text import is_chinese
from jointreport.texts.citations.exports import bibtex, cited_entry, csl_json, ris
from jointreport.texts.citations.quotation import Quoted, Quoter
from jointreport.texts.compare.clauses import trim
from jointreport.texts.compare.shared import Wording, wordings_shared
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.parts.sources import document_name
from jointreport.views.templates import render
from jointreport.views.texts.printed import is_draft, text_statement
from jointreport.views.texts.status import quotation_rows


@dataclass(frozen=True, slots=True)
class QuotedView:
    """A quotation as a page shows it: its first line, and below it the other lines with their ends kept."""

    anchor: str
    tag: str
    direction: str
    first: str
    below: str | Markup


@block("decision.quote", each="decisions")
def decision_quote(place: BlockContext) -> Markup:
    """How the decision is cited, and each of its paragraphs ready to paste with reference and status."""
    return _quote(place.reader, subject_of(place))


@block("document.quote", each="documents")
def document_quote(place: BlockContext) -> Markup:
    """How the document is cited, and each of its paragraphs ready to paste with reference and status."""
    return _quote(place.reader, subject_of(place))


@cached()
def quoter_of(reader: RenderContext) -> Quoter:
    """Return what makes the quotations for a reader, the same for all pages of that reader."""
    return Quoter(reader.register, reader.standpoint.site, reader.wordings)


def _quote(reader: RenderContext, subject: Subject) -> Markup:
    quoter = quoter_of(reader)
    own = reader.to(subject.kind, subject.identity)
    held = bool(subject.record.text.languages_held)
    languages = reader.own_first(reader.register.languages)
    return render(
        "quote",
        answers=quotation_rows(reader, subject.record.text),
        whole=tuple(_view(reader, quoter.whole(subject.identity, language)) for language in languages),
        paragraphs=tuple(_view(reader, one) for one in quoter.paragraphs(subject.identity, reader.language)),
        plain=f"{own}plain.txt" if held else "",
        entries=_entries(reader, subject),
        tag=reader.tag(reader.spoken),
        say=reader.say,
    )


def _view(reader: RenderContext, quoted: Quoted) -> QuotedView:
    language = reader.register.languages[quoted.language]
    first, *others = quoted.above
    told = [_told(reader, quoted, one) for one in quoted.statements]
    lines = [line for line in (*others, *told, quoted.address) if line]
    marked = any(isinstance(one, Markup) for one in told)
    # Nearly always all is in one language, and plain words are escaped in one go.
    below = join_html(lines, "\n") if marked else "\n".join(lines)
    return QuotedView(quoted.anchor, language.tag, language.direction, first, below)


def _told(reader: RenderContext, quoted: Quoted, statement: LanguageVersion) -> str | Markup:
    """Return a statement; one that the language of the quotation lacks is marked with the one it is told in."""
    if statement.language == quoted.language:
        return statement.words
    words = '<span lang="{}" dir="auto">{}</span>'
    return html(words, reader.tag(statement.language), statement.words)


def _entries(reader: RenderContext, subject: Subject) -> tuple[tuple[str, str], ...]:
    """Return the entry for reference managers in each format, under the name of the format."""
    site, register = reader.standpoint.site, reader.register
    references = quoter_of(reader).references[reader.language]
    entry = cited_entry(register, site, reader.say, references, subject.identity)
    return ("BibTeX", bibtex(entry)), ("RIS", ris(entry)), ("CSL-JSON", csl_json(entry))


def plain_link(reader: RenderContext, subject: Subject) -> Markup:
    """Return the link to the plain edition of a text that is held."""
    href = reader.to(subject.kind, subject.identity)
    return html('<p class="plain-link"><a href="{}plain/">{}</a></p>', href, reader.say("plain-edition"))


Compared = Mapping[tuple[str, str], tuple[Wording, ...]]
"""A place and a language → its words, and which of them stand in the other place too."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """What the editors note on a paragraph, under its number."""

    name: str
    words: Markup


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A paragraph in every language in which it is held, the reader's first, and the notes on it."""

    anchor: str
    name: Markup
    href: str
    is_draft: bool
    languages: tuple[Quotation, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class WordForWord:
    """Two paragraphs in one language: which words stand in one of them alone."""

    language: str
    explained: str
    rows: tuple[tuple[Markup, Markup], ...]


@block("passages")
def passages(place: BlockContext, *, places: str, compared: str = "") -> Markup:
    """Set paragraphs side by side in every language; `places` names them: `mc-5-19#p2`; `compared` two of them."""
    reader = place.reader
    told_apart = _told_apart(reader, compared.split())
    found = {written: view for written in places.split() if (view := _quoted(reader, written, told_apart))}
    common = _common_statements(found.values())
    views = {written: _without(view, common) for written, view in found.items()}
    pair = tuple(views[written] for written in compared.split() if written in views)
    heading = reader.phrase("wordings-heading", one=pair[0].name, other=pair[1].name) if told_apart else ""
    return (
        render(
            "passages",
            statements=tuple(_labelled(reader, language, words) for language, words in common.items()),
            places=tuple(views.values()),
            heading=heading,
            word_for_word=tuple(_word_for_word(reader, compared.split(), pair, told_apart)),
            say=reader.say,
        )
        if views
        else Markup("")
    )


def _common_statements(places: Iterable[QuotedPlace]) -> dict[str, Markup]:
    """Return what the texts in a language are, for each language in which that is the same in all places."""
    told: dict[str, set[Markup]] = {}
    for one in chain.from_iterable(place.languages for place in places):
        told.setdefault(one.language, set()).add(one.statement)
    return {language: next(iter(one)) for language, one in told.items() if len(one) == 1 and all(one)}


def _without(place: QuotedPlace, common: Mapping[str, Markup]) -> QuotedPlace:
    """Return a place without the statements that stand above all places."""
    told = (replace(one, statement=Markup("")) if one.language in common else one for one in place.languages)
    return replace(place, languages=tuple(told))


def _labelled(reader: RenderContext, language: str, statement: Markup) -> Markup:
    return reader.phrase("definition", word=language, meaning=statement)


def _told_apart(reader: RenderContext, written: list[str]) -> Compared:
    """Compare two places in the language of the reader, if both texts stand in it as in the document.

    Fragments of another language tell a reader nothing; a note of the editors says in a sentence how the texts differ.
    """
    texts = [words for one in written if (words := _words_as_issued(reader, one))]
    if len(texts) != 2:
        return {}
    found: dict[tuple[str, str], tuple[Wording, ...]] = {}
    for language in texts[0].keys() & texts[1].keys() & {reader.language}:
        chinese = is_chinese(reader.register.languages[language])
        sides = wordings_shared(texts[0][language], texts[1][language], chinese=chinese)
        found.update({(one, language): side for one, side in zip(written, sides, strict=True)})
    return found


def _words_as_issued(reader: RenderContext, written: str) -> dict[str, str]:
    """Return the words of a place in each language in which its text is as in the document."""
    identity, _, at = written.partition("#")
    record = text_record(reader, identity)
    paragraph = reader.register.paragraph(record, at) if record else None
    if record is None or paragraph is None:
        return {}
    as_issued = {one for one, said in record.text.languages.items() if said.status in VERBATIM}
    words = paragraph.text.by_language.items()
    return {language: without_marks(one) for language, one in words if language in as_issued}


def _quoted(reader: RenderContext, written: str, told_apart: Compared) -> QuotedPlace | None:
    identity, _, at = written.partition("#")
    record = text_record(reader, identity)
    paragraph = reader.register.paragraph(record, at) if record else None
    if record is None or paragraph is None:
        return None
    languages = reader.own_first(paragraph.text.by_language)
    found = []
    for language in languages:
        quoted = quotation(reader, identity, at, language)
        wordings = told_apart.get((written, language))
        if quoted is not None:
            words = _marked(wordings) if wordings else quoted.words
            found.append(replace(quoted, words=_after_opening(reader, record, at, language, words)))
    first, notes = found[0], tuple(_notes(reader, record, at))
    return QuotedPlace(f"passage-{identity}-{at}", first.name, first.href, first.is_draft, tuple(found), notes)


def _notes(reader: RenderContext, record: Decision | Document, at: str) -> Iterator[NoteView]:
    """Yield the notes on a paragraph, and on what opens its sentence, with which an item is read."""
    read = {at, *(above.at for above in paragraphs_above(record, at))}
    for note in record.notes:
        if note.on in read:
            name = reader.say("note-on", place=reader.say.paragraph(note.on))
            yield NoteView(name, reader.text(note.text))


def _after_opening(reader: RenderContext, record: Decision | Document, at: str, language: str, words: Markup) -> Markup:
    """Return the words of an item after what opens its sentence, as they are read out."""
    between = escape_once(reader.wordings[language].words("quoted-later-item"))
    for above in paragraphs_above(record, at):
        opening = reader.prose(without_marks(above.text.version(language).words))
        words = html(between, opening=opening, item=words)
    return words


def _marked(wordings: tuple[Wording, ...]) -> Markup:
    """Return words in which those are marked that the other paragraph has not."""
    only_here = '<span class="only-here">{}</span>'
    parts = (escape(one.words) if one.in_both else html(only_here, one.words) for one in wordings)
    return join_html(parts)


def _word_for_word(
    reader: RenderContext, written: list[str], pair: tuple[QuotedPlace, ...], told_apart: Compared
) -> Iterator[WordForWord]:
    for language in dict.fromkeys(language for _, language in told_apart):
        name = reader.say.language_name(language)
        rows = tuple(
            (view.name, _only_here(reader, language, told_apart[one, language]))
            for one, view in zip(written, pair, strict=True)
        )
        yield WordForWord(name, reader.say("wordings-language", language=name), rows)


def _only_here(reader: RenderContext, language: str, wordings: tuple[Wording, ...]) -> Markup:
    """Return the words that stand in one paragraph alone, each in quotation marks."""
    found = [trim(one.words) for one in wordings if not one.in_both]
    quoted = (reader.phrase("in-quotes", words=reader.in_language(words, language)) for words in found if words)
    return escape(reader.say("change-joint")).join(quoted)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A paragraph in one language: where it stands, its words, and what the text in that language is."""

    name: Markup
    href: str
    language: str
    tag: str
    direction: str
    words: Markup
    status: str
    tone: str
    statement: Markup
    is_draft: bool


def text_record(reader: RenderContext, identity: str) -> Decision | Document | None:
    """Return the decision or document of an identity, or nothing where there is none."""
    register = reader.register
    entry = register.decisions.get(identity) or register.documents.get(identity)
    return entry.record if entry else None


def quotation(reader: RenderContext, identity: str, at: str, language: str = "") -> Quotation | None:
    """Return a paragraph in a language, by default the reader's; nothing where it is not held."""
    record = text_record(reader, identity)
    paragraph = reader.register.paragraph(record, at) if record else None
    if record is None or paragraph is None:
        return None
    shown = language or record.text.language_for(reader.language)
    told = paragraph.text.version(shown)
    status, known = record.text.languages.get(told.language), reader.register.languages[told.language]
    return Quotation(
        name=reader.phrase("in-document", document=name_of_text(reader, identity), place=reader.say.paragraph(at)),
        href=reader.to_text(identity, at),
        language=reader.say.language_name(told.language),
        tag=known.tag,
        direction=known.direction,
        words=reader.prose(without_marks(told.words)),
        status=reader.choice("text-status", status.status) if status else "",
        tone=status.status if status else "pending",
        statement=text_statement(reader, status),
        is_draft=is_draft(record),
    )


def paragraph_words(reader: RenderContext, text: Text) -> Markup:
    """Return the words of a paragraph for use away from its text, marked where they are in another language."""
    told = text.version(reader.language)
    words = without_marks(told.words)
    return reader.not_yet(told) + reader.in_language(words, told.language)


def name_of_text(reader: RenderContext, identity: str) -> Markup:
    """Return what a text is called in a reference: symbol, “draft decision” or a name."""
    decision = reader.register.decisions.get(identity)
    if decision is None:
        return document_name(reader, identity)
    if decision.record.stage == "draft":
        return escape(reader.say("the-draft-decision"))
    return reader.name(decision)


def passage(reader: RenderContext, where: Passage | None) -> Quotation | None:
    """Return the passage a record is taken from, or nothing where it names none."""
    return quotation(reader, where.document, where.at) if where else None
