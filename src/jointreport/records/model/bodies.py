"""Conventions, bodies, meetings, areas, periods and terms: the small closed world the rest refers to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from jointreport.records.markers import DATE, FACT, FACTS, NAME, NOTE, RELATION, STATUS, TEXT, UNTOLD, Listed, Meaning
from jointreport.records.model.base import BodyId, ConventionId, Identity, LanguageKey, Record, Words
from jointreport.records.model.dates import Days, PartialDate
from jointreport.records.model.language import LongText, Text
from jointreport.records.model.sources import PublishedAt, Reference, Sourced
from jointreport.records.model.symbols import SymbolForm
from jointreport.records.model.vocabulary import AreaKind, MeetingState, TermStatus


class Numbering(Record):
    """How the meetings of one conference are counted against another's."""

    with_: Annotated[ConventionId, Meaning("The other convention", "另一公约")]
    plus: Annotated[int, Meaning("What is added to the number of the other", "在另一届次上加多少")]
    since: Annotated[int, Meaning("The first year for which this holds", "自哪一年起适用")]


class Convention(Sourced):
    """A convention and what its decisions and documents are called."""

    name: Annotated[Text, FACT, NAME, Meaning("The full name", "全称")]
    short: Annotated[Text, FACT, NAME, Meaning("The short name", "简称")]
    prefix: Annotated[
        Words | None, FACT, Meaning("The letters before the number of a decision: `MC`", "决定文号的字母：`MC`")
    ] = None
    decision_series: Annotated[
        tuple[SymbolForm, ...],
        UNTOLD,
        Meaning(
            'How the symbols of its decisions are formed: `["MC-{meeting}/{number}"]`; see below',
            '其决定文号的格式：`["MC-{meeting}/{number}"]`，见下',
        ),
    ] = ()
    document_series: Annotated[
        tuple[SymbolForm, ...],
        UNTOLD,
        Meaning(
            'How those of its documents are: `["UNEP/MC/COP.{meeting}/{document}"]`',
            '其文件文号的格式：`["UNEP/MC/COP.{meeting}/{document}"]`',
        ),
    ] = ()
    published_at: PublishedAt = ()
    conference: Annotated[BodyId, FACT, Meaning("The conference of its Parties, a body", "其缔约方大会（机构）")]
    numbering: Annotated[
        Numbering | None,
        FACT,
        Meaning(
            "How the numbers of its meetings follow those of another conference", "其会议届次与另一缔约方大会届次的关系"
        ),
    ] = None


class Membership(Record):
    """A dated, sourced statement of who belongs to a body."""

    as_stated: Annotated[Text, Meaning("When or where this is said", "何时、何处所述")]
    members: Annotated[tuple[BodyId, ...], FACT, Field(min_length=1), Meaning("Bodies", "机构")]
    sources: Annotated[tuple[Reference, ...], Meaning("Its sources", "来源")] = ()


class Body(Sourced):
    """A secretariat, conference, office, task force, working group and the like. Never a person."""

    name: Annotated[Text, FACT, NAME, Meaning("The full name", "全称")]
    short: Annotated[Text | None, NAME, Meaning("A short name", "简称")] = None
    kind: Annotated[Words, Listed("body-kind"), FACT, Meaning("What it is", "类别")]
    of: Annotated[tuple[ConventionId, ...], FACT, RELATION, Meaning("The conventions it serves", "所服务的公约")] = ()
    note: Annotated[LongText | None, NOTE, Meaning("What a reader must know", "读者须知")] = None
    membership: Annotated[
        tuple[Membership, ...],
        Meaning(
            "Dated statements of who belongs to it. Two statements may differ: keep both",
            "关于其组成的各项说法，注明日期。说法不一时并列保留",
        ),
    ] = ()


class Meeting(Sourced):
    """A meeting of a conference of the parties."""

    convention: Annotated[ConventionId, FACT, Meaning("Whose conference", "哪一公约")]
    number: Annotated[
        int | None,
        FACT,
        Meaning("The number of the meeting; none for a conference of plenipotentiaries", "届次；全权代表会议不填"),
    ] = None
    name: Annotated[Text, FACT, NAME, Meaning("The name", "名称")]
    short: Annotated[Text, NAME, Meaning("`COP-6` and 第六次会议", "`COP-6`及“第六次会议”")]
    state: Annotated[MeetingState, FACT, STATUS, Meaning("How it stands", "状态")]
    joint: Annotated[
        Identity | None,
        FACT,
        Meaning("A name shared by meetings held together: `brs-2025`", "同期举行的会议共用的名称：`brs-2025`"),
    ] = None
    segments: Annotated[
        tuple[Days, ...], FACT, DATE, Meaning("When and where; none where nothing is known", "时间和地点；不详时不填")
    ] = ()
    published_at: PublishedAt = ()
    note: Annotated[Text | None, NOTE, Meaning("What a reader must know", "读者须知")] = None


class Area(Sourced):
    """An area of cooperation named by the note, or an example of a broader agenda."""

    kind: Annotated[AreaKind, FACT, Meaning("Which kind", "类别")]
    order: Annotated[int, FACT, Meaning("Its place in the list of the source", "在来源列表中的次序")]
    name: Annotated[Text, FACT, NAME, Meaning("A short name", "简短名称")]
    wording: Annotated[LongText, FACT, TEXT, Meaning("The words of the source", "来源的措辞")]


class Period(Record):
    """A biennium."""

    name: Annotated[Text, Meaning("“2024–2025”", "“2024–2025”")]
    from_: Annotated[PartialDate, Meaning("Its first year", "首年")]
    to: Annotated[PartialDate, Meaning("Its last year", "末年")]


class Term(Sourced):
    """A term of the trade in both languages."""

    words: Annotated[Text, FACTS, NAME, Meaning("The term in each language", "各语言的术语")]
    status: Annotated[dict[LanguageKey, TermStatus], STATUS, Meaning("For each language", "各语言")]
    variants: Annotated[
        dict[LanguageKey, tuple[Words, ...]],
        NAME,
        Meaning("For each language: other words met", "各语言所见的其他译法"),
    ] = Field({})
    note: Annotated[Text | None, NOTE, Meaning("What to mind", "注意事项")] = None
