"""What the secretariats do: joint activities, context that is not joint, and services."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from jointreport.records.model.base import Identity, Place, Record, refuse
from jointreport.records.model.dates import Days
from jointreport.records.model.decisions import Passage
from jointreport.records.model.language import LongText, Text
from jointreport.records.model.sources import Reference, Sourced
from jointreport.records.model.vocabulary import ActivityState, ServiceKind, ServiceState, YesNo


class Sentence(Record):
    """A text with its own sources."""

    text: LongText = Field(description="The words.")
    sources: tuple[Reference, ...] = Field((), description="Where this was seen.")


class Mandate(Record):
    """The decision that asks for an activity or service."""

    decision: Identity = Field(description="The decision.")
    at: Place | None = Field(None, description="The paragraph; left out where it is not known.")


class Activity(Sourced):
    """Something in which both secretariats took part."""

    title: Text = Field(description="What it is.")
    who: tuple[Identity, ...] = Field(min_length=1, description="The bodies that took part.")
    areas: tuple[Identity, ...] = Field((), description="Areas; may be none.")
    when: Days | None = Field(None, description="When and where.")
    planned: Sentence | None = Field(None, description="The plan, as it was put to the conference.")
    reported: Sentence | None = Field(None, description="The report; never overwrites the plan.")
    state: ActivityState = Field(description="How it stands.")
    follows: Identity | None = Field(None, description="Its predecessor in an earlier biennium.")
    output: Text | None = Field(None, description="What came of it, or is expected.")
    funding: Text | None = Field(None, description="The condition of funding.")
    mandates: tuple[Mandate, ...] = Field((), description="What asks for it.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.planned is None and self.reported is None:
            refuse("nothing-planned-or-reported")
        return self


class Context(Sourced):
    """A related event that is not a joint activity; shown as such, counted nowhere."""

    title: Text = Field(description="What it is.")
    who: tuple[Identity, ...] = Field((), description="The bodies concerned.")
    areas: tuple[Identity, ...] = Field((), description="Areas; may be none.")
    period: Identity | None = Field(None, description="The biennium, where one is published here.")
    when: Days | None = Field(None, description="When and where.")
    text: LongText = Field(description="What is known.")


class Service(Sourced):
    """A service of one secretariat to another."""

    title: Text = Field(description="What it is.")
    provider: Identity = Field(description="Who provides it, or is asked to.")
    recipient: Identity = Field(description="Who receives it, or asks for it.")
    meetings: tuple[Identity, ...] = Field((), description="For which meetings.")
    items: tuple[Text, ...] = Field((), description="What it comprises.")
    items_complete: YesNo = Field(description="`no` where the source says “including”.")
    kind: ServiceKind = Field(description="Shared, purchased, or not stated.")
    state: ServiceState = Field(description="Requested, provided, planned, or not stated.")
    basis: Sentence | None = Field(None, description="On which basis, with its own certainty.")
    passage: Passage | None = Field(None, description="The passage it is taken from.")
    note: Text | None = Field(None, description="What a reader must know.")
    mandates: tuple[Mandate, ...] = Field((), description="What asks for it.")
