"""What is reported of an adopted paragraph, and who says so."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.model.decisions import StatusEvent
from jointreport.reader import Reader
from jointreport.views.supports import supports


def event_words(reader: Reader, event: StatusEvent) -> Markup:
    """Return “Reported as under way, as at 1 May 2025, by …: …” with its sources."""
    values = {
        "value": reader.choice("implementation", event.value),
        "date": reader.say.date(event.date),
        "who": reader.body(event.asserted_by),
        "text": reader.text(event.text),
        "source": reader.listed(support.source for support in supports(reader, event.sources)),
    }
    return reader.phrase("status-event", **values)
