"""What was done under a decision or a paragraph of it, and what is reported of that."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from jointreport.records.kinds import list_of
from jointreport.records.load import Entry
from jointreport.records.model.decisions import Activity, Service, StatusEvent
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, with_badge
from jointreport.site.urls import record_path
from jointreport.views.parts.facts import state_words
from jointreport.views.parts.sources import source_and_place, supports

Work = Entry[Activity] | Entry[Service]


def done_words(reader: RenderContext, decision: str, at: str | None) -> tuple[Markup, ...]:
    """Return the activities and services that name a paragraph, or with `at` none the decision alone."""
    return tuple(_told(reader, entry) for entry in work_under(reader.register, decision, at))


def work_under(register: Register, decision: str, at: str | None) -> tuple[Work, ...]:
    """Return the activities and services that name a paragraph, or with `at` none the decision alone."""
    return tuple(
        entry
        for entry in register.done_under(decision)
        if any(mandate.decision == decision and mandate.at == at for mandate in entry.record.mandates)
    )


def _told(reader: RenderContext, entry: Work) -> Markup:
    """Return “Service: interpretation” with its state: what was requested never looks like what was provided."""
    state = entry.record.state
    words = state_words(reader, list_of(entry.kind, "state"), state)
    return with_badge(reader.phrase(f"done-under-{entry.kind}", name=work_link(reader, entry)), state, words)


def work_link(reader: RenderContext, entry: Work) -> Markup:
    """Return a link to an activity or service under its name."""
    if isinstance(entry.record, Activity):
        return activity_link(reader, entry)
    return reader.link("services", entry.identity)


def activity_link(reader: RenderContext, entry: Entry[Activity]) -> Markup:
    """Return the title of an activity, linked to where it stands: its report, or else its first area."""
    title = reader.text_without_links(entry.record.title)
    if entry.folder in reader.register.periods_of.get("joint-report", ()):
        return html('<a href="{}">{}</a>', reader.to("joint-report", entry.folder, entry.identity), title)
    if entry.record.areas:
        href = reader.to("areas", entry.record.areas[0], entry.identity)
        return html('<a href="{}">{}</a>', href, title)
    return title


def event_words(reader: RenderContext, event: StatusEvent) -> Markup:
    """Return “Reported as “under way” in …: … Asserted by …; reviewed by …; as at …; evidence: …”."""
    home = f"{record_path('decisions', event.decision)}#{event.at}"
    told = reader.phrase(
        "status-event",
        value=reader.choice("implementation", event.value),
        text=reader.show(event.text, home, f"implementation:{event.value}"),
        source=reader.join(source_and_place(reader, one) for one in supports(reader, event.sources)),
    )
    clauses = reader.join_clauses(_clauses(reader, event))
    return html('{} <span class="event__basis">{}{}</span>', told, clauses, reader.say("sentence-end"))


def _clauses(reader: RenderContext, event: StatusEvent) -> Iterator[Markup]:
    """Yield who says so, who reviewed it, as at which day, and what shows it, as far as each is known."""
    yield reader.phrase("status-asserted", who=reader.body(event.asserted_by))
    if event.reviewed_by:
        yield reader.phrase("status-reviewed", who=reader.body(event.reviewed_by))
    yield reader.phrase("status-date", date=reader.say.date(event.date))
    if event.evidence:
        shown = reader.join(_evidence(reader, identity) for identity in event.evidence)
        yield reader.phrase("status-evidence", shown=shown)


def _evidence(reader: RenderContext, identity: str) -> Markup:
    register = reader.register
    return work_link(reader, register.activities.get(identity) or register.services[identity])
