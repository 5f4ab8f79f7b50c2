"""What the timeline draws: conferences become lanes, decisions, drafts and coming meetings become steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.decisions import Decision
from jointreport.records.register.order import grouped
from jointreport.site.context import Reader
from jointreport.views.charts.picture import Sample
from jointreport.views.charts.timeline import Step, Timeline
from jointreport.views.parts.holdings import HOLDINGS, holding_of
from jointreport.views.parts.occasions import Occasion
from jointreport.views.texts.status import inferred_stage

_COMING = "coming"


@dataclass(frozen=True, slots=True)
class Told:
    """An occasion, and what was decided or drafted for it on this cooperation."""

    occasion: Occasion
    decisions: tuple[Entry[Decision], ...]


def distinct(told: Sequence[Told]) -> tuple[Entry[Decision], ...]:
    """Return the decisions and drafts of some occasions, each once; one text may belong to several meetings."""
    return tuple({entry.identity: entry for one in told for entry in one.decisions}.values())


def timeline_of(reader: Reader, told: Sequence[Told]) -> Timeline:
    """Return what is drawn of occasions whose dates are known; the lanes are the conferences that occur."""
    register = reader.register
    lanes = _lanes(reader, told)
    entries = distinct(told)
    meetings = [m for one in told if one.occasion.record.state != "held" for m in one.occasion.members]
    steps = (
        *(_step(reader, entry, lanes) for entry in entries),
        *(_coming(reader, meeting, lanes) for meeting in meetings),
    )
    return Timeline(
        lanes=tuple(reader.plain(register.conventions[one].record.short) for one in lanes),
        accents=lanes,
        steps=steps,
        joined=_joined(reader, entries),
        today=register.edition.as_of.last,
        legend=tuple(_legend(reader, steps, entries)),
    )


def _lanes(reader: Reader, told: Sequence[Told]) -> tuple[str, ...]:
    used = {convention for one in told for entry in one.decisions for convention in entry.record.conventions}
    used |= {member.record.convention for one in told for member in one.occasion.members}
    return tuple(one for one in reader.register.conventions if one in used)


def _step(reader: Reader, entry: Entry[Decision], lanes: Sequence[str]) -> Step:
    """Return a decision as a step on the last day of its meeting; a draft is called so."""
    record = entry.record
    draft = record.stage == "draft"
    unnamed = reader.say("lineage-draft" if draft else "lineage-no-symbol")
    return Step(
        lanes=tuple(sorted(lanes.index(one) for one in record.conventions)),
        day=reader.register.meeting_between(record.meeting)[1],
        words=unnamed if draft else record.symbol or unnamed,
        state=reader.say("not-a-decision") if draft else _meeting_words(reader, record),
        tone="draft" if draft else holding_of(record.text),
    )


def _meeting_words(reader: Reader, record: Decision) -> str:
    """Return “COP-6”, or “COP-6 (inferred)” where that the decision was adopted is inferred."""
    meeting = reader.plain(reader.register.meetings[record.meeting].record.short)
    if len(record.conventions) > 1:
        # The meetings of several conferences have different numbers; the table names each.
        meeting = reader.say("timeline-one-text", n=len(record.conventions))
    inferred = inferred_stage(reader, record)
    return reader.say("with-certainty", words=meeting, certainty=inferred) if inferred else meeting


def _coming(reader: Reader, entry: Entry[Meeting], lanes: Sequence[str]) -> Step:
    record = entry.record
    state = reader.choice("meeting-state", record.state)
    day = reader.register.meeting_between(entry.identity)[1]
    return Step((lanes.index(record.convention),), day, reader.plain(record.short), state, _COMING)


def _joined(reader: Reader, entries: Sequence[Entry[Decision]]) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of corresponding decisions that were adopted at meetings of one day."""
    numbered = (
        ((entry.record.corresponds.group, reader.register.meeting_between(entry.record.meeting)[1]), number)
        for number, entry in enumerate(entries)
        if entry.record.corresponds
    )
    return tuple(numbers for numbers in grouped(numbered).values() if len(numbers) > 1)


def _legend(reader: Reader, steps: Sequence[Step], entries: Sequence[Entry[Decision]]) -> Iterator[Sample]:
    """Yield what occurs in the drawing: dots by how far a text is held, drafts, coming meetings, lines."""
    tones = {step.tone for step in steps}
    for tone in HOLDINGS:
        if tone in tones:
            yield Sample("dot", tone, reader.say(f"lineage-text-{tone}"))
    if "draft" in tones:
        yield Sample("dot", "draft", reader.say("lineage-key-draft"))
    if _COMING in tones:
        yield Sample("dot", _COMING, reader.say("timeline-key-coming"))
    if _joined(reader, entries):
        yield Sample("join", "corresponding", reader.say("lineage-key-corresponding"))
    if any(len(step.lanes) > 1 for step in steps):
        yield Sample("join", "one-text", reader.say("lineage-key-joint"))
    as_of = reader.say.date(reader.register.edition.as_of)
    yield Sample("box", "to-come", reader.say("timeline-key-after", date=as_of))
