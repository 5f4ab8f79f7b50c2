"""The text of a decision or document: opening line, sections, paragraphs by printed number, footnotes."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from jointreport.records.markers import Meaning, Refers
from jointreport.records.model.base import (
    Anchor,
    BodyId,
    DecisionId,
    DocumentId,
    Identity,
    LanguageKey,
    MeetingId,
    Record,
    Words,
)
from jointreport.records.model.language import LongText, Text
from jointreport.records.model.sources import ParityException
from jointreport.records.model.vocabulary import Extent, TextStatus, Verb

MARK = re.compile(r"\[\^([^\]]+)\]")
"""The mark of a footnote as it stands in the words of a text; group 1 is the printed label."""

WITH_WORDS = frozenset({"as-issued", "unofficial-translation", "summary"})
"""The statuses of a text whose words stand here."""

TO_QUOTE = WITH_WORDS - {"summary"}
"""The statuses of a text whose words are those of its paragraphs, not our summary of them."""


def without_marks(words: str) -> str:
    """Return words without the marks of footnotes, for a place where the footnotes do not stand."""
    return MARK.sub("", words)


class Act(Record):
    """What a paragraph does, as the editors read it; never part of the text."""

    verb: Annotated[Verb, Meaning("The opening verb", "起首动词")]
    to: Annotated[BodyId | None, Meaning("The body it is addressed to", "所针对的机构")] = None
    what: Annotated[Text | None, Meaning("What is asked or stated, in few words", "简述所要求或所述内容")] = (
        None
    )
    condition: Annotated[
        Text | None, Meaning("Under which conditions: never leave them out", "条件；不得省略")
    ] = None
    by: Annotated[MeetingId | None, Meaning("By which meeting", "至哪次会议")] = None
    by_step: Annotated[
        Text | None,
        Meaning("Where the text does not name that meeting: how it follows", "案文未写明该会议时：如何得出"),
    ] = None


class Paragraph(Record):
    """A paragraph, lettered item, preambular paragraph or section heading, by its printed number."""

    at: Annotated[Anchor, Meaning("The printed number: `p4`, `p4-a`, `fn3`", "段号：`p4`、`p4-a`、`fn3`")]
    text: Annotated[
        LongText,
        Meaning("The words; `[^3]` stands for the mark of footnote 3", "案文；`[^3]`表示脚注3的注码"),
    ]
    acts: Annotated[
        tuple[Act, ...], Meaning("What it does, as the editors read it", "编者标注该段的行为")
    ] = ()
    contains: Annotated[
        DecisionId | None, Meaning("The draft decision that is set out here", "此处所载的决定草案")
    ] = None
    parity: Annotated[
        tuple[ParityException, ...], Meaning("Accepted differences between the languages", "认可的语言差异")
    ] = ()


class Footnote(Record):
    """A footnote with its printed label."""

    label: Annotated[Words, Meaning("The printed label: `3`", "印出的注码：`3`")]
    text: Annotated[LongText, Meaning("The words", "脚注文字")]
    refers_to: Annotated[
        DocumentId | None, Meaning("The document meant, also behind “ibid.”", "所指文件，“同上”亦须填写")
    ] = None
    part: Annotated[Identity | None, Meaning("The part of that document", "该文件的部分")] = None


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

    on: Annotated[
        Anchor | None, Meaning("The paragraph; left out for the whole text", "段落；针对全文时不填")
    ] = None
    text: Annotated[
        Text, Meaning("The note. Set passages side by side; take no side", "编者注：并列相关段落，不作评判")
    ]


class BodyText(Record):
    """A text as far as it is held."""

    extent: Annotated[Extent, Meaning("How much is held", "所载范围")]
    languages: Annotated[
        dict[LanguageKey, LanguageOfText],
        Meaning("For each language: what the text in it is", "各语言案文的性质"),
    ] = Field({})
    opening: Annotated[Text | None, Meaning("The opening line of a decision", "决定的起首语")] = None
    paragraphs: Annotated[tuple[Paragraph, ...], Meaning("In printed order", "按印刷顺序排列")] = ()
    footnotes: Annotated[tuple[Footnote, ...], Meaning("In printed order", "按印刷顺序排列")] = ()

    @property
    def written_in(self) -> tuple[str, ...]:
        """The languages in which words are held, not those in which the text is pending or was not seen."""
        return self._held_as(WITH_WORDS)

    def language_for(self, asked: str, *, statuses: frozenset[str] = WITH_WORDS) -> str:
        """Return the language asked for if the text is held in it, else the first it is held in, else the one asked."""
        held = self._held_as(statuses)
        return asked if asked in held or not held else held[0]

    def _held_as(self, statuses: frozenset[str]) -> tuple[str, ...]:
        return tuple(key for key, said in self.languages.items() if said.status in statuses)
