"""What public sources show of the biennium of a report: activities by area, services, context apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity
from jointreport.records.model.documents import Part
from jointreport.site.context import RenderContext
from jointreport.site.pages import Subject
from jointreport.views.activities.activities import Item, activity_items, by_time, context_items
from jointreport.views.activities.services import services_of, statement_views
from jointreport.views.blocks import BlockContext, block
from jointreport.views.reports.annexes import areas_without
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class ReportSection:
    """The joint activities of one area; `number` is empty where the area has none."""

    anchor: str
    number: str
    heading: Markup
    activities: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The page of a joint report or outline: who reads it, the biennium, and the annex itself."""

    reader: RenderContext
    subject: Subject
    part: Part


def on_reports(view: Callable[[Report], Markup]) -> Callable[[BlockContext], Markup]:
    """Turn a view of a report into one that shows nothing on any other page."""

    @wraps(view)
    def shown(place: BlockContext) -> Markup:
        subject = place.subject
        if subject is None or subject.part is None:
            return Markup("")
        return view(Report(place.reader, subject, subject.part))

    return shown


@block("report.areas")
@on_reports
def report_areas(report: Report) -> Markup:
    """Show the joint activities of the biennium, area by area in the order of the note."""
    reader, subject = report.reader, report.subject
    entries = sorted(activities_of(reader, subject.identity), key=by_time)
    shown: set[str] = set()
    return render(
        "report_areas",
        count=reader.say("joint-activities-recorded", n=len(entries)),
        areas=tuple(_sections(reader, entries, "cooperation", shown)),
        without=_areas_without(reader, entries),
        free=_once(reader, (entry for entry in entries if not entry.record.areas), shown),
        broader=tuple(_sections(reader, entries, "broader-agenda", shown)),
        say=reader.say,
    )


def activities_of(reader: RenderContext, period: str) -> Iterator[Entry[Activity]]:
    """Yield the joint activities of a biennium."""
    return (entry for entry in reader.register.activities.values() if entry.folder == period)


def _sections(
    reader: RenderContext, entries: Sequence[Entry[Activity]], kind: str, shown: set[str]
) -> Iterator[ReportSection]:
    """Yield the areas of a kind that have activities; `shown` holds the activities that stand already."""
    for identity, area in reader.register.areas.items():
        own = [entry for entry in entries if identity in entry.record.areas]
        if own and area.record.kind == kind:
            number = reader.say("section-number", n=area.record.order) if kind == "cooperation" else ""
            heading = reader.link("areas", identity)
            yield ReportSection(f"area-{identity}", number, heading, _once(reader, own, shown))


def _once(reader: RenderContext, entries: Iterable[Entry[Activity]], shown: set[str]) -> tuple[Item, ...]:
    """Return activities as items; one of several areas has its anchor only where it stands first."""
    items: list[Item] = []
    for entry in entries:
        items += activity_items(reader, (entry,), ids=entry.identity not in shown)
        shown.add(entry.identity)
    return tuple(items)


def _areas_without(reader: RenderContext, entries: Sequence[Entry[Activity]]) -> Markup:
    """Name in one sentence the areas of cooperation for which no joint activity is recorded."""
    empty = areas_without(reader.register, entries)
    if not empty:
        return Markup("")
    names = escape(reader.say("clause-separator")).join(reader.link("areas", identity) for identity in empty)
    return reader.phrase("areas-without-activity", areas=names)


@block("report.services")
@on_reports
def report_services(report: Report) -> Markup:
    """Show what sources say of services in the biennium, and the services known by name."""
    reader, subject = report.reader, report.subject
    said = statement_views(reader, "services", subject.identity)
    section = services_of(reader, subject.identity)
    return (
        render("report_services", statements=said, section=section, say=reader.say)
        if said or section
        else Markup("")
    )


@block("report.context")
@on_reports
def report_context(report: Report) -> Markup:
    """Show related events of the biennium that are not joint activities; they are counted nowhere."""
    reader, subject = report.reader, report.subject
    entries = (entry for entry in reader.register.context.values() if entry.record.period == subject.identity)
    items = context_items(reader, entries)
    return render("report_context", items=items, say=reader.say) if items else Markup("")
