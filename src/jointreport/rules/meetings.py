"""What happens when, and who takes part: dates in order, meetings counted as they are, all secretariats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jointreport.problems import Problem, Value
from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting, Numbering
from jointreport.records.register.register import Register
from jointreport.rules.references import TO_DOCUMENTS


def relation_to_earlier(register: Register) -> Iterator[Problem]:
    """Every relation but that of a draft to what was adopted leads to a decision of the same day or an earlier one."""
    for entry in register.decisions.values():
        _, latest = register.days_of_adoption(entry.record)
        for number, relation in enumerate(entry.record.relations):
            # A draft names what came of it, which may be years later.
            targets = () if relation.kind in {*TO_DOCUMENTS, "draft-of"} else relation.to
            for place, to in enumerate(targets):
                other = register.decisions.get(to)
                earliest = register.days_of_adoption(other.record)[0] if other else date.min
                if latest < earliest:
                    values = {"found": to, "since": str(earliest), "record": entry.identity, "until": str(latest)}
                    yield Problem("relation-to-earlier", entry.spot("relations", number, "to", place), values)


def adoption_within_meeting(register: Register) -> Iterator[Problem]:
    """Every decision was adopted on a day of its meeting."""
    for entry in register.decisions.values():
        adopted, meeting = entry.record.adopted, register.meetings.get(entry.record.meeting)
        # What was adopted on some day of a meeting is within it by what it says.
        if adopted is None or adopted.during or meeting is None or not meeting.record.segments:
            continue
        first, last = register.days_of_adoption(entry.record)
        # What was adopted may be reported on any later day.
        reported = adopted.reported is not None
        if not any(days.first <= last and (reported or first <= days.last) for days in meeting.record.segments):
            days = tuple(f"{days.first} – {days.last}" for days in meeting.record.segments)
            values: dict[str, Value] = {"meeting": meeting.identity, "days": days}
            yield Problem("adoption-within-meeting", entry.spot("adopted"), values)


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


def meeting_numbering(register: Register) -> Iterator[Problem]:
    """Of meetings held together, the one number follows from the other as the convention says."""
    for convention in register.conventions.values():
        counted = convention.record.numbering
        if counted is None:
            continue
        for meeting, other in _joint_pairs(register, convention.identity, counted):
            if other.record.number is None:
                continue
            expected = other.record.number + counted.plus
            if meeting.record.number != expected:
                values = {"found": str(meeting.record.number), "expected": str(expected), "other": other.identity}
                yield Problem("meeting-numbering", meeting.spot("number"), values)


def _joint_pairs(
    register: Register, convention: str, counted: Numbering
) -> Iterator[tuple[Entry[Meeting], Entry[Meeting]]]:
    others = {m.record.joint: m for m in register.meetings.values() if m.record.convention == counted.with_}
    for meeting in register.meetings.values():
        other = others.get(meeting.record.joint) if meeting.record.joint else None
        if meeting.record.convention == convention and other and _since(meeting.record, counted.since):
            yield meeting, other


def _since(meeting: Meeting, year: int) -> bool:
    """Return whether a meeting falls into a year or later; one without dates is still to come."""
    return not meeting.segments or max(days.last for days in meeting.segments).year >= year


def activity_of_both(register: Register) -> Iterator[Problem]:
    """Two secretariats of the conventions at least took part in each joint activity; anything else is context."""
    ours = _secretariats(register)
    for entry in register.activities.values():
        missing = tuple(identity for identity in ours if identity not in entry.record.who)
        # A name that is misspelt, or cannot be read, may be that of a secretariat.
        known = register.bodies.keys() >= set(entry.record.who)
        # A site of one secretariat could have no activity otherwise.
        if known and len(ours) - len(missing) < min(2, len(ours)):
            yield Problem("activity-of-both", entry.spot("who"), {"missing": missing})


def drafting_cleared_by_both(register: Register) -> Iterator[Problem]:
    """Every secretariat of the conventions has cleared a text that is being drafted."""
    ours = _secretariats(register)
    for entry in register.documents.values():
        missing = tuple(identity for identity in ours if identity not in entry.record.cleared_by)
        known = register.bodies.keys() >= set(entry.record.cleared_by)
        if entry.record.state == "drafting" and missing and known:
            yield Problem("drafting-cleared-by-both", entry.spot("cleared-by"), {"missing": missing})


def _secretariats(register: Register) -> tuple[str, ...]:
    """Return the secretariats that serve a convention of this site."""
    return tuple(
        identity
        for identity, entry in register.bodies.items()
        if entry.record.kind == "secretariat" and entry.record.of
    )
