"""Which pages there are besides the page of each record: languages side by side, changes, the decisions of a year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.register.order import UNDATED
from jointreport.records.register.register import Register
from jointreport.records.register.succession import Pair, pairs_of

MOST_ON_ONE_LIST = 300
"""Above so many decisions the list is cut by year."""

ALL_YEARS = "all"
"""The last step of the address under which all decisions stand, where the list is cut by year."""


PARALLEL = "parallel"
"""The last step of the address of a page of languages side by side; a pair of them is named behind it."""

CHANGES = "changes"
"""The last step of the address of a page of changes; where there are several, the earlier text is named behind it."""


def steps_below(register: Register, kind: str, entry: Entry[Any]) -> tuple[str, ...]:
    """Return the last steps of the addresses of the pages of a kind below the page of a record."""
    if kind.endswith(f"-{PARALLEL}"):
        return tuple(pages_side_by_side(entry.record))
    return tuple(pages_of_changes(register, entry))


def pages_side_by_side(record: Decision | Document) -> Iterator[str]:
    """Yield `parallel` where a text is held in several languages, and each pair where there are more than two."""
    held = record.text.written_in
    if len(held) > 1:
        yield PARALLEL
    if len(held) > 2:
        yield from (f"{PARALLEL}-{one}-{other}" for one, other in combinations(held, 2))


def languages_beside(record: Decision | Document, below: str) -> tuple[str, ...]:
    """Return the languages that stand side by side on the page with this last step."""
    return record.text.written_in if below == PARALLEL else tuple(below.split("-")[1:])


def pages_of_changes(register: Register, entry: Entry[Decision]) -> dict[str, Pair]:
    """Return the last step of the address of each page of changes, with the texts it compares."""
    pairs = pairs_of(register, entry)
    steps = (CHANGES, *(f"{CHANGES}-{pair.earlier.identity}" for pair in pairs[1:]))
    return dict(zip(steps, pairs, strict=False))


def pages_of_years(register: Register) -> tuple[str, ...]:
    """Return what has a list of its own: years, the latest first, `undated`, `all`; nothing for a short history."""
    if len(register.decisions) <= MOST_ON_ONE_LIST:
        return ()
    return (
        *sorted(register.decisions_by_year, key=lambda year: (year != UNDATED, year), reverse=True),
        ALL_YEARS,
    )
