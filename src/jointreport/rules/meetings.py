"""What the secretariats must stand behind, and how their conferences' meetings are counted."""

from __future__ import annotations

from collections.abc import Iterator

from jointreport.problems import Problem
from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting, Numbering
from jointreport.records.register.register import Register


def meeting_numbering(register: Register) -> Iterator[Problem]:
    """Of meetings held together, the one number follows from the other as the convention says."""
    for convention in register.conventions.values():
        counted = convention.record.numbering
        if counted is None:
            continue
        for meeting, other in _held_together(register, convention.identity, counted):
            expected = other.record.number + counted.plus
            if meeting.record.number != expected:
                values = {
                    "found": str(meeting.record.number),
                    "expected": str(expected),
                    "other": other.identity,
                }
                yield Problem("meeting-numbering", meeting.spot("number"), values)


def _held_together(
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
        if len(ours) - len(missing) < min(2, len(ours)):
            yield Problem("activity-of-both", entry.spot("who"), {"missing": missing})


def drafting_cleared_by_both(register: Register) -> Iterator[Problem]:
    """Every secretariat of the conventions has cleared a text that is being drafted."""
    ours = _secretariats(register)
    for entry in register.documents.values():
        missing = tuple(identity for identity in ours if identity not in entry.record.cleared_by)
        if entry.record.state == "drafting" and missing:
            yield Problem("drafting-cleared-by-both", entry.spot("cleared-by"), {"missing": missing})


def _secretariats(register: Register) -> tuple[str, ...]:
    """Return the secretariats that serve a convention of this site."""
    return tuple(
        identity
        for identity, entry in register.bodies.items()
        if entry.record.kind == "secretariat" and entry.record.of
    )
