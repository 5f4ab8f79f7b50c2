"""What happens when, and who takes part: dates in order, meetings counted as they are, all secretariats."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jointreport.problems import Problem, Value
from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting, Numbering
from jointreport.records.model.dates import Days
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.records.source import Where
from jointreport.rules.drafts import adopted_at, adopted_since
from jointreport.rules.parity.ordinals import meetings_named
from jointreport.rules.references import TO_DOCUMENTS


def relation_to_earlier(register: Register) -> Iterator[Problem]:
    """Every relation but that of a draft to what was adopted leads to a decision of the same day or an earlier one."""
    for entry in register.decisions.values():
        _, latest = register.days_of_adoption(entry.record)
        for number, relation in enumerate(entry.record.relations):
            # A draft names what came of it, which may be years later.
            targets = () if relation.kind in {*TO_DOCUMENTS, "draft-of"} else relation.to
            for place, to in enumerate(targets):
                earliest = adopted_since(register, to)
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
        # A part of a meeting with a slip in its days is told there.
        if any(_parts_exchanged(meeting.record)):
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


def segments_in_order(register: Register) -> Iterator[Problem]:
    """No part of a meeting begins before one that stands above it."""
    for entry in register.meetings.values():
        for number, before, days in _parts_exchanged(entry.record):
            values = {"found": f"{days.first} – {days.last}", "before": f"{before.first} – {before.last}"}
            yield Problem("segments-in-order", entry.spot("segments", number, "from"), values)


def _parts_exchanged(meeting: Meeting) -> Iterator[tuple[int, Days, Days]]:
    """Yield each part of a meeting that begins before the one above it: its place, the one above, and the part."""
    for number, (before, days) in enumerate(pairwise(meeting.segments), 1):
        if days.first < before.first:
            yield number, before, days


def meeting_once(register: Register) -> Iterator[Problem]:
    """No two meetings of a convention have the same number."""
    first: dict[tuple[str, int], str] = {}
    for entry in register.meetings.values():
        convention, number = entry.record.convention, entry.record.number
        if number is not None and first.setdefault((convention, number), entry.identity) != entry.identity:
            values = {"found": str(number), "convention": convention, "record": first[convention, number]}
            yield Problem("meeting-once", entry.spot("number"), values)


def meeting_in_order(register: Register) -> Iterator[Problem]:
    """Of two meetings of a convention the one with the higher number begins later."""
    numbered = [e for e in register.meetings.values() if e.record.number is not None and e.record.segments]
    numbered.sort(key=lambda e: (e.record.convention, e.record.number or 0))
    for before, entry in pairwise(numbered):
        ours, theirs = entry.record, before.record
        since, other = (register.days_of_meeting(one.identity)[0] for one in (entry, before))
        if ours.convention == theirs.convention and ours.number != theirs.number and since <= other:
            values = {"found": str(ours.number), "since": str(since), "record": before.identity, "other": str(other)}
            yield Problem("meeting-in-order", entry.spot("segments"), values)


def meeting_named_by_number(register: Register) -> Iterator[Problem]:
    """No name of a meeting says another number than the meeting has, in any language."""
    for entry in register.meetings.values():
        number, named = entry.record.number, dict(_numbers_in_names(entry.record))
        wrong = {where: numbers for where, numbers in named.items() if number not in {None, *numbers}}
        # Where all names say otherwise, it is the number that was mistaken.
        spots = (("number",),) if len(wrong) == len(named) else tuple(wrong)
        for where in spots if wrong else ():
            found = wrong.get(where) or next(iter(wrong.values()))
            values: dict[str, Value] = {"found": tuple(map(str, found)), "number": str(number)}
            yield Problem("meeting-named-by-number", entry.spot(*where), values)


def meeting_of_title(register: Register) -> Iterator[Problem]:
    """No title of a service names only meetings by numbers that none of the meetings of the service has."""
    for entry in register.services.values():
        titles = entry.record.title.by_language.items()
        named = {number for language, words in titles for number in meetings_named(language, words)}
        meetings = [register.meetings[one].record for one in entry.record.meetings if one in register.meetings]
        # Where number and name of a meeting differ, that is told there.
        numbers = {one.number for one in meetings} | {
            n for one in meetings for _, some in _numbers_in_names(one) for n in some
        }
        if named and numbers and None not in numbers and named.isdisjoint(numbers):
            values: dict[str, Value] = {"found": entry.record.meetings, "named": tuple(map(str, sorted(named)))}
            yield Problem("meeting-of-title", entry.spot("meetings"), values)


def _numbers_in_names(meeting: Meeting) -> Iterator[tuple[Where, tuple[int, ...]]]:
    for field, words in (("name", meeting.name), ("short", meeting.short)):
        for language, said in words.by_language.items():
            if named := tuple(dict.fromkeys(meetings_named(language, said))):
                yield (field, language), named


def held_together(register: Register) -> Iterator[Problem]:
    """Meetings held together are of different conventions, share a day and stand alike."""
    groups, adopted = (
        Groups((e.record.joint, e) for e in register.meetings.values() if e.record.joint),
        adopted_at(register),
    )
    for first, *others in groups.values():
        for number, entry in enumerate(others):
            same = next((o for o in (first, *others[:number]) if o.record.convention == entry.record.convention), None)
            values = {"found": entry.identity, "record": (same or first).identity}
            if same:
                yield Problem("held-together", entry.spot("joint"), values)
            elif not _share_a_day(first.record, entry.record):
                yield Problem("held-on-other-days", entry.spot("segments"), values)
            elif entry.record.state != first.record.state and not {entry.identity, first.identity} <= adopted.keys():
                values |= {"state": entry.record.state, "other": first.record.state}
                yield Problem("held-in-part", entry.spot("state"), values)


def _share_a_day(one: Meeting, other: Meeting) -> bool:
    if not one.segments or not other.segments:
        return True
    return any(
        ours.first <= theirs.last and theirs.first <= ours.last for ours in one.segments for theirs in other.segments
    )
