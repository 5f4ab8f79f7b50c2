"""Conventions, bodies, meetings, areas, periods and terms: the small closed world the rest refers to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from jointreport.records.markers import DATE, FACT, FACTS, NAME, NOTE, RELATION, STATUS, TEXT
from jointreport.records.model.base import BodyId, ConventionId, Identity, LanguageKey, Record, Words
from jointreport.records.model.dates import Days, PartialDate
from jointreport.records.model.language import LongText, Text
from jointreport.records.model.sources import Reference, Sourced
from jointreport.records.model.vocabulary import AreaKind, BodyKind, MeetingState, TermStatus


class Numbering(Record):
    """How the meetings of one conference are counted against another's."""

    with_: ConventionId = Field(description="The other convention.")
    plus: int = Field(description="What must be added to the other's number.")
    since: int = Field(description="The first year for which this holds.")


class Convention(Sourced):
    """A convention and what its decisions and documents are called."""

    name: Annotated[Text, FACT, NAME] = Field(description="The full name.")
    short: Annotated[Text, FACT, NAME] = Field(description="The short name.")
    prefix: Annotated[Words, FACT] = Field(description="The letters before the number of a decision: `MC`.")
    document_series: tuple[Words, ...] = Field((), description="How its symbols begin: `UNEP/MC/COP`.")
    conference: Annotated[BodyId, FACT] = Field(description="The conference of its parties, a body.")
    numbering: Annotated[Numbering | None, FACT] = Field(
        None, description="Held together with another conference."
    )


class Membership(Record):
    """A dated, sourced statement of who belongs to a body."""

    as_stated: Text = Field(description="When or where this is said: “2014, renewed 2018”.")
    members: Annotated[tuple[BodyId, ...], FACT] = Field(min_length=1, description="Bodies.")
    sources: tuple[Reference, ...] = Field((), description="Where this was seen.")


class Body(Sourced):
    """A secretariat, conference, office, task force, working group and the like. Never a person."""

    name: Annotated[Text, FACT, NAME] = Field(description="The full name.")
    short: Annotated[Text | None, NAME] = Field(None, description="A short name.")
    kind: Annotated[BodyKind, FACT] = Field(description="What kind of body it is.")
    of: Annotated[tuple[ConventionId, ...], FACT, RELATION] = Field(
        (), description="The conventions it serves."
    )
    note: Annotated[LongText | None, NOTE] = Field(None, description="What a reader must know.")
    membership: tuple[Membership, ...] = Field((), description="Statements of its membership.")


class Meeting(Sourced):
    """A meeting of a conference of the parties."""

    convention: Annotated[ConventionId, FACT] = Field(description="Whose conference.")
    number: Annotated[int, FACT] = Field(description="The number of the meeting.")
    name: Annotated[Text, FACT, NAME] = Field(description="The name.")
    short: Annotated[Text, NAME] = Field(description="`COP-6`, `第六次会议`.")
    state: Annotated[MeetingState, FACT, STATUS] = Field(description="Held, tentative or planned.")
    joint: Annotated[Identity | None, FACT] = Field(
        None, description="A name shared by meetings held together: `brs-2025`."
    )
    segments: Annotated[tuple[Days, ...], FACT, DATE] = Field((), description="When and where; may be empty.")
    note: Annotated[Text | None, NOTE] = Field(None, description="What a reader must know.")


class Area(Sourced):
    """An area of cooperation named by the note, or an example of a broader agenda."""

    kind: Annotated[AreaKind, FACT] = Field(description="Area of cooperation, or broader agenda.")
    order: Annotated[int, FACT] = Field(description="Its place in the list of the source.")
    name: Annotated[Text, FACT, NAME] = Field(description="The name.")
    wording: Annotated[LongText, FACT, TEXT] = Field(description="The words of the source.")


class Period(Record):
    """A biennium."""

    name: Text = Field(description="“2024–2025”.")
    from_: PartialDate = Field(description="Its first year.")
    to: PartialDate = Field(description="Its last year.")


class Term(Sourced):
    """A term of the trade in both languages."""

    words: Annotated[Text, FACTS, NAME] = Field(description="The term.")
    status: Annotated[dict[LanguageKey, TermStatus], STATUS] = Field(
        description="Language → seen in a source, or our rendering."
    )
    variants: Annotated[dict[LanguageKey, tuple[Words, ...]], NAME] = Field(
        {}, description="Language → other renderings met."
    )
    note: Annotated[Text | None, NOTE] = Field(None, description="What to mind.")
