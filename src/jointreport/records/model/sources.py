"""Where a statement comes from, how sure it is, and what was looked for in vain."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from jointreport.records.markers import DATE, NAME, SOURCE, SOURCES, STATUS, UNTOLD
from jointreport.records.model.base import (
    DocumentId,
    Identity,
    Place,
    Record,
    SourceAddress,
    SourceId,
    Words,
    refuse,
)
from jointreport.records.model.dates import PartialDate
from jointreport.records.model.language import Text
from jointreport.records.model.vocabulary import Certainty, Seen, SourceKind


class Source(Record):
    """A public page or publication outside this site (`data/sources.yaml`)."""

    title: Annotated[Text, NAME] = Field(description="What it is called, or what it is.")
    kind: SourceKind = Field(description="Who speaks.")
    address: SourceAddress | None = Field(None, description="Where it stands; never an upload mirror.")
    language: Words = Field("en", description="The language it is written in, as a language tag.")
    seen: Annotated[Seen, STATUS] = Field(description="Whether it was read whole or only in part.")
    looked: Annotated[PartialDate, DATE] = Field(description="The day it was read.")


class Reference(Record):
    """One support of a statement: a document of ours or an outside source, and how sure it makes us."""

    document: DocumentId | None = Field(None, description="A document in `data/documents/`.")
    source: SourceId | None = Field(None, description="An entry of `data/sources.yaml`.")
    at: Place | None = Field(None, description="Where in the document, by printed number: `p3`.")
    part: Identity | None = Field(None, description="Which part of the document: `annex-1`.")
    place: Text | None = Field(None, description="Where in an outside source, in words.")
    certainty: Certainty = Field(description="How sure the statement is.")
    step: Text | None = Field(
        None, description="For `inferred`: the step from what was seen to what is said."
    )
    for_: tuple[Words, ...] = Field((), description="The fields it supports; empty: the whole record.")

    @model_validator(mode="after")
    def _names_one_source_and_its_step(self) -> Self:
        if (self.document is None) == (self.source is None):
            refuse("source-unclear")
        if self.certainty == "inferred" and self.step is None:
            refuse("step-missing")
        return self


class Unknown(Record):
    """A fact that was looked for and not found."""

    looked: PartialDate = Field(description="The day of the search.")
    where: Text = Field(description="Where it was looked for.")


class ParityException(Record):
    """One accepted difference between the languages of a text, with its reason."""

    except_: Words = Field(description="The words that one language has and the other has not.")
    because: Words = Field(description="Why this is right.")


class Sourced(Record):
    """A record that states facts: each fact field has a source, or is said to be unknown."""

    sources: Annotated[tuple[Reference, ...], SOURCES] = Field(
        (), description="What supports the record; `for` names the fields."
    )
    unknown: Annotated[dict[str, Unknown], SOURCE] = Field(
        {}, description="Field → when and where it was looked for in vain."
    )
    parity: Annotated[tuple[ParityException, ...], UNTOLD] = Field(
        (), description="Accepted differences between the languages."
    )
