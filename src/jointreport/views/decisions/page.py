"""The page of one decision: its text, and what was done."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Activity, Decision, Service
from jointreport.records.register.register import Register
from jointreport.views.activities.activities import activity_items, service_items
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.templates import render
from jointreport.views.texts.section import text_section


@block("decision.text", each="decisions")
def text(place: BlockContext) -> Markup:
    """The text as far as it is held, in the official layout, with the editors' reading beside it."""
    subject, reader = subject_of(place), place.reader
    if subject.record.text.extent == "none":
        return Markup("")
    return text_section(reader, subject)


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
