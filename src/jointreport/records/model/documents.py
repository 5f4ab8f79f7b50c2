"""Documents, their parts, and the text of a document or decision: paragraphs by printed number, footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Self, get_args

from pydantic import Field, model_validator

from jointreport.records.markers import FACT, FACTS, NAME, NOTE, RELATION, STATUS, TEXT, UNTOLD, Listed, Meaning, Refers
from jointreport.records.model.base import (
    BodyId,
    BodyOrBodies,
    ConventionId,
    DecisionId,
    DocumentId,
    Identity,
    LanguageKey,
    MeetingId,
    PeriodId,
    Record,
    Words,
    must_match,
    refuse,
)
from jointreport.records.model.language import LongText, Text
from jointreport.records.model.places import NOTE_LABEL, Anchor, note_place
from jointreport.records.model.sources import ParityException, PublishedAt, Reference, Sourced, refuse_unnamed_part
from jointreport.records.model.vocabulary import (
    DocumentState,
    Extent,
    PartRole,
    Reading,
    TextStatus,
    TitleStatus,
)

MARK = re.compile(r"\[\^([^\]]+)\]")
"""The mark of a footnote as it stands in the words of a text; group 1 is the printed label."""

VERBATIM = frozenset({"as-issued", "as-copied"})
"""The statuses of a text whose words are those of the document itself."""

WITH_WORDS = VERBATIM | {"unofficial-translation", "summary"}
"""The statuses of a text whose words stand here."""

TO_QUOTE = WITH_WORDS - {"summary"}
"""The statuses of a text whose words are those of its paragraphs, not our summary of them."""


def printed_marks(words: str, labels: Mapping[str, str]) -> str:
    """Return words in which each mark of a footnote has the label that is printed in their language."""
    return MARK.sub(lambda mark: f"[^{labels.get(mark[1], mark[1])}]", words) if "[^" in words else words


def without_marks(words: str) -> str:
    """Return words without the marks of footnotes, for a place where the footnotes do not stand."""
    return MARK.sub("", words)


class Act(Record):
    """What a paragraph does, as the editors read it; never part of the text."""

    verb: Annotated[Words, Listed("verb"), Meaning("The opening verb", "起首动词")]
    to: Annotated[
        BodyOrBodies,
        Meaning("The body it is addressed to, or several: `[one, other]`", "所针对的机构；不止一个时写成`[甲, 乙]`"),
    ] = ()
    to_step: Annotated[
        Text | None,
        Meaning("Where the text does not name them: how they follow", "案文未写明这些机构时：如何得出"),
    ] = None
    what: Annotated[Text | None, Meaning("What is asked or stated, in few words", "简述所要求或所述内容")] = None
    condition: Annotated[Text | None, Meaning("Under which conditions: never leave them out", "条件；不得省略")] = None
    purpose: Annotated[Text | None, Meaning("To which end", "目的")] = None
    reason: Annotated[Text | None, Meaning("For which reason", "理由")] = None
    by: Annotated[MeetingId | None, Meaning("By which meeting", "至哪次会议")] = None
    by_step: Annotated[
        Text | None,
        Meaning("Where the text does not name that meeting: how it follows", "案文未写明该会议时：如何得出"),
    ] = None


class Paragraph(Record):
    """A paragraph, item, heading, row of a table or the heading of an annex, by its place."""

    at: Annotated[
        Anchor,
        must_match(r"(?!fn).*", "footnote-as-paragraph"),
        Meaning(
            "The printed number: `p4`, `p4-a`, `pp1`, `s1`. Of what has none: `u1` paragraph, `h1` heading, `t1-1` row"
            " of a table, `p4-end` the words after its list. `a1` is the heading of annex I, `a1-p3` its paragraph 3"
            " (`a` where there is one annex); `s2-p3` paragraph 3 of a section that begins again at 1",
            "段号：`p4`、`p4-a`、`pp1`、`s1`。没有编号的：`u1`段落、`h1`标题、`t1-1`表格的一行、`p4-end`各项之后的结束语。"
            "`a1`为附件一的标题，`a1-p3`为其第3段（只有一个附件时写`a`）；`s2-p3`为重新从1编号的一节的第3段",
        ),
    ]
    printed: Annotated[
        dict[LanguageKey, Words],
        Meaning(
            "What is printed before it in a language, where that is not its number: `{en: A.}`",
            "某种语言中印在其前的编号与段号不同时填写：`{en: A.}`",
        ),
    ] = Field({})
    text: Annotated[
        LongText,
        Meaning(
            "The words; `[^3]` stands for the mark of footnote 3. The cells of a row stand between `|`",
            "案文；`[^3]`表示脚注3的注码。表格一行的各格以`|`分隔",
        ),
    ]
    acts: Annotated[tuple[Act, ...], Meaning("What it does, as the editors read it", "编者标注该段的行为")] = ()
    contains: Annotated[DecisionId | None, Meaning("The draft decision that is set out here", "此处所载的决定草案")] = (
        None
    )
    parity: Annotated[
        tuple[ParityException, ...], Meaning("Accepted differences between the languages", "认可的语言差异")
    ] = ()


class Footnote(Record):
    """A footnote with its printed label."""

    label: Annotated[
        Words,
        must_match(NOTE_LABEL, "bad-footnote-label"),
        Meaning(
            "The printed label: a number, `*`, `†`, `‡` or a small letter", "印出的注码：数字、`*`、`†`、`‡`或小写字母"
        ),
    ]
    printed: Annotated[
        dict[LanguageKey, Annotated[Words, must_match(NOTE_LABEL, "bad-footnote-label")]],
        Meaning(
            "The label in a language in which it is another, as the words stand in another order: `{zh: 5}`",
            "某种语言因语序不同而注码不同时填写：`{zh: 5}`",
        ),
    ] = Field({})
    text: Annotated[LongText, Meaning("The words", "脚注文字")]
    parity: Annotated[
        tuple[ParityException, ...], Meaning("Accepted differences between the languages", "认可的语言差异")
    ] = ()
    refers_to: Annotated[
        DocumentId | None, Meaning("The document meant, also behind “ibid.”", "所指文件，“同上”亦须填写")
    ] = None
    part: Annotated[Identity | None, Meaning("The part of that document", "该文件的部分")] = None

    @property
    def at(self) -> str:
        """Its place in the text: of the footnote 3 it is `fn3`, of the footnote * `fn-asterisk`."""
        return note_place(self.label)

    def label_in(self, language: str) -> str:
        """Return the label with which it is printed in a language."""
        return self.printed.get(language, self.label)


class LanguageOfText(Record):
    """What the text in one language is."""

    status: Annotated[TextStatus, Meaning("What it is", "性质")]
    from_: Annotated[
        Annotated[Words, Refers("languages")] | None,
        Meaning("For a translation: the language it was made from", "译文所据语言"),
    ] = None
    note: Annotated[Text | None, Meaning("What must be said with it", "须一并说明的情况")] = None


class EditorialNote(Record):
    """What the editors point out; sets passages side by side and takes no side."""

    on: Annotated[Anchor | None, Meaning("The paragraph; left out for the whole text", "段落；针对全文时不填")] = None
    text: Annotated[
        Text, Meaning("The note. Set passages side by side; take no side", "编者注：并列相关段落，不作评判")
    ]


READINGS: tuple[Reading, ...] = get_args(Reading)
"""How far a text may have been read, the furthest first."""

_READ_AS_REPRODUCED: dict[str, Reading] = {"complete": "in-full", "part": "in-part", "none": "not-read"}


class BodyText(Record):
    """A text: how much of it is reproduced here, and apart from that how far the editors have read it."""

    extent: Annotated[Extent, Meaning("How much is reproduced here", "本站收录范围")]
    read: Annotated[
        Reading | None,
        Meaning(
            "How far it was read, where that is more than what is reproduced here",
            "阅读范围；仅在所读多于本站所收录时填写",
        ),
    ] = None
    read_part: Annotated[
        Text | None, Meaning("What was read of a text that was read in part", "读到一部分的，写明读到哪一部分")
    ] = None
    languages: Annotated[
        dict[LanguageKey, LanguageOfText], Meaning("For each language: what the text in it is", "各语言案文的性质")
    ] = Field({})
    opening: Annotated[Text | None, Meaning("The opening line of a decision", "决定的起首语")] = None
    paragraphs: Annotated[tuple[Paragraph, ...], Meaning("In printed order", "按印刷顺序排列")] = ()
    footnotes: Annotated[tuple[Footnote, ...], Meaning("In printed order", "按印刷顺序排列")] = ()

    @model_validator(mode="after")
    def _was_read_as_far_as_it_stands_here(self) -> Self:
        least = _READ_AS_REPRODUCED[self.extent]
        if self.read is not None and READINGS.index(self.read) > READINGS.index(least):
            refuse("read-less", found=self.read, extent=self.extent)
        refuse_unnamed_part(self.read, self.read_part)
        return self

    def labels_in(self, language: str) -> dict[str, str]:
        """Return the label with which each footnote is printed in a language."""
        return {note.label: note.label_in(language) for note in self.footnotes}

    def footnotes_in(self, language: str) -> tuple[Footnote, ...]:
        """Return the footnotes in the order in which they are printed in a language."""
        labels = self.labels_in(language)
        if not all(label.isdecimal() for label in labels.values()):
            return self.footnotes
        return tuple(sorted(self.footnotes, key=lambda note: int(labels[note.label])))

    @property
    def has_number_twice(self) -> bool:
        """Whether a number stands twice, so that another one seems to be missing."""
        return len({paragraph.at for paragraph in self.paragraphs}) < len(self.paragraphs)

    @property
    def reading(self) -> Reading:
        """How far the editors have read the text: at least as far as it is reproduced here."""
        return self.read or _READ_AS_REPRODUCED[self.extent]

    @property
    def languages_held(self) -> tuple[str, ...]:
        """The languages in which words are held, not those in which the text is pending."""
        return self._languages_with(WITH_WORDS)

    @property
    def languages_to_quote(self) -> tuple[str, ...]:
        """The languages in which the words held are those of the text, not our summary of it."""
        return self._languages_with(TO_QUOTE)

    def language_for(self, asked: str, *, statuses: frozenset[str] = WITH_WORDS) -> str:
        """Return the language asked for if the text is held in it, else the first it is held in, else the one asked."""
        held = self._languages_with(statuses)
        return asked if asked in held or not held else held[0]

    def _languages_with(self, statuses: frozenset[str]) -> tuple[str, ...]:
        return tuple(key for key, said in self.languages.items() if said.status in statuses)


class Part(Record):
    """A part of a document that is cited by itself, such as an annex."""

    id: Annotated[Identity, Meaning("`annex-1`", "`annex-1`")]
    label: Annotated[Text, FACT, Meaning("“annex I” and “附件一”", "“annex I”和“附件一”")]
    title: Annotated[Text, FACT, Meaning("What the part is", "该部分是什么")]
    role: Annotated[PartRole | None, Meaning("Only where it has a page by its period", "仅在按时期设有页面时填写")] = (
        None
    )
    authors: Annotated[tuple[BodyId, ...], FACT, Meaning("The bodies that prepared it", "编写机构")] = ()
    period: Annotated[PeriodId | None, FACT, Meaning("The period it covers", "所涉时期")] = None
    sources: Annotated[tuple[Reference, ...], Meaning("Its sources", "来源")] = ()


class Document(Sourced):
    """A document: what is known of it, and its text where held."""

    kind: Annotated[Words, Listed("document-kind"), Meaning("What it is", "类别")]
    state: Annotated[DocumentState, STATUS, Meaning("`issued` if left out", "不填即为`issued`")] = "issued"
    cleared_by: Annotated[
        tuple[BodyId, ...],
        Meaning(
            "For `drafting`: the bodies that have cleared it for publication", "取`drafting`时填写：已同意公布的机构"
        ),
    ] = ()
    symbol: Annotated[
        Words | None,
        FACT,
        NAME,
        Meaning(
            "The symbol: `UNEP/MC/COP.6/INF/29`; those of a joint document with “–” between. "
            "Not known: leave it out and fill `unknown`",
            "文号：`UNEP/MC/COP.6/INF/29`；联合文件的文号以“–”连接。不详时不填，并填写`unknown`",
        ),
    ] = None
    aliases: Annotated[
        tuple[Identity, ...], UNTOLD, Meaning("Other addresses that lead here", "指向本记录的其他网址")
    ] = ()
    title: Annotated[Text, FACTS, NAME, Meaning("The title, or a description", "标题或描述")]
    title_status: Annotated[dict[LanguageKey, TitleStatus], STATUS, Meaning("For each language", "各语言")]
    agenda_item: Annotated[Text | None, FACT, NAME, Meaning("The heading of the agenda item", "议程项目的标题")] = None
    meeting: Annotated[MeetingId | None, FACT, Meaning("The meeting it was made for", "所属会议")] = None
    conventions: Annotated[tuple[ConventionId, ...], Meaning("The conventions it belongs to", "所属公约")] = ()
    parts: Annotated[tuple[Part, ...], Meaning("Annexes and the like", "附件等")] = ()
    corrected_by: Annotated[
        tuple[DocumentId, ...], RELATION, Meaning("Documents that correct it", "更正本文件的文件")
    ] = ()
    published_at: PublishedAt = ()
    text: Annotated[BodyText, TEXT, Meaning("The text as far as it is held", "所载案文")]
    notes: Annotated[tuple[EditorialNote, ...], NOTE, Meaning("Editorial notes", "编者注")] = ()
    remark: Annotated[Text | None, NOTE, Meaning("What a reader must know before the text", "读者阅读案文前须知")] = (
        None
    )
    about: Annotated[
        tuple[DecisionId, ...],
        UNTOLD,
        Meaning("The decisions that its remark and notes speak of", "备注和编者注中述及的决定"),
    ] = ()

    @model_validator(mode="after")
    def _unheld_drafting(self) -> Self:
        if self.state == "drafting" and not self.cleared_by:
            refuse("not-cleared")
        return self
