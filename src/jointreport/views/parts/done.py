"""What was done under a decision or a paragraph of it: activities and services, each with how it stands."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity, Service
from jointreport.records.register.register import Register
from jointreport.site.context import Reader
from jointreport.site.pages import identities_of
from jointreport.views.parts.item_rows import state_words

Work = Entry[Activity] | Entry[Service]

_STATES: Mapping[str, str] = {"activities": "activity-state", "services": "service-state"}
"""Kind of record → the closed list of its states."""


def done_words(reader: Reader, decision: str, at: str | None) -> tuple[Markup, ...]:
    """Return the activities and services that name a paragraph, or with `at` none the decision alone."""
    return tuple(_told(reader, entry) for entry in work_under(reader.register, decision, at))


def work_under(register: Register, decision: str, at: str | None) -> tuple[Work, ...]:
    """Return the activities and services that name a paragraph, or with `at` none the decision alone."""
    return tuple(
        entry
        for entry in register.done_under(decision)
        if any(mandate.decision == decision and mandate.at == at for mandate in entry.record.mandates)
    )


def _told(reader: Reader, entry: Work) -> Markup:
    """Return “Service: interpretation” with its state: what was requested never looks like what was provided."""
    state = entry.record.state
    words = state_words(reader, _STATES[entry.kind], state)
    badge = Markup(' <span class="badge badge--{}">{}</span>').format(state, words)
    return reader.phrase(f"done-under-{entry.kind}", name=work_link(reader, entry)) + badge


def work_link(reader: Reader, entry: Work) -> Markup:
    """Return a link to an activity or service under its name."""
    if isinstance(entry.record, Activity):
        return activity_link(reader, entry)
    return reader.link("services", entry.identity)


def activity_link(reader: Reader, entry: Entry[Activity]) -> Markup:
    """Return the title of an activity, linked to where it stands: its report, or else its first area."""
    title = reader.text_without_links(entry.record.title)
    if entry.folder in identities_of(reader.register, "joint-report"):
        return Markup('<a href="{}">{}</a>').format(
            reader.to("joint-report", entry.folder, entry.identity), title
        )
    if entry.record.areas:
        href = reader.to("areas", entry.record.areas[0], entry.identity)
        return Markup('<a href="{}">{}</a>').format(href, title)
    return title
