"""Meetings: the list of all, and the page of one with its decisions, documents and services, and what comes due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Act, Paragraph
from jointreport.records.register.register import addressed
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.site.urls import path_of_line
from jointreport.views.activities.activities import service_items
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.decisions.lines import decision_lines
from jointreport.views.decisions.lists import count_decisions, decision_row, decision_table
from jointreport.views.decisions.relations import with_stage
from jointreport.views.documents.lists import document_table
from jointreport.views.parts.marks import by_when, terms_of
from jointreport.views.parts.occasions import (
    Occasion,
    OccasionView,
    occasion_view,
    occasions,
    short_name,
    upcoming_meetings,
    when,
)
from jointreport.views.parts.sources import not_found, official_text, recipient, supports
from jointreport.views.requests.requests import decisions_on_cooperation
from jointreport.views.templates import render
from jointreport.views.texts.status import Head, head, unknown_rows


@dataclass(frozen=True, slots=True)
class ConferenceGroup:
    """The meetings of one conference, or of several that meet together."""

    anchor: str
    heading: str
    occasions: tuple[OccasionView, ...]


@block("meetings")
def meetings(place: BlockContext) -> Markup:
    """The meetings held, by conference, the latest first; conferences that meet together stand together."""
    reader = place.reader
    groups: dict[tuple[str, ...], list[Occasion]] = {}
    held = (entry for entry in reader.register.meetings_in_order if entry.record.state == "held")
    # Turned round as occasions, so that the conferences of each keep their order.
    for occasion in reversed(occasions(held)):
        together = reader.register.on_page_of(occasion.members[0].identity)
        groups.setdefault(tuple(m.record.convention for m in together), []).append(occasion)
    order = list(reader.register.conventions)
    in_order = sorted(groups.items(), key=lambda item: [order.index(c) for c in item[0]])
    views = tuple(_group(reader, conventions, found) for conventions, found in in_order)
    return render("meetings", groups=views, say=reader.say) if views else Markup("")


def _group(reader: RenderContext, conventions: tuple[str, ...], found: list[Occasion]) -> ConferenceGroup:
    names = [reader.plain(reader.register.conventions[c].record.short) for c in conventions]
    return ConferenceGroup(
        anchor="-".join(("meetings", *conventions)),
        heading=reader.say.join(names),
        occasions=tuple(occasion_view(reader, occasion) for occasion in found),
    )


@block("next-meetings")
def next_meetings(place: BlockContext) -> Markup:
    """The meetings not held yet, in the order in which they come, as of the day of this edition."""
    reader = place.reader
    views = tuple(occasion_view(reader, occasion) for occasion in upcoming_meetings(reader.register))
    if not views:
        return Markup("")
    return render("next_meetings", occasions=views, as_of=as_of(reader), say=reader.say)


def as_of(reader: RenderContext) -> str:
    """Return the sentence that says as of which day the meetings to come are told."""
    return reader.say("meetings-as-of", date=reader.say.date(reader.register.edition.as_of))


@block("meeting.status", each="meetings")
def status(place: BlockContext) -> Markup:
    """Whether the meeting was held, is tentative or planned, when and where, and with which others."""
    reader, subject = place.reader, subject_of(place)
    record, members = subject.record, reader.register.on_page_of(subject.identity)
    told = [escape(days) for days in when(reader, record)]
    facts = [
        escape(reader.choice("meeting-state", record.state)),
        *(reader.show_words(one, subject.path) for one in told),
    ]
    if len(members) == 1:
        facts[1:1] = [reader.show_words(one, subject.path) for one in short_name(reader, record)]
    for one in members:
        reader.lead_here(one.record.short, subject.path)
    view = Head(
        facts=tuple(facts),
        supports=supports(reader, occasions(members)[0].sources),
        official=official_text(reader, record) if record.state == "held" else Markup(""),
        said=reader.show_if_any(record.note, subject.path, "found-remark"),
        rows=tuple(unknown_rows(reader, record)),
    )
    if len(members) == 1:
        return head(reader, view)
    names = join_html(_member(reader, subject.identity, one) for one in members)
    return head(reader, view) + html('<ul class="meeting__names">{}</ul>', names)


def _member(reader: RenderContext, page: str, meeting: Entry[Meeting]) -> Markup:
    """Return the name of one of the meetings held together, which is found on the page of the first."""
    record, home = meeting.record, path_of_line(("meetings", page), meeting.identity)
    name = reader.show(record.name, home, heading=True)
    short = (reader.phrase("in-brackets", words=reader.show_words(one, home)) for one in short_name(reader, record))
    return html(
        '<li id="{}"><span class="of--{}">{}</span>{}{}</li>',
        *(meeting.identity, record.convention, name, join_html(short), reader.pencil(meeting, record.name)),
    )


@block("meeting.decisions", each="meetings")
def decisions(place: BlockContext) -> Markup:
    """The decisions of the meeting: those with a page in a table, the others as lines."""
    reader, identity = place.reader, subject_of(place).identity
    at = (reader.register.decisions_at(one.identity) for one in reader.register.on_page_of(identity))
    # A text that several conferences adopted is one of each of their meetings.
    every, line_on = {entry.identity: entry for entry in chain.from_iterable(at)}, reader.register.line_on
    with_page = [entry for name, entry in every.items() if name not in line_on]
    on_cooperation = all(entry.record.subject == "cooperation" for entry in with_page)
    heading = reader.say("heading-decisions-cooperation" if on_cooperation else "heading-decisions")
    table = decision_table(reader, with_page, "decisions", heading)
    lines = decision_lines(reader, every.values(), ("meetings", identity))
    return join_html((table, render("decision_lines", lines=lines, say=reader.say) if lines else ""), "\n")


@block("meeting.documents", each="meetings")
def documents(place: BlockContext) -> Markup:
    """The documents of the meeting known to us."""
    reader, identity = place.reader, subject_of(place).identity
    meetings = {one.identity for one in reader.register.on_page_of(identity)}
    chosen = [entry for entry in reader.register.documents_in_order if entry.record.meeting in meetings]
    return document_table(reader, chosen, "documents", reader.say("heading-documents"))


@block("meeting.services", each="meetings")
def services(place: BlockContext) -> Markup:
    """The services requested or provided for the meeting; a request is never told as a service provided."""
    reader, identity = place.reader, subject_of(place).identity
    meetings = {one.identity for one in reader.register.on_page_of(identity)}
    chosen = [entry for entry in reader.register.services.values() if not meetings.isdisjoint(entry.record.meetings)]
    if not chosen:
        return Markup("")
    items = service_items(reader, chosen)
    return render("meeting_services", services=items, all=reader.standpoint.to("services/"), say=reader.say)


@dataclass(frozen=True, slots=True)
class DueAct:
    """What one paragraph asks for by a meeting: where it stands, and the editors' reading of it."""

    place: Markup
    decision: Markup
    rows: tuple[tuple[str, Markup], ...]


@block("meeting.due", each="meetings")
def due(place: BlockContext) -> Markup:
    """What is due at a coming meeting, what a draft proposes for it, what is not known, and the order."""
    reader, subject = place.reader, subject_of(place)
    if subject.record.state == "held":
        return Markup("")
    members = reader.register.on_page_of(subject.identity)
    return render(
        "meeting_due",
        as_of=as_of(reader),
        asked=tuple(_acts(reader, members, "adopted")),
        proposed=tuple(_acts(reader, members, "draft")),
        occasions=tuple(occasion_view(reader, one, subject.identity) for one in upcoming_meetings(reader.register)),
        unknown=tuple(_not_known(reader, [one.record for one in members])),
        say=reader.say,
    )


def _acts(reader: RenderContext, meetings: Iterable[Entry[Meeting]], stage: str) -> Iterator[DueAct]:
    """Yield what the texts of one stage ask for by a meeting; adopted texts and drafts never mix."""
    for entry, paragraph, act in chain.from_iterable(reader.register.acts_by(one.identity) for one in meetings):
        if entry.record.stage == stage:
            yield _due(reader, entry, paragraph, act)


def _due(reader: RenderContext, entry: Entry[Decision], paragraph: Paragraph, act: Act) -> DueAct:
    href = reader.to("decisions", entry.identity, paragraph.at)
    place = html('<a href="{}">{}</a>', href, reader.say.paragraph(paragraph.at))
    rows = [
        (reader.say("act-verb"), escape(reader.choice("verb", act.verb))),
        (reader.say("act-to"), recipient(reader, addressed(entry.record, paragraph, act))),
        (reader.say("act-what"), reader.text_if_any(act.what)),
        # By which meeting is known from the page itself; that it is only inferred must be said all the same.
        *([(reader.say("act-by"), by_when(reader, act))] if act.by_step else []),
        *terms_of(reader, act),
    ]
    name = decision_row(reader, entry).name
    return DueAct(place, name, tuple((label, value) for label, value in rows if value))


def _not_known(reader: RenderContext, meetings: Sequence[Meeting]) -> Iterator[Markup]:
    """Yield what a reader who prepares for the meetings of some days must not expect to find here."""
    # Meetings that are held together share their days.
    yield from dict.fromkeys(words for record in meetings for words in _dates_not_known(reader, record))
    yield from _texts_not_held(reader, {record.convention for record in meetings})


def _dates_not_known(reader: RenderContext, record: Meeting) -> Iterator[Markup]:
    if record.state == "tentative" and record.segments:
        yield reader.phrase("due-dates-tentative")
    if any(segment.from_.day is None for segment in record.segments):
        yield reader.phrase("due-days-not-known")
    for field, gap in record.unknown.items():
        words = reader.field(field)
        yield reader.phrase("due-field-not-known", field=words, looked=not_found(reader, gap))


def _texts_not_held(reader: RenderContext, conventions: Set[str]) -> Iterator[Markup]:
    """Say which decisions of the last meetings of some conferences, and how many of all, lack their whole text here."""
    register = reader.register
    # The last meeting of each; a conference may not have met yet.
    last = {m.record.convention: m.identity for m in register.meetings_in_order if m.record.state == "held"}
    known = decisions_on_cooperation(register, "adopted")
    adopted = [entry for entry in known if not conventions.isdisjoint(entry.record.conventions)]
    missing = [entry for entry in adopted if entry.record.text.extent != "complete"]
    of_conferences = {last[one] for one in conventions if one in last}
    # A text that several conferences share was adopted at the meeting of each.
    if of_last := [one for one in missing if not of_conferences.isdisjoint(register.meetings_of(one.record))]:
        names = (with_stage(reader, one.record, decision_row(reader, one).name) for one in of_last)
        yield reader.phrase("due-last-not-held", names=reader.join(names))
    if missing:
        yield reader.phrase(
            "due-texts-not-held", counted=count_decisions(reader, (e.record for e in adopted)), missing=len(missing)
        )
