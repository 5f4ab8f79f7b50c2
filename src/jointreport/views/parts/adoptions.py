"""When a decision was adopted, in words; one text adopted by several conferences names all their meetings."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.records.model.decisions import Decision
from jointreport.site.context import Reader
from jointreport.views.parts.unbroken import unbroken


def adoption(reader: Reader, record: Decision, *, short: bool = False) -> Markup:
    """Return the day of adoption and what must be said with it; a meeting has its `short` name or the whole."""
    if record.adopted is None:
        return Markup("")
    during = record.adopted.during
    at = reader.register.meetings_of(record) if during in {None, record.meeting} else (during,)
    # Meetings of several conferences may have the same short name.
    meetings = reader.say.listed(tuple(dict.fromkeys(_name(reader, one, short=short) for one in at)))
    words = unbroken(reader.say.adoption(record.adopted, meetings))
    if record.adopted.note is None:
        return words
    return Markup('{} <span class="remark">{}</span>').format(words, reader.text(record.adopted.note))


def _name(reader: Reader, identity: str, *, short: bool) -> str:
    """Return “COP-6”, or “sixth meeting of the Conference of the Parties” as inside a sentence."""
    meeting = reader.register.meetings[identity].record
    return reader.plain(meeting.short) if short else reader.say.inside(reader.plain(meeting.name))
