"""What was done under a decision or a paragraph of it: activities and services, each with how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from jointreport.load import Entry
from jointreport.model.activities import Activity, Service
from jointreport.reader import Reader
from jointreport.subjects import subjects
from jointreport.views.item_rows import state_words


def done_words(reader: Reader, decision: str, at: str | None) -> tuple[Markup, ...]:
    """Return the activities and services that name a paragraph, or with `at` none the decision alone."""
    return tuple(_done_words(reader, decision, at))


def _done_words(reader: Reader, decision: str, at: str | None) -> Iterator[Markup]:
    for entry in reader.register.done_under(decision):
        if any(one.decision == decision and one.at == at for one in entry.record.mandates):
            yield _told(reader, entry)


def _told(reader: Reader, entry: Entry[Activity] | Entry[Service]) -> Markup:
    """Return “Service: interpretation” with its state: what was requested never looks like what was provided."""
    record = entry.record
    if isinstance(record, Activity):
        activity = reader.register.activities[entry.identity]
        name, kind, states = activity_link(reader, activity), "activities", "activity-state"
    else:
        name, kind, states = reader.link("services", entry.identity), "services", "service-state"
    state = state_words(reader, states, record.state)
    badge = Markup(' <span class="badge badge--{}">{}</span>').format(record.state, state)
    return reader.phrase(f"done-under-{kind}", name=name) + badge


def activity_link(reader: Reader, entry: Entry[Activity]) -> Markup:
    """Return the title of an activity, linked to where it stands: its report, or else its first area."""
    title = reader.text_without_links(entry.record.title)
    reports = {subject.identity for subject in subjects(reader.register, "joint-report")}
    if entry.folder in reports:
        return Markup('<a href="{}">{}</a>').format(
            reader.to("joint-report", entry.folder, entry.identity), title
        )
    if entry.record.areas:
        href = reader.to("areas", entry.record.areas[0], entry.identity)
        return Markup('<a href="{}">{}</a>').format(href, title)
    return title
