"""When a decision was adopted, in words; one text adopted by several conferences names all their meetings."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from jointreport.model.bodies import Meeting
from jointreport.model.decisions import Decision
from jointreport.model.language import Text
from jointreport.reader import Reader


def adoption(reader: Reader, record: Decision, name: Callable[[Meeting], Text]) -> Markup:
    """Return the day of adoption and what must be said with it; `name` chooses how a meeting is called."""
    if record.adopted is None:
        return Markup("")
    during = record.adopted.during
    at = reader.register.meetings_of(record) if during in {None, record.meeting} else (during,)
    meetings = reader.say.listed([reader.plain(name(reader.register.meetings[one].record)) for one in at])
    words = Markup("{}").format(reader.say.adoption(record.adopted, meetings))
    if record.adopted.note is None:
        return words
    return Markup('{} <span class="remark">{}</span>').format(words, reader.text(record.adopted.note))
