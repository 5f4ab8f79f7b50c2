"""The home page's timeline: what was decided on this cooperation at which meetings, and which meetings come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.register.register import Register
from jointreport.site.context import Reader
from jointreport.texts.citations.references import inferred
from jointreport.views.blocks import Place, block
from jointreport.views.charts.timeline import timeline_drawing
from jointreport.views.decisions.rows import decision_row, short_meeting
from jointreport.views.home.timeline_steps import Told, distinct, timeline_of
from jointreport.views.parts.holdings import holding_of
from jointreport.views.parts.occasions import Occasion, occasions, when
from jointreport.views.templates import render
from jointreport.views.texts.status import inferred_stage

MOST_YEARS = 12
MOST_DECISIONS = 40


@dataclass(frozen=True, slots=True)
class Known:
    """A decision or draft in the table, and in badges what must be said with it."""

    name: Markup
    badges: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An occasion in the table: when, which meetings, how they stand where not held, what is known."""

    when: tuple[str, ...]
    meetings: Markup
    state: tuple[str, str] | None
    known: tuple[Known, ...]


@block("timeline")
def timeline(place: Place) -> Markup:
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
        drawing=timeline_drawing(picture).facing(reader.direction),
        description=_description(reader, dated, picture.lanes),
        left_out=reader.say("timeline-left-out", n=left_out) if left_out else "",
        rows=tuple(_row(reader, one) for one in shown),
        history=reader.standpoint.to("decisions/"),
        say=reader.say,
    )


def _occasions(register: Register) -> tuple[Told, ...]:
    """Return the occasions at which something was decided on this cooperation, and those to come, in their order."""
    wanted = (
        meeting
        for meeting in register.meetings_in_order
        if meeting.record.state != "held" or _on_cooperation(register, meeting.identity)
    )
    return tuple(Told(one, _decided(register, one)) for one in occasions(wanted))


def _on_cooperation(register: Register, meeting: str) -> list[Entry[Decision]]:
    return [entry for entry in register.decisions_at(meeting) if entry.record.subject == "cooperation"]


def _decided(register: Register, occasion: Occasion) -> tuple[Entry[Decision], ...]:
    """Return the decisions and drafts of an occasion, each once, also where several conferences share a text."""
    found = (e for member in occasion.members for e in _on_cooperation(register, member.identity))
    return tuple({entry.identity: entry for entry in found}.values())


def _latest(register: Register, told: Sequence[Told]) -> list[Told]:
    """Return the occasions of the latest years, as many as can be read; those without dates stay."""
    years = [_last_day(register, one.occasion).year for one in told]
    latest = max((year for year in years if year != date.max.year), default=0)
    shown: list[Told] = []
    room = MOST_DECISIONS
    for one, year in zip(reversed(told), reversed(years), strict=True):
        room -= len(one.decisions)
        if year <= latest - MOST_YEARS or room < 0:
            break
        shown.append(one)
    return shown[::-1]


def _last_day(register: Register, occasion: Occasion) -> date:
    return max(register.meeting_between(member.identity)[1] for member in occasion.members)


def _description(reader: Reader, told: Sequence[Told], lanes: Sequence[str]) -> str:
    """Say in words what is drawn: adopted decisions and drafts apart, and how many meetings come."""
    drawn = [entry.record for entry in distinct(told)]
    adopted = [record for record in drawn if record.stage == "adopted"]
    return reader.say(
        "timeline-description",
        lanes=reader.say.listed(lanes),
        n=len(adopted),
        inferred=sum(inferred(record, "stage") for record in adopted),
        drafts=len(drawn) - len(adopted),
        coming=sum(len(one.occasion.members) for one in told if one.occasion.record.state != "held"),
        date=reader.say.date(reader.register.edition.as_of),
    )


def _row(reader: Reader, told: Told) -> TimelineRow:
    record = told.occasion.record
    return TimelineRow(
        when=when(reader, record),
        meetings=reader.listed(short_meeting(reader, member.identity) for member in told.occasion.members),
        state=None
        if record.state == "held"
        else (record.state, reader.choice("meeting-state", record.state)),
        known=tuple(
            Known(decision_row(reader, entry).name, tuple(_badges(reader, entry.record)))
            for entry in told.decisions
        ),
    )


def _badges(reader: Reader, record: Decision) -> Iterator[tuple[str, str]]:
    """Yield that it is a draft, that its adoption is inferred, how far its text is held where not whole."""
    if record.stage == "draft":
        yield "draft", reader.say("draft-badge")
        return
    certainty = inferred_stage(reader, record)
    if certainty:
        yield "inferred", certainty
    holding = holding_of(record.text)
    if holding != "complete":
        yield "unseen", reader.say(f"lineage-text-{holding}")
