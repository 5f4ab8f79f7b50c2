"""The joint reports and outlines: what they are not, where the annex itself stands, what is known of the biennium."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Area
from jointreport.records.model.decisions import Activity
from jointreport.records.model.documents import Part
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.site.pages import Subject, subjects, title_of
from jointreport.views.activities.activities import (
    ContextItem,
    Item,
    activity_items,
    by_time,
    context_items,
    count_by_standing,
    services_of,
    statement_views,
)
from jointreport.views.blocks import BlockContext, block
from jointreport.views.documents.downloads import downloads_section
from jointreport.views.documents.page import part_rows
from jointreport.views.parts.facts import Row
from jointreport.views.parts.sources import Supports, supports
from jointreport.views.templates import render
from jointreport.views.texts.quotations import Quotation, quotation

_OPEN = frozenset({"planned", "under-way"})


def annex_is_held(subject: Subject) -> bool:
    """Whether the text of the document that a joint report or outline belongs to is held."""
    return bool(subject.record.text.extent != "none")


def annex_remark(reader: RenderContext, subject: Subject, part: Part, annex: Markup) -> Markup:
    """Return what must be said first: this is not the annex; where its text is held, under the name `annex`."""
    if annex_is_held(subject):
        return reader.phrase("annex-is-held", annex=annex)
    # A document without a symbol is named by its title.
    document = subject.record.symbol or reader.plain(subject.record.title)
    return reader.phrase("not-the-annex", part=reader.plain(part.label), document=document)


def annex_name(reader: RenderContext, subject: Subject, part: Part) -> Markup:
    """Return “UNEP/MC/COP.6/INF/29, annex I”."""
    label = reader.text_without_links(part.label)
    return reader.phrase("in-document", document=reader.name(subject.entry), place=label)


def held_words(reader: RenderContext, subject: Subject) -> str:
    """Return the words that say whether the text of the annex is held."""
    return reader.say("status-text-held" if annex_is_held(subject) else "status-text-not-held")


def quotations_of_drafts(reader: RenderContext, subject: Subject, part: Part) -> tuple[Quotation, ...]:
    """Return the paragraphs of draft decisions that speak of the annex; a draft is not a decision."""
    quoted = (
        quotation(reader, link.decision.identity, link.relation.at)
        for link in reader.register.links_to(subject.entry.identity)
        if link.decision.record.stage == "draft" and link.relation.part == part.id and link.relation.at
    )
    return tuple(one for one in quoted if one)


def activities_going_on(register: Register, period: str) -> tuple[Entry[Activity], ...]:
    """Return what is planned or under way from the biennium before, and what follows it in this one."""
    before = period_before(register, period)
    if before is None:
        return ()
    activities = register.activities.values()
    open_ones = [e for e in activities if e.folder == before and e.record.state in _OPEN]
    known = {entry.identity for entry in open_ones}
    # What is planned for this biennium stands in its plan already.
    followers = (e for e in activities if e.folder == period and e.record.follows in known and not e.record.planned)
    return (*open_ones, *followers)


def period_before(register: Register, period: str) -> str | None:
    """Return the biennium before another, or nothing where none is known."""
    first = register.periods[period].record.from_.first
    last = {identity: entry.record.to.last for identity, entry in register.periods.items()}
    return max((one for one in last if last[one] < first), key=lambda one: last[one], default=None)


def is_worth_a_file(register: Register, subject: Subject) -> bool:
    """Whether the page of a joint report or outline holds an activity; one without is not worth taking away."""
    period = subject.identity
    of_period = [entry for entry in register.activities.values() if entry.folder == period]
    planned = [entry for entry in of_period if entry.record.planned]
    return bool(of_period if subject.kind == "joint-report" else planned or activities_going_on(register, period))


def numbered_areas(
    register: Register, entries: Sequence[Entry[Activity]], kind: str
) -> Iterator[tuple[int, Entry[Area], list[Entry[Activity]]]]:
    """Yield the areas of a kind that some activities name, each with its number, or 0, and these activities.

    The numbers have no gap where an area has no activity; one area alone has none, nor has a broader agenda.
    """
    by_area = {key: [entry for entry in entries if key in entry.record.areas] for key in register.areas}
    found = [area for key, area in register.areas.items() if area.record.kind == kind and by_area[key]]
    counted = kind == "cooperation" and len(found) > 1
    for number, area in enumerate(found, start=1):
        yield number if counted else 0, area, by_area[area.identity]


def empty_areas(reader: RenderContext, entries: Iterable[Entry[Activity]]) -> Markup:
    """Name in one sentence the areas of cooperation that none of some activities names; empty without any."""
    filled = {area for entry in entries for area in entry.record.areas}
    areas = reader.register.areas.items()
    empty = [i for i, area in areas if area.record.kind == "cooperation" and i not in filled]
    if not empty:
        return Markup("")
    # Some of the names hold “and” themselves.
    names = reader.join_clauses(reader.link("areas", identity) for identity in empty)
    return reader.phrase("areas-without-activity", areas=names)


def activities_of(reader: RenderContext, period: str) -> list[Entry[Activity]]:
    """Return the joint activities of a biennium in order of time."""
    activities = reader.register.activities.values()
    return sorted((entry for entry in activities if entry.folder == period), key=by_time)


def events_of(reader: RenderContext, period: str) -> tuple[ContextItem, ...]:
    """Return the related events of a biennium; they are no joint activities and counted nowhere."""
    entries = reader.register.context.values()
    return context_items(reader, (entry for entry in entries if entry.record.period == period))


@dataclass(frozen=True, slots=True)
class ReportSection:
    """The joint activities of one area; `number` is empty where the area has none."""

    anchor: str
    number: str
    heading: Markup
    activities: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The page of a joint report or outline: who reads it, the biennium, and the annex itself."""

    reader: RenderContext
    subject: Subject
    part: Part


def on_reports(view: Callable[[ReportPage], Markup]) -> Callable[[BlockContext], Markup]:
    """Turn a view of a report into one that shows nothing on any other page."""

    # The docstring of a block is what authors read of it.
    @wraps(view)
    def shown(place: BlockContext) -> Markup:
        subject = place.subject
        if subject is None or subject.part is None:
            return Markup("")
        return view(ReportPage(place.reader, subject, subject.part))

    return shown


@block("report.downloads")
def report_downloads(place: BlockContext) -> Markup:
    """The page of a joint report or outline as DOCX and PDF in each language, with size and status."""
    subject = place.subject
    if subject is None or subject.part is None or not is_worth_a_file(place.reader.register, subject):
        return Markup("")
    return downloads_section(place, subject)


@block("report.areas")
@on_reports
def report_areas(report: ReportPage) -> Markup:
    """Show the joint activities of the biennium, area by area in the order of the note."""
    reader, subject = report.reader, report.subject
    entries = activities_of(reader, subject.identity)
    shown: set[str] = set()
    return render(
        "report_areas",
        count=reader.say("joint-activities-recorded", counted=count_by_standing(reader, entries)) if entries else "",
        areas=tuple(_sections(reader, entries, "cooperation", shown)),
        without=empty_areas(reader, entries),
        free=_once(reader, (entry for entry in entries if not entry.record.areas), shown),
        broader=tuple(_sections(reader, entries, "broader-agenda", shown)),
        say=reader.say,
    )


def _sections(
    reader: RenderContext, entries: Sequence[Entry[Activity]], kind: str, shown: set[str]
) -> Iterator[ReportSection]:
    """Yield the areas of a kind that have activities; `shown` holds the activities that stand already."""
    for n, area, own in numbered_areas(reader.register, entries, kind):
        number = reader.say("section-number", n=n) if n else ""
        heading = reader.link("areas", area.identity)
        yield ReportSection(f"area-{area.identity}", number, heading, _once(reader, own, shown))


def _once(reader: RenderContext, entries: Iterable[Entry[Activity]], shown: set[str]) -> tuple[Item, ...]:
    """Return activities as items; one of several areas has its anchor only where it stands first."""
    items: list[Item] = []
    for entry in entries:
        items += activity_items(reader, (entry,), ids=entry.identity not in shown)
        shown.add(entry.identity)
    return tuple(items)


@block("report.services")
@on_reports
def report_services(report: ReportPage) -> Markup:
    """Show what sources say of services in the biennium, and the services known by name."""
    reader, subject = report.reader, report.subject
    said = statement_views(reader, "services", subject.identity)
    section = services_of(reader, subject.identity)
    if not (said or section):
        return Markup("")
    return render("report_services", statements=said, section=section, say=reader.say)


@block("report.context")
@on_reports
def report_context(report: ReportPage) -> Markup:
    """Show related events of the biennium that are not joint activities; they are counted nowhere."""
    items = events_of(report.reader, report.subject.identity)
    return render("report_context", items=items, say=report.reader.say) if items else Markup("")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A joint report or outline in the list of all of them."""

    href: str
    title: str
    status: str
    sentence: Markup
    supports: Supports


@block("reports")
def reports(place: BlockContext, *, part_role: str = "joint-report") -> Markup:
    """List all joint reports or all outlines, the newest first, each with what is known of its text."""
    lines = [
        _line(place.reader, subject, subject.part)
        for subject in subjects(place.reader.register, part_role)
        if subject.part
    ]
    return render("reports", reports=lines, say=place.reader.say)


def _line(reader: RenderContext, subject: Subject, part: Part) -> ReportLine:
    sentence = reader.phrase(
        "report-sentence",
        part=reader.text_without_links(part.label),
        document=reader.link("documents", subject.entry.identity),
        authors=reader.join(reader.bodies(part.authors)),
    )
    title = title_of(subject, reader)
    return ReportLine(
        reader.to(subject.kind, subject.identity),
        title,
        held_words(reader, subject),
        sentence,
        supports(reader, part.sources),
    )


@block("report.status")
@on_reports
def report_status(report: ReportPage) -> Markup:
    """Say first what a page on a joint report or outline is not, then where the annex itself stands."""
    reader, subject, part = report.reader, report.subject, report.part
    words = (reader.choice("part-role", subject.kind), held_words(reader, subject))
    tone = "held" if annex_is_held(subject) else "unseen"
    return render(
        "report_status",
        tone=tone,
        words=words,
        remark=annex_remark(reader, subject, part, _annex(reader, subject, part)),
        rows=_rows(reader, subject, part),
        say=reader.say,
    )


def _annex(reader: RenderContext, subject: Subject, part: Part) -> Markup:
    """Return a link to the annex: “UNEP/MC/COP.6/INF/29, annex I”."""
    href = reader.to("documents", subject.entry.identity, part.id)
    return html('<a href="{}">{}</a>', href, annex_name(reader, subject, part))


def _rows(reader: RenderContext, subject: Subject, part: Part) -> tuple[Row, ...]:
    return (
        Row(reader.say("field-annex"), _annex(reader, subject, part)),
        *part_rows(reader, subject.entry.identity, part),
    )


@block("report.statements")
@on_reports
def report_statements(report: ReportPage) -> Markup:
    """Show what sources say of the cooperation in the biennium as a whole."""
    views = statement_views(report.reader, "cooperation", report.subject.identity)
    return render("statements", statements=views, say=report.reader.say) if views else Markup("")


@block("report.plan")
@on_reports
def report_plan(report: ReportPage) -> Markup:
    """Show the activities planned for the biennium and, apart, what a draft says of the outline."""
    reader, subject, part = report.reader, report.subject, report.part
    planned = [entry for entry in activities_of(reader, subject.identity) if entry.record.planned]
    return render(
        "report_plan",
        activities=activity_items(reader, planned),
        statements=statement_views(reader, "", subject.identity),
        proposed=quotations_of_drafts(reader, subject, part),
        say=reader.say,
    )


@block("report.continuing")
@on_reports
def report_continuing(report: ReportPage) -> Markup:
    """Show what is planned or under way from the biennium before, and what follows it in this one."""
    reader, subject = report.reader, report.subject
    items = activity_items(reader, activities_going_on(reader.register, subject.identity))
    return render("report_continuing", items=items, say=reader.say) if items else Markup("")
