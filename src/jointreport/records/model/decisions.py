"""Decisions, what is said about them, and what the secretariats do: joint activities, context, services."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

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
    Meaning,
    Refers,
)
from jointreport.records.model.base import (
    ActivityId,
    AreaId,
    BodyId,
    ConventionId,
    DecisionId,
    DocumentId,
    Identity,
    LanguageKey,
    MeetingId,
    PeriodId,
    Record,
    Words,
    refuse,
)
from jointreport.records.model.dates import Adoption, Days, PartialDate
from jointreport.records.model.documents import BodyText, EditorialNote
from jointreport.records.model.language import LongText, Text
from jointreport.records.model.places import Anchor
from jointreport.records.model.sources import PublishedAt, Reference, Sourced
from jointreport.records.model.vocabulary import (
    ActivityState,
    IdenticalText,
    Implementation,
    RelationKind,
    ServiceKind,
    ServiceState,
    Stage,
    StatementSubject,
    Subject,
    TitleStatus,
    YesNo,
)


class Relation(Record):
    """How a decision stands to earlier decisions or documents; stored at the later one, but `draft-of` at the draft."""

    kind: Annotated[RelationKind, FACT, Meaning("Which relation", "关系")]
    to: Annotated[
        tuple[DecisionId, ...],
        FACT,
        Field(min_length=1),
        Meaning("The decisions or documents it leads to", "所指的决定或文件"),
    ]
    at: Annotated[Anchor | None, Meaning("The paragraph of this decision that says so", "本决定中述及此关系的段落")] = (
        None
    )
    part: Annotated[Identity | None, Meaning("The part of the document", "文件的部分")] = None
    sources: Annotated[tuple[Reference, ...], Meaning("Its sources", "来源")] = ()


class Correspondence(Record):
    """The group of corresponding decisions that several conferences took together."""

    group: Annotated[
        Identity, Meaning("A name of your choice, the same in each decision of the group", "自拟名称，组内各决定一致")
    ]
    identical_text: Annotated[IdenticalText, Meaning("Whether the texts are identical", "案文是否相同")]


class Decision(Sourced):
    """A decision of one conference, or one text adopted by several; or a draft, which is not a decision."""

    stage: Annotated[Stage, FACT, STATUS, Meaning("Draft or adopted", "草案或已通过")]
    subject: Annotated[Subject, Meaning("What it is about", "所涉事项")]
    symbol: Annotated[
        Words | None,
        FACT,
        NAME,
        Meaning(
            "The symbol: `MC-5/19`. Not known: leave it out and fill `unknown`",
            "文号：`MC-5/19`。不详时不填，并填写`unknown`",
        ),
    ] = None
    aliases: Annotated[
        tuple[Identity, ...],
        UNTOLD,
        Meaning(
            "Other addresses that lead here, for example once a symbol becomes known",
            "指向本记录的其他网址，例如后来获知文号时",
        ),
    ] = ()
    conventions: Annotated[
        tuple[ConventionId, ...],
        Field(min_length=1),
        Meaning("Whose conference or conferences", "哪一个或哪几个公约的缔约方大会"),
    ]
    meeting: Annotated[
        MeetingId,
        FACT,
        Meaning("The meeting; of several, that of the first convention", "会议；多个时填第一个公约的会议"),
    ]
    adopted: Annotated[Adoption | None, FACT, DATE, Meaning("When; never in a draft", "通过日期；草案不填")] = None
    title: Annotated[Text, FACTS, NAME, Meaning("The title, or a description", "标题或描述")]
    title_status: Annotated[dict[LanguageKey, TitleStatus], STATUS, Meaning("For each language", "各语言")]
    short: Annotated[
        Text | None,
        NAME,
        Meaning(
            "What it is called where it has no symbol: “BRS decisions of 2019, symbols not known”",
            "没有文号时的称呼，如“三公约2019年会议决定，文号不详”",
        ),
    ] = None
    areas: Annotated[tuple[AreaId, ...], FACT, Meaning("Areas of cooperation", "合作领域")] = ()
    relations: Annotated[
        tuple[Relation, ...], RELATIONS, Meaning("To earlier decisions and to documents", "与先前决定和文件的关系")
    ] = ()
    corresponds: Annotated[
        Correspondence | None, FACT, RELATION, Meaning("The group of corresponding decisions", "相应决定组")
    ] = None
    published_at: PublishedAt = ()
    text: Annotated[BodyText, FACT, TEXT, Meaning("The text as far as it is held", "所载案文")]
    notes: Annotated[tuple[EditorialNote, ...], NOTE, Meaning("Editorial notes", "编者注")] = ()
    remark: Annotated[Text | None, NOTE, Meaning("What a reader must know before the text", "读者阅读案文前须知")] = (
        None
    )
    about: Annotated[
        tuple[DecisionId, ...],
        UNTOLD,
        Meaning("The other decisions that its remark and notes speak of", "备注和编者注中述及的其他决定"),
    ] = ()

    @model_validator(mode="after")
    def _stage_and_adoption_agree(self) -> Self:
        if self.stage == "draft" and self.adopted is not None:
            refuse("draft-with-adoption")
        if self.stage == "adopted" and self.adopted is None and "adopted" not in self.unknown:
            refuse("adoption-missing")
        return self


class Passage(Record):
    """A paragraph of a document that we hold, printed as it stands there."""

    document: Annotated[DocumentId, Meaning("A document whose text is held", "载有案文的文件")]
    at: Annotated[Anchor, Meaning("The paragraph", "段落")]


class Account(Sourced):
    """What a source says about one or several decisions together; never cut into paragraphs of each."""

    of: Annotated[
        tuple[DecisionId, ...],
        FACT,
        RELATION,
        Field(min_length=1),
        Meaning(
            "The decisions it is about. Never split it into paragraphs of each",
            "所涉各项决定；不得拆分归入各决定的段落",
        ),
    ]
    about: Annotated[
        tuple[DecisionId, ...],
        UNTOLD,
        Meaning("The other decisions that its words speak of", "文字中述及的其他决定"),
    ] = ()
    passage: Annotated[Passage | None, Meaning("The passage, printed as it stands", "照印的段落")] = None
    text: Annotated[LongText | None, FACT, TEXT, Meaning("Or the account in our own words", "或用本站自己的话叙述")] = (
        None
    )

    @model_validator(mode="after")
    def _passage_or_text(self) -> Self:
        if self.passage is not None and self.text is not None:
            refuse("passage-and-text", at="text")
        if self.passage is None and self.text is None:
            refuse("passage-or-text")
        return self


class Statement(Sourced):
    """What a source says of a period as a whole, without naming an area or a meeting."""

    period: Annotated[PeriodId, FACT, Meaning("The period", "时期")]
    subject: Annotated[StatementSubject, Meaning("What it is about", "所涉事项")]
    passage: Annotated[Passage | None, Meaning("The paragraph it is taken from", "所出段落")] = None
    text: Annotated[LongText, FACT, TEXT, Meaning("The statement", "陈述")]


class StatusEvent(Sourced):
    """What is reported of an adopted paragraph whose text is held. There is none on drafts."""

    decision: Annotated[DecisionId, Meaning("An adopted decision whose text is held", "已通过并载有案文的决定")]
    at: Annotated[Anchor, Meaning("The paragraph", "段落")]
    value: Annotated[Implementation, FACT, STATUS, Meaning("What is reported", "所报告的情况")]
    date: Annotated[PartialDate, FACT, DATE, Meaning("As at which day", "截至日期")]
    text: Annotated[LongText, FACT, TEXT, Meaning("What is reported, in few words", "简述所报告的内容")]
    asserted_by: Annotated[BodyId, FACT, Meaning("The body that says so", "作此表述的机构")]
    reviewed_by: Annotated[BodyId | None, FACT, Meaning("The body that reviewed it", "审查的机构")] = None
    evidence: Annotated[
        tuple[Annotated[Words, Refers("activities", "services")], ...],
        RELATION,
        Meaning("Activities or services that show it", "可资证明的活动或服务"),
    ] = ()


class Sentence(Record):
    """A text with its own sources."""

    text: Annotated[LongText, FACT, Meaning("The words", "文字")]
    sources: Annotated[tuple[Reference, ...], Meaning("Its sources", "来源")] = ()


class Mandate(Record):
    """The decision that asks for an activity or service."""

    decision: Annotated[DecisionId, Meaning("An adopted decision", "已通过的决定")]
    at: Annotated[Anchor | None, Meaning("The paragraph; left out where it is not known", "段落；不详时不填")] = None


class Activity(Sourced):
    """Something in which both secretariats took part."""

    title: Annotated[Text, FACT, NAME, Meaning("What it is", "活动名称")]
    who: Annotated[
        tuple[BodyId, ...],
        FACT,
        Field(min_length=1),
        Meaning("The bodies that took part; both secretariats among them", "参与机构，须包括两个秘书处"),
    ]
    areas: Annotated[tuple[AreaId, ...], FACT, Meaning("Areas; may be none", "领域，可不填")] = ()
    when: Annotated[Days | None, FACT, DATE, Meaning("When and where", "时间和地点")] = None
    planned: Annotated[Sentence | None, TEXT, Meaning("The plan as it was put to the conference", "提交大会的计划")] = (
        None
    )
    announced: Annotated[
        Sentence | None, TEXT, Meaning("What an invitation or announcement says", "邀请或预告的内容")
    ] = None
    reported: Annotated[
        Sentence | None, TEXT, Meaning("What is reported; it never overwrites the plan", "所报告的情况，不得覆盖计划")
    ] = None
    state: Annotated[ActivityState, STATUS, Meaning("How it stands", "状态")]
    follows: Annotated[
        ActivityId | None, RELATION, Meaning("Its predecessor in an earlier period", "较早时期的前一活动")
    ] = None
    output: Annotated[Text | None, FACT, Meaning("What came of it, or is expected", "成果或预期成果")] = None
    funding: Annotated[Text | None, FACT, Meaning("The condition of funding", "供资条件")] = None
    mandates: Annotated[tuple[Mandate, ...], RELATIONS, Meaning("What asks for it", "授权依据")] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.planned is None and self.announced is None and self.reported is None:
            refuse("nothing-planned-or-reported")
        if self.state == "announced" and (self.announced is None or self.reported is not None):
            refuse("announced-otherwise")
        if self.state == "completed" and self.reported is None:
            refuse("completed-unreported")
        return self


class Context(Sourced):
    """A related event that is not a joint activity; shown as such, counted nowhere."""

    title: Annotated[Text, FACT, NAME, Meaning("What it is", "事项名称")]
    who: Annotated[tuple[BodyId, ...], FACT, Meaning("The bodies concerned", "有关机构")] = ()
    areas: Annotated[tuple[AreaId, ...], FACT, Meaning("Areas; may be none", "领域，可不填")] = ()
    period: Annotated[
        PeriodId | None, FACT, Meaning("The period, where it stands in `periods.yaml`", "时期，须列于`periods.yaml`")
    ] = None
    when: Annotated[Days | None, FACT, DATE, Meaning("When and where", "时间和地点")] = None
    text: Annotated[LongText, FACT, TEXT, Meaning("What is known", "所知情况")]
    about: Annotated[
        tuple[DecisionId, ...],
        UNTOLD,
        Meaning("The decisions that its words speak of", "文字中述及的决定"),
    ] = ()


class Service(Sourced):
    """A service of one secretariat to another."""

    title: Annotated[Text, FACT, NAME, Meaning("What it is", "服务名称")]
    provider: Annotated[BodyId, FACT, Meaning("The body that provides it, or is asked to", "提供或被请求提供的机构")]
    recipient: Annotated[BodyId, FACT, Meaning("The body that receives it, or asks for it", "接受或提出请求的机构")]
    meetings: Annotated[tuple[MeetingId, ...], FACT, Meaning("For which meetings", "涉及的会议")] = ()
    items: Annotated[
        tuple[Text, ...], FACTS, Meaning("What it comprises, each in all languages", "所含各项，各语言齐备")
    ] = ()
    items_complete: Annotated[
        YesNo, Meaning("`no` where the source says “including”, otherwise `yes`", "来源用“包括”时填`no`，否则填`yes`")
    ]
    kind: Annotated[ServiceKind, FACT, Meaning("Shared or purchased", "共享或购买")]
    state: Annotated[
        ServiceState, FACT, STATUS, Meaning("How it stands. Requested is not provided", "状态。已请求不等于已提供")
    ]
    basis: Annotated[Sentence | None, Meaning("On which basis, with its own sources", "依据，另注来源")] = None
    passage: Annotated[Passage | None, Meaning("The paragraph it is taken from", "所出段落")] = None
    note: Annotated[Text | None, NOTE, Meaning("What a reader must know", "读者须知")] = None
    mandates: Annotated[tuple[Mandate, ...], RELATIONS, Meaning("What asks for it", "授权依据")] = ()
