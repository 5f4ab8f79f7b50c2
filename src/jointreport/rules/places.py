"""Every place that is named in a text or document exists there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jointreport.problems import Problem, Spot, Value
from jointreport.records.fields import records_within
from jointreport.records.load import Entry
from jointreport.records.model.activities import Mandate
from jointreport.records.model.base import Record
from jointreport.records.model.decisions import Decision, Passage, Relation, StatusEvent
from jointreport.records.model.documents import Document
from jointreport.records.model.sources import Reference
from jointreport.records.model.text import EditorialNote, Footnote
from jointreport.records.register.register import Register
from jointreport.records.source import Where
from jointreport.rules.references import suggested

Holder = Entry[Decision] | Entry[Document]

# A paragraph may be cited of a text that we hold in part or not at all;
# a passage that pages print, a status and an editorial note need the words themselves.
_PRINTED = (Passage, StatusEvent, EditorialNote)

_WHERE_NONE_IS = {"known-place": "no-paragraph-yet", "known-part": "no-part-yet"}


def known_place(register: Register) -> Iterator[Problem]:
    """Every paragraph that is named exists in the text it is said to stand in."""
    for entry, where, record in _records(register):
        field, at = _named_place(record)
        holder = _text_meant(register, entry, record) if at else None
        if holder and _must_hold(holder, record) and at not in (places := _places(holder)):
            yield _missing("known-place", entry.spot(*where, field), at, holder, places)


def _must_hold(holder: Holder, record: Record) -> bool:
    return isinstance(record, _PRINTED) or holder.record.text.extent == "complete"


def known_part(register: Register) -> Iterator[Problem]:
    """Every part of a document that is named is among the parts of that document."""
    for entry, where, record in _records(register):
        part, documents = _named_part(record)
        for holder in (register.documents.get(identity) for identity in documents):
            if holder and part and part not in (parts := tuple(p.id for p in holder.record.parts)):
                yield _missing("known-part", entry.spot(*where, "part"), part, holder, parts)


def _missing(code: str, spot: Spot, found: str, holder: Holder, names: tuple[str, ...]) -> Problem:
    values: dict[str, Value] = {"found": found, "record": holder.identity}
    if not names:
        return Problem(_WHERE_NONE_IS[code], spot, values)
    return Problem(code, spot, {**values, "hint": suggested(found, names)})


def _records(register: Register) -> Iterator[tuple[Entry[Any], Where, Record]]:
    for entries in register.entries.values():
        for entry in entries.values():
            if isinstance(entry.record, Record):
                yield from ((entry, where, record) for where, record in records_within(entry.record))


def _named_place(record: Record) -> tuple[str, str]:
    """Return the field in which a record names a place in a text, and the place, if any."""
    if isinstance(record, EditorialNote):
        return "on", record.on or ""
    if isinstance(record, Relation | Passage | Reference | StatusEvent | Mandate):
        return "at", record.at or ""
    return "", ""


def _text_meant(register: Register, entry: Entry[Any], record: Record) -> Holder | None:
    """Return the decision or document in whose text a record names a place."""
    if isinstance(record, EditorialNote | Relation):
        return entry
    if isinstance(record, Passage | Reference):
        return register.documents.get(record.document or "")
    if isinstance(record, StatusEvent | Mandate):
        return register.decisions.get(record.decision)
    return None


def _places(holder: Holder) -> tuple[str, ...]:
    text = holder.record.text
    return (*(p.at for p in text.paragraphs), *(f"fn{note.label}" for note in text.footnotes))


def _named_part(record: Record) -> tuple[str | None, tuple[str, ...]]:
    if isinstance(record, Relation):
        return record.part, record.to
    if isinstance(record, Footnote):
        return record.part, (record.refers_to,) if record.refers_to else ()
    if isinstance(record, Reference):
        return record.part, (record.document,) if record.document else ()
    return None, ()
