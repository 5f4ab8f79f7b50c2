"""On which day each commit counts, although the clock of a machine on which one was made may have been wrong."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime

_FIRST = date(2005, 4, 7)
"""The day on which git began; a clock that stood before it was never set."""


def days_of_commits(seconds: Sequence[str]) -> list[date]:
    """Return the days in UTC of commits, the latest first, none later than the one that follows it.

    Most clocks are right. So the days that most commits agree on are believed, and a commit that fits nowhere among
    them counts on the day of the next one, or if it is the last, of the one before it.
    """
    told = [_day(one) for one in reversed(seconds)]
    believed = _rising(told)
    # The first of those believed that is not older; after the last of them, the last.
    following = (min(bisect_left(believed, number), len(believed) - 1) for number in range(len(told)))
    days = [told[believed[number]] for number in following] if believed else [_FIRST] * len(told)
    return days[::-1]


def _day(seconds: str) -> date:
    """Return the day of a time in seconds; of what is no time, or one that cannot be, the very first day."""
    try:
        day = datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return date.min
    # Days are counted on from the last one.
    return day if day.year < date.max.year else date.min


def _rising(days: Sequence[date]) -> list[int]:
    """Return the numbers of the longest row of days of which none is earlier than the one before it.

    Among equally long rows it is the one that ends earliest: a clock from the future is not believed.
    """
    ends: list[date] = []
    last: list[int] = []
    before: dict[int, int] = {}
    for number, day in enumerate(days):
        if day >= _FIRST:
            length = bisect_right(ends, day)
            before[number] = last[length - 1] if length else -1
            ends[length : length + 1], last[length : length + 1] = [day], [number]
    row, number = list[int](), last[-1] if last else -1
    while number >= 0:
        row.append(number)
        number = before[number]
    return row[::-1]
