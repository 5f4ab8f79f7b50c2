"""Every name of another record, and every place in a text, leads to what is there and belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import hint_of_list
from jointreport.records.kinds import items, records_within, shape
from jointreport.records.load import Entry
from jointreport.records.model.base import IDENTITY, Record
from jointreport.records.model.decisions import Mandate, Passage, Relation, StatusEvent
from jointreport.records.model.documents import EditorialNote, Footnote
from jointreport.records.model.sources import Reference
from jointreport.records.reads import cached
from jointreport.records.register.names import places_of, problem_of_name
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register, TextHolder
from jointreport.records.source import Where
from jointreport.rules.paragraphs import is_told_there

TO_DOCUMENTS = {"takes-note-of", "contained-in"}
"""The relations that lead to documents; all others lead to decisions."""


def known_reference(register: Register) -> Iterator[Problem]:
    """Every name of another record is the name of a record of the right kind."""
    unknown = [(entry, *found) for entry in register.every_entry() for found in _unknown_in(register, entry)]
    named_by = Groups((name, (entry.kind, entry.identity)) for entry, _, name, _, _ in unknown)
    for _, spot, name, kinds, record in unknown:
        records = len(set(named_by[name]))
        if elsewhere := _kinds_with(register, name):
            yield _of_other_kind(spot, name, elsewhere, kinds, record)
            continue
        # Nobody makes the same slip in several records: this one was deleted or renamed.
        if records > 1 and IDENTITY.fullmatch(name):
            values: dict[str, Value] = {"found": name, "n": str(records), "places": places_of(kinds)}
            yield Problem("record-missing", spot, values)
        else:
            yield problem_of_name(register, spot, name, kinds, "known-reference")
    for entry in register.every_entry():
        if entry.folder and entry.folder not in register.periods and not register.lost.holds(entry.folder, "periods"):
            yield problem_of_name(register, Spot(entry.source.path), entry.folder, ("periods",), "known-reference")


def _kinds_with(register: Register, name: str) -> tuple[str, ...]:
    return tuple(kind for kind, entries in register.entries.items() if name in entries)


def _of_other_kind(
    spot: Spot, name: str, elsewhere: tuple[str, ...], allowed: tuple[str, ...], record: Record
) -> Problem:
    """Return what to tell of a record that stands in a field for others: which field is for it, if one is."""
    references = shape(type(record)).references
    field = next((field for field, kinds in references.items() if set(_kinds(record, kinds)) & set(elsewhere)), "")
    values: dict[str, Value] = {"found": name, "places": places_of(elsewhere), "allowed": places_of(allowed)}
    if field:
        return Problem("field-of-other-kind", spot, {**values, "field": field})
    return Problem("record-of-other-kind", spot, values)


def _unknown_in(register: Register, entry: Entry[Any]) -> Iterator[tuple[Spot, str, tuple[str, ...], Record]]:
    """Yield each name in a record that is no record, with its place, the kinds it may be of and what holds it."""
    if not isinstance(entry.record, Record):
        return
    for where, record in records_within(entry.record):
        for field, kinds in shape(type(record)).references.items():
            allowed = _kinds(record, kinds)
            for place, name in names_in(record, field):
                there = any(name in register.entries[kind] for kind in allowed)
                if not there and not register.lost.holds(name, *allowed):
                    yield spot_of_name(entry, (*where, *place), name), name, allowed, record


def _kinds(record: Record, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds a field may name; what a relation leads to depends on the relation."""
    if isinstance(record, Relation) and record.kind in TO_DOCUMENTS:
        return ("documents",)
    return kinds


def names_in(record: Record, field: str) -> Iterator[tuple[Where, str]]:
    """Yield the names in a field: its value, the items of a list, or the keys of a mapping."""
    value = record.__dict__[shape(type(record)).attributes[field]]
    if isinstance(value, dict):
        yield from (((field, key), key) for key in value)
    else:
        yield from items(value, (field,))


def spot_of_name(entry: Entry[Any], where: Where, name: str) -> Spot:
    """Return the place of a name; it may stand where a key stands."""
    return entry.key_spot(*where) if where[-1] == name else entry.spot(*where)


_PRINTED = (Passage, StatusEvent, EditorialNote)

_WHERE_NONE_IS = {"known-place": "no-paragraph-yet", "known-part": "no-part-yet"}


def known_place(register: Register) -> Iterator[Problem]:
    """Every paragraph that is named exists in the text it is said to stand in."""
    for entry, where, record in every_record(register):
        field, at = _place_in(record)
        holder = _text_meant(register, entry, record) if at else None
        # A paragraph may be cited of a text that we hold in part or not at all;
        # a passage that pages print, a status and an editorial note need the words themselves.
        if not holder or not (isinstance(record, _PRINTED) or holder.record.text.extent == "complete"):
            continue
        if at not in (places := _places(holder)) and not is_told_there(holder.record.text, at):
            in_status = isinstance(record, StatusEvent)
            yield _problem_at("known-place", entry.spot(*where, field), at, holder, places, in_status=in_status)


def known_part(register: Register) -> Iterator[Problem]:
    """Every part of a document that is named is among the parts of that document."""
    for entry, where, record in every_record(register):
        part, documents = _part_in(record)
        for holder in (register.documents.get(identity) for identity in documents):
            parts = tuple(one.id for one in holder.record.parts) if holder else ()
            # A name that is given twice hides the one that was meant.
            if holder and part and part not in parts and len(set(parts)) == len(parts):
                yield _problem_at("known-part", entry.spot(*where, "part"), part, holder, parts)


def _problem_at(
    code: str, spot: Spot, found: str, holder: TextHolder, names: tuple[str, ...], *, in_status: bool = False
) -> Problem:
    values: dict[str, Value] = {"found": found, "record": holder.identity}
    if not names:
        return Problem("no-text-for-status" if in_status else _WHERE_NONE_IS[code], spot, values)
    return Problem(code, spot, {**values, "hint": hint_of_list(found, names)})


@cached()
def every_record(register: Register) -> tuple[tuple[Entry[Any], Where, Record], ...]:
    """Return every record and every one inside another, with its place: several rules walk through all of them."""
    entries = (entry for entry in register.every_entry() if isinstance(entry.record, Record))
    return tuple((entry, where, record) for entry in entries for where, record in records_within(entry.record))


def _place_in(record: Record) -> tuple[str, str]:
    """Return the field in which a record names a place in a text, and the place, if any."""
    if isinstance(record, EditorialNote):
        return "on", record.on or ""
    if isinstance(record, Relation | Passage | Reference | StatusEvent | Mandate):
        return "at", record.at or ""
    return "", ""


def _text_meant(register: Register, entry: Entry[Any], record: Record) -> TextHolder | None:
    """Return the decision or document in whose text a record names a place."""
    if isinstance(record, EditorialNote | Relation):
        return entry
    if isinstance(record, Passage | Reference):
        return register.documents.get(record.document or "")
    if isinstance(record, StatusEvent | Mandate):
        return register.decisions.get(record.decision)
    return None


def _places(holder: TextHolder) -> tuple[str, ...]:
    text = holder.record.text
    return (*(p.at for p in text.paragraphs), *(note.at for note in text.footnotes))


def _part_in(record: Record) -> tuple[str | None, tuple[str, ...]]:
    if isinstance(record, Relation):
        return record.part, record.to
    if isinstance(record, Footnote):
        return record.part, (record.refers_to,) if record.refers_to else ()
    if isinstance(record, Reference):
        return record.part, (record.document,) if record.document else ()
    return None, ()


def meeting_of_convention(register: Register) -> Iterator[Problem]:
    """Each meeting that a decision names is a meeting of the first of its conventions."""
    for entry in register.decisions.values():
        meeting, convention = register.meetings.get(entry.record.meeting), entry.record.conventions[0]
        known = meeting and register.conventions.keys() >= {meeting.record.convention, convention}
        if meeting and known and meeting.record.convention != convention:
            values = {"found": meeting.identity, "convention": convention}
            yield Problem("meeting-of-convention", entry.spot("meeting"), values)


def document_of_meeting(register: Register) -> Iterator[Problem]:
    """Each meeting that a document names is one of a conference of its conventions."""
    for entry in register.documents.values():
        meeting, conventions = register.meetings.get(entry.record.meeting or ""), entry.record.conventions
        if meeting and conventions and meeting.record.convention not in conventions:
            values: dict[str, Value] = {"found": meeting.identity, "conventions": conventions}
            if register.conventions.keys() >= {meeting.record.convention, *conventions}:
                yield Problem("document-of-meeting", entry.spot("meeting"), values)


def draft_of_meeting(register: Register) -> Iterator[Problem]:
    """Each draft that a document sets out was put to the meeting for which the document was made."""
    for entry in register.documents.values():
        for number, paragraph in enumerate(entry.record.text.paragraphs):
            draft = register.decisions.get(paragraph.contains or "")
            named = (
                {draft.record.meeting, entry.record.meeting or ""} if draft and draft.record.stage == "draft" else set()
            )
            if draft and entry.record.meeting and len(named & register.meetings.keys()) == 2:
                values = {"found": draft.identity, "meeting": draft.record.meeting, "other": entry.record.meeting}
                yield Problem("draft-of-meeting", entry.spot("text", "paragraphs", number, "contains"), values)


def document_in_time(register: Register) -> Iterator[Problem]:
    """No decision takes note of a document that was made for a later meeting."""
    for entry in register.decisions.values():
        _, until = register.days_of_adoption(entry.record)
        for number, relation in enumerate(entry.record.relations):
            for place, to in enumerate(relation.to if relation.kind == "takes-note-of" else ()):
                document = register.documents.get(to)
                since, _ = register.days_of_meeting(document.record.meeting or "" if document else "")
                if until < since:
                    values = {"found": to, "since": str(since), "until": str(until)}
                    yield Problem("document-in-time", entry.spot("relations", number, "to", place), values)


def conference_of_convention(register: Register) -> Iterator[Problem]:
    """Every convention names a conference, and its own."""
    for entry in register.conventions.values():
        body = register.bodies.get(entry.record.conference)
        # A name that no convention has may be a slip for this one.
        known = body is not None and register.conventions.keys() >= set(body.record.of)
        if body and known and (body.record.kind != "conference" or entry.identity not in body.record.of):
            values = {"found": body.identity, "convention": entry.identity}
            yield Problem("conference-of-convention", entry.spot("conference"), values)


def service_of_others_meetings(register: Register) -> Iterator[Problem]:
    """Not all meetings of a service are those of the provider's own conventions alone."""
    for entry in register.services.values():
        record = entry.record
        own, theirs = (_conventions_of(register, body) for body in (record.provider, record.recipient))
        held = {register.meetings[one].record.convention for one in record.meetings if one in register.meetings}
        if held and theirs and held <= own - theirs:
            bodies = {"provider": record.provider, "recipient": record.recipient}
            values: dict[str, Value] = {"found": record.meetings, **bodies}
            yield Problem("service-of-others-meetings", entry.spot("meetings"), values)


def _conventions_of(register: Register, body: str) -> frozenset[str]:
    return frozenset(register.bodies[body].record.of if body in register.bodies else ())


def service_to_another(register: Register) -> Iterator[Problem]:
    """No body provides a service to itself."""
    for entry in register.services.values():
        if entry.record.provider == entry.record.recipient:
            yield Problem("service-to-another", entry.spot("recipient"), {"found": entry.record.recipient})
