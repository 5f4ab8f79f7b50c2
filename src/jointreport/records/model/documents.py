"""Documents, and their parts."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from jointreport.records.markers import FACT, FACTS, NAME, NOTE, RELATION, STATUS, TEXT, UNTOLD
from jointreport.records.model.base import (
    BodyId,
    ConventionId,
    DocumentId,
    Identity,
    LanguageKey,
    MeetingId,
    PeriodId,
    Record,
    refuse,
)
from jointreport.records.model.language import Text
from jointreport.records.model.sources import Reference, Sourced
from jointreport.records.model.text import BodyText, EditorialNote
from jointreport.records.model.vocabulary import DocumentKind, DocumentState, PartRole, TitleStatus

_TAIL = (
    r"(?:/INF/[1-9]\d{0,2}|/(?:CRP|L)\.[1-9]\d{0,2}|/[1-9]\d{0,2})"
    r"(?:/(?:Add|Rev|Corr|Amend)\.[1-9]\d?)*(?:/\*)?"
)
# Which series belong to which convention stands in `data/conventions.yaml`; a rule compares.
_SERIES = r"[A-Z]+(?:/[A-Z]+)+\.[1-9]\d?"
_BEFORE_THE_CONVENTION = r"UNEP\(DTIE\)/Hg/[A-Z]+(?:\.\d+)?(?:/[A-Z0-9.]+)*"
_ONE_SYMBOL = rf"(?:{_SERIES}{_TAIL}|{_BEFORE_THE_CONVENTION})"
BEFORE_THE_CONVENTION = re.compile(_BEFORE_THE_CONVENTION)
DOCUMENT_SYMBOL = re.compile(rf"{_ONE_SYMBOL}(?:–{_ONE_SYMBOL})*")


def _document_symbol(value: str) -> str:
    if not DOCUMENT_SYMBOL.fullmatch(value):
        refuse("bad-document-symbol", found=value)
    return value


DocumentSymbol = Annotated[str, AfterValidator(_document_symbol)]
"""`UNEP/MC/COP.6/INF/29`; symbols of a joint document are joined by an en dash."""


class Part(Record):
    """A part of a document that is cited by itself, such as an annex."""

    id: Identity = Field(description="`annex-1`.")
    label: Annotated[Text, FACT] = Field(description="“annex I”, “附件一”.")
    title: Annotated[Text, FACT] = Field(description="What the part is.")
    role: PartRole | None = Field(None, description="Joint report or outline: it has a page by its period.")
    authors: Annotated[tuple[BodyId, ...], FACT] = Field((), description="Who prepared it.")
    period: Annotated[PeriodId | None, FACT] = Field(None, description="The biennium it covers.")
    sources: tuple[Reference, ...] = Field((), description="Where this was seen; `for` may name `period`.")


class Document(Sourced):
    """A document: what is known of it, and its text where held."""

    kind: DocumentKind = Field(description="What kind of document it is.")
    state: Annotated[DocumentState, STATUS] = Field(
        "issued", description="`drafting` only for texts that we write ourselves."
    )
    cleared_by: tuple[BodyId, ...] = Field(
        (), description="For `drafting`: who has cleared it for publication."
    )
    symbol: Annotated[DocumentSymbol | None, FACT, NAME] = Field(
        None, description="The symbol, where one is known."
    )
    aliases: Annotated[tuple[Identity, ...], UNTOLD] = Field(
        (), description="Other addresses that lead here."
    )
    title: Annotated[Text, FACTS, NAME] = Field(description="The title or a description of it.")
    title_status: Annotated[dict[LanguageKey, TitleStatus], STATUS] = Field(
        description="Language → whether this is the printed title."
    )
    agenda_item: Annotated[Text | None, FACT, NAME] = Field(
        None, description="The heading of the agenda item."
    )
    meeting: Annotated[MeetingId | None, FACT] = Field(None, description="The meeting it was made for.")
    conventions: tuple[ConventionId, ...] = Field((), description="The conventions it belongs to.")
    parts: tuple[Part, ...] = Field((), description="Annexes and the like.")
    corrected_by: Annotated[tuple[DocumentId, ...], RELATION] = Field(
        (), description="Documents that correct it."
    )
    text: Annotated[BodyText, TEXT] = Field(description="The text as far as it is held.")
    notes: Annotated[tuple[EditorialNote, ...], NOTE] = Field((), description="Editorial notes.")
    remark: Annotated[Text | None, NOTE] = Field(None, description="What a reader must know before the text.")

    @model_validator(mode="after")
    def _unheld_drafting(self) -> Self:
        if self.state == "drafting" and not self.cleared_by:
            refuse("not-cleared")
        return self
