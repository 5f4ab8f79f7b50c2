"""The page of one document: its text, its parts, how it stands to decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.model.documents import Document, Part
from jointreport.records.register.register import Link
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.site.pages import Subject, report_title
from jointreport.site.urls import KINDS_OF_PAGE, record_path
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.decisions.relations import RelationView, reverse
from jointreport.views.parts.facts import Row
from jointreport.views.parts.sources import Supports, supports
from jointreport.views.templates import render
from jointreport.views.texts.section import text_section


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a document, such as an annex, with what is known of it."""

    anchor: str
    label: str
    not_held: str
    rows: tuple[Row, ...]
    page: str
    page_words: str


@dataclass(frozen=True, slots=True)
class PartRelation:
    """A relation that leads to a document, and to which part of it; empty where it is the whole."""

    part: Markup
    relation: RelationView


@block("document.text", each="documents")
def text(place: BlockContext) -> Markup:
    """The text as far as it is held, with the draft decision it contains where it stands."""
    reader, subject = place.reader, subject_of(place)
    if subject.record.text.extent == "none":
        return Markup("")
    return text_section(reader, subject)


@block("document.parts", each="documents")
def parts(place: BlockContext) -> Markup:
    """The annexes and other parts: what each is, who prepared it, its period, whether it was seen."""
    reader, subject = place.reader, subject_of(place)
    views = tuple(_part(reader, subject, part) for part in subject.record.parts)
    return render("document_parts", parts=views, say=reader.say) if views else Markup("")


def _part(reader: RenderContext, subject: Subject, part: Part) -> PartView:
    record, kind = subject.record, part.role or ""
    # The label is printed in plain words, which `show` does not return.
    reader.let_find(part.label, f"{subject.path}#{part.id}", "field-parts", heading=True)
    paged = kind in KINDS_OF_PAGE and part.period is not None
    return PartView(
        anchor=part.id,
        label=reader.plain(part.label),
        not_held=reader.choice("extent", "none") if record.text.extent == "none" else "",
        rows=tuple(part_rows(reader, subject.identity, part)),
        page=reader.to(kind, part.period or "") if paged else "",
        page_words=report_title(reader, record, part) if paged else "",
    )


def part_rows(reader: RenderContext, document: str, part: Part) -> Iterator[Row]:
    """Yield the title of a part of a document, who prepared it and for which biennium, as far as they are known."""
    say = reader.say
    title = reader.show(part.title, f"{record_path('documents', document)}#{part.id}", "field-title")
    yield Row(say("field-title"), title, supports(reader, part.sources, "title"))
    if part.authors:
        authors = reader.join(reader.bodies(part.authors))
        yield Row(say("field-authors"), authors, supports(reader, part.sources, "authors"))
    if part.period:
        name = reader.text(reader.register.periods[part.period].record.name)
        yield Row(say("field-period"), name, supports(reader, part.sources, "period"))


@block("document.relations", each="documents")
def relations(place: BlockContext) -> Markup:
    """The decisions that take note of the document, the drafts it contains, and what corrects it."""
    reader, subject = place.reader, subject_of(place)
    lines = (
        *(_led_to(reader, subject.record, link) for link in reader.register.links_to(subject.identity)),
        *_corrections(reader, subject.identity, subject.record),
    )
    return render("document_relations", lines=lines, say=reader.say) if lines else Markup("")


def _led_to(reader: RenderContext, record: Document, link: Link) -> PartRelation:
    part = next((part for part in record.parts if part.id == link.relation.part), None)
    if part is None:
        return PartRelation(Markup(""), reverse(reader, link))
    label = html('<a href="#{}">{}</a>', part.id, reader.text_without_links(part.label))
    return PartRelation(label, reverse(reader, link))


def _corrections(reader: RenderContext, identity: str, record: Document) -> Iterator[PartRelation]:
    """Yield what corrects the document, and what it corrects itself."""
    own: Supports = supports(reader, record.sources, "corrected-by")
    for other in record.corrected_by:
        yield _correction(reader, "corrected-by", other, own)
    for entry in reader.register.corrections_in(identity):
        told = supports(reader, entry.record.sources, "corrected-by")
        yield _correction(reader, "corrects", entry.identity, told)


def _correction(reader: RenderContext, key: str, other: str, told: Supports) -> PartRelation:
    return PartRelation(Markup(""), RelationView(reader.say(key), reader.link("documents", other), Markup(""), told))
