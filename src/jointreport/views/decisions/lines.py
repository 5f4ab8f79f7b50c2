"""Decisions without a page: a line where they matter, with what sources say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Account, Decision
from jointreport.records.model.sources import Reference
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.site.urls import path_of_line
from jointreport.views.decisions.relations import account_words, with_stage
from jointreport.views.parts.facts import Row
from jointreport.views.parts.sources import NO_SUPPORTS, Supports, supports


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in one line: its name and title, what sources say of it; without an anchor it is at home elsewhere."""

    anchor: str
    title: Markup
    supports: Supports
    pencil: Markup
    sentences: tuple[Row, ...] = ()


def decision_line(reader: RenderContext, entry: Entry[Decision], page: tuple[str, str]) -> DecisionLine:
    """Return the line of a decision on a page (kind and name); it is at home there, or has a page of its own."""
    record = entry.record
    if reader.register.line_on.get(entry.identity) != page:
        title = _title(reader, record, reader.link("decisions", entry.identity))
        return DecisionLine("", with_stage(reader, record, title), NO_SUPPORTS, Markup(""))
    home = path_of_line(page, entry.identity)
    reader.let_find(record.title if record.symbol else record.short or record.title, home, heading=True)
    for symbol in (record.symbol, *record.aliases):
        reader.lead_here(symbol, home)
    accounts = [account.record for account in reader.register.accounts_of(entry.identity)]
    return DecisionLine(
        anchor=entry.identity,
        title=with_stage(reader, record, _title(reader, record, reader.name(entry), home)),
        # Who tells of a decision also names it.
        supports=NO_SUPPORTS if accounts else supports(reader, (one for one in record.sources if not _of_title(one))),
        sentences=tuple(Row("", _words(reader, one, home), supports(reader, one.sources)) for one in accounts),
        pencil=reader.pencil(entry),
    )


def _of_title(reference: Reference) -> bool:
    """Whether a source tells nothing but what a decision is called, as a translation of ours is inferred from it."""
    return bool(reference.for_) and all(field.startswith("title.") for field in reference.for_)


def _title(reader: RenderContext, record: Decision, name: Markup, home: str | None = None) -> Markup:
    """Return “Decision MC-5/10: Thresholds for mercury waste”."""
    if not record.symbol:
        return name
    cited = reader.show_words(reader.phrase("decision-cited-title", symbol=name), home)
    return reader.phrase("definition", word=cited, meaning=reader.text_without_links(record.title))


def _words(reader: RenderContext, record: Account, home: str) -> Markup:
    words, statement, _ = account_words(reader, record, home)
    return html("{} ({})", words, statement) if statement else words


def decision_lines(
    reader: RenderContext, entries: Iterable[Entry[Decision]], page: tuple[str, str]
) -> tuple[DecisionLine, ...]:
    """Return the lines of those decisions that have no page of their own; those at home on another page lead there."""
    line_on = reader.register.line_on
    return tuple(decision_line(reader, entry, page) for entry in entries if entry.identity in line_on)
