"""Meetings held together seen as one occasion: the same days, the same place, several conferences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.language import Text
from jointreport.records.model.sources import Reference
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.markup import html


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting, or several held together on the same days; `members` is never empty."""

    members: tuple[Entry[Meeting], ...]

    @property
    def record(self) -> Meeting:
        """The first meeting, which tells what is known of all of them."""
        return self.members[0].record

    @property
    def notes(self) -> tuple[Text, ...]:
        """What a reader must know of any of the meetings, each note once."""
        return tuple(dict.fromkeys(m.record.note for m in self.members if m.record.note is not None))

    @property
    def sources(self) -> tuple[Reference, ...]:
        """Where any of the meetings was seen, each source once."""
        return tuple(dict.fromkeys(one for member in self.members for one in member.record.sources))


@dataclass(frozen=True, slots=True)
class OccasionView:
    """An occasion as a reader sees it."""

    names: tuple[Markup, ...]
    together: str
    when: tuple[str, ...]
    state: str
    state_words: str
    notes: tuple[Markup, ...]
    here: bool


def occasions(meetings: Iterable[Entry[Meeting]]) -> tuple[Occasion, ...]:
    """Return meetings in their order; those held together on the same days are one."""
    groups: dict[object, list[Entry[Meeting]]] = {}
    for entry in meetings:
        record = entry.record
        # The first meeting tells days and state for all, so those that differ in them are not one occasion.
        known = (record.joint or entry.identity, record.segments, record.state)
        groups.setdefault(known, []).append(entry)
    return tuple(Occasion(tuple(members)) for members in groups.values())


def upcoming_meetings(register: Register) -> tuple[Occasion, ...]:
    """Return the meetings not held yet in the order in which they come; those without dates last."""
    return occasions(entry for entry in register.meetings_in_order if entry.record.state != "held")


def occasion_view(reader: RenderContext, occasion: Occasion, here: str = "") -> OccasionView:
    """Return an occasion for a reader; `here` is the meeting whose page it stands on."""
    record = occasion.record
    return OccasionView(
        names=tuple(_name(reader, member) for member in occasion.members),
        together=reader.say("held-together") if len(occasion.members) > 1 else "",
        when=when(reader, record),
        state=record.state,
        # That a meeting was held or is planned is the rule, and its days say so; its own page names the sources.
        state_words="" if record.state in {"held", "planned"} else reader.choice("meeting-state", record.state),
        notes=tuple(reader.text(note) for note in occasion.notes),
        here=any(member.identity == here for member in occasion.members),
    )


def _name(reader: RenderContext, meeting: Entry[Meeting]) -> Markup:
    """Return a link to a meeting under its full name, in the colour of its conference."""
    link = reader.meeting(meeting.identity)
    return html('<span class="of--{}">{}</span>', meeting.record.convention, link)


def short_name(reader: RenderContext, record: Meeting) -> tuple[Markup, ...]:
    """Return “COP-7”; nothing where it only shortens the whole name, as 第七次会议 does."""
    short = reader.plain(record.short)
    return () if reader.plain(record.name).endswith(short) else (reader.text_without_links(record.short),)


def when(reader: RenderContext, record: Meeting) -> tuple[str, ...]:
    """Return the days and places of a meeting, one a segment, or that they are not known."""
    if not record.segments:
        return (reader.say("meeting-without-dates"),)
    return tuple(reader.say.days(segment) for segment in record.segments)
