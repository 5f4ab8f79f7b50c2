"""The page of one meeting: how it stands, its decisions, documents and services, what is known."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.records.model.bodies import Meeting
from jointreport.site.context import Reader
from jointreport.views.activities.activities import service_items
from jointreport.views.blocks import Place, block, subject_of
from jointreport.views.decisions.lists import decision_table
from jointreport.views.decisions.rows import short_meeting
from jointreport.views.documents.lists import document_table
from jointreport.views.parts.occasions import held_together, when
from jointreport.views.parts.tables import Row, fact
from jointreport.views.templates import render
from jointreport.views.texts.status import Strip, strip, unknown_rows


@block("meeting.status", each="meetings")
def status(place: Place) -> Markup:
    """Whether the meeting was held, is tentative or planned, when and where, and with which others."""
    reader, record = place.reader, subject_of(place).record
    words = [reader.choice("meeting-state", record.state), *when(reader, record)]
    if len(held_together(reader.register, record)) > 1:
        words.append(reader.say("held-together"))
    rows = unknown_rows(reader, record)
    remark = reader.text_if_any(record.note)
    tone = "held" if record.state == "held" else "planned"
    return strip(reader, Strip(tone, tuple(words), remark, tuple(rows)))


@block("meeting.decisions", each="meetings")
def decisions(place: Place) -> Markup:
    """The decisions of the meeting known to us; drafts put to it are marked and not counted."""
    reader, identity = place.reader, subject_of(place).identity
    chosen = reader.register.decisions_at(identity)
    return decision_table(reader, chosen, "decisions", reader.say("heading-decisions"))


@block("meeting.documents", each="meetings")
def documents(place: Place) -> Markup:
    """The documents of the meeting known to us."""
    reader, identity = place.reader, subject_of(place).identity
    chosen = [entry for entry in reader.register.documents_in_order if entry.record.meeting == identity]
    return document_table(reader, chosen, "documents", reader.say("heading-documents"))


@block("meeting.services", each="meetings")
def services(place: Place) -> Markup:
    """The services requested or provided for the meeting; a request is never told as a service provided."""
    reader, identity = place.reader, subject_of(place).identity
    chosen = [entry for entry in reader.register.services.values() if identity in entry.record.meetings]
    if not chosen:
        return Markup("")
    items = service_items(reader, chosen)
    return render("meeting_services", services=items, all=reader.standpoint.to("services/"), say=reader.say)


@block("meeting.facts", each="meetings")
def facts(place: Place) -> Markup:
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


def _state(reader: Reader, record: Meeting) -> str:
    word, meaning = (
        reader.choice("meeting-state", record.state),
        reader.definition("meeting-state", record.state),
    )
    return reader.say("definition", word=word, meaning=meaning)


def _together(reader: Reader, record: Meeting) -> Markup:
    """Return the other meetings held together with this one."""
    others = [m.identity for m in held_together(reader.register, record) if m.record is not record]
    return reader.listed(short_meeting(reader, identity) for identity in others)
