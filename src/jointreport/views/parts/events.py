"""What is reported of an adopted paragraph: in which document, who says so, who reviewed it, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from jointreport.records.model.decisions import StatusEvent
from jointreport.site.context import Reader
from jointreport.views.parts.done import work_link
from jointreport.views.parts.supports import supports


def event_words(reader: Reader, event: StatusEvent) -> Markup:
    """Return “Reported as “under way” in …: … Asserted by …; reviewed by …; as at …; evidence: …”."""
    told = reader.phrase(
        "status-event",
        value=reader.choice("implementation", event.value),
        text=reader.text(event.text),
        source=reader.listed(support.source for support in supports(reader, event.sources)),
    )
    clauses = escape(reader.say("clause-separator")).join(_clauses(reader, event))
    return Markup('{} <span class="event__basis">{}{}</span>').format(
        told, clauses, reader.say("sentence-end")
    )


def _clauses(reader: Reader, event: StatusEvent) -> Iterator[Markup]:
    """Yield who says so, who reviewed it, as at which day, and what shows it, as far as each is known."""
    yield reader.phrase("status-asserted", who=reader.body(event.asserted_by))
    if event.reviewed_by:
        yield reader.phrase("status-reviewed", who=reader.body(event.reviewed_by))
    yield reader.phrase("status-date", date=reader.say.date(event.date))
    if event.evidence:
        shown = reader.listed(_evidence(reader, identity) for identity in event.evidence)
        yield reader.phrase("status-evidence", shown=shown)


def _evidence(reader: Reader, identity: str) -> Markup:
    register = reader.register
    return work_link(reader, register.activities.get(identity) or register.services[identity])
