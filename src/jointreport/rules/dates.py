"""Dates in order. A rule speaks only when the ranges of both dates exclude the order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jointreport.problems import Problem, Value
from jointreport.records.model.dates import Adoption
from jointreport.records.register.register import Register

_TO_DOCUMENTS = {"takes-note-of", "contained-in"}


def relation_to_earlier(register: Register) -> Iterator[Problem]:
    """Every relation leads to a decision of the same day or an earlier one."""
    for entry in register.decisions.values():
        _, latest = register.adopted_between(entry.record)
        for number, relation in enumerate(entry.record.relations):
            targets = () if relation.kind in _TO_DOCUMENTS else relation.to
            for place, to in enumerate(targets):
                other = register.decisions.get(to)
                earliest = register.adopted_between(other.record)[0] if other else date.min
                if latest < earliest:
                    values = {
                        "found": to,
                        "since": str(earliest),
                        "record": entry.identity,
                        "until": str(latest),
                    }
                    yield Problem("relation-to-earlier", entry.spot("relations", number, "to", place), values)


def adoption_within_meeting(register: Register) -> Iterator[Problem]:
    """Every decision was adopted on a day of its meeting."""
    for entry in register.decisions.values():
        adopted, meeting = entry.record.adopted, register.meetings.get(entry.record.meeting)
        if adopted is None or adopted.during or meeting is None or not meeting.record.segments:
            continue
        first, last = _range(adopted)
        if not any(days.first <= last and first <= days.last for days in meeting.record.segments):
            days = tuple(f"{days.first} – {days.last}" for days in meeting.record.segments)
            values: dict[str, Value] = {"meeting": meeting.identity, "days": days}
            yield Problem("adoption-within-meeting", entry.spot("adopted"), values)


def _range(adopted: Adoption) -> tuple[date, date]:
    if adopted.from_ and adopted.to:
        return adopted.from_.first, adopted.to.last
    return (adopted.on.first, adopted.on.last) if adopted.on else (date.min, date.max)


def period_in_order(register: Register) -> Iterator[Problem]:
    """No period ends before it begins."""
    for entry in register.periods.values():
        if entry.record.to.last < entry.record.from_.first:
            values = {"first": str(entry.record.from_), "last": str(entry.record.to)}
            yield Problem("period-in-order", entry.spot("to"), values)


def activity_within_period(register: Register) -> Iterator[Problem]:
    """Every activity takes place in the period whose folder it lies in."""
    for entry in register.activities.values():
        period, when = register.periods.get(entry.folder), entry.record.when
        if period is None or when is None:
            continue
        if when.last < period.record.from_.first or period.record.to.last < when.first:
            values = {"first": str(when.first), "last": str(when.last), "period": entry.folder}
            yield Problem("activity-within-period", entry.spot("when"), values)


def follows_earlier_period(register: Register) -> Iterator[Problem]:
    """Each predecessor of an activity belongs to an earlier period."""
    for entry in register.activities.values():
        before = register.activities.get(entry.record.follows or "")
        earlier = register.periods.get(before.folder) if before else None
        period = register.periods.get(entry.folder)
        if before and earlier and period and earlier.record.to.last >= period.record.from_.first:
            values = {"found": before.identity, "period": before.folder}
            yield Problem("follows-earlier-period", entry.spot("follows"), values)
