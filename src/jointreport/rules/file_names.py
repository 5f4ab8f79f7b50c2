"""What a file is called agrees with the record in it, while its name may still be changed.

The name is the address, which must stay from the day the site is public, whatever symbol or day the record has then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jointreport.problems import Problem, Spot
from jointreport.records.load import Entry
from jointreport.records.model.base import name_of_words
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.register.register import Register

_BEGINS_WITH_MONTH = re.compile(r"(\d{4})-(\d{2})-")


def name_of_symbol(register: Register) -> Iterator[Problem]:
    """No file is named after another symbol than that of its record."""
    entries: tuple[Entry[Decision] | Entry[Document], ...] = (
        *register.decisions.values(),
        *register.documents.values(),
    )
    for entry in entries if not _is_public(register) else ():
        meant = name_of_words(entry.record.symbol or "")
        # A name that is none of a symbol may be any.
        if meant and entry.identity != meant and _shape(entry.identity) == _shape(meant):
            values = {"found": entry.identity, "symbol": entry.record.symbol or "", "meant": meant}
            yield Problem("name-of-symbol", Spot(entry.source.path), values)


def _shape(name: str) -> str:
    return re.sub(r"\d+", "1", name)


def name_of_month(register: Register) -> Iterator[Problem]:
    """No file of an activity begins with another month than those of the activity."""
    for entry in register.activities.values() if not _is_public(register) else ():
        named, when = _BEGINS_WITH_MONTH.match(entry.identity), entry.record.when
        if named and when:
            first, last = (f"{day.year:04}-{day.month:02}" for day in (when.first, when.last))
            if not first <= f"{named[1]}-{named[2]}" <= last:
                days = " – ".join(str(day) for day in (when.from_, when.to) if day)
                values = {"found": f"{named[1]}-{named[2]}", "days": days}
                yield Problem("name-of-month", entry.spot("when"), values)


def _is_public(register: Register) -> bool:
    return "edition" in register.entries["edition"] and register.edition.public_since is not None
