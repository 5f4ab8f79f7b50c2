"""Every name of another record leads to a record, of the kind that belongs there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jointreport.problems import Problem, Spot
from jointreport.records.decode import nearest
from jointreport.records.fields import items, records_within, shape
from jointreport.records.kinds import KINDS, Layout
from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity, Context, Mandate, Service
from jointreport.records.model.base import Record
from jointreport.records.model.bodies import Body, Convention, Meeting, Membership, Numbering, Term
from jointreport.records.model.dates import Adoption
from jointreport.records.model.decisions import Account, Decision, Passage, Relation, Statement, StatusEvent
from jointreport.records.model.documents import Document, Part
from jointreport.records.model.language import Text
from jointreport.records.model.site import CoverageRow
from jointreport.records.model.sources import Reference
from jointreport.records.model.text import Act, BodyText, Footnote, LanguageOfText, Paragraph
from jointreport.records.register.register import Register
from jointreport.records.source import Where

MOST_NAMES = 8
"""How many names a message lists where none is near to what was written."""

_FOLDERS = {kind.name for kind in KINDS if kind.layout is Layout.FOLDER}
_TO_DOCUMENTS = {"takes-note-of", "contained-in"}

TARGETS: Mapping[type[Record], Mapping[str, tuple[str, ...]]] = {
    Convention: {"conference": ("bodies",)},
    Numbering: {"with": ("conventions",)},
    Body: {"of": ("conventions",)},
    Membership: {"members": ("bodies",)},
    Meeting: {"convention": ("conventions",)},
    Term: {"status": ("languages",), "variants": ("languages",)},
    Reference: {"document": ("documents",), "source": ("sources",)},
    Adoption: {"during": ("meetings",)},
    Document: {
        "cleared-by": ("bodies",),
        "meeting": ("meetings",),
        "conventions": ("conventions",),
        "corrected-by": ("documents",),
        "title-status": ("languages",),
    },
    Part: {"authors": ("bodies",), "period": ("periods",)},
    Decision: {
        "conventions": ("conventions",),
        "meeting": ("meetings",),
        "areas": ("areas",),
        "title-status": ("languages",),
    },
    Relation: {"to": ("decisions",)},
    BodyText: {"languages": ("languages",)},
    LanguageOfText: {"from": ("languages",)},
    Act: {"to": ("bodies",), "by": ("meetings",)},
    Paragraph: {"contains": ("decisions",)},
    Footnote: {"refers-to": ("documents",)},
    Passage: {"document": ("documents",)},
    Account: {"of": ("decisions",)},
    Statement: {"period": ("periods",)},
    StatusEvent: {
        "decision": ("decisions",),
        "asserted-by": ("bodies",),
        "reviewed-by": ("bodies",),
        "evidence": ("activities", "services"),
    },
    Mandate: {"decision": ("decisions",)},
    Activity: {"who": ("bodies",), "areas": ("areas",), "follows": ("activities",)},
    Context: {"who": ("bodies",), "areas": ("areas",), "period": ("periods",)},
    Service: {"provider": ("bodies",), "recipient": ("bodies",), "meetings": ("meetings",)},
    CoverageRow: {"meetings": ("meetings",), "cells": ("conventions",), "decisions": ("decisions",)},
}
"""Where an author names another record: model and field → the kinds of record it may name."""


def known_reference(register: Register) -> Iterator[Problem]:
    """Every name of another record is the name of a record of the right kind."""
    for entries in register.entries.values():
        for entry in entries.values():
            yield from _unknown_in(register, entry)
            if entry.folder and entry.folder not in register.periods:
                yield _problem(register, Spot(entry.source.path), entry.folder, ("periods",))


def _unknown_in(register: Register, entry: Entry[Any]) -> Iterator[Problem]:
    if not isinstance(entry.record, Record):
        return
    for where, record in records_within(entry.record):
        for field, kinds in TARGETS.get(type(record), {}).items():
            allowed = _kinds(record, kinds)
            for place, name in _names(record, field):
                if not any(name in register.entries[kind] for kind in allowed):
                    yield _problem(register, _spot(entry, (*where, *place), name), name, allowed)


def _kinds(record: Record, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds a field may name; what a relation leads to depends on the relation."""
    if isinstance(record, Relation) and record.kind in _TO_DOCUMENTS:
        return ("documents",)
    return kinds


def _names(record: Record, field: str) -> Iterator[tuple[Where, str]]:
    """Yield the names in a field: its value, the items of a list, or the keys of a mapping."""
    value = record.__dict__[shape(type(record)).attributes[field]]
    if isinstance(value, dict | Text):
        keys = value if isinstance(value, dict) else value.by_language
        yield from (((field, key), key) for key in keys)
    else:
        yield from items(value, (field,))


def _spot(entry: Entry[Any], where: Where, name: str) -> Spot:
    """Return the place of a name; it may stand where a key stands."""
    return entry.key_spot(*where) if where[-1] == name else entry.spot(*where)


def _problem(register: Register, spot: Spot, found: str, kinds: tuple[str, ...]) -> Problem:
    names = tuple(name for kind in kinds for name in register.entries[kind])
    places = tuple(f"data/{kind}/" if kind in _FOLDERS else f"data/{kind}.yaml" for kind in kinds)
    if not names:
        return Problem("no-record-yet", spot, {"found": found, "places": places})
    hint = suggested(found, names)
    return Problem("known-reference", spot, {"found": found, "places": places, "hint": hint})


def suggested(found: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the nearest of some names, or the first few where none is near."""
    return nearest(found, names)[:MOST_NAMES]
