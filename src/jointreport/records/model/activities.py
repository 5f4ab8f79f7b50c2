"""What the secretariats do: joint activities, context that is not joint, and services."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from jointreport.records.markers import DATE, FACT, FACTS, NAME, NOTE, RELATION, RELATIONS, STATUS, TEXT
from jointreport.records.model.base import (
    ActivityId,
    AreaId,
    BodyId,
    DecisionId,
    MeetingId,
    PeriodId,
    Place,
    Record,
    refuse,
)
from jointreport.records.model.dates import Days
from jointreport.records.model.decisions import Passage
from jointreport.records.model.language import LongText, Text
from jointreport.records.model.sources import Reference, Sourced
from jointreport.records.model.vocabulary import ActivityState, ServiceKind, ServiceState, YesNo


class Sentence(Record):
    """A text with its own sources."""

    text: Annotated[LongText, FACT] = Field(description="The words.")
    sources: tuple[Reference, ...] = Field((), description="Where this was seen.")


class Mandate(Record):
    """The decision that asks for an activity or service."""

    decision: DecisionId = Field(description="The decision.")
    at: Place | None = Field(None, description="The paragraph; left out where it is not known.")


class Activity(Sourced):
    """Something in which both secretariats took part."""

    title: Annotated[Text, FACT, NAME] = Field(description="What it is.")
    who: Annotated[tuple[BodyId, ...], FACT] = Field(min_length=1, description="The bodies that took part.")
    areas: Annotated[tuple[AreaId, ...], FACT] = Field((), description="Areas; may be none.")
    when: Annotated[Days | None, FACT, DATE] = Field(None, description="When and where.")
    planned: Annotated[Sentence | None, TEXT] = Field(
        None, description="The plan, as it was put to the conference."
    )
    reported: Annotated[Sentence | None, TEXT] = Field(
        None, description="The report; never overwrites the plan."
    )
    state: Annotated[ActivityState, STATUS] = Field(description="How it stands.")
    follows: Annotated[ActivityId | None, RELATION] = Field(
        None, description="Its predecessor in an earlier biennium."
    )
    output: Annotated[Text | None, FACT] = Field(None, description="What came of it, or is expected.")
    funding: Annotated[Text | None, FACT] = Field(None, description="The condition of funding.")
    mandates: Annotated[tuple[Mandate, ...], RELATIONS] = Field((), description="What asks for it.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.planned is None and self.reported is None:
            refuse("nothing-planned-or-reported")
        return self


class Context(Sourced):
    """A related event that is not a joint activity; shown as such, counted nowhere."""

    title: Annotated[Text, FACT, NAME] = Field(description="What it is.")
    who: Annotated[tuple[BodyId, ...], FACT] = Field((), description="The bodies concerned.")
    areas: Annotated[tuple[AreaId, ...], FACT] = Field((), description="Areas; may be none.")
    period: Annotated[PeriodId | None, FACT] = Field(
        None, description="The biennium, where one is published here."
    )
    when: Annotated[Days | None, FACT, DATE] = Field(None, description="When and where.")
    text: Annotated[LongText, FACT, TEXT] = Field(description="What is known.")


class Service(Sourced):
    """A service of one secretariat to another."""

    title: Annotated[Text, FACT, NAME] = Field(description="What it is.")
    provider: Annotated[BodyId, FACT] = Field(description="Who provides it, or is asked to.")
    recipient: Annotated[BodyId, FACT] = Field(description="Who receives it, or asks for it.")
    meetings: Annotated[tuple[MeetingId, ...], FACT] = Field((), description="For which meetings.")
    items: Annotated[tuple[Text, ...], FACTS] = Field((), description="What it comprises.")
    items_complete: YesNo = Field(description="`no` where the source says “including”.")
    kind: Annotated[ServiceKind, FACT] = Field(description="Shared, purchased, or not stated.")
    state: Annotated[ServiceState, FACT, STATUS] = Field(
        description="Requested, provided, planned, or not stated."
    )
    basis: Sentence | None = Field(None, description="On which basis, with its own certainty.")
    passage: Passage | None = Field(None, description="The passage it is taken from.")
    note: Annotated[Text | None, NOTE] = Field(None, description="What a reader must know.")
    mandates: Annotated[tuple[Mandate, ...], RELATIONS] = Field((), description="What asks for it.")
