"""Decisions, what is said about them, and what was done about them."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from jointreport.records.markers import (
    DATE,
    FACT,
    FACTS,
    NAME,
    NOTE,
    RELATION,
    RELATIONS,
    STATUS,
    TEXT,
    UNTOLD,
    Refers,
)
from jointreport.records.model.base import (
    AreaId,
    BodyId,
    ConventionId,
    DecisionId,
    DocumentId,
    Identity,
    LanguageKey,
    MeetingId,
    PeriodId,
    Place,
    Record,
    Words,
    refuse,
)
from jointreport.records.model.dates import Adoption, PartialDate
from jointreport.records.model.language import LongText, Text
from jointreport.records.model.sources import Reference, Sourced
from jointreport.records.model.text import BodyText, EditorialNote
from jointreport.records.model.vocabulary import (
    IdenticalText,
    Implementation,
    RelationKind,
    Stage,
    StatementSubject,
    Subject,
    TitleStatus,
)

DECISION_SYMBOL = re.compile(
    r"(?:[A-Z]{2}-[1-9]\d?/[1-9]\d{0,2}|[A-Z]{2}\.Ex-[12]/[1-9]\d?|(?:VIII|VII|VI|IV|IX|V|III|II|I)/[1-9]\d?)"
)


def _decision_symbol(value: str) -> str:
    if not DECISION_SYMBOL.fullmatch(value):
        refuse("bad-decision-symbol", found=value)
    return value


DecisionSymbol = Annotated[str, AfterValidator(_decision_symbol)]
"""`MC-5/19`, `BC.Ex-1/1`, or a Basel decision of the early meetings, `IX/10`."""


class Relation(Record):
    """How a decision stands to earlier decisions or documents; stored once, at the later one."""

    kind: Annotated[RelationKind, FACT] = Field(description="The relation.")
    to: Annotated[tuple[DecisionId, ...], FACT] = Field(
        min_length=1, description="The decisions or documents it leads to."
    )
    at: Place | None = Field(None, description="The paragraph of this decision that says so.")
    part: Identity | None = Field(None, description="The part of the document.")
    sources: tuple[Reference, ...] = Field((), description="Where this was seen.")


class Correspondence(Record):
    """The group of corresponding decisions that several conferences took together."""

    group: Identity = Field(description="A name for the group, the same in each of its decisions.")
    identical_text: IdenticalText = Field(description="Whether their texts are identical.")


class Decision(Sourced):
    """A decision of one conference, or one text adopted by several; or a draft, which is not a decision."""

    stage: Annotated[Stage, FACT, STATUS] = Field(
        description="Draft or adopted. A draft asks nothing of anyone."
    )
    subject: Subject = Field(description="On this cooperation, or related to it.")
    symbol: Annotated[DecisionSymbol | None, FACT, NAME] = Field(
        None, description="The symbol, where one is known."
    )
    aliases: Annotated[tuple[Identity, ...], UNTOLD] = Field(
        (), description="Other addresses that lead here."
    )
    conventions: tuple[ConventionId, ...] = Field(
        min_length=1, description="Whose conference or conferences."
    )
    meeting: Annotated[MeetingId, FACT] = Field(
        description="The meeting; of several, the first in the order of `conventions`."
    )
    adopted: Annotated[Adoption | None, FACT, DATE] = Field(None, description="When; absent in a draft.")
    title: Annotated[Text, FACTS, NAME] = Field(description="The title or a description of it.")
    title_status: Annotated[dict[LanguageKey, TitleStatus], STATUS] = Field(
        description="Language → whether this is the printed title."
    )
    areas: Annotated[tuple[AreaId, ...], FACT] = Field((), description="Areas of cooperation it concerns.")
    relations: Annotated[tuple[Relation, ...], RELATIONS] = Field(
        (), description="To earlier decisions and to documents."
    )
    corresponds: Annotated[Correspondence | None, FACT, RELATION] = Field(
        None, description="Corresponding decisions of other conferences."
    )
    text: Annotated[BodyText, FACT, TEXT] = Field(description="The text as far as it is held.")
    notes: Annotated[tuple[EditorialNote, ...], NOTE] = Field((), description="Editorial notes.")
    remark: Annotated[Text | None, NOTE] = Field(None, description="What a reader must know before the text.")

    @model_validator(mode="after")
    def _stage_and_adoption_agree(self) -> Self:
        if self.stage == "draft" and self.adopted is not None:
            refuse("draft-with-adoption")
        if self.stage == "adopted" and self.adopted is None and "adopted" not in self.unknown:
            refuse("adoption-missing")
        return self


class Passage(Record):
    """A paragraph of a document that we hold, printed as it stands there."""

    document: DocumentId = Field(description="The document.")
    at: Place = Field(description="The paragraph.")


class Account(Sourced):
    """What a source says about one or several decisions together; never cut into paragraphs of each."""

    of: Annotated[tuple[DecisionId, ...], FACT, RELATION] = Field(
        min_length=1, description="The decisions it is about."
    )
    passage: Passage | None = Field(None, description="The passage, printed as it stands.")
    text: Annotated[LongText | None, FACT, TEXT] = Field(None, description="The account in our own words.")

    @model_validator(mode="after")
    def _passage_or_text(self) -> Self:
        if (self.passage is None) == (self.text is None):
            refuse("passage-or-text")
        return self


class Statement(Sourced):
    """What a source says of a period as a whole, without naming an area or a meeting."""

    period: Annotated[PeriodId, FACT] = Field(description="The biennium.")
    subject: StatementSubject = Field(description="Cooperation as a whole, or services.")
    passage: Passage | None = Field(None, description="The passage it is taken from.")
    text: Annotated[LongText, FACT, TEXT] = Field(description="The statement.")


class StatusEvent(Sourced):
    """What is reported of an adopted paragraph whose text is held. There is none on drafts."""

    decision: DecisionId = Field(description="The decision.")
    at: Place = Field(description="The paragraph.")
    value: Annotated[Implementation, FACT, STATUS] = Field(description="What is reported.")
    date: Annotated[PartialDate, FACT, DATE] = Field(description="As at which date.")
    text: Annotated[LongText, FACT, TEXT] = Field(description="What is reported, in few words.")
    asserted_by: Annotated[BodyId, FACT] = Field(description="The body that says so.")
    reviewed_by: Annotated[BodyId | None, FACT] = Field(None, description="The body that reviewed it.")
    evidence: Annotated[tuple[Annotated[Words, Refers("activities", "services")], ...], RELATION] = Field(
        (), description="Identities of activities or services that show it."
    )
