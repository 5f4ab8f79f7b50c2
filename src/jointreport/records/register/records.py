"""All records of an edition by kind and identity, typed."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from jointreport.records.load import Entry, Loaded
from jointreport.records.model.activities import Activity, Context, Service
from jointreport.records.model.bodies import Area, Body, Convention, Meeting, Period, Term
from jointreport.records.model.decisions import Account, Decision, Statement, StatusEvent
from jointreport.records.model.documents import Document
from jointreport.records.model.site import Choice, CoverageMatrix, Edition, Language, Moved
from jointreport.records.model.sources import Source


class Records:
    """All records of an edition, by kind and identity; they must have been loaded without problems."""

    def __init__(self, loaded: Loaded) -> None:
        of = loaded.entries
        self.entries: Mapping[str, Mapping[str, Entry[Any]]] = of
        self.languages: Mapping[str, Language] = loaded.languages
        self.digests: Mapping[str, bytes] = loaded.digests
        self.files_with_pending: Set[str] = loaded.pending
        self.edition: Edition = of["edition"]["edition"].record
        self.conventions: Mapping[str, Entry[Convention]] = of["conventions"]
        self.bodies: Mapping[str, Entry[Body]] = of["bodies"]
        self.meetings: Mapping[str, Entry[Meeting]] = of["meetings"]
        self.periods: Mapping[str, Entry[Period]] = of["periods"]
        self.terms: Mapping[str, Entry[Term]] = of["terms"]
        self.sources: Mapping[str, Entry[Source]] = of["sources"]
        self.documents: Mapping[str, Entry[Document]] = of["documents"]
        self.decisions: Mapping[str, Entry[Decision]] = of["decisions"]
        self.accounts: Mapping[str, Entry[Account]] = of["accounts"]
        self.statements: Mapping[str, Entry[Statement]] = of["statements"]
        self.activities: Mapping[str, Entry[Activity]] = of["activities"]
        self.context: Mapping[str, Entry[Context]] = of["context"]
        self.services: Mapping[str, Entry[Service]] = of["services"]
        self.status: Mapping[str, Entry[StatusEvent]] = of["status"]
        self.areas: Mapping[str, Entry[Area]] = _in_order(of["areas"])

    @property
    def coverage(self) -> CoverageMatrix | None:
        """The matrix of what is held, or none where a project has none."""
        entry = self.entries["coverage"].get("coverage")
        return entry.record if entry else None

    @property
    def moved(self) -> Moved:
        """Addresses that moved or are gone."""
        entry = self.entries["moved"].get("moved")
        return entry.record if entry else Moved()

    def choice(self, list_name: str, value: str) -> Choice:
        """Return the words and definition of a value of a closed list."""
        found: Choice = self.entries["vocabulary"][f"{list_name}/{value}"].record
        return found


def _in_order(areas: Mapping[str, Entry[Area]]) -> Mapping[str, Entry[Area]]:
    """Return the areas of cooperation in their order, then the broader agendas in theirs."""
    ordered = sorted(areas.values(), key=lambda one: (one.record.kind != "cooperation", one.record.order))
    return {one.identity: one for one in ordered}
