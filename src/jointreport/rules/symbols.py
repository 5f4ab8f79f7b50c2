"""Symbols are formed as those of their conventions are, and count the meeting that their records name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jointreport.problems import Problem, Value
from jointreport.problems.hints import NO_HINT, Hint
from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.model.symbols import example_of, in_words, meeting_in, pattern_of
from jointreport.records.register.register import Register

_HYPHENS = "‐‑‒–—−"
_AS_PRINTED = re.compile(f"[{_HYPHENS}⁄∕]")
"""Signs that look like those of a symbol."""


def symbol_of_meeting(register: Register) -> Iterator[Problem]:
    """Each symbol of a decision is formed as those of its conventions are, with the number of its meeting."""
    for entry in register.decisions.values():
        record, meeting = entry.record, register.meetings.get(entry.record.meeting)
        forms = _forms(register, record.conventions, "decision_series")
        number = meeting.record.number if meeting else None
        if record.symbol and forms and not _is_of(forms, record.symbol, number):
            examples = tuple(example_of(form, number) for form in forms)
            values: dict[str, Value] = {"found": record.symbol, "meeting": record.meeting, "forms": examples}
            if meant := _symbol_in(forms, record.symbol):
                yield Problem("symbol-meant", entry.spot("symbol"), {"found": record.symbol, "meant": meant})
            elif meant := meeting_of_symbol(register, record):
                yield Problem("meeting-of-symbol", entry.spot("meeting"), {**values, "meant": meant})
            else:
                yield Problem("symbol-of-meeting", entry.spot("symbol"), values)


def is_formed(register: Register, entry: Entry[Decision]) -> bool:
    """Whether the symbol of a decision is formed as those of its conventions are, or nobody knows how these are."""
    forms = _forms(register, entry.record.conventions, "decision_series")
    return not forms or _is_of(forms, entry.record.symbol or "")


def meeting_of_symbol(register: Register, record: Decision) -> str:
    """Return the meeting, of the convention of that of a decision, which alone its symbol counts; empty if none is."""
    meeting = register.meetings.get(record.meeting)
    forms = _forms(register, record.conventions, "decision_series")
    others = (one for one in register.meetings.values() if meeting and one.identity != meeting.identity)
    same = [one for one in others if meeting and one.record.convention == meeting.record.convention]
    fitting = [
        one.identity for one in same if one.record.number and _is_of(forms, record.symbol or "", one.record.number)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def symbol_of_series(register: Register) -> Iterator[Problem]:
    """Each symbol of a document is formed as those of its conventions are."""
    for entry in register.documents.values():
        forms = _forms(register, entry.record.conventions, "document_series")
        # The symbols of a joint document are joined by a dash.
        for symbol in (entry.record.symbol or "").split("–"):
            if symbol and forms and not _is_of(forms, symbol):
                if meant := _symbol_in(forms, symbol):
                    yield Problem("symbol-meant", entry.spot("symbol"), {"found": symbol, "meant": meant})
                    continue
                values: dict[str, Value] = {"found": symbol, "forms": tuple(map(example_of, forms))}
                yield Problem("symbol-of-series", entry.spot("symbol"), values)


def _forms(register: Register, conventions: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Return how the symbols of some conventions are formed; nothing where one is not known, whose they may be."""
    if not register.conventions.keys() >= set(conventions):
        return ()
    return tuple(form for one in conventions for form in getattr(register.conventions[one].record, field))


def _symbol_in(forms: tuple[str, ...], written: str) -> str:
    """Return the one symbol in what is written as a symbol: with other signs, or with words beside it; empty if none.

    What is a symbol as it stands, of whatever meeting, is no other one.
    """
    plain = _AS_PRINTED.sub(lambda sign: "-" if sign[0] in _HYPHENS else "/", unicodedata.normalize("NFKC", written))
    found = {match[0] for match in in_words(forms).finditer(plain)}
    return found.pop() if len(found) == 1 and found != {written} else ""


def _is_of(forms: tuple[str, ...], symbol: str, meeting: int | None = None) -> bool:
    return any(pattern_of(form, meeting).fullmatch(symbol) for form in forms)


def symbol_of_numbered_meeting(register: Register) -> Iterator[Problem]:
    """No symbol of a document counts another meeting than that for which the document was made."""
    for entry in register.documents.values():
        meeting = register.meetings.get(entry.record.meeting or "")
        counted = _meetings_counted(register, entry.record)
        if meeting and counted and meeting.record.number is not None and meeting.record.number not in counted:
            others = (one for one in register.meetings.values() if one.record.convention in entry.record.conventions)
            meant = tuple(f"meeting: {one.identity}" for one in others if one.record.number in counted)
            values: dict[str, Value] = {"found": meeting.identity, "symbol": entry.record.symbol or ""}
            values["hint"] = Hint("write" if len(meant) == 1 else "meant", meant) if meant else NO_HINT
            yield Problem("symbol-of-numbered-meeting", entry.spot("meeting"), values)


def _meetings_counted(register: Register, record: Document) -> frozenset[int]:
    """Return the numbers of meetings in the symbols of a document, of which a joint one has several."""
    forms = _forms(register, record.conventions, "document_series") or register.symbol_forms
    found = (meeting_in(form, symbol) for form in forms for symbol in (record.symbol or "").split("–"))
    return frozenset(number for number in found if number is not None)
