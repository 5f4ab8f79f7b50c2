"""Who serves whom: a drawing with an arrow for each service, solid only where it was provided, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Service
from jointreport.site.context import RenderContext
from jointreport.views.activities.activities import ServiceItem, count_by_state, service_items
from jointreport.views.blocks import BlockContext, block
from jointreport.views.charts.exchanges import Exchange, Exchanges, exchanges_drawing
from jointreport.views.parts.facts import state_words
from jointreport.views.templates import render

# A drawing of more is no longer read; the page on services lists all.
MOST_SERVICES = 8


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service in the table: its title as a link, its biennium, and the item it is on the page on services."""

    name: Markup
    period: str
    item: ServiceItem


@block("who-serves")
def who_serves(place: BlockContext) -> Markup:
    """Who serves whom: a drawing of the latest services, requested never as provided, and a table."""
    reader = place.reader
    found = sorted(reader.register.services.values(), key=lambda entry: entry.folder, reverse=True)
    chosen = found[:MOST_SERVICES]
    if not chosen:
        return Markup("")
    left_out = len(found) - len(chosen)
    return render(
        "who_serves",
        drawing=exchanges_drawing(_exchanges(reader, chosen)).for_direction(reader.direction),
        description=_description(reader, chosen),
        rows=tuple(_row(reader, entry) for entry in chosen),
        left_out=reader.say("who-serves-left-out", n=left_out) if left_out else "",
        services=reader.standpoint.to("services/"),
        say=reader.say,
    )


def _exchanges(reader: RenderContext, chosen: Sequence[Entry[Service]]) -> Exchanges:
    involved = {body for entry in chosen for body in (entry.record.provider, entry.record.recipient)}
    bodies = [body for body in reader.register.bodies if body in involved]
    records = (reader.register.bodies[body].record for body in bodies)
    names = tuple(reader.plain(record.short or record.name) for record in records)
    return Exchanges(names, tuple(_exchange(reader, entry, bodies) for entry in chosen))


def _exchange(reader: RenderContext, entry: Entry[Service], bodies: Sequence[str]) -> Exchange:
    """Return a service as an arrow from who provides it, or is asked to, to who receives it."""
    record = entry.record
    return Exchange(
        start=bodies.index(record.provider),
        end=bodies.index(record.recipient),
        words=reader.say("who-serves-label", state=_state(reader, record), period=_period(reader, entry)),
        details=tuple(words for words in (reader.plain(record.title), _items(reader, record)) if words),
        kind=record.state,
    )


def _state(reader: RenderContext, record: Service) -> str:
    return state_words(reader, "service-state", record.state)


def _period(reader: RenderContext, entry: Entry[Service]) -> str:
    return reader.plain(reader.register.periods[entry.folder].record.name)


def _items(reader: RenderContext, record: Service) -> str:
    """Return what a service comprises; “including …” where the source says that there was more."""
    items = reader.say("clause-separator").join(reader.plain(item) for item in record.items)
    if not items or record.items_complete == "yes":
        return items
    return reader.say("items-including", items=items)


def _description(reader: RenderContext, chosen: Sequence[Entry[Service]]) -> str:
    """Say in words what is drawn: each service with its state, who for whom."""
    told = (
        reader.say(
            "who-serves-one",
            state=_state(reader, entry.record),
            provider=reader.plain(reader.register.bodies[entry.record.provider].record.name),
            recipient=reader.plain(reader.register.bodies[entry.record.recipient].record.name),
            title=reader.plain(entry.record.title),
        )
        for entry in chosen
    )
    counted = count_by_state(reader, chosen)
    return reader.say(
        "who-serves-description", counted=counted, told=reader.say("clause-separator").join(told)
    )


def _row(reader: RenderContext, entry: Entry[Service]) -> ServiceRow:
    (item,) = service_items(reader, (entry,), ids=False)
    name = reader.link("services", entry.identity, reader.text_without_links(entry.record.title))
    return ServiceRow(name, _period(reader, entry), item)
