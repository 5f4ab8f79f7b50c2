"""The site itself: edition, languages, interface words, coverage, moved addresses."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from jointreport.records.markers import Refers
from jointreport.records.model.base import (
    Address,
    DecisionId,
    MeetingId,
    Record,
    SitePath,
    Words,
    refuse,
)
from jointreport.records.model.dates import PartialDate
from jointreport.records.model.language import Rewording, Text
from jointreport.records.model.vocabulary import Direction, Holding, YesNo


class Language(Record):
    """A language of the site; the first one stands at `/`."""

    tag: Words = Field(description="The tag for HTML: `zh-Hans`.")
    direction: Direction = Field(description="`ltr` or `rtl`.")
    name: Words = Field(description="Its name in itself.")
    required: YesNo = Field("no", description="`yes` where every name and title must have it.")


class Edition(Record):
    """Who publishes, as of when."""

    title: Text = Field(description="The name of the site.")
    short: Text = Field(description="A short name for narrow screens.")
    description: Text = Field(description="One sentence for search engines and link previews.")
    as_of: PartialDate = Field(description="The day the data were last looked through.")
    publisher: Text = Field(description="Who publishes.")
    contact: Text = Field(description="Who to write to.")
    contact_address: Address | None = Field(None, description="Where to write to.")
    disclaimer: Text = Field(description="Not a United Nations document; the issued documents prevail.")


class Choice(Record):
    """One value of a closed list, with its words and its definition."""

    words: Rewording = Field(Rewording({}), description="The words that readers see.")
    definition: Rewording = Field(Rewording({}), description="What it means.")

    def over(self, shipped: Choice) -> Choice:
        """Return the shipped words and definition with these in their place."""
        words, definition = self.words.over(shipped.words), self.definition.over(shipped.definition)
        return self.model_copy(update={"words": words, "definition": definition})


class CoverageRow(Record):
    """What is held of the decisions of one meeting or of meetings held together."""

    name: Text = Field(description="The meetings.")
    meetings: tuple[MeetingId, ...] = Field((), description="Their identities.")
    cells: dict[Annotated[str, Refers("conventions")], Holding] = Field(
        description="Convention → what is held."
    )
    decisions: tuple[DecisionId, ...] = Field((), description="The decisions meant.")
    note: Text | None = Field(None, description="What a reader must know.")

    @model_validator(mode="after")
    def _has_cells(self) -> Self:
        if not self.cells:
            refuse("empty-row")
        return self


class Tombstone(Record):
    """An address that once held a page and why it does not any more."""

    reason: Text = Field(description="Why the page was taken away.")


class Moved(Record):
    """Addresses that were published once: where they lead now."""

    redirects: dict[SitePath, SitePath] = Field(
        {}, description="Old address → new address, without language."
    )
    tombstones: dict[SitePath, Tombstone] = Field({}, description="Old address → why it is gone.")


class CoverageMatrix(Record):
    """The rows of the coverage matrix, oldest meetings first."""

    rows: tuple[CoverageRow, ...] = Field(min_length=1, description="One row a meeting or group of meetings.")
