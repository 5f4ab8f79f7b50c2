"""What was done under one decision, as far as activities and services name it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity, Service
from jointreport.records.model.decisions import Decision
from jointreport.records.register.register import Register
from jointreport.views.activities.activities import activity_items, service_items
from jointreport.views.blocks import Place, block, subject_of
from jointreport.views.templates import render


@block("decision.done", each="decisions")
def done(place: Place) -> Markup:
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
    _, adopted = register.adopted_between(record)
    return any(register.periods[period].record.to.last > adopted for period in register.reported_periods)
