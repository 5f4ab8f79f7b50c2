"""Documents in a table, and the list of those whose text is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.documents import Document
from jointreport.site.context import RenderContext
from jointreport.site.urls import path_of_line
from jointreport.views.blocks import BlockContext, block
from jointreport.views.decisions.lists import short_meeting
from jointreport.views.templates import render
from jointreport.views.texts.status import text_words


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in a table: its name, its title where the name is a symbol, kind, meeting, text."""

    anchor: str
    name: Markup
    title: Markup
    remark: Markup
    kind: str
    meeting: Markup
    extent: str
    text: tuple[str, ...]
    pencil: Markup


@block("documents")
def documents(place: BlockContext) -> Markup:
    """The documents known to us as one table: symbol or title, kind, meeting, text held or not."""
    reader = place.reader
    heading = reader.say("heading-documents")
    return document_table(reader, reader.register.documents_in_order, "documents", heading, whole=True)


def document_table(
    reader: RenderContext, entries: Sequence[Entry[Document]], identity: str, heading: str, *, whole: bool = False
) -> Markup:
    """Return a section with documents as a table under a heading; nothing where there are none."""
    if not entries:
        return Markup("")
    rows = tuple(_row(reader, entry, whole=whole) for entry in entries)
    extents = [entry.record.text.extent for entry in entries]
    counts = {"n": len(rows), "whole": extents.count("complete"), "part": extents.count("part")}
    known, sources = reader.say("documents-known", **counts), reader.say("sources-on-own-page")
    caption = reader.say("two-sentences", first=known, second=sources)
    return render("documents", identity=identity, heading=heading, caption=caption, rows=rows, say=reader.say)


def _row(reader: RenderContext, entry: Entry[Document], *, whole: bool) -> DocumentRow:
    record = entry.record
    held = record.text.extent != "none"
    # In the list of all documents, a row is all that is told of those without a page.
    is_line = whole and entry.identity in reader.register.line_on
    home = path_of_line(("documents", ""), entry.identity) if is_line else None
    reader.let_find(record.title, home, heading=True)
    name = reader.name(entry) if is_line else reader.link("documents", entry.identity)
    if home and record.symbol:
        reader.show_words(name, home)
        for symbol in (record.symbol, *record.aliases):
            reader.lead_here(symbol, home)
    return DocumentRow(
        anchor=entry.identity if is_line else "",
        name=name,
        title=reader.text_without_links(record.title) if record.symbol else Markup(""),
        remark=reader.show_if_any(record.remark, home, "found-remark") if is_line else Markup(""),
        kind=reader.choice("document-kind", record.kind),
        meeting=short_meeting(reader, record.meeting) if record.meeting else Markup(""),
        extent=record.text.extent,
        text=tuple(text_words(reader, record.text)) if held else (),
        pencil=reader.pencil(entry) if is_line else Markup(""),
    )
