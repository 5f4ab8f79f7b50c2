"""Documents, and their parts."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from jointreport.records.markers import FACT, FACTS, NAME, NOTE, RELATION, STATUS, TEXT, UNTOLD, Meaning
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

    id: Annotated[Identity, Meaning("`annex-1`", "`annex-1`")]
    label: Annotated[Text, FACT, Meaning("“annex I” and “附件一”", "“annex I”和“附件一”")]
    title: Annotated[Text, FACT, Meaning("What the part is", "该部分是什么")]
    role: Annotated[
        PartRole | None, Meaning("Only where it has a page by its period", "仅在按时期设有页面时填写")
    ] = None
    authors: Annotated[tuple[BodyId, ...], FACT, Meaning("The bodies that prepared it", "编写机构")] = ()
    period: Annotated[PeriodId | None, FACT, Meaning("The period it covers", "所涉时期")] = None
    sources: Annotated[tuple[Reference, ...], Meaning("Its sources", "来源")] = ()


class Document(Sourced):
    """A document: what is known of it, and its text where held."""

    kind: Annotated[DocumentKind, Meaning("What it is", "类别")]
    state: Annotated[DocumentState, STATUS, Meaning("`issued` if left out", "不填即为`issued`")] = "issued"
    cleared_by: Annotated[
        tuple[BodyId, ...],
        Meaning(
            "For `drafting`: the bodies that have cleared it for publication",
            "取`drafting`时填写：已同意公布的机构",
        ),
    ] = ()
    symbol: Annotated[
        DocumentSymbol | None,
        FACT,
        NAME,
        Meaning(
            "The symbol: `UNEP/MC/COP.6/INF/29`. Not known: leave it out and fill `unknown`",
            "文号：`UNEP/MC/COP.6/INF/29`。不详时不填，并填写`unknown`",
        ),
    ] = None
    aliases: Annotated[
        tuple[Identity, ...], UNTOLD, Meaning("Other addresses that lead here", "指向本记录的其他网址")
    ] = ()
    title: Annotated[Text, FACTS, NAME, Meaning("The title, or a description", "标题或描述")]
    title_status: Annotated[dict[LanguageKey, TitleStatus], STATUS, Meaning("For each language", "各语言")]
    agenda_item: Annotated[
        Text | None, FACT, NAME, Meaning("The heading of the agenda item", "议程项目的标题")
    ] = None
    meeting: Annotated[MeetingId | None, FACT, Meaning("The meeting it was made for", "所属会议")] = None
    conventions: Annotated[
        tuple[ConventionId, ...], Meaning("The conventions it belongs to", "所属公约")
    ] = ()
    parts: Annotated[tuple[Part, ...], Meaning("Annexes and the like", "附件等")] = ()
    corrected_by: Annotated[
        tuple[DocumentId, ...], RELATION, Meaning("Documents that correct it", "更正本文件的文件")
    ] = ()
    text: Annotated[BodyText, TEXT, Meaning("The text as far as it is held", "所载案文")]
    notes: Annotated[tuple[EditorialNote, ...], NOTE, Meaning("Editorial notes", "编者注")] = ()
    remark: Annotated[
        Text | None, NOTE, Meaning("What a reader must know before the text", "读者阅读案文前须知")
    ] = None

    @model_validator(mode="after")
    def _unheld_drafting(self) -> Self:
        if self.state == "drafting" and not self.cleared_by:
            refuse("not-cleared")
        return self
