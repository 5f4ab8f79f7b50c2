"""What is counted of the records, and who serves whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Service
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.views.activities.activities import (
    ServiceItem,
    count_by_standing,
    count_by_state,
    service_items,
)
from jointreport.views.areas.areas import broader_agendas
from jointreport.views.blocks import BlockContext, block
from jointreport.views.charts.exchanges import Exchange, Exchanges, exchanges_drawing
from jointreport.views.decisions.lists import count_decisions
from jointreport.views.parts.facts import state_words
from jointreport.views.parts.phrases import holding_of
from jointreport.views.requests.requests import decisions_on_cooperation, requests_in, words_proposed
from jointreport.views.templates import render

# What is counted up to a colon, the count itself, and an explanation in parentheses or after a semicolon.
_PARTS_OF_A_FIGURE = re.compile(r"^((?:[^(（:：]*[:：] ?)?)([^(（;；]*[;；]?)(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A sentence with figures, and the page on which what is counted stands."""

    href: str
    words: str

    @property
    def sentence(self) -> Markup:
        """Return the words with each figure marked; what stands before a colon or behind the count is small."""
        label, told, detail = _PARTS_OF_A_FIGURE.findall(self.words)[0]
        parts = re.split(r"(\d+)", told)
        numbered = (html('<b class="number">{}</b>', part) if part.isdecimal() else part for part in parts)
        return join_html((_small(label), *map(escape, numbered), _small(detail)))


def _small(words: str) -> Markup:
    return html('<span class="detail">{}</span>', words) if words else Markup("")


@block("figures")
def figures(place: BlockContext) -> Markup:
    """Show what the site holds in figures counted from the data, drafts apart; each leads to what it counts."""
    reader = place.reader
    as_of = reader.say("figures-as-of", date=reader.say.date(reader.register.edition.as_of))
    # What a draft would ask is no figure of what was decided, so it stands apart.
    register = reader.register
    drafts = (entry for entry in decisions_on_cooperation(register, "draft") if requests_in(register, entry))
    href = reader.standpoint.to("draft-decision/")
    proposed = tuple(KeyFigure(href, words_proposed(reader, entry)) for entry in drafts)
    return render("figures", figures=figures_of(reader), drafts=proposed, as_of=as_of, say=reader.say)


def figures_of(reader: RenderContext) -> tuple[KeyFigure, ...]:
    """Return the figures: decisions without drafts, activities without context, services by state."""
    register, to = reader.register, reader.standpoint.to
    activities = reader.say("figure-activities", counted=count_by_standing(reader, register.activities.values()))
    services = reader.say("figure-services", counted=count_by_state(reader, register.services.values()))
    return (
        KeyFigure(to("decisions/"), _decisions(reader)),
        KeyFigure(to("about/coverage/"), _texts(reader)),
        KeyFigure(to("cooperation/"), _areas(reader)),
        *((KeyFigure(to("cooperation/"), activities),) if register.activities else ()),
        *((KeyFigure(to("services/"), services),) if register.services else ()),
        KeyFigure(to("documents/"), reader.say("figure-documents", n=len(register.documents))),
    )


def _decisions(reader: RenderContext) -> str:
    """Count the decisions on this cooperation, those that are inferred apart."""
    adopted = decisions_on_cooperation(reader.register, "adopted")
    return reader.say("figure-decisions", counted=count_decisions(reader, (entry.record for entry in adopted)))


def _texts(reader: RenderContext) -> str:
    """Count how many of these decisions are held complete, how many in part, how many in our summary alone."""
    decisions = decisions_on_cooperation(reader.register, "adopted")
    held = [holding_of(entry.record.text) for entry in decisions]
    summaries = held.count("summary")
    return reader.say(
        "figure-texts",
        complete=held.count("complete"),
        part=held.count("part"),
        summaries=reader.say("figure-texts-summary", n=summaries) if summaries else "",
    )


def _areas(reader: RenderContext) -> str:
    """Count the areas of cooperation; the broader agendas are examples, so they are named, not counted."""
    areas = [entry.record for entry in reader.register.areas.values()]
    count = sum(area.kind == "cooperation" for area in areas)
    examples = broader_agendas(reader)
    return reader.say("figure-areas" if examples else "figure-areas-only", n=count, examples=examples)


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
        description=_services_in_words(reader, chosen),
        rows=tuple(_service_row(reader, entry) for entry in chosen),
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


def _services_in_words(reader: RenderContext, chosen: Sequence[Entry[Service]]) -> str:
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
    return reader.say("who-serves-description", counted=counted, told=reader.say("clause-separator").join(told))


def _service_row(reader: RenderContext, entry: Entry[Service]) -> ServiceRow:
    (item,) = service_items(reader, (entry,), ids=False)
    name = reader.link("services", entry.identity, reader.text_without_links(entry.record.title))
    return ServiceRow(name, _period(reader, entry), item)
