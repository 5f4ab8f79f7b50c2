"""The page of one decision: its text, what was done, how it stands to others, what is known and how."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Activity, Decision, Service
from jointreport.records.model.documents import Document
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.views.activities.activities import activity_items, service_items
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.parts.facts import Row, fact
from jointreport.views.parts.phrases import adoption
from jointreport.views.parts.sources import supports
from jointreport.views.templates import render
from jointreport.views.texts.section import text_section


@block("decision.text", each="decisions")
def text(place: BlockContext) -> Markup:
    """The text as far as it is held, in the official layout, with the editors' reading beside it."""
    subject, reader = subject_of(place), place.reader
    if subject.record.text.extent == "none":
        return Markup("")
    return text_section(reader, subject)


@block("decision.facts", each="decisions")
def facts(place: BlockContext) -> Markup:
    """What is known of the decision, each fact with its source and certainty."""
    reader, subject = place.reader, subject_of(place)
    record, say = subject.record, reader.say
    rows: list[Row] = [
        *fact(reader, record, "symbol", record.symbol),
        *title_rows(reader, record),
        *fact(
            reader,
            record,
            "stage",
            say(
                "definition",
                word=reader.choice("stage", record.stage),
                meaning=reader.definition("stage", record.stage),
            ),
        ),
        *fact(reader, record, "meeting", _meetings(reader, record)),
        *fact(reader, record, "adopted", adoption(reader, record, home=f"{subject.path}#facts")),
        *fact(reader, record, "areas", reader.join(reader.link("areas", a) for a in record.areas)),
        # How we file a decision is no fact, and so has no source.
        Row(say("field-subject"), escape(reader.choice("subject", record.subject))),
    ]
    return render("facts", rows=rows, say=say)


def title_rows(reader: RenderContext, record: Decision | Document) -> list[Row]:
    """Return the title in each language, with what kind of title it is."""
    rows = []
    for language in reader.own_first(record.title.by_language):
        words = reader.in_language(record.title[language], language)
        status = reader.choice("title-status", record.title_status.get(language, "ours"))
        value = html('{} <span class="badge">{}</span>', words, status)
        label = reader.say("title-in", language=reader.say.language_name(language))
        rows.append(Row(label, value, supports(reader, record.sources, f"title.{language}")))
    return rows


def _meetings(reader: RenderContext, record: Decision) -> Markup:
    return reader.join(reader.meeting(identity) for identity in reader.register.meetings_of(record))


@block("decision.done", each="decisions")
def done(place: BlockContext) -> Markup:
    """The activities and services that name the decision as what asks for them."""
    reader, subject = place.reader, subject_of(place)
    entries: tuple[Entry[Any], ...] = reader.register.done_under(subject.identity)
    activities = [entry for entry in entries if isinstance(entry.record, Activity)]
    services = [entry for entry in entries if isinstance(entry.record, Service)]
    silent = not entries and _could_be_assessed(reader.register, subject.record)
    if not entries and not silent:
        return Markup("")
    return render(
        "decision_done",
        # They are at home on other pages, where the search finds them under their anchors.
        activities=activity_items(reader, activities, ids=False),
        services=service_items(reader, services, ids=False),
        nothing=reader.say("nothing-recorded") if silent else "",
        say=reader.say,
    )


def _could_be_assessed(register: Register, record: Decision) -> bool:
    """Whether the text asks someone for something, and a later report is held that could tell of it."""
    asks = any(act.to for paragraph in record.text.paragraphs for act in paragraph.acts)
    if record.stage == "draft" or not asks:
        return False
    _, adopted = register.days_of_adoption(record)
    return any(register.periods[period].record.to.last > adopted for period in register.periods_with_report)
