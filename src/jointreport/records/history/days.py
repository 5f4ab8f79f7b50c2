"""The days on which files changed: of each, what stood in it before the day and what after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from jointreport.records.history.git import Touched


@dataclass(slots=True)
class Day:
    """A day and the files that changed on it: path → version before the day, version after it.

    What was changed and changed back on one day is no change of that day.
    """

    day: date
    files: dict[str, tuple[str, str]] = field(default_factory=dict)


def days_of(entries: Iterable[Touched]) -> list[Day]:
    """Return the days of what commits changed; both have the latest first."""
    days: dict[date, Day] = {}
    for entry in entries:
        day = days.setdefault(entry.day, Day(entry.day))
        _, after = day.files.get(entry.path, ("", entry.after))
        day.files[entry.path] = (entry.before, after)
    return list(days.values())
