"""What was adopted and what was only put forward: a draft names the decision it became, never the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jointreport.problems import Problem, Spot, Value
from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.rules.symbols import meeting_of_symbol

_Named = tuple[Entry[Decision], Spot, Entry[Decision]]
"""A decision, the place where it names another with `draft-of`, and that other one."""


def draft_of_adopted(register: Register) -> Iterator[Problem]:
    """No adopted decision is the draft of anything: the relation stands in the file of the draft."""
    for entry, spot, other in _drafts_named(register):
        if entry.record.stage == "adopted":
            values = {"record": entry.identity, "found": other.identity, "file": other.source.path}
            yield Problem(_code_of(entry, other), spot, values)


def _code_of(adopted: Entry[Decision], other: Entry[Decision]) -> str:
    if other.record.stage == "adopted":
        return "draft-of-decision"
    said = (to for relation in other.record.relations if relation.kind == "draft-of" for to in relation.to)
    return "draft-of-twice" if adopted.identity in said else "draft-of-adopted"


def draft_of_draft(register: Register) -> Iterator[Problem]:
    """No draft is the draft of itself or of another draft, but of what was adopted."""
    for entry, spot, other in _drafts_named(register):
        if entry.record.stage == "draft" == other.record.stage:
            yield Problem("draft-of-draft", spot, {"found": other.identity})


def draft_of_earlier(register: Register) -> Iterator[Problem]:
    """Nothing was adopted on a draft before the meeting to which the draft was put."""
    for entry, spot, other in _drafts_of_decisions(register):
        since, _ = register.days_of_meeting(entry.record.meeting)
        _, until = register.days_of_adoption(other.record)
        if until < since:
            values = {"found": other.identity, "until": str(until), "meeting": entry.record.meeting}
            yield Problem("draft-of-earlier", spot, {**values, "since": str(since)})


def draft_of_convention(register: Register) -> Iterator[Problem]:
    """No conference to which a draft was not put has adopted it."""
    for entry, spot, other in _drafts_of_decisions(register):
        ours, theirs = entry.record.conventions, other.record.conventions
        if not set(ours) & set(theirs) and register.conventions.keys() >= {*ours, *theirs}:
            values: dict[str, Value] = {"found": other.identity, "theirs": theirs, "ours": ours}
            yield Problem("draft-of-convention", spot, values)


def draft_of_several(register: Register) -> Iterator[Problem]:
    """Each conference has adopted no more than one decision on a draft."""
    drafts = ((entry.identity, (spot, other)) for entry, spot, other in _drafts_of_decisions(register))
    for named in Groups(drafts).values():
        by_convention = Groups((one, (spot, other)) for spot, other in named for one in other.record.conventions)
        # Decisions of several conferences share them all; one message tells of two decisions.
        for others in dict.fromkeys(
            tuple(dict.fromkeys(other.identity for _, other in of)) for of in by_convention.values()
        ):
            if len(others) > 1:
                yield Problem("draft-of-several", named[-1][0], {"decisions": others})


def draft_with_symbol(register: Register) -> Iterator[Problem]:
    """No draft has a symbol, which a decision gets once it is adopted."""
    for entry in register.decisions.values():
        if entry.record.stage == "draft" and entry.record.symbol:
            yield Problem("draft-with-symbol", entry.spot("symbol"), {"found": entry.record.symbol})


def adopted_at_planned(register: Register) -> Iterator[Problem]:
    """Every meeting that has adopted a decision has been held."""
    for identity, entries in adopted_at(register).items():
        meeting = register.meetings[identity]
        if meeting.record.state != "held":
            decisions = tuple(entry.record.symbol or entry.identity for entry in entries)
            values: dict[str, Value] = {"meeting": identity, "state": meeting.record.state, "decisions": decisions}
            yield Problem("adopted-at-planned", meeting.spot("state"), values)


def adopted_at(register: Register) -> Groups[str, Entry[Decision]]:
    """Return what was adopted by meeting; a text of several conferences at each of their meetings."""
    adopted = (e for e in register.decisions.values() if e.record.stage == "adopted")
    known = (e for e in adopted if e.record.meeting in register.meetings)
    return Groups((meeting, e) for e in known for meeting in register.meetings_of(e.record))


def adopted_during_another(register: Register) -> Iterator[Problem]:
    """Every decision was adopted during its own meeting, or during one that was held together with it."""
    for entry in register.decisions.values():
        during = entry.record.adopted.during if entry.record.adopted else None
        meeting, other = (register.meetings.get(one or "") for one in (entry.record.meeting, during))
        if not meeting or not other or meeting.identity == other.identity:
            continue
        # What the symbol counts as well is told as a wrong meeting.
        if meeting_of_symbol(register, entry.record) == other.identity:
            continue
        if meeting.record.joint is None or meeting.record.joint != other.record.joint:
            values = {"found": other.identity, "meeting": meeting.identity}
            yield Problem("adopted-during-another", entry.spot("adopted", "during"), values)


def relation_to_itself(register: Register) -> Iterator[Problem]:
    """No decision stands in a relation to itself."""
    for entry in register.decisions.values():
        for number, relation in enumerate(entry.record.relations):
            # To itself a draft is no draft either, which another rule tells.
            if entry.identity in relation.to and relation.kind != "draft-of":
                spot = entry.spot("relations", number, "to", relation.to.index(entry.identity))
                yield Problem("relation-to-itself", spot, {"kind": relation.kind})


_ONE_WAY = {"supersedes", "follows", "responds-to"}
"""The relations that cannot lead back; of two decisions of one meeting each may recall the other."""


def relation_both_ways(register: Register) -> Iterator[Problem]:
    """Of two decisions not each comes after the other."""
    said: dict[tuple[str, str], Spot] = {}
    for entry in register.decisions.values():
        for number, relation in enumerate(entry.record.relations):
            for place, to in enumerate(relation.to if relation.kind in _ONE_WAY else ()):
                said[entry.identity, to] = entry.spot("relations", number, "to", place)
    for (record, to), spot in said.items():
        first = said.get((to, record))
        # Told once, at the second of the two.
        if first and first < spot:
            yield Problem("relation-both-ways", spot, {"record": record, "found": to})


def _drafts_named(register: Register) -> Iterator[_Named]:
    for entry in register.decisions.values():
        for number, relation in enumerate(entry.record.relations):
            for place, to in enumerate(relation.to if relation.kind == "draft-of" else ()):
                if other := register.decisions.get(to):
                    yield entry, entry.spot("relations", number, "to", place), other


def _drafts_of_decisions(register: Register) -> Iterator[_Named]:
    """Yield those of which the one is a draft and the other was adopted."""
    for named in _drafts_named(register):
        if named[0].record.stage == "draft" and named[2].record.stage == "adopted":
            yield named


def adopted_since(register: Register, name: str) -> date:
    """Return the first day on which a decision may have been adopted; the earliest of all if it was not, or is none."""
    decision = register.decisions.get(name)
    if decision is None or decision.record.stage == "draft":
        return date.min
    return register.days_of_adoption(decision.record)[0]
