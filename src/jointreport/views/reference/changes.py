"""What changed in the records of this site, in words: by day and by meaning, the latest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup, escape

from jointreport.records.history import Difference, History, RecordChange
from jointreport.records.kinds import list_of
from jointreport.records.markers import Aspect
from jointreport.records.model.dates import PartialDate
from jointreport.records.model.places import PLACE, note_place
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.order import Groups
from jointreport.site.context import RenderContext
from jointreport.site.markup import with_badge
from jointreport.views.blocks import BlockContext, block
from jointreport.views.documents.cited_by import link_records
from jointreport.views.parts.sources import document_name
from jointreport.views.templates import render

_MOST_PLACES = 8

_ASPECTS: Mapping[str, str] = {"fact": "log-other"}
"""Aspect → its words, where they are not called as the aspect is."""


def change_words(reader: RenderContext, change: RecordChange) -> Markup:
    """Return everything that changed of a record, joined as clauses."""
    # Several fields may have the same words: of dates, names and facts it is only said that they changed.
    told = dict.fromkeys(_words(reader, change.kind, one) for one in change.differences)
    return escape(reader.say("clause-separator").join(told))


def _words(reader: RenderContext, kind: str, difference: Difference) -> str:
    say = reader.say
    if difference.aspect == "text":
        return _text(reader, difference)
    if difference.aspect == "text-status":
        what = say("log-text-status", language=_languages(reader, difference))
    else:
        what = say(_ASPECTS.get(difference.aspect, f"log-{difference.aspect}"))
    was, now = (_value(reader, kind, difference, value) for value in (difference.was, difference.now))
    if not now:
        return what
    return say("log-was-now", what=what, was=was, now=now) if was else say("log-now", what=what, now=now)


def _value(reader: RenderContext, kind: str, difference: Difference, value: str) -> str:
    """Return the words of a value; nothing where the closed list does not know it any more."""
    # Of a text it is the aspect that is called as the list is: `extent`, `text-status`.
    name = difference.aspect if difference.aspect in LISTS else list_of(kind, difference.field)
    found = reader.register.entries["vocabulary"].get(f"{name}/{value}")
    return reader.plain(found.record.words) if found else ""


def _text(reader: RenderContext, difference: Difference) -> str:
    """Return “text of paragraphs 3 and 4 (a) (Chinese)”; of many paragraphs only their number is given."""
    # The history knows no model: of a footnote it gives `fn` and the label as it was written then.
    written = (note_place(at[2:]) if at.startswith("fn") else at for at in difference.places)
    say, places = reader.say, [at for at in written if PLACE.fullmatch(at)]
    if len(places) > _MOST_PLACES:
        what = say("log-text-many", n=len(places))
    elif places:
        what = say("log-text-of", places=say.paragraphs(places))
    else:
        what = say("log-text")
    if not difference.languages:
        return what
    return say("log-in-languages", what=what, languages=_languages(reader, difference))


def _languages(reader: RenderContext, difference: Difference) -> str:
    """Return the names of languages; one that the site no longer has is given by its tag."""
    known = reader.register.languages
    return reader.say.join([reader.say.language_name(one) if one in known else one for one in difference.languages])


MOST_NAMED = 60
"""Of one kind, so many new records of a later day are named; of more only their number is."""

MOST_ON_A_LINE = 12
"""Of one kind, so many records of which the same changed are named; of more only their number is."""

Changes = Sequence[RecordChange]


@dataclass(frozen=True, slots=True)
class ChangedKind:
    """The records of one kind that changed on a day: named one after the other, or each on a line of its own."""

    kind: str
    together: Markup
    lines: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day after the first: what is new, what changed, what is no longer listed, by kind."""

    anchor: str
    date: str
    groups: tuple[tuple[str, tuple[ChangedKind, ...]], ...]


@block("what-changed")
def what_changed(place: BlockContext) -> Markup:
    """Show which records are new, changed or gone, by day; the day on which the records begin changed nothing."""
    reader, history = place.reader, place.history
    begun = history.since if history.whole else None
    days = tuple(
        _day(reader, history, day, tuple(changes))
        for day, changes in groupby(history.changes, key=lambda change: change.day)
        if day != begun
    )
    return render("what_changed", said=_introduction(reader, history, days), days=days)


def _introduction(reader: RenderContext, history: History, days: Sequence[ChangedDay]) -> tuple[str, ...]:
    """Say how far back the list goes, or why there is none."""
    if history.since is None:
        return (reader.say(f"log-{history.state}"),)
    said = reader.say("log-begin" if history.whole else "log-since", date=_date(reader, history.since))
    return (said,) if days else (said, reader.say("log-none"))


def _date(reader: RenderContext, day: date) -> str:
    return reader.say.date(PartialDate(day.year, day.month, day.day))


def _day(reader: RenderContext, history: History, day: date, changes: Changes) -> ChangedDay:
    # In the order in which a day is told: what is new first, what is gone last.
    by_aspect: dict[Aspect, list[RecordChange]] = {"new": [], "fact": [], "gone": []}
    for change in changes:
        aspect = change.differences[0].aspect
        by_aspect[aspect if aspect in {"new", "gone"} else "fact"].append(change)
    tell = {"new": _name_each, "fact": _tell_changed, "gone": _name_each}
    groups = tuple(
        (reader.say(f"log-{aspect}"), tuple(tell[aspect](reader, history, found)))
        for aspect, found in by_aspect.items()
        if found
    )
    return ChangedDay(f"day-{day.isoformat()}", _date(reader, day), groups)


def _by_kind(reader: RenderContext, changes: Iterable[RecordChange]) -> Iterator[tuple[str, list[RecordChange]]]:
    """Yield the changes of each kind of record, in the order of the site, under the name of the kind."""
    register = reader.register
    in_order = {"decisions": register.decisions_in_order, "meetings": register.meetings_in_order}
    by_record = {(change.kind, change.identity): change for change in changes}
    for kind, entries in register.entries.items():
        known = [entry.identity for entry in in_order.get(kind, entries.values())]
        gone = [identity for of_kind, identity in by_record if of_kind == kind and identity not in entries]
        found = [by_record[kind, one] for one in (*known, *gone) if (kind, one) in by_record]
        if found:
            yield reader.say(f"cited-{kind}"), found


def _name_each(reader: RenderContext, history: History, changes: Changes) -> Iterator[ChangedKind]:
    for kind, of_kind in _by_kind(reader, changes):
        if len(of_kind) > MOST_NAMED:
            yield ChangedKind(kind, escape(reader.say("log-many", n=len(of_kind))))
        else:
            names = dict.fromkeys(_name(reader, history, change) for change in of_kind)
            yield ChangedKind(kind, reader.join_clauses(names))


def _tell_changed(reader: RenderContext, history: History, changes: Changes) -> Iterator[ChangedKind]:
    """Yield what changed of each kind of record; records of which the same is told share a line."""
    for kind, of_kind in _by_kind(reader, changes):
        alike = Groups((change_words(reader, change), _name(reader, history, change)) for change in of_kind)
        lines = (reader.phrase("log-line", name=_names(reader, alike[what]), what=what) for what in alike)
        yield ChangedKind(kind, Markup(""), tuple(lines))


def _names(reader: RenderContext, names: Sequence[Markup]) -> Markup:
    """Return the names of records, or of too many for one line how many there are."""
    many = len(names) > MOST_ON_A_LINE
    return escape(reader.say("log-many", n=len(names))) if many else reader.join_clauses(names)


def _name(reader: RenderContext, history: History, change: RecordChange) -> Markup:
    """Return a link to where the record stands; a draft is named as one, and what is gone by its last name."""
    entry = reader.register.entries[change.kind].get(change.identity)
    if entry is None:
        return _last_name(reader, history, change)
    if change.kind == "meetings":
        # Its short name is that of meetings of other conferences as well.
        return reader.meeting(change.identity)
    if change.kind == "documents":
        return reader.link("documents", change.identity, document_name(reader, change.identity))
    (name,) = link_records(reader, change.kind, (entry,))
    if getattr(entry.record, "stage", "") != "draft":
        return name
    return with_badge(name, "draft", reader.say("draft-badge"))


def _last_name(reader: RenderContext, history: History, change: RecordChange) -> Markup:
    # The record is gone, but git still has what it was called.
    names = history.names.get((change.kind, change.identity), {})
    if reader.language in names or not names:
        return escape(names.get(reader.language, change.identity))
    language, words = next(iter(names.items()))
    return reader.foreign(words, language) if language else escape(words)
