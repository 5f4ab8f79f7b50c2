"""Services of one secretariat to the other, and what is said of a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.activities import Service
from jointreport.records.model.decisions import Statement
from jointreport.site.context import RenderContext
from jointreport.site.homes import home_of_statement
from jointreport.views.activities.activities import ServiceItem, service_items
from jointreport.views.blocks import BlockContext, block
from jointreport.views.parts.sources import Support, supports
from jointreport.views.templates import render
from jointreport.views.texts.quotations import Quotation, passage


@dataclass(frozen=True, slots=True)
class ServicesOfPeriod:
    """The services of a biennium, and how many were provided and how many only requested."""

    anchor: str
    heading: str
    count: str
    services: tuple[ServiceItem, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """What a source says of a period as a whole."""

    period: str
    words: Markup
    supports: tuple[Support, ...]
    passage: Quotation | None


@block("services")
def services(place: BlockContext, *, period: str = "") -> Markup:
    """Show all services by biennium, or those of one: who for whom, for what, requested or provided."""
    reader = place.reader
    latest_first = sorted(reader.register.periods, reverse=True)
    periods = [period] if period else latest_first
    views = tuple(view for one in periods if (view := services_of(reader, one)))
    return render("service_list", periods=views, say=reader.say) if views else Markup("")


def services_of(reader: RenderContext, period: str) -> ServicesOfPeriod | None:
    """Return the services of a biennium as a section, or nothing where none is known."""
    entries = [entry for entry in reader.register.services.values() if entry.folder == period]
    if not entries:
        return None
    name = reader.plain(reader.register.periods[period].record.name)
    heading = reader.say("heading-services-of", period=name)
    return ServicesOfPeriod(
        f"services-{period}", heading, counted_by_state(reader, entries), service_items(reader, entries)
    )


def counted_by_state(reader: RenderContext, entries: Iterable[Entry[Service]]) -> str:
    """Return “1 provided, 1 requested”: each state is counted for itself."""
    states = [entry.record.state for entry in entries]
    present = [s for s in ("provided", "requested", "planned", "not-stated") if s in states]
    return reader.say.enumerated(reader.say(f"services-{state}", n=states.count(state)) for state in present)


@block("statements")
def statements(place: BlockContext, *, statement_subject: str = "", period: str = "") -> Markup:
    """Show what sources say of a biennium as a whole, without naming an area or a meeting."""
    reader = place.reader
    views = statement_views(reader, statement_subject, period)
    return render("statements", statements=views, say=reader.say) if views else Markup("")


def statement_views(reader: RenderContext, subject: str = "", period: str = "") -> tuple[StatementView, ...]:
    """Return the statements on a subject and a biennium; an empty one means any."""
    records = (entry.record for entry in reader.register.statements.values())
    chosen = [r for r in records if subject in {"", r.subject} and period in {"", r.period}]
    return tuple(_statement(reader, record, says_period=not period) for record in chosen)


def _statement(reader: RenderContext, record: Statement, *, says_period: bool) -> StatementView:
    return StatementView(
        period=reader.plain(reader.register.periods[record.period].record.name) if says_period else "",
        words=reader.show(record.text, home_of_statement(reader.register, record), "heading-statements"),
        supports=supports(reader, record.sources),
        passage=passage(reader, record.passage),
    )
