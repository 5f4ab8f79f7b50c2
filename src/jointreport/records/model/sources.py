"""Where a statement comes from, how sure it is, and what was looked for in vain."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from jointreport.records.markers import DATE, NAME, SOURCE, SOURCES, STATUS, UNTOLD, Meaning
from jointreport.records.model.addresses import SourceAddress
from jointreport.records.model.base import (
    DocumentId,
    Identity,
    LanguageTag,
    Record,
    SourceId,
    Words,
    refuse,
)
from jointreport.records.model.dates import PartialDate
from jointreport.records.model.language import Text
from jointreport.records.model.places import Anchor
from jointreport.records.model.vocabulary import Certainty, Reading, SourceKind


class Source(Record):
    """A public page or publication outside this site (`data/sources.yaml`)."""

    title: Annotated[
        Text,
        NAME,
        Meaning(
            "What the source is, so that a reader can find it without the address", "来源是什么，使读者不靠网址也能查到"
        ),
    ]
    kind: Annotated[SourceKind, Meaning("Who speaks", "由谁发表")]
    address: Annotated[
        SourceAddress | None,
        Meaning(
            "Its address. Leave it out where only a copy on an upload site or mirror was seen",
            "网址。仅在上传网站或镜像见到副本时不填",
        ),
    ] = None
    language: Annotated[
        LanguageTag,
        Meaning(
            "The language tag of the source (`en`, `zh-Hans`, `ja`); `en` if left out",
            "来源的语言标签（`en`、`zh-Hans`、`ja`）；不填即为`en`",
        ),
    ] = "en"
    read: Annotated[Reading, STATUS, Meaning("How far it was read", "阅读范围")]
    read_part: Annotated[
        Text | None, STATUS, Meaning("For `in-part`: what was read of it", "取`in-part`时填写：读到哪一部分")
    ] = None
    looked: Annotated[PartialDate, DATE, Meaning("The day it was read", "阅读日期")]

    @model_validator(mode="after")
    def _names_the_part_that_was_read(self) -> Self:
        refuse_unnamed_part(self.read, self.read_part)
        return self


def refuse_unnamed_part(read: str | None, part: Text | None) -> None:
    """Refuse a text that was read in part, but not which part; and a part of one that was read otherwise."""
    if read == "in-part" and part is None:
        refuse("read-part-missing")
    if read != "in-part" and part is not None:
        refuse("read-part-idle", at="read-part")


PublishedAt = Annotated[
    tuple[SourceId, ...],
    SOURCES,
    Meaning(
        "Where the text is published, or the texts of a meeting or conference; if that is not known, who reported it",
        "案文发布处，或会议、缔约方大会的案文发布处；不详时填报道会议的来源",
    ),
]
"""Entries of `sources.yaml`; a record without its own has those of its meeting and of its conventions."""


class Reference(Record):
    """One support of a statement: a document of ours or an outside source, and how sure it makes us."""

    document: Annotated[DocumentId | None, Meaning("A document of `documents/`", "`documents/`中的文件")] = None
    source: Annotated[
        SourceId | None,
        Meaning(
            "An entry of `sources.yaml`. Either `document` or `source`, never both",
            "`sources.yaml`中的来源。`document`与`source`只填其一",
        ),
    ] = None
    at: Annotated[
        Anchor | None, Meaning("The paragraph of the document, by printed number: `p3`", "文件的段号：`p3`")
    ] = None
    part: Annotated[Identity | None, Meaning("The part of the document: `annex-1`", "文件的部分：`annex-1`")] = None
    place: Annotated[Text | None, Meaning("Where in an outside source, in words", "在外部来源中的位置，用文字说明")] = (
        None
    )
    certainty: Annotated[Certainty, Meaning("How sure the statement is", "陈述的确定程度")]
    step: Annotated[
        Text | None,
        Meaning(
            "For `inferred`: the step from what was seen to what is said", "取`inferred`时填写：由所见推断至所述的依据"
        ),
    ] = None
    for_: Annotated[
        tuple[Words, ...],
        Meaning(
            "The fields it supports: `[symbol, title.en]`. Left out: the whole record",
            "所支持的字段：`[symbol, title.en]`。不填即支持整条记录",
        ),
    ] = ()

    @model_validator(mode="after")
    def _names_one_source_and_its_step(self) -> Self:
        if (self.document is None) == (self.source is None):
            refuse("source-unclear")
        if self.certainty == "inferred" and self.step is None:
            refuse("step-missing")
        return self


class Unknown(Record):
    """A fact that was looked for and not found."""

    looked: Annotated[PartialDate, Meaning("The day of the search", "查找日期")]
    where: Annotated[Text, Meaning("Where you looked", "查找之处")]


class ParityException(Record):
    """One accepted difference between the languages of a text, with its reason."""

    except_: Annotated[
        Words, Meaning("The words that one language has and the other has not", "一种语言有而另一种语言没有的字词")
    ]
    because: Annotated[
        Words, Meaning("Why this is right, in a sentence; readers of a text see it", "一句话说明理由；案文的读者会看到")
    ]


class Sourced(Record):
    """A record that states facts: each fact field has a source, or is said to be unknown."""

    sources: Annotated[tuple[Reference, ...], SOURCES, Meaning("What supports the record", "记录的来源")] = ()
    unknown: Annotated[dict[str, Unknown], SOURCE, Meaning("What was looked for and not found", "查而未得的事实")] = (
        Field({})
    )
    parity: Annotated[
        tuple[ParityException, ...], UNTOLD, Meaning("Accepted differences between the languages", "认可的语言差异")
    ] = ()
