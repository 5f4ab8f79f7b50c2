"""Where a statement comes from, told beside it: source, place, certainty, the step of an inference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.model.documents import Act
from jointreport.records.model.sources import Reference, Unknown
from jointreport.site.context import RenderContext
from jointreport.site.markup import html


@dataclass(frozen=True, slots=True)
class Support:
    """One source of a statement as a reader sees it."""

    source: Markup
    certainty: str
    kind: str
    step: Markup


def supports(reader: RenderContext, references: Iterable[Reference], field: str = "") -> tuple[Support, ...]:
    """Return the sources of a field, or of the whole record where `field` is empty."""
    # A source that names no field supports all: in one record either none names fields, or every one does.
    wanted = [r for r in references if not field or not r.for_ or field in r.for_]
    return tuple(_support(reader, reference) for reference in wanted)


def _support(reader: RenderContext, reference: Reference) -> Support:
    source = _document(reader, reference) if reference.document else _outside(reader, reference)
    step = reader.text_if_any(reference.step)
    certainty = "" if reference.certainty == "confirmed" else reader.choice("certainty", reference.certainty)
    return Support(source, certainty, reference.certainty, step)


def _document(reader: RenderContext, reference: Reference) -> Markup:
    identity = reference.document or ""
    entry = reader.register.documents[identity]
    name = document_name(reader, identity)
    href = reader.to_text(identity, reference.at or reference.part or "")
    link = html('<a href="{}">{}</a>', href, name)
    part = next((p for p in entry.record.parts if p.id == reference.part), None)
    if part:
        return reader.phrase("in-document", document=link, place=reader.text_without_links(part.label))
    if reference.at:
        place = html('<span class="symbol">{}</span>', reader.say.paragraph(reference.at))
        return reader.phrase("in-document", document=link, place=place)
    return link


def document_name(reader: RenderContext, identity: str) -> Markup:
    """Return how a document is called in a reference: its symbol, its kind where it is the note, or its title."""
    record = reader.register.documents[identity].record
    if record.symbol:
        return escape(record.symbol)
    if record.kind == "note-by-the-secretariat":
        return escape(reader.say("the-note"))
    return reader.text_without_links(record.title)


def _outside(reader: RenderContext, reference: Reference) -> Markup:
    identity = reference.source or ""
    link = reader.link("sources", identity)
    reported = reader.register.sources[identity].record.kind == "press"
    named = reader.phrase("reported-by-press", source=link) if reported else link
    if reference.place is None:
        return named
    return reader.phrase("in-document", document=named, place=reader.text(reference.place))


def term(reader: RenderContext, act: Act) -> Markup:
    """Return the meeting by which something is asked for; where it is inferred, that and the step."""
    if act.by is None:
        return Markup("")
    meeting = reader.meeting(act.by)
    if act.by_step is None:
        return meeting
    words = reader.choice("certainty", "inferred")
    badge = html('<span class="badge badge--inferred">{}</span>', words)
    return html('{} {} <span class="step">{}</span>', meeting, badge, reader.text(act.by_step))


def not_found(reader: RenderContext, unknown: Unknown) -> Markup:
    """Return “not found as at 22 November 2026”, and where it was looked for."""
    where = html('<span class="where">{}</span>', reader.text(unknown.where))
    words = reader.phrase("not-found", date=reader.say.date(unknown.looked), where=where)
    return html('<span class="unknown">{}</span>', words)
