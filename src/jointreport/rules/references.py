"""Every name of another record leads to a record, of the kind that belongs there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jointreport.problems import Problem, Spot
from jointreport.records.decode import nearest
from jointreport.records.fields import items, records_within, shape
from jointreport.records.kinds import BY_NAME
from jointreport.records.load import Entry
from jointreport.records.model.base import Record
from jointreport.records.model.decisions import Relation
from jointreport.records.register.register import Register
from jointreport.records.source import Where

MOST_NAMES = 8
"""How many names a message lists where none is near to what was written."""

_TO_DOCUMENTS = {"takes-note-of", "contained-in"}


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
        for field, kinds in shape(type(record)).references.items():
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
    if isinstance(value, dict):
        yield from (((field, key), key) for key in value)
    else:
        yield from items(value, (field,))


def _spot(entry: Entry[Any], where: Where, name: str) -> Spot:
    """Return the place of a name; it may stand where a key stands."""
    return entry.key_spot(*where) if where[-1] == name else entry.spot(*where)


def _problem(register: Register, spot: Spot, found: str, kinds: tuple[str, ...]) -> Problem:
    names = tuple(name for kind in kinds for name in register.entries[kind])
    places = tuple(f"data/{BY_NAME[kind].path}" for kind in kinds)
    if not names:
        return Problem("no-record-yet", spot, {"found": found, "places": places})
    hint = suggested(found, names)
    return Problem("known-reference", spot, {"found": found, "places": places, "hint": hint})


def suggested(found: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the nearest of some names, or the first few where none is near."""
    return nearest(found, names)[:MOST_NAMES]
