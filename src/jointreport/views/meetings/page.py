"""Meetings: the list of all, and the page of one with its decisions, documents and services."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.model.bodies import Meeting
from jointreport.site.context import RenderContext
from jointreport.views.activities.activities import service_items
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.decisions.lists import decision_table, short_meeting
from jointreport.views.documents.lists import document_table
from jointreport.views.parts.facts import Row, fact
from jointreport.views.parts.occasions import (
    Occasion,
    OccasionView,
    coming,
    held_together,
    occasion_view,
    occasions,
    when,
)
from jointreport.views.templates import render
from jointreport.views.texts.status import Strip, strip, unknown_rows


@dataclass(frozen=True, slots=True)
class ConferenceGroup:
    """The meetings of one conference, or of several that meet together."""

    anchor: str
    heading: str
    occasions: tuple[OccasionView, ...]


@block("meetings")
def meetings(place: BlockContext) -> Markup:
    """All meetings by conference, the latest first; conferences that meet together stand together."""
    reader = place.reader
    groups: dict[tuple[str, ...], list[Occasion]] = {}
    for occasion in reversed(occasions(reader.register.meetings_in_order)):
        together = held_together(reader.register, occasion.record)
        groups.setdefault(tuple(m.record.convention for m in together), []).append(occasion)
    order = list(reader.register.conventions)
    in_order = sorted(groups.items(), key=lambda item: [order.index(c) for c in item[0]])
    views = tuple(_group(reader, conventions, found) for conventions, found in in_order)
    return render("meetings", groups=views, say=reader.say) if views else Markup("")


def _group(reader: RenderContext, conventions: tuple[str, ...], found: list[Occasion]) -> ConferenceGroup:
    names = [reader.plain(reader.register.conventions[c].record.short) for c in conventions]
    return ConferenceGroup(
        anchor="-".join(("meetings", *conventions)),
        heading=reader.say.listed(names),
        occasions=tuple(occasion_view(reader, occasion) for occasion in found),
    )


@block("next-meetings")
def next_meetings(place: BlockContext) -> Markup:
    """The meetings not held yet, in the order in which they come, as of the day of this edition."""
    reader = place.reader
    views = tuple(occasion_view(reader, occasion) for occasion in coming(reader.register))
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
    record = subject.record
    words = [reader.choice("meeting-state", record.state), *when(reader, record)]
    if len(held_together(reader.register, record)) > 1:
        words.append(reader.say("held-together"))
    rows = unknown_rows(reader, record)
    remark = reader.show_if_any(record.note, subject.path, "found-remark")
    tone = "held" if record.state == "held" else "planned"
    return strip(reader, Strip(tone, tuple(words), remark, tuple(rows)))


@block("meeting.decisions", each="meetings")
def decisions(place: BlockContext) -> Markup:
    """The decisions of the meeting known to us; drafts put to it are marked and not counted."""
    reader, identity = place.reader, subject_of(place).identity
    chosen = reader.register.decisions_at(identity)
    return decision_table(reader, chosen, "decisions", reader.say("heading-decisions"))


@block("meeting.documents", each="meetings")
def documents(place: BlockContext) -> Markup:
    """The documents of the meeting known to us."""
    reader, identity = place.reader, subject_of(place).identity
    chosen = [entry for entry in reader.register.documents_in_order if entry.record.meeting == identity]
    return document_table(reader, chosen, "documents", reader.say("heading-documents"))


@block("meeting.services", each="meetings")
def services(place: BlockContext) -> Markup:
    """The services requested or provided for the meeting; a request is never told as a service provided."""
    reader, identity = place.reader, subject_of(place).identity
    chosen = [entry for entry in reader.register.services.values() if identity in entry.record.meetings]
    if not chosen:
        return Markup("")
    items = service_items(reader, chosen)
    return render("meeting_services", services=items, all=reader.standpoint.to("services/"), say=reader.say)


@block("meeting.facts", each="meetings")
def facts(place: BlockContext) -> Markup:
    """What is known of the meeting, each fact with its source and certainty."""
    reader, record = place.reader, subject_of(place).record
    days = Markup("<br>").join(when(reader, record)) if record.segments else None
    convention = reader.link("conventions", record.convention)
    rows: list[Row] = [
        *fact(reader, record, "name", reader.text(record.name)),
        *fact(reader, record, "convention", convention),
        *fact(reader, record, "state", _state(reader, record)),
        *fact(reader, record, "segments", days, label="when"),
        *fact(reader, record, "joint", _together(reader, record)),
        *fact(reader, record, "note", reader.text_if_any(record.note), label="remark"),
    ]
    return render("facts", rows=rows, say=reader.say)


def _state(reader: RenderContext, record: Meeting) -> str:
    word, meaning = (
        reader.choice("meeting-state", record.state),
        reader.definition("meeting-state", record.state),
    )
    return reader.say("definition", word=word, meaning=meaning)


def _together(reader: RenderContext, record: Meeting) -> Markup:
    """Return the other meetings held together with this one."""
    others = [m.identity for m in held_together(reader.register, record) if m.record is not record]
    return reader.listed(short_meeting(reader, identity) for identity in others)
