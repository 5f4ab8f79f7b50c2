"""What changed of a record, in words: the text of which paragraphs, its status, a date, a relation."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from jointreport.records.history.changes import Difference, RecordChange
from jointreport.records.model.base import PLACE
from jointreport.site.context import Reader

_MOST_PLACES = 8

_LISTS: Mapping[tuple[str, str], str] = {
    ("decisions", "stage"): "stage",
    ("documents", "state"): "document-state",
    ("meetings", "state"): "meeting-state",
    ("activities", "state"): "activity-state",
    ("services", "state"): "service-state",
    ("status", "value"): "implementation",
    ("sources", "seen"): "seen",
    ("decisions", "extent"): "extent",
    ("documents", "extent"): "extent",
    ("decisions", "languages"): "text-status",
    ("documents", "languages"): "text-status",
}
"""Kind of record and field → the closed list of its values."""

_ASPECTS: Mapping[str, str] = {"fact": "log-other"}
"""Aspect → its words, where they are not called as the aspect is."""


def change_words(reader: Reader, change: RecordChange) -> Markup:
    """Return everything that changed of a record, joined as clauses."""
    # Several fields may have the same words: of dates, names and facts it is only said that they changed.
    told = dict.fromkeys(_words(reader, change.kind, one) for one in change.differences)
    return escape(reader.say("clause-separator").join(told))


def _words(reader: Reader, kind: str, difference: Difference) -> str:
    say = reader.say
    if difference.aspect == "text":
        return _text(reader, difference)
    if difference.aspect == "text-status":
        what = say("log-text-status", language=_languages(reader, difference))
    else:
        what = say(_ASPECTS.get(difference.aspect, f"log-{difference.aspect}"))
    was, now = (_value(reader, kind, difference.field, value) for value in (difference.was, difference.now))
    if not now:
        return what
    return say("log-was-now", what=what, was=was, now=now) if was else say("log-now", what=what, now=now)


def _value(reader: Reader, kind: str, field: str, value: str) -> str:
    """Return the words of a value; nothing where the closed list does not know it any more."""
    key = f"{_LISTS.get((kind, field), '')}/{value}"
    found = reader.register.entries["vocabulary"].get(key)
    return reader.plain(found.record.words) if found else ""


def _text(reader: Reader, difference: Difference) -> str:
    """Return “text of paragraphs 3 and 4 (a) (Chinese)”; of many paragraphs only their number is given."""
    say, places = reader.say, [at for at in difference.places if PLACE.fullmatch(at)]
    if len(places) > _MOST_PLACES:
        what = say("log-text-many", n=len(places))
    elif places:
        what = say("log-text-of", places=say.paragraphs(places))
    else:
        what = say("log-text")
    if not difference.languages:
        return what
    return say("log-in-languages", what=what, languages=_languages(reader, difference))


def _languages(reader: Reader, difference: Difference) -> str:
    """Return the names of languages; one that the site no longer has is given by its tag."""
    known = reader.register.languages
    return reader.say.listed(
        [reader.say(f"language-{one}") if one in known else one for one in difference.languages]
    )
