"""The text of a decision or document: opening line, sections, paragraphs by printed number, footnotes."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from jointreport.records.markers import Refers
from jointreport.records.model.base import (
    BodyId,
    DecisionId,
    DocumentId,
    Identity,
    LanguageKey,
    MeetingId,
    Place,
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

    verb: Verb = Field(description="The opening verb.")
    to: BodyId | None = Field(None, description="The body it is addressed to.")
    what: Text | None = Field(None, description="What is asked or stated, in few words.")
    condition: Text | None = Field(None, description="Under which conditions.")
    by: MeetingId | None = Field(None, description="By which meeting.")
    by_step: Text | None = Field(None, description="Where the meeting is inferred: the step.")


class Paragraph(Record):
    """A paragraph, lettered item, preambular paragraph or section heading, by its printed number."""

    at: Place = Field(
        description="Printed number: `s1`, `pp1`, `p4`, `p4-a`; the same in all languages, for ever."
    )
    text: LongText = Field(description="The words; `[^3]` stands for the mark of footnote 3.")
    acts: tuple[Act, ...] = Field((), description="Editors' reading; items inherit verb and addressee.")
    contains: DecisionId | None = Field(None, description="The draft decision that is set out here.")
    parity: tuple[ParityException, ...] = Field((), description="Accepted differences between the languages.")


class Footnote(Record):
    """A footnote with its printed label."""

    label: Words = Field(description="The printed label.")
    text: LongText = Field(description="The words of the footnote.")
    refers_to: DocumentId | None = Field(None, description="The document it refers to.")
    part: Identity | None = Field(None, description="The part of that document.")


class LanguageOfText(Record):
    """What the text in one language is."""

    status: TextStatus = Field(
        description="As issued, our translation, a summary of ours, pending, not seen."
    )
    from_: Annotated[Words, Refers("languages")] | None = Field(
        None, description="For a translation: the language it was made from."
    )
    note: Text | None = Field(None, description="What must be said with it.")


class EditorialNote(Record):
    """What the editors point out; sets passages side by side and takes no side."""

    on: Place | None = Field(None, description="The paragraph; the whole text where it is left out.")
    text: Text = Field(description="The note.")


class BodyText(Record):
    """A text as far as it is held."""

    extent: Extent = Field(description="Complete, in part, or not held.")
    languages: dict[LanguageKey, LanguageOfText] = Field({}, description="Language → what the text in it is.")
    opening: Text | None = Field(None, description="The opening line of a decision.")
    paragraphs: tuple[Paragraph, ...] = Field((), description="In printed order.")
    footnotes: tuple[Footnote, ...] = Field((), description="In printed order.")

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
