"""The home page's timeline: what was decided at which meetings, and which meetings come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.decisions import Decision
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.views.blocks import BlockContext, block
from jointreport.views.charts.shapes import Sample
from jointreport.views.charts.timeline import Step, Timeline, timeline_drawing
from jointreport.views.decisions.lists import count_decisions, decision_row, short_meeting
from jointreport.views.parts.occasions import Occasion, occasions, when
from jointreport.views.parts.phrases import HOLDINGS, holding_of
from jointreport.views.templates import render
from jointreport.views.texts.status import inferred_stage

_COMING = "coming"


@dataclass(frozen=True, slots=True)
class OccasionDecisions:
    """An occasion, and what was decided or drafted for it on this cooperation."""

    occasion: Occasion
    decisions: tuple[Entry[Decision], ...]


def distinct(told: Sequence[OccasionDecisions]) -> tuple[Entry[Decision], ...]:
    """Return the decisions and drafts of some occasions, each once; one text may belong to several meetings."""
    return tuple({entry.identity: entry for one in told for entry in one.decisions}.values())


def timeline_of(reader: RenderContext, told: Sequence[OccasionDecisions]) -> Timeline:
    """Return what is drawn of occasions whose dates are known; the lanes are the conferences that occur."""
    register = reader.register
    lanes = _lanes(reader, told)
    entries = distinct(told)
    meetings = [m for one in told if one.occasion.record.state != "held" for m in one.occasion.members]
    steps = (
        *(_step(reader, entry, lanes) for entry in entries),
        *(_coming_step(reader, meeting, lanes) for meeting in meetings),
    )
    return Timeline(
        lanes=tuple(reader.plain(register.conventions[one].record.short) for one in lanes),
        accents=lanes,
        steps=steps,
        joined=_joined_steps(reader, entries),
        today=register.edition.as_of.last,
        legend=tuple(_legend(reader, steps, entries)),
    )


def _lanes(reader: RenderContext, told: Sequence[OccasionDecisions]) -> tuple[str, ...]:
    used = {convention for one in told for entry in one.decisions for convention in entry.record.conventions}
    used |= {member.record.convention for one in told for member in one.occasion.members}
    return tuple(one for one in reader.register.conventions if one in used)


def _step(reader: RenderContext, entry: Entry[Decision], lanes: Sequence[str]) -> Step:
    """Return a decision as a step on the last day of its meeting; a draft is called so."""
    record = entry.record
    draft = record.stage == "draft"
    unnamed = reader.say("lineage-draft" if draft else "lineage-no-symbol")
    return Step(
        lanes=tuple(sorted(lanes.index(one) for one in record.conventions)),
        day=reader.register.days_of_meeting(record.meeting)[1],
        words=unnamed if draft else record.symbol or unnamed,
        state=reader.say("not-a-decision") if draft else _meeting_words(reader, record),
        tone="draft" if draft else holding_of(record.text),
    )


def _meeting_words(reader: RenderContext, record: Decision) -> str:
    """Return “COP-6”, or “COP-6 (inferred)” where that the decision was adopted is inferred."""
    meeting = reader.plain(reader.register.meetings[record.meeting].record.short)
    if len(record.conventions) > 1:
        # The meetings of several conferences have different numbers; the table names each.
        meeting = reader.say("timeline-one-text", n=len(record.conventions))
    inferred = inferred_stage(reader, record)
    return reader.say("with-certainty", words=meeting, certainty=inferred) if inferred else meeting


def _coming_step(reader: RenderContext, entry: Entry[Meeting], lanes: Sequence[str]) -> Step:
    record = entry.record
    state = reader.choice("meeting-state", record.state)
    day = reader.register.days_of_meeting(entry.identity)[1]
    return Step((lanes.index(record.convention),), day, reader.plain(record.short), state, _COMING)


def _joined_steps(reader: RenderContext, entries: Sequence[Entry[Decision]]) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of corresponding decisions that were adopted at meetings of one day."""
    numbered = (
        ((entry.record.corresponds.group, reader.register.days_of_meeting(entry.record.meeting)[1]), number)
        for number, entry in enumerate(entries)
        if entry.record.corresponds
    )
    return tuple(numbers for numbers in Groups(numbered).values() if len(numbers) > 1)


def _legend(reader: RenderContext, steps: Sequence[Step], entries: Sequence[Entry[Decision]]) -> Iterator[Sample]:
    """Yield what occurs in the drawing: dots by how far a text is held, drafts, coming meetings, lines."""
    tones = {step.tone for step in steps}
    for tone in HOLDINGS:
        if tone in tones:
            yield Sample("dot", tone, reader.say(f"lineage-text-{tone}"))
    if "draft" in tones:
        yield Sample("dot", "draft", reader.say("lineage-key-draft"))
    if _COMING in tones:
        yield Sample("dot", _COMING, reader.say("timeline-key-coming"))
    if _joined_steps(reader, entries):
        yield Sample("join", "corresponding", reader.say("lineage-key-corresponding"))
    if any(len(step.lanes) > 1 for step in steps):
        yield Sample("join", "one-text", reader.say("lineage-key-joint"))
    as_of = reader.say.date(reader.register.edition.as_of)
    yield Sample("box", "to-come", reader.say("timeline-key-after", date=as_of))


# What is drawn must be read on one screen; the page on decisions has everything.
MOST_YEARS = 15
MOST_DECISIONS = 40


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An occasion in the table: when (and how it stands where not held), which meetings, what is known."""

    when: Markup
    meetings: Markup
    known: tuple[Markup, ...]


@block("timeline")
def timeline(place: BlockContext) -> Markup:
    """The steps of this cooperation: a drawing by year and conference, drafts marked, and a table."""
    reader = place.reader
    told = _occasions(reader.register)
    shown = _latest(reader.register, told)
    dated = [one for one in shown if _last_day(reader.register, one.occasion) != date.max]
    if not dated:
        return Markup("")
    picture = timeline_of(reader, dated)
    left_out = len(distinct(told)) - len(distinct(shown))
    return render(
        "timeline",
        drawing=timeline_drawing(picture).for_direction(reader.direction),
        description=_description(reader, dated, picture.lanes),
        left_out=reader.say("timeline-left-out", n=left_out) if left_out else "",
        rows=tuple(_row(reader, one) for one in shown),
        history=reader.standpoint.to("decisions/"),
        say=reader.say,
    )


def _occasions(register: Register) -> tuple[OccasionDecisions, ...]:
    """Return the occasions at which something was decided on this cooperation, and those to come, in their order."""
    wanted = (
        meeting
        for meeting in register.meetings_in_order
        if meeting.record.state != "held" or _on_cooperation(register, meeting.identity)
    )
    return tuple(OccasionDecisions(one, _decisions_at(register, one)) for one in occasions(wanted))


def _on_cooperation(register: Register, meeting: str) -> list[Entry[Decision]]:
    return [entry for entry in register.decisions_at(meeting) if entry.record.subject == "cooperation"]


def _decisions_at(register: Register, occasion: Occasion) -> tuple[Entry[Decision], ...]:
    """Return the decisions and drafts of an occasion, each once, also where several conferences share a text."""
    found = (e for member in occasion.members for e in _on_cooperation(register, member.identity))
    return tuple({entry.identity: entry for entry in found}.values())


def _latest(register: Register, told: Sequence[OccasionDecisions]) -> list[OccasionDecisions]:
    """Return the occasions of the latest years, as many as can be read; those without dates stay."""
    years = [_last_day(register, one.occasion).year for one in told]
    latest = max((year for year in years if year != date.max.year), default=0)
    shown: list[OccasionDecisions] = []
    room = MOST_DECISIONS
    # From the latest back, until there is a year or a decision too many.
    for one, year in zip(reversed(told), reversed(years), strict=True):
        room -= len(one.decisions)
        if year <= latest - MOST_YEARS or room < 0:
            break
        shown.append(one)
    return shown[::-1]


def _last_day(register: Register, occasion: Occasion) -> date:
    return max(register.days_of_meeting(member.identity)[1] for member in occasion.members)


def _description(reader: RenderContext, told: Sequence[OccasionDecisions], lanes: Sequence[str]) -> str:
    """Say in words what is drawn: adopted decisions and drafts apart, and how many meetings come."""
    drawn = [entry.record for entry in distinct(told)]
    adopted = [record for record in drawn if record.stage == "adopted"]
    return reader.say(
        "timeline-description",
        lanes=reader.say.join(lanes),
        counted=count_decisions(reader, adopted),
        drafts=len(drawn) - len(adopted),
        coming=sum(len(one.occasion.members) for one in told if one.occasion.record.state != "held"),
        date=reader.say.date(reader.register.edition.as_of),
    )


def _row(reader: RenderContext, told: OccasionDecisions) -> TimelineRow:
    return TimelineRow(
        when=_when(reader, told.occasion.record),
        meetings=reader.join(short_meeting(reader, member.identity) for member in told.occasion.members),
        known=tuple(_known(reader, entry) for entry in told.decisions),
    )


def _when(reader: RenderContext, record: Meeting) -> Markup:
    """Return “June 2027, Geneva (Planned)”."""
    days = reader.join_clauses(map(escape, when(reader, record)))
    state = "" if record.state == "held" else reader.choice("meeting-state", record.state)
    return reader.phrase("with-certainty", words=days, certainty=state) if state else days


def _known(reader: RenderContext, entry: Entry[Decision]) -> Markup:
    """Return the name of a decision or draft, and that it is a draft or that its adoption is inferred."""
    name, record = decision_row(reader, entry).name, entry.record
    # A draft without a name of its own is called “Draft decision, COP-6”.
    is_named_draft = record.stage == "draft" and (record.symbol or record.short)
    stands = reader.say("draft-badge") if is_named_draft else inferred_stage(reader, record)
    return reader.phrase("with-certainty", words=name, certainty=stands) if stands else name
