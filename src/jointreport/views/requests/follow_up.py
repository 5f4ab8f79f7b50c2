"""Where what was done under a request is reported, as far as that is recorded here."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from jointreport.records.model.activities import Activity, Service
from jointreport.records.model.sources import Reference
from jointreport.site.context import Reader
from jointreport.views.parts.done import Work, work_link, work_under
from jointreport.views.parts.events import event_words
from jointreport.views.parts.supports import supports


def reported(reader: Reader, decision: str, at: str) -> tuple[Markup, ...]:
    """Return what is reported of a paragraph, and where its activities and services are reported."""
    events = (event_words(reader, event.record) for event in reader.register.status_of(decision, at))
    return (*events, *dict.fromkeys(_reports(reader, work_under(reader.register, decision, at))))


def _reports(reader: Reader, work: tuple[Work, ...]) -> Iterator[Markup]:
    for entry in work:
        places = supports(reader, _references(entry.record))
        if places:
            where = reader.listed(place.source for place in places)
            yield reader.phrase("reported-in", name=work_link(reader, entry), where=where)


def _references(record: Activity | Service) -> tuple[Reference, ...]:
    """Return where an activity is reported, not where it was planned; of a provided service, what tells of it."""
    if isinstance(record, Activity):
        return record.reported.sources if record.reported else ()
    return record.sources if record.state == "provided" else ()
