"""Joint activities, related events, services, and what is said of a period; other views place them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Activity, Context, Service, Statement
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.pages import home_of_activity, home_of_context, home_of_statement
from jointreport.site.urls import record_path
from jointreport.views.blocks import BlockContext, block
from jointreport.views.parts.done import activity_link
from jointreport.views.parts.facts import (
    Row,
    area_rows,
    asked_for_by,
    general_supports,
    own_row,
    sentence_row,
    state_words,
    taking_part,
    when_row,
)
from jointreport.views.parts.sources import Supports, supports
from jointreport.views.templates import render
from jointreport.views.texts.quotations import Quotation, passage


@dataclass(frozen=True, slots=True)
class Item:
    """A record with a title, a badge for its state, and rows of facts; `anchor` may be empty."""

    anchor: str
    title: Markup
    state: str
    tone: str
    rows: tuple[Row, ...]
    supports: Supports
    pencil: Markup
    # What was planned and what is reported of an activity.
    sentences: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class ContextItem:
    """A related event that is not a joint activity."""

    anchor: str
    title: Markup
    words: Markup
    rows: tuple[Row, ...]
    supports: Supports
    pencil: Markup


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """A service: who for whom, how it stands, what a reader must know, and the words it is taken from."""

    item: Item
    direction: Markup
    note: Markup
    passage: Quotation | None


def activity_items(reader: RenderContext, entries: Iterable[Entry[Activity]], *, ids: bool = True) -> tuple[Item, ...]:
    """Return joint activities in order of time; without `ids` they can be shown a second time on a page."""
    return tuple(_activity(reader, entry, ids=ids) for entry in sorted(entries, key=by_time))


def context_items(reader: RenderContext, entries: Iterable[Entry[Context]]) -> tuple[ContextItem, ...]:
    """Return related events that are not joint activities, in order of time."""
    return tuple(_context(reader, entry) for entry in sorted(entries, key=by_time))


def service_items(
    reader: RenderContext, entries: Iterable[Entry[Service]], *, ids: bool = True
) -> tuple[ServiceItem, ...]:
    """Return services in the given order; a requested one never looks like one that was provided."""
    return tuple(_service(reader, entry, ids=ids) for entry in entries)


STANDINGS = ("reported", "announced", "planned", "drafted")
"""What is known of an activity: a report, only an announcement, only a plan, only a text still being drafted."""


def standing(register: Register, activity: Activity) -> str:
    """Return how an activity stands: neither a plan nor an announcement is a report, and a text in drafting is none."""
    sentence = activity.reported or activity.announced or activity.planned
    named = (sentence.sources if sentence else ()) or activity.sources
    documents = [register.documents[one.document].record.state for one in named if one.document]
    # One source besides the drafts is enough: then it is not a draft alone that says so.
    if documents and len(documents) == len(named) and set(documents) == {"drafting"}:
        return "drafted"
    return "reported" if activity.reported else "announced" if activity.announced else "planned"


def count_by_standing(reader: RenderContext, entries: Iterable[Entry[Activity]]) -> str:
    """Return “11 reported, 2 announced”: what was only announced or planned is counted apart from what is reported."""
    return standings_in_words(reader, Counter(standing(reader.register, entry.record) for entry in entries))


def standings_in_words(reader: RenderContext, count: Mapping[str, int]) -> str:
    """Return how many activities there are of each standing; nothing where there is none."""
    return reader.say.join_items(reader.say(f"standing-{one}", n=count[one]) for one in STANDINGS if count.get(one))


def by_time(entry: Entry[Activity] | Entry[Context]) -> tuple[date, str]:
    """Return a key that puts earlier events first; what is known only by its year stands at the end of it."""
    when = entry.record.when
    return (when.last if when else date.max), entry.identity


def _activity(reader: RenderContext, entry: Entry[Activity], *, ids: bool) -> Item:
    record = entry.record
    # Shown a second time, it is found where it was shown first.
    home = home_of_activity(reader.register, entry) if ids else None
    return Item(
        anchor=entry.identity if ids else "",
        title=reader.show(record.title, home, f"activity-state:{record.state}", heading=True),
        state=state_words(reader, "activity-state", record.state),
        tone=record.state,
        rows=tuple(_activity_rows(reader, record, home)),
        sentences=(
            *sentence_row(reader, "field-planned", record.planned, home),
            *sentence_row(reader, "field-announced", record.announced, home),
            *sentence_row(reader, "field-reported", record.reported, home),
        ),
        # The sources of these sentences stand beside them already.
        supports=general_supports(reader, record, (record.planned, record.announced, record.reported)),
        pencil=reader.pencil(entry),
    )


def _activity_rows(reader: RenderContext, record: Activity, home: str | None) -> Iterator[Row]:
    yield from when_row(reader, record, home)
    yield from own_row(reader, record, "who", taking_part(reader, record.who, home))
    yield from area_rows(reader, record)
    yield from own_row(reader, record, "output", reader.show_if_any(record.output, home, "field-output"))
    funding = reader.show_if_any(record.funding, home, "field-funding")
    yield from own_row(reader, record, "funding", funding)
    yield from own_row(reader, record, "follows", _predecessor(reader, record.follows))
    yield from own_row(reader, record, "mandates", asked_for_by(reader, record.mandates))


def _context(reader: RenderContext, entry: Entry[Context]) -> ContextItem:
    record = entry.record
    home = home_of_context(reader.register, entry)
    rows = (
        *when_row(reader, record, home),
        *own_row(reader, record, "bodies", taking_part(reader, record.who, home)),
        *area_rows(reader, record),
    )
    title = reader.show(record.title, home, "context-badge", heading=True)
    words = reader.show(record.text, home, "context-badge")
    return ContextItem(entry.identity, title, words, rows, general_supports(reader, record), reader.pencil(entry))


def _service(reader: RenderContext, entry: Entry[Service], *, ids: bool) -> ServiceItem:
    record = entry.record
    home = record_path("services", entry.identity) if ids else None
    item = Item(
        anchor=entry.identity if ids else "",
        title=reader.show(record.title, home, f"service-state:{record.state}", heading=True),
        state=state_words(reader, "service-state", record.state),
        tone=record.state,
        rows=tuple(_service_rows(reader, record, home)),
        supports=general_supports(reader, record),
        pencil=reader.pencil(entry),
    )
    note = reader.show_if_any(record.note, home, "found-remark")
    return ServiceItem(item, _direction(reader, record), note, _passage_not_noted(reader, record))


def _passage_not_noted(reader: RenderContext, record: Service | Statement) -> Quotation | None:
    """Return the passage a record is taken from, unless a note leads to it already."""
    where = record.passage
    noted = {(source.document, source.at) for source in record.sources}
    return passage(reader, where) if where and (where.document, where.at) not in noted else None


def _service_rows(reader: RenderContext, record: Service, home: str | None) -> Iterator[Row]:
    yield from own_row(reader, record, "meetings", reader.join(map(reader.meeting, record.meetings)))
    yield from own_row(reader, record, "items", _comprises(reader, record, home))
    yield from own_row(reader, record, "service-kind", reader.choice("service-kind", record.kind))
    yield from sentence_row(reader, "field-basis", record.basis, home)
    yield from own_row(reader, record, "mandates", asked_for_by(reader, record.mandates))


def _direction(reader: RenderContext, record: Service) -> Markup:
    """Return who serves whom; of a requested service only who asks whom, since nothing says more."""
    key = "service-requested" if record.state == "requested" else "service-direction"
    return reader.phrase(key, provider=reader.body(record.provider), recipient=reader.body(record.recipient))


def _comprises(reader: RenderContext, record: Service, home: str | None) -> Markup:
    """Return what a service comprises; “including …” where the source says that there was more."""
    shown = (reader.show(item, home, f"service-state:{record.state}") for item in record.items)
    items = reader.join_clauses(shown)
    if not items or record.items_complete == "yes":
        return items
    return reader.phrase("items-including", items=items)


def _predecessor(reader: RenderContext, identity: str | None) -> Markup:
    entry = reader.register.activities.get(identity or "")
    return activity_link(reader, entry) if entry else Markup("")


@block("activities")
def activities(place: BlockContext, *, area: str = "", period: str = "") -> Markup:
    """The joint activities of an area, of a biennium, or all, each with its sources and state."""
    reader = place.reader
    chosen = [
        entry
        for entry in reader.register.activities.values()
        if (not area or area in entry.record.areas) and (not period or entry.folder == period)
    ]
    return render("chosen", items=activity_items(reader, chosen), say=reader.say) if chosen else Markup("")


@block("outside-areas")
def outside_areas(place: BlockContext) -> Markup:
    """The joint activities and the related events that belong to no area."""
    register = place.reader.register
    joint = [entry for entry in register.activities.values() if not entry.record.areas]
    related = [entry for entry in register.context.values() if not entry.record.areas]
    if not joint and not related:
        return Markup("")
    return render(
        "outside_areas",
        joint=activity_items(place.reader, joint),
        related=context_items(place.reader, related),
        say=place.reader.say,
    )


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
    supports: Supports
    passage: Quotation | None
    pencil: Markup


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
        f"services-{period}", heading, count_by_state(reader, entries), service_items(reader, entries)
    )


def count_by_state(reader: RenderContext, entries: Iterable[Entry[Service]]) -> str:
    """Return “1 provided, 1 requested”: each state is counted for itself."""
    states = [entry.record.state for entry in entries]
    # Provided comes first, so that no request is taken for a service.
    present = [s for s in ("provided", "requested", "planned", "not-stated") if s in states]
    return reader.say.join_items(reader.say(f"services-{state}", n=states.count(state)) for state in present)


@block("statements")
def statements(place: BlockContext, *, statement_subject: str = "", period: str = "") -> Markup:
    """Show what sources say of a biennium as a whole, without naming an area or a meeting."""
    reader = place.reader
    views = statement_views(reader, statement_subject, period)
    return render("statements", statements=views, say=reader.say) if views else Markup("")


def statement_views(reader: RenderContext, subject: str = "", period: str = "") -> tuple[StatementView, ...]:
    """Return the statements on a subject and a biennium; an empty one means any."""
    entries = ((entry, entry.record) for entry in reader.register.statements.values())
    chosen = [entry for entry, one in entries if subject in {"", one.subject} and period in {"", one.period}]
    return tuple(_statement(reader, entry, says_period=not period) for entry in chosen)


def _statement(reader: RenderContext, entry: Entry[Statement], *, says_period: bool) -> StatementView:
    record = entry.record
    return StatementView(
        period=reader.plain(reader.register.periods[record.period].record.name) if says_period else "",
        words=reader.show(record.text, home_of_statement(reader.register, record), "heading-statements"),
        supports=supports(reader, record.sources),
        passage=_passage_not_noted(reader, record),
        pencil=reader.pencil(entry, record.text),
    )
