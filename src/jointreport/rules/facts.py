"""Which fields readers see as facts, and which records carry sources of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jointreport.records.fields import records_within, shape, value_at
from jointreport.records.model.base import Record
from jointreport.records.model.bodies import Term
from jointreport.records.model.language import Text
from jointreport.records.model.sources import Reference
from jointreport.records.model.text import BodyText
from jointreport.records.source import Where


def owners(record: Record) -> Iterator[tuple[Where, Record, tuple[Reference, ...]]]:
    """Yield a record and the records inside it that carry sources of their own, with these."""
    for where, inner in records_within(record):
        if shape(type(inner)).holds_sources:
            yield where, inner, inner.__dict__["sources"]


def facts(record: Record) -> Iterator[str]:
    """Yield the names of the facts that a record states: `symbol`, `title.en`, `items.2`."""
    for field, fact in shape(type(record)).facts.items():
        value = value_at(record, field)
        if fact.of_each:
            yield from (f"{field}.{key}" for key in _keys(value) if _stated_in(record, key))
        elif states(value):
            yield field


def states(value: Any) -> bool:
    """Return whether a value says something: it is given, and is not `not-stated` or an unseen text."""
    if isinstance(value, BodyText):
        return value.extent != "none"
    return value is not None and value not in ((), {}, "not-stated")


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        yield from value.by_language
    elif isinstance(value, tuple):
        yield from (str(number) for number in range(1, len(value) + 1))


def _stated_in(record: Record, language: str) -> bool:
    """Return whether words are found in a source; a rendering of our own has none."""
    return not isinstance(record, Term) or record.status.get(language) == "attested"
