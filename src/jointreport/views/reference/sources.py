"""Every source outside this site: who speaks, where it stands, how far it was read, what rests on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.sources import Source
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.site.urls import safe_address
from jointreport.views.blocks import BlockContext, block
from jointreport.views.documents.cited_by import CitingGroup, citing_groups
from jointreport.views.parts.sources import document_name
from jointreport.views.templates import render
from jointreport.views.texts.status import reading_words


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as a reader sees it; `address` is empty where none may be given."""

    anchor: str
    title: Markup
    kind: str
    language: str
    address: str
    address_words: Markup
    read: str
    cited: tuple[CitingGroup, ...]
    pencil: Markup


@block("sources")
def sources(place: BlockContext) -> Markup:
    """Show all sources outside this site, each with what cites it."""
    reader = place.reader
    views = tuple(_source(reader, entry) for entry in reader.register.sources.values())
    return render(
        "sources",
        sources=views,
        count=reader.say("sources-count", n=len(views)),
        documents=_documents(reader),
        say=reader.say,
    )


def _documents(reader: RenderContext) -> tuple[Markup, ...]:
    """Return the documents that are sources themselves, each linked to what cites it."""
    cited = reader.register.citations_of
    line = '<a href="{}">{}</a> <span class="detail">{}</span>'
    return tuple(
        html(line, reader.to("documents", identity, "cited"), document_name(reader, identity), number)
        for identity in reader.register.documents
        if (number := _number_citing(reader, identity, cited.get(identity, ())))
    )


def _number_citing(reader: RenderContext, identity: str, entries: Sequence[Entry[Any]]) -> str:
    """Say how many other records name a document as their source; nothing where none does."""
    number = sum(1 for entry in entries if entry.identity != identity)
    return reader.say("sources-citing", n=number) if number else ""


def _source(reader: RenderContext, entry: Entry[Source]) -> SourceView:
    record = entry.record
    address = safe_address(record.address)
    return SourceView(
        anchor=entry.identity,
        title=reader.text(record.title),
        kind=reader.choice("source-kind", record.kind),
        language=reader.say.language_name(record.language),
        address=address,
        # Its lines may end after each of its steps, so that none ends inside a word.
        address_words=join_html(re.split(r"(?<=[^/:]/)(?=[^/])", address), "<wbr>"),
        read=reader.say("source-read", read=reading_words(reader, record), date=reader.say.date(record.looked)),
        cited=citing_groups(reader, entry.identity),
        pencil=reader.pencil(entry),
    )
