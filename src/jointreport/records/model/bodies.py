"""Conventions, bodies, meetings, areas, periods and terms: the small closed world the rest refers to."""

from __future__ import annotations

from pydantic import Field

from jointreport.records.model.base import Identity, Record, Words
from jointreport.records.model.dates import Days, PartialDate
from jointreport.records.model.language import LongText, Text
from jointreport.records.model.sources import Reference, Sourced
from jointreport.records.model.vocabulary import AreaKind, BodyKind, MeetingState, TermStatus


class Numbering(Record):
    """How the meetings of one conference are counted against another's."""

    with_: Identity = Field(description="The other convention.")
    plus: int = Field(description="What must be added to the other's number.")
    since: int = Field(description="The first year for which this holds.")


class Convention(Sourced):
    """A convention and what its decisions and documents are called."""

    name: Text = Field(description="The full name.")
    short: Text = Field(description="The short name.")
    prefix: Words = Field(description="The letters before the number of a decision: `MC`.")
    document_series: tuple[Words, ...] = Field((), description="How its symbols begin: `UNEP/MC/COP`.")
    conference: Identity = Field(description="The conference of its parties, a body.")
    numbering: Numbering | None = Field(None, description="Held together with another conference.")


class Membership(Record):
    """A dated, sourced statement of who belongs to a body."""

    as_stated: Text = Field(description="When or where this is said: “2014, renewed 2018”.")
    members: tuple[Identity, ...] = Field(min_length=1, description="Bodies.")
    sources: tuple[Reference, ...] = Field((), description="Where this was seen.")


class Body(Sourced):
    """A secretariat, conference, office, task force, working group and the like. Never a person."""

    name: Text = Field(description="The full name.")
    short: Text | None = Field(None, description="A short name.")
    kind: BodyKind = Field(description="What kind of body it is.")
    of: tuple[Identity, ...] = Field((), description="The conventions it serves.")
    note: LongText | None = Field(None, description="What a reader must know.")
    membership: tuple[Membership, ...] = Field((), description="Statements of its membership.")


class Meeting(Sourced):
    """A meeting of a conference of the parties."""

    convention: Identity = Field(description="Whose conference.")
    number: int = Field(description="The number of the meeting.")
    name: Text = Field(description="The name.")
    short: Text = Field(description="`COP-6`, `第六次会议`.")
    state: MeetingState = Field(description="Held, tentative or planned.")
    joint: Identity | None = Field(None, description="A name shared by meetings held together: `brs-2025`.")
    segments: tuple[Days, ...] = Field((), description="When and where; may be empty.")
    note: Text | None = Field(None, description="What a reader must know.")


class Area(Sourced):
    """An area of cooperation named by the note, or an example of a broader agenda."""

    kind: AreaKind = Field(description="Area of cooperation, or broader agenda.")
    order: int = Field(description="Its place in the list of the source.")
    name: Text = Field(description="The name.")
    wording: LongText = Field(description="The words of the source.")


class Period(Record):
    """A biennium."""

    name: Text = Field(description="“2024–2025”.")
    from_: PartialDate = Field(description="Its first year.")
    to: PartialDate = Field(description="Its last year.")


class Term(Sourced):
    """A term of the trade in both languages."""

    words: Text = Field(description="The term.")
    status: dict[str, TermStatus] = Field(description="Language → seen in a source, or our rendering.")
    variants: dict[str, tuple[Words, ...]] = Field({}, description="Language → other renderings met.")
    note: Text | None = Field(None, description="What to mind.")
