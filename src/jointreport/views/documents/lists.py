"""Documents in a table, and the list of those whose text is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.documents import Document
from jointreport.site.context import RenderContext
from jointreport.views.blocks import BlockContext, block
from jointreport.views.decisions.lists import short_meeting
from jointreport.views.parts.phrases import contact
from jointreport.views.parts.sources import not_read
from jointreport.views.templates import render
from jointreport.views.texts.status import text_words


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in a table: its name, its title where the name is a symbol, kind, meeting, text."""

    name: Markup
    title: Markup
    kind: str
    meeting: Markup
    extent: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """A document whose text is not held, or not whole: its name, its title, that a part is held."""

    name: Markup
    title: Markup
    held: str


@dataclass(frozen=True, slots=True)
class WantedGroup:
    """Documents that were looked for in vain on the same day in the same places, which is said once."""

    looked: Markup
    documents: tuple[WantedDocument, ...]


@block("documents")
def documents(place: BlockContext) -> Markup:
    """The documents known to us as one table: symbol or title, kind, meeting, text held or not."""
    reader = place.reader
    return document_table(reader, reader.register.documents_in_order, "documents", reader.say("heading-documents"))


def document_table(reader: RenderContext, entries: Sequence[Entry[Document]], identity: str, heading: str) -> Markup:
    """Return a section with documents as a table under a heading; nothing where there are none."""
    if not entries:
        return Markup("")
    rows = tuple(_row(reader, entry) for entry in entries)
    extents = [entry.record.text.extent for entry in entries]
    counts = {"n": len(rows), "whole": extents.count("complete"), "part": extents.count("part")}
    known, sources = reader.say("documents-known", **counts), reader.say("sources-on-own-page")
    caption = reader.say("two-sentences", first=known, second=sources)
    return render("documents", identity=identity, heading=heading, caption=caption, rows=rows, say=reader.say)


def _row(reader: RenderContext, entry: Entry[Document]) -> DocumentRow:
    record = entry.record
    held = record.text.extent != "none"
    return DocumentRow(
        name=reader.link("documents", entry.identity),
        title=reader.text_without_links(record.title) if record.symbol else Markup(""),
        kind=reader.choice("document-kind", record.kind),
        meeting=short_meeting(reader, record.meeting) if record.meeting else Markup(""),
        extent=record.text.extent,
        text=tuple(text_words(reader, record.text)) if held else (reader.choice("extent", "none"),),
    )


@block("wanted")
def wanted(place: BlockContext) -> Markup:
    """The documents whose text we do not hold, or not whole: where to look for them and how to send them."""
    reader = place.reader
    groups: dict[Markup, list[WantedDocument]] = {}
    for entry in reader.register.documents_in_order:
        if entry.record.text.extent != "complete":
            groups.setdefault(_looked(reader, entry.record), []).append(_wanted(reader, entry))
    if not groups:
        return Markup("")
    whom = contact(reader)
    send = reader.phrase("wanted-send", contact=whom) if whom else ""
    views = tuple(WantedGroup(looked, tuple(found)) for looked, found in groups.items())
    return render("wanted", groups=views, send=send, say=reader.say)


def _looked(reader: RenderContext, record: Document) -> Markup:
    unknown = record.unknown.get("text")
    return reader.phrase("wanted-looked", looked=not_read(reader, unknown)) if unknown else Markup("")


def _wanted(reader: RenderContext, entry: Entry[Document]) -> WantedDocument:
    record = entry.record
    return WantedDocument(
        name=reader.link("documents", entry.identity),
        title=reader.text_without_links(record.title) if record.symbol else Markup(""),
        held=reader.say("wanted-part") if record.text.extent == "part" else "",
    )
