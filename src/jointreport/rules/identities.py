"""Addresses and symbols belong to one record each, and symbols say what the record says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jointreport.problems import Problem, Spot, Value
from jointreport.records.load import Entry
from jointreport.records.model.documents import BEFORE_THE_CONVENTION
from jointreport.records.register.register import Register

_COUNTED_SYMBOL = re.compile(r"(?P<prefix>[A-Z]+)-(?P<meeting>\d+)/\d+")


def free_alias(register: Register) -> Iterator[Problem]:
    """No alias is the name of a record of the same kind, or an alias of another one."""
    for entries in (register.decisions, register.documents):
        taken = {identity: identity for identity in entries}
        for entry in entries.values():
            for number, alias in enumerate(entry.record.aliases):
                if alias in taken:
                    values = {"found": alias, "record": taken[alias]}
                    yield Problem("free-alias", entry.spot("aliases", number), values)
                taken.setdefault(alias, entry.identity)


def name_of_one_text(register: Register) -> Iterator[Problem]:
    """No document has the name of a decision."""
    for identity, entry in register.documents.items():
        if identity in register.decisions:
            values = {"found": identity, "record": register.decisions[identity].source.path}
            yield Problem("name-of-one-text", Spot(entry.source.path), values)


def symbol_once(register: Register) -> Iterator[Problem]:
    """No two decisions and no two documents have the same symbol."""
    kinds: tuple[Mapping[str, Entry[Any]], ...] = (register.decisions, register.documents)
    for entries in kinds:
        first: dict[str, str] = {}
        for entry in entries.values():
            symbol = entry.record.symbol
            if symbol and first.setdefault(symbol, entry.identity) != entry.identity:
                values = {"found": symbol, "record": first[symbol]}
                yield Problem("symbol-once", entry.spot("symbol"), values)


def symbol_of_meeting(register: Register) -> Iterator[Problem]:
    """Each symbol of a decision begins with the prefix of its convention and the number of its meeting."""
    for entry in register.decisions.values():
        match = _COUNTED_SYMBOL.fullmatch(entry.record.symbol or "")
        meeting = register.meetings.get(entry.record.meeting)
        convention = register.conventions.get(meeting.record.convention) if meeting else None
        if not (match and meeting and convention):
            continue
        beginning = f"{convention.record.prefix}-{meeting.record.number}"
        if f"{match['prefix']}-{match['meeting']}" != beginning:
            values = {"found": match[0], "meeting": meeting.identity, "beginning": f"{beginning}/"}
            yield Problem("symbol-of-meeting", entry.spot("symbol"), values)


def symbol_of_series(register: Register) -> Iterator[Problem]:
    """Each symbol of a document begins with a series of one of its conventions."""
    for entry in register.documents.values():
        series = tuple(_series(register, entry.record.conventions))
        for symbol in (entry.record.symbol or "").split("–"):
            known = symbol.startswith(tuple(f"{one}." for one in series))
            if series and symbol and not known and not BEFORE_THE_CONVENTION.fullmatch(symbol):
                values: dict[str, Value] = {"found": symbol, "series": series}
                yield Problem("symbol-of-series", entry.spot("symbol"), values)


def _series(register: Register, conventions: tuple[str, ...]) -> Iterator[str]:
    for identity in conventions:
        convention = register.conventions.get(identity)
        yield from convention.record.document_series if convention else ()


def meeting_of_convention(register: Register) -> Iterator[Problem]:
    """Each meeting that a decision names is a meeting of the first of its conventions."""
    for entry in register.decisions.values():
        meeting = register.meetings.get(entry.record.meeting)
        if meeting and meeting.record.convention != entry.record.conventions[0]:
            values = {"found": meeting.identity, "convention": entry.record.conventions[0]}
            yield Problem("meeting-of-convention", entry.spot("meeting"), values)
