"""Areas of cooperation and broader agendas: the list of them, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Area
from jointreport.records.model.decisions import Activity
from jointreport.site.context import RenderContext
from jointreport.views.activities.activities import Item, activity_items, context_items, count_by_standing
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.decisions.lists import decision_table
from jointreport.views.parts.facts import Row, fact
from jointreport.views.parts.sources import Supports, supports
from jointreport.views.templates import render
from jointreport.views.texts.status import Strip, strip


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area in a list: its name, the words of the source, how many joint activities are recorded."""

    name: Markup
    wording: Markup
    activities: str
    supports: Supports


@dataclass(frozen=True, slots=True)
class PeriodView:
    """The joint activities of one biennium."""

    anchor: str
    name: Markup
    activities: tuple[Item, ...]


@block("areas")
def areas(place: BlockContext) -> Markup:
    """The areas of cooperation in the order of the source; apart from them, examples of broader agendas."""
    reader = place.reader
    cooperation = [e for e in reader.register.areas.values() if e.record.kind == "cooperation"]
    broader = [e for e in reader.register.areas.values() if e.record.kind == "broader-agenda"]
    return render(
        "areas",
        figure=areas_figure(reader),
        cooperation=tuple(_area(reader, entry) for entry in cooperation),
        broader=tuple(_area(reader, entry) for entry in broader),
        say=reader.say,
    )


def areas_figure(reader: RenderContext) -> str:
    """Return “8 areas of cooperation; broader agendas, for example climate change and biodiversity”."""
    records = [entry.record for entry in reader.register.areas.values()]
    count = sum(record.kind == "cooperation" for record in records)
    figure = reader.say("areas-figure", n=count)
    examples = broader_agendas(reader)
    return reader.say("areas-figure-with-examples", figure=figure, examples=examples) if examples else figure


def broader_agendas(reader: RenderContext) -> str:
    """Return “climate change and biodiversity”, for use inside a sentence; empty where none is named."""
    records = [entry.record for entry in reader.register.areas.values()]
    names = (reader.plain(record.name) for record in records if record.kind == "broader-agenda")
    return reader.say.join([reader.say.inside(name) for name in names])


def _area(reader: RenderContext, entry: Entry[Area]) -> AreaView:
    joint = _activities_in(reader, entry.identity)
    counted = reader.say("area-activities", counted=count_by_standing(reader, joint)) if joint else ""
    return AreaView(
        name=reader.link("areas", entry.identity),
        wording=_more_than_the_name(reader, entry.record),
        activities=counted or reader.say("area-no-activities"),
        supports=supports(reader, entry.record.sources, "wording"),
    )


def _more_than_the_name(reader: RenderContext, record: Area) -> Markup:
    """Return what the source calls an area; nothing where that is its name once more."""
    # Sources write the names of areas in small letters.
    same = reader.plain(record.wording).casefold() == reader.plain(record.name).casefold()
    return Markup("") if same else reader.text(record.wording)


def _activities_in(reader: RenderContext, area: str) -> tuple[Entry[Activity], ...]:
    return tuple(entry for entry in reader.register.activities.values() if area in entry.record.areas)


@block("area.status", each="areas")
def status(place: BlockContext) -> Markup:
    """What the area is, in the words of the source, and that the list of areas is not exclusive."""
    reader, subject = place.reader, subject_of(place)
    record = subject.record
    words_of_source = reader.show(record.wording, subject.path, "field-wording")
    wording = reader.phrase("area-wording", wording=words_of_source)
    # The list of the source is not exclusive, which must be said at each of its areas.
    limits = reader.say(f"area-limits-{record.kind}")
    remark = reader.phrase("two-sentences", first=wording, second=limits)
    words = (reader.choice("area-kind", record.kind),)
    return strip(reader, Strip(record.kind, words, remark, ()))


@block("area.activities", each="areas")
def activities(place: BlockContext) -> Markup:
    """The joint activities of the area by biennium, the latest first, each with its sources and state."""
    reader, subject = place.reader, subject_of(place)
    periods = tuple(_by_period(reader, _activities_in(reader, subject.identity)))
    return render("area_activities", periods=periods, say=reader.say)


def _by_period(reader: RenderContext, entries: Iterable[Entry[Activity]]) -> Iterator[PeriodView]:
    chosen = tuple(entries)
    known = reader.register.periods
    for period in sorted({e.folder for e in chosen}, key=lambda p: known[p].record.to.last, reverse=True):
        items = activity_items(reader, (e for e in chosen if e.folder == period))
        yield PeriodView(f"activities-{period}", reader.text(known[period].record.name), items)


@block("area.decisions", each="areas")
def decisions(place: BlockContext) -> Markup:
    """The decisions known to us that concern the area."""
    reader, identity = place.reader, subject_of(place).identity
    chosen = [entry for entry in reader.register.decisions_in_order if identity in entry.record.areas]
    return decision_table(reader, chosen, "decisions", reader.say("heading-decisions"))


@block("area.context", each="areas")
def context(place: BlockContext) -> Markup:
    """Related events of the area that are not joint activities; they are counted nowhere."""
    reader, identity = place.reader, subject_of(place).identity
    chosen = [entry for entry in reader.register.context.values() if identity in entry.record.areas]
    if not chosen:
        return Markup("")
    return render("area_context", items=context_items(reader, chosen), say=reader.say)


@block("area.facts", each="areas")
def facts(place: BlockContext) -> Markup:
    """What is known of the area, each fact with its source and certainty."""
    reader, record = place.reader, subject_of(place).record
    kind = reader.say(
        "definition", word=reader.choice("area-kind", record.kind), meaning=reader.definition("area-kind", record.kind)
    )
    rows: list[Row] = [
        *fact(reader, record, "name", reader.text(record.name)),
        *fact(reader, record, "wording", reader.text(record.wording)),
        *fact(reader, record, "kind", kind),
    ]
    return render("facts", rows=rows, say=reader.say)
