"""The languages of a text say the same numbers, symbols, footnote marks and list items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jointreport.problems import Problem, Value
from jointreport.records.fields import records_within, texts_within
from jointreport.records.load import Entry
from jointreport.records.model.base import Record
from jointreport.records.model.language import Text
from jointreport.records.model.sources import ParityException
from jointreport.records.register.register import Register
from jointreport.records.source import Where
from jointreport.rules.parity.differences import Finding, findings

Exceptions = list[tuple[Where, Where, ParityException]]
"""The records that exceptions belong to, the places where they stand, and what they say."""


def parity(register: Register) -> Iterator[Problem]:
    """All languages of a text have the same numbers by value, symbols, footnote marks and list items."""
    for entry in register.sourced():
        exceptions = _exceptions(entry.record)
        for where, text, finding in _found(register, entry):
            excused = {word for _, word in _excused(exceptions, where, text, finding)}
            words = tuple(word for word in finding.words if word not in excused)
            if words:
                values: dict[str, Value] = {
                    "words": words,
                    "language": finding.language,
                    "other": finding.other,
                }
                yield Problem("parity", entry.spot(*where, finding.language), values)


def parity_exception(register: Register) -> Iterator[Problem]:
    """Every exception from parity names words that differ indeed."""
    for entry in register.sourced():
        exceptions = _exceptions(entry.record)
        if not exceptions:
            continue
        used = {
            place
            for where, text, finding in _found(register, entry)
            for place, _ in _excused(exceptions, where, text, finding)
        }
        for _, place, exception in exceptions:
            if place not in used:
                yield Problem("parity-exception", entry.spot(*place, "except"), {"words": exception.except_})


def _found(register: Register, entry: Entry[Any]) -> Iterator[tuple[Where, Text, Finding]]:
    order = tuple(register.languages)
    for where, text in _texts(entry.record):
        for finding in findings(text, order):
            yield where, text, finding


def _texts(record: Record) -> Iterator[tuple[Where, Text]]:
    """Yield every text of a record that stands there in more than one language."""
    yield from (pair for pair in texts_within(record) if len(pair[1].by_language) > 1)


def _exceptions(record: Record) -> Exceptions:
    return [
        (where, (*where, "parity", number), exception)
        for where, inner in records_within(record)
        for number, exception in enumerate(getattr(inner, "parity", ()))
    ]


def _excused(
    exceptions: Exceptions, where: Where, text: Text, finding: Finding
) -> Iterator[tuple[Where, str]]:
    """Yield the place of each exception that names a word of a finding, and that word."""
    for scope, place, exception in exceptions:
        named = exception.except_
        if where[: len(scope)] == scope and named in text[finding.language]:
            yield from ((place, word) for word in finding.words if word in named)
