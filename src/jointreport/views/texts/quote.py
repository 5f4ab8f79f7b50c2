"""The section “To quote”: references in every language, each paragraph ready to paste, entries for machines."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.model.language import LanguageVersion
from jointreport.records.reads import cached
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, joined
from jointreport.site.pages import Subject
from jointreport.texts.citations.exports import bibtex, cited_entry, csl_json, ris
from jointreport.texts.citations.quotation import Quoted, Quoter
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.templates import render


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
        whole=tuple(_view(reader, quoter.whole(subject.identity, language)) for language in languages),
        paragraphs=tuple(_view(reader, one) for one in quoter.paragraphs(subject.identity, reader.language)),
        plain=f"{own}plain.txt" if held else "",
        entries=_entries(reader, subject),
        tag=reader.tag(reader.language),
        say=reader.say,
    )


def _view(reader: RenderContext, quoted: Quoted) -> QuotedView:
    language = reader.register.languages[quoted.language]
    first, *others = quoted.above
    told = [_told(reader, quoted, one) for one in quoted.statements]
    lines = (*others, *told, quoted.address)
    marked = any(isinstance(one, Markup) for one in told)
    # Nearly always all is in one language, and plain words are escaped in one go.
    below = joined(lines, "\n") if marked else "\n".join(lines)
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
