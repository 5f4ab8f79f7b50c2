"""What the secretariats do: joint activities, context that is not joint, and services."""

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
    Meaning,
)
from jointreport.records.model.base import (
    ActivityId,
    Anchor,
    AreaId,
    BodyId,
    DecisionId,
    MeetingId,
    PeriodId,
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

    text: Annotated[LongText, FACT, Meaning("The words", "文字")]
    sources: Annotated[tuple[Reference, ...], Meaning("Its sources", "来源")] = ()


class Mandate(Record):
    """The decision that asks for an activity or service."""

    decision: Annotated[DecisionId, Meaning("An adopted decision", "已通过的决定")]
    at: Annotated[
        Anchor | None, Meaning("The paragraph; left out where it is not known", "段落；不详时不填")
    ] = None


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
    planned: Annotated[
        Sentence | None, TEXT, Meaning("The plan as it was put to the conference", "提交大会的计划")
    ] = None
    reported: Annotated[
        Sentence | None,
        TEXT,
        Meaning("What is reported; it never overwrites the plan", "所报告的情况，不得覆盖计划"),
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
        if self.planned is None and self.reported is None:
            refuse("nothing-planned-or-reported")
        return self


class Context(Sourced):
    """A related event that is not a joint activity; shown as such, counted nowhere."""

    title: Annotated[Text, FACT, NAME, Meaning("What it is", "事项名称")]
    who: Annotated[tuple[BodyId, ...], FACT, Meaning("The bodies concerned", "有关机构")] = ()
    areas: Annotated[tuple[AreaId, ...], FACT, Meaning("Areas; may be none", "领域，可不填")] = ()
    period: Annotated[
        PeriodId | None,
        FACT,
        Meaning("The period, where it stands in `periods.yaml`", "时期，须列于`periods.yaml`"),
    ] = None
    when: Annotated[Days | None, FACT, DATE, Meaning("When and where", "时间和地点")] = None
    text: Annotated[LongText, FACT, TEXT, Meaning("What is known", "所知情况")]


class Service(Sourced):
    """A service of one secretariat to another."""

    title: Annotated[Text, FACT, NAME, Meaning("What it is", "服务名称")]
    provider: Annotated[
        BodyId, FACT, Meaning("The body that provides it, or is asked to", "提供或被请求提供的机构")
    ]
    recipient: Annotated[
        BodyId, FACT, Meaning("The body that receives it, or asks for it", "接受或提出请求的机构")
    ]
    meetings: Annotated[tuple[MeetingId, ...], FACT, Meaning("For which meetings", "涉及的会议")] = ()
    items: Annotated[
        tuple[Text, ...], FACTS, Meaning("What it comprises, each in all languages", "所含各项，各语言齐备")
    ] = ()
    items_complete: Annotated[
        YesNo,
        Meaning(
            "`no` where the source says “including”, otherwise `yes`", "来源用“包括”时填`no`，否则填`yes`"
        ),
    ]
    kind: Annotated[ServiceKind, FACT, Meaning("Shared or purchased", "共享或购买")]
    state: Annotated[
        ServiceState,
        FACT,
        STATUS,
        Meaning("How it stands. Requested is not provided", "状态。已请求不等于已提供"),
    ]
    basis: Annotated[Sentence | None, Meaning("On which basis, with its own sources", "依据，另注来源")] = (
        None
    )
    passage: Annotated[Passage | None, Meaning("The paragraph it is taken from", "所出段落")] = None
    note: Annotated[Text | None, NOTE, Meaning("What a reader must know", "读者须知")] = None
    mandates: Annotated[tuple[Mandate, ...], RELATIONS, Meaning("What asks for it", "授权依据")] = ()
