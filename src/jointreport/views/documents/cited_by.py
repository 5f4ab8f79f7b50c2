"""What cites a document or source, by kind of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Account, Context, Statement, StatusEvent
from jointreport.records.register.register import references_of
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, with_badge
from jointreport.site.urls import PLACES
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.decisions.lists import short_meeting
from jointreport.views.parts.done import activity_link
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class CitingGroup:
    """The records of one kind that cite a document, each linked to where it stands."""

    kind: str
    records: Markup


@block("document.cited", each="documents")
def cited(place: BlockContext) -> Markup:
    """The records of this site that name the document as their source, by kind."""
    reader = place.reader
    groups = citing_groups(reader, subject_of(place).identity)
    return render("document_cited", groups=groups, say=reader.say) if groups else Markup("")


def citing_groups(reader: RenderContext, identity: str) -> tuple[CitingGroup, ...]:
    """Return the records that name a document or source as their source, by kind."""
    by_kind: dict[str, list[Entry[Any]]] = {kind: [] for kind in reader.register.entries}
    for entry in reader.register.citations_of.get(identity, ()):
        # A document may be a source of its own record; that would only lead back to this page.
        if entry.identity != identity:
            by_kind[entry.kind].append(entry)
    return tuple(
        CitingGroup(
            reader.say(f"cited-{kind}"),
            # Many of the names hold commas or “and” themselves.
            reader.join_clauses(_citing(reader, identity, kind, chosen)),
        )
        for kind, chosen in by_kind.items()
        if chosen
    )


def _citing(reader: RenderContext, identity: str, kind: str, entries: Iterable[Entry[Any]]) -> tuple[Markup, ...]:
    """Return links to records, each with whether something of it is inferred."""
    return tuple(
        dict.fromkeys(
            _with_inferred(reader, identity, entry, name)
            for entry in entries
            for name in link_records(reader, kind, (entry,))
        )
    )


def _with_inferred(reader: RenderContext, identity: str, entry: Entry[Any], name: Markup) -> Markup:
    """Return the name of a record, with a badge where something of it is only inferred from a source."""
    named = {one.certainty for one in references_of(entry.record) if identity in {one.document, one.source}}
    return with_badge(name, "inferred", reader.choice("certainty", "inferred")) if "inferred" in named else name


def link_records(reader: RenderContext, kind: str, entries: Iterable[Entry[Any]]) -> tuple[Markup, ...]:
    """Return links to records; what several records have in common is named once."""
    if kind == "meetings":
        # Its short name is that of meetings of other conferences as well.
        return tuple(short_meeting(reader, entry.identity) for entry in entries)
    if kind in PLACES:
        return tuple(reader.link(kind, entry.identity) for entry in entries)
    return tuple(dict.fromkeys(WHERE_IT_STANDS[kind](reader, entry) for entry in entries))


def _account(reader: RenderContext, entry: Entry[Account]) -> Markup:
    """Return the decisions an account is about, each linked to what sources say of it."""
    return reader.join(
        html('<a href="{}">{}</a>', reader.to("decisions", of, "accounts"), reader.name(reader.register.decisions[of]))
        for of in entry.record.of
    )


def _statement(reader: RenderContext, entry: Entry[Statement]) -> Markup:
    """Return the subject and period of a statement, linked to the report or outline of that period."""
    period = entry.record.period
    subject = reader.choice("statement-subject", entry.record.subject)
    words = reader.say(
        "joined-reference", document=subject, part=reader.plain(reader.register.periods[period].record.name)
    )
    for role in ("joint-report", "outline"):
        if period in reader.register.periods_of.get(role, ()):
            return html('<a href="{}">{}</a>', reader.to(role, period), words)
    return escape(words)


def _context(reader: RenderContext, entry: Entry[Context]) -> Markup:
    title = reader.text_without_links(entry.record.title)
    if not entry.record.areas:
        return title
    return html('<a href="{}">{}</a>', reader.to("areas", entry.record.areas[0], entry.identity), title)


def _event(reader: RenderContext, entry: Entry[StatusEvent]) -> Markup:
    decision, at = entry.record.decision, entry.record.at
    words = reader.phrase(
        "in-document", document=reader.name(reader.register.decisions[decision]), place=reader.say.paragraph(at)
    )
    return html('<a href="{}">{}</a>', reader.to("decisions", decision, at), words)


WHERE_IT_STANDS: Mapping[str, Callable[[RenderContext, Any], Markup]] = {
    "accounts": _account,
    "statements": _statement,
    "activities": activity_link,
    "context": _context,
    "status": _event,
}
"""Kind of record without an address of its own → the function that says where it stands."""
