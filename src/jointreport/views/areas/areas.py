"""Areas of cooperation and broader agendas: the list of them, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Area
from jointreport.records.model.decisions import Activity, Context, Decision
from jointreport.site.context import RenderContext
from jointreport.site.markup import join_html
from jointreport.views.activities.activities import activity_items, context_items, count_by_standing
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.decisions.lines import decision_line
from jointreport.views.parts.facts import Row
from jointreport.views.parts.occasions import when
from jointreport.views.parts.phrases import adoption
from jointreport.views.parts.sources import NO_SUPPORTS, Supports, supports
from jointreport.views.templates import render
from jointreport.views.texts.status import Head, head


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area in a list: its name, the words of the source, how many joint activities are recorded."""

    name: Markup
    wording: Markup
    activities: str
    supports: Supports


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the story of an area: a decision, a joint activity, or what is only related to it."""

    anchor: str
    kind: str
    when: Markup
    title: Markup
    pencil: Markup
    sentences: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    supports: Supports = NO_SUPPORTS
    state: str = ""


Order = tuple[date, str]
_TOLD_STATES = frozenset({"planned", "under-way", "postponed", "dropped", "announced"})
"""The states of an activity that must be said; that it took place is what its sentence says."""


@block("areas")
def areas(place: BlockContext) -> Markup:
    """The areas of cooperation in the order of the source; apart from them, examples of broader agendas."""
    reader = place.reader
    views = {entry.identity: _area(reader, entry) for entry in reader.register.areas.values()}
    known = tuple(dict.fromkeys(view.supports.of for view in views.values()))
    # What supports all of them is said once.
    common = next(iter(views.values())).supports if len(known) == 1 else NO_SUPPORTS
    of_kind: dict[str, list[AreaView]] = {"cooperation": [], "broader-agenda": []}
    for identity, view in views.items():
        own = replace(view, supports=NO_SUPPORTS) if common else view
        of_kind[reader.register.areas[identity].record.kind].append(own)
    return render(
        "areas",
        figure=areas_figure(reader),
        supports=common,
        cooperation=of_kind["cooperation"],
        broader=of_kind["broader-agenda"],
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
    # The list of the source is not exclusive, which must be said at each of its areas.
    said = escape(reader.say(f"area-limits-{record.kind}"))
    if _more_than_the_name(reader, record):
        words_of_source = reader.show(record.wording, subject.path, "field-wording")
        wording = reader.phrase("area-wording", wording=words_of_source)
        said = reader.phrase("two-sentences", first=wording, second=said)
    kind = escape(reader.choice("area-kind", record.kind))
    return head(reader, Head((kind,), supports(reader, record.sources), said=said))


@block("area.story", each="areas")
def story(place: BlockContext) -> Markup:
    """What happened in the area, in order of time: decisions, joint activities, and what is only related."""
    reader, area = place.reader, subject_of(place).identity
    register = reader.register
    found = (
        *(_decided(reader, entry, area) for entry in register.decisions_in_order if area in entry.record.areas),
        *(_done(reader, entry, area) for entry in _activities_in(reader, area)),
        *(_related(reader, entry, area) for entry in register.context.values() if area in entry.record.areas),
    )
    steps = tuple(step for _, step in sorted(found, key=itemgetter(0)))
    return render("area_story", steps=steps, joint=any(step.kind == "joint" for step in steps), say=reader.say)


def _decided(reader: RenderContext, entry: Entry[Decision], area: str) -> tuple[Order, Step]:
    line, (_, last) = decision_line(reader, entry, ("areas", area)), reader.register.days_of_adoption(entry.record)
    when = _when_adopted(reader, entry.record)
    step = Step(line.anchor, "decision", when, line.title, line.pencil, line.sentences, supports=line.supports)
    return (last, entry.identity), step


def _when_adopted(reader: RenderContext, record: Decision) -> Markup:
    """Return the day of adoption; where it is not known, or of a draft, the days of the meeting."""
    if record.adopted and not record.adopted.during:
        return adoption(reader, record, short=True)
    days = join_html(when(reader, reader.register.meetings[record.meeting].record), "<br>")
    return reader.link("meetings", record.meeting, days)


def _done(reader: RenderContext, entry: Entry[Activity], area: str) -> tuple[Order, Step]:
    (item,) = activity_items(reader, (entry,))
    state = item.state if entry.record.state in _TOLD_STATES else ""
    rows = tuple(_further_rows(reader, entry, item.rows, area))
    told = (item.title, item.pencil, item.sentences, rows, item.supports)
    step = Step(item.anchor, "joint", _days(reader, entry), *told, state)
    return _begins(reader, entry, entry.folder), step


def _related(reader: RenderContext, entry: Entry[Context], area: str) -> tuple[Order, Step]:
    (item,) = context_items(reader, (entry,))
    sentence, rows = Row("", item.words, item.supports), tuple(_further_rows(reader, entry, item.rows, area))
    step = Step(item.anchor, "context", _days(reader, entry), item.title, item.pencil, (sentence,), rows)
    return _begins(reader, entry, entry.record.period or ""), step


def _begins(reader: RenderContext, entry: Entry[Activity] | Entry[Context], period: str) -> Order:
    """Return where a story tells an event: at its first day, or at the end of the year or biennium known of it."""
    if entry.record.when:
        return entry.record.when.from_.last, entry.identity
    known = reader.register.periods.get(period)
    return known.record.to.last if known else date.max, entry.identity


def _days(reader: RenderContext, entry: Entry[Activity] | Entry[Context]) -> Markup:
    """Return when an event was; of one that has no dates nothing, of one whose dates were not found that."""
    if entry.record.when:
        return escape(reader.say.days(entry.record.when))
    return escape(reader.say("meeting-without-dates")) if "when" in entry.record.unknown else Markup("")


def _further_rows(
    reader: RenderContext, entry: Entry[Activity] | Entry[Context], rows: Iterable[Row], area: str
) -> Iterator[Row]:
    """Return the facts that the place in the story does not say: not when, nor the area alone."""
    said = {reader.say("field-when")}
    if entry.record.areas == (area,):
        said |= {reader.say("field-areas"), reader.say("field-broader-agendas")}
    # What is known of a date from elsewhere is said with its source.
    return (row for row in rows if row.label not in said or row.supports.of)
