"""The small corpus under new identities, symbols and days, as often as asked.

An era is eight years, as long as the corpus lasts; the meetings it plans at its end are the first of the next era.
So five eras one after another are one history of forty years, and every relation stays inside one copy or leads
from a meeting to a later one. Four copies share the documents of their meetings, as real decisions do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

YEARS_OF_AN_ERA = 8
MEETINGS_OF_AN_ERA = 4
SHARING_DOCUMENTS = 4
_STEP = 10  # No conference of the corpus takes ten decisions at one meeting, nor gets ten documents.

_NUMBERED_DECISION = re.compile(r"[a-z]{2}-\d+-\d+")
_NUMBER = re.compile(
    r"(?<![A-Za-z])(?P<series>(?:aa|bb)(?P<cop>-cop)?-|(?:AA|BB)(?:-|(?P<COP>/COP\.)))(?P<meeting>\d+)"
    r"(?P<between>(?:[-/](?:inf|INF))?[-/])?(?P<number>(?<=[-/])\d+)?"
)
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")


@dataclass(frozen=True)
class Copy:
    """The nth copy: of which era, counted from the latest, how many eras lie before it, which one of its era."""

    number: int
    eras: int
    names: Mapping[str, int] = field(default_factory=dict)
    """Names that say no number, each with how many copies share it: they get one behind them."""

    @property
    def era(self) -> int:
        """How many eras lie after its own."""
        return self.number % self.eras

    @property
    def of_era(self) -> int:
        """How many copies of the same era came before it."""
        return self.number // self.eras

    @property
    def brings_documents(self) -> bool:
        """Whether it is the first of those that share their documents, and so has all kinds of records."""
        return self.of_era % SHARING_DOCUMENTS == 0

    def renamed(self, value: Any) -> Any:
        """Return a value of a record, or words, as they stand in this copy."""
        if isinstance(value, dict):
            return {self.renamed(key): self.renamed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.renamed(item) for item in value]
        if value in self.names:
            value += self._ending(self.names[value])
        return _YEAR.sub(self._year, _NUMBER.sub(self._numbered, value))

    def meeting(self, number: int) -> int:
        """Return the number of a meeting of the corpus in this copy."""
        return number + MEETINGS_OF_AN_ERA * (self.eras - 1 - self.era)

    def _ending(self, sharing: int) -> str:
        first = self.of_era // sharing * sharing * self.eras + self.era
        return f"-copy-{first}" if first else ""

    def _year(self, found: re.Match[str]) -> str:
        return str(int(found[0]) - YEARS_OF_AN_ERA * self.era)

    def _numbered(self, found: re.Match[str]) -> str:
        told = f"{found['series']}{self.meeting(int(found['meeting']))}{found['between'] or ''}"
        if found["number"] is None:
            return told
        shared = SHARING_DOCUMENTS if found["cop"] or found["COP"] else 1
        return f"{told}{int(found['number']) + _STEP * (self.of_era // shared)}"


def names_without_number(records: Mapping[str, Any]) -> dict[str, int]:
    """Return what each copy must name anew although no symbol is in it; `records` are those of the corpus by file."""
    names: dict[str, int] = {}
    for path, record in records.items():
        kind, _, name = path.removesuffix(".yaml").replace("/", " ", 1).partition(" ")
        name = name.rpartition("/")[2]
        if kind == "decisions":
            names |= dict.fromkeys(_of_decision(name, record), 1)
        elif name and (kind != "documents" or re.fullmatch(r".*-cop-\d+-[a-z]+", name)):
            names[name] = SHARING_DOCUMENTS
    return names


def _of_decision(name: str, decision: Mapping[str, Any]) -> Iterator[str]:
    if not _NUMBERED_DECISION.fullmatch(name):
        yield name
    yield from decision.get("aliases", ())
    if "corresponds" in decision:
        yield decision["corresponds"]["group"]
