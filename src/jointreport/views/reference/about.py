"""What the site says of itself: who publishes, what its words mean, what waits for a translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.kinds import field_path, texts_within
from jointreport.records.model.documents import BodyText
from jointreport.records.model.language import missing_languages
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.site.pages import DIFFERENCES, subjects
from jointreport.site.urls import MEMORY_FILE, TERMS_FILE
from jointreport.site.wording import trial_words
from jointreport.views.blocks import BlockContext, block
from jointreport.views.documents.cited_by import link_records
from jointreport.views.parts.facts import Row
from jointreport.views.parts.phrases import contact, definitions_of
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class Way:
    """The way home in one language."""

    tag: str
    direction: str
    title: str
    words: str
    href: str
    link: str


@block("publisher")
def publisher(place: BlockContext) -> Markup:
    """Show who publishes the site, who to write to, as of which day, and which texts prevail."""
    reader, edition = place.reader, place.reader.register.edition
    return render(
        "publisher",
        trial=trial_words(edition, reader.say),
        rows=tuple(_publication(reader, reader.shown.here("publisher"))),
        disclaimer=reader.show(edition.disclaimer, reader.shown.here("publisher")),
        say=reader.say,
    )


def _publication(reader: RenderContext, home: str) -> Iterator[Row]:
    """Yield who publishes and who to write to, as far as they are named, and as of which day the data are."""
    edition = reader.register.edition
    if edition.publisher:
        yield Row(reader.say("field-publisher"), reader.show(edition.publisher, home, "field-publisher"))
    if edition.contact:
        reader.let_find(edition.contact, home, "field-contact")
        yield Row(reader.say("field-contact"), contact(reader))
    yield Row(reader.say("field-as-of"), escape(reader.say.date(edition.as_of)))


@block("corrections")
def corrections(place: BlockContext) -> Markup:
    """Say how a reader corrects the site: by the link at the end of each page, by writing to the contact."""
    reader, whom = place.reader, contact(place.reader)
    ways = [
        *([escape(reader.say("corrections-edit"))] if reader.standpoint.site.edit_url else []),
        *([reader.phrase("corrections-write", contact=whom)] if whom else []),
    ]
    return _called("corrections", reader.say("heading-corrections"), ways)


@block("barriers")
def barriers(place: BlockContext) -> Markup:
    """Say who to write to where something stops a reader from reading a page; nothing while nobody is named."""
    reader, whom = place.reader, contact(place.reader)
    told = [reader.phrase("barriers-write", contact=whom)] if whom else []
    return _called("barriers", reader.say("heading-barriers"), told)


def _called(anchor: str, heading: str, paragraphs: Sequence[Markup]) -> Markup:
    """Return paragraphs under a heading; nothing where there are none."""
    if not paragraphs:
        return Markup("")
    lines = (html('<h2 id="{}">{}</h2>', anchor, heading), *(html("<p>{}</p>", one) for one in paragraphs))
    return html('<section class="{}">\n{}\n</section>', anchor, join_html(lines, "\n"))


@block("definitions")
def definitions(place: BlockContext, *, list: str) -> Markup:  # noqa: A002 - the name is what authors write.
    """Show the words of a closed list and what each means; `list` names it as in `data/README.md`."""
    reader = place.reader
    values = reader.register.values_of(list)
    if not values:
        return Markup("")
    rows = definitions_of(reader, list, values, anchor=list)
    return render("definitions", anchor=list, heading=reader.say(f"list-{list}"), rows=rows)


@block("not-found")
def not_found(place: BlockContext) -> Markup:
    """Say in every language that there is no such page, and lead home in each."""
    reader = place.reader
    # A language without these words would only repeat those of another.
    words = reader.register.entries["wording"]["not-found-words"].record.root
    spoken = (language for language in reader.register.languages if language in words)
    return render("not_found", ways=tuple(_way(reader, language) for language in spoken))


def _way(reader: RenderContext, language: str) -> Way:
    entry, say = reader.register.languages[language], reader.wordings[language]
    href = reader.standpoint.to_language(language, "")
    return Way(entry.tag, entry.direction, say("not-found-title"), say("not-found-words"), href, say("not-found-home"))


@dataclass(frozen=True, slots=True)
class PendingText:
    """A text that waits for a translation: whose it is, in which field of which file, in which language."""

    name: Markup
    file: str
    field: str
    language: str


@dataclass(frozen=True, slots=True)
class OwnRendering:
    """A text or term whose words in a language are those of the editors."""

    name: Markup
    language: str


@block("translation")
def translation(place: BlockContext) -> Markup:
    """Show which texts wait for a translation, which translations and terms are our own, and which languages differ."""
    reader = place.reader
    return render(
        "translation",
        pending=tuple(_pending_texts(reader)),
        unofficial=tuple(_unofficial(reader)),
        terms=tuple(_our_terms(reader)),
        differing=tuple(_differing(reader)),
        memory=f"{reader.standpoint.root}{MEMORY_FILE}",
        terms_file=f"{reader.standpoint.root}{TERMS_FILE}",
        say=reader.say,
    )


def _pending_texts(reader: RenderContext) -> Iterator[PendingText]:
    """Yield every text that lacks a language which every name and title must have."""
    for kind, entries in reader.register.entries.items():
        # No other file can hold such a text, and needs to be walked.
        for entry in (e for e in entries.values() if e.source.path in reader.register.files_with_pending):
            for where, text in texts_within(entry.record):
                for language in missing_languages(text, reader.register.languages):
                    name, field = link_records(reader, kind, (entry,))[0], field_path(where)
                    yield PendingText(name, entry.source.path, field, reader.say.language_name(language))


def _unofficial(reader: RenderContext) -> Iterator[OwnRendering]:
    """Yield the texts of decisions and documents that were translated by the editors."""
    for kind in ("decisions", "documents"):
        for entry in reader.register.entries[kind].values():
            body: BodyText = entry.record.text
            for language, status in body.languages.items():
                if status.status == "unofficial-translation":
                    yield OwnRendering(reader.link(kind, entry.identity), reader.say.language_name(language))


def _differing(reader: RenderContext) -> Iterator[Markup]:
    """Yield links to where the languages of a text differ in which it was issued."""
    for kind in ("decision", "document"):
        for subject in subjects(reader.register, f"{kind}-{DIFFERENCES}"):
            name = reader.name(subject.entry)
            yield html('<a href="{}">{}</a>', reader.standpoint.to(subject.path), name)


def _our_terms(reader: RenderContext) -> Iterator[OwnRendering]:
    """Yield the terms whose rendering in a language was not seen in a source."""
    for entry in reader.register.terms.values():
        for language, status in entry.record.status.items():
            if status == "our-rendering":
                yield OwnRendering(reader.link("terms", entry.identity), reader.say.language_name(language))
