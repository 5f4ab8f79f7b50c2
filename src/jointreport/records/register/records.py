"""All records of an edition by kind and identity, typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jointreport.records.load import Entry, Loaded
from jointreport.records.model.activities import Activity, Context, Service
from jointreport.records.model.bodies import Area, Body, Convention, Meeting, Period, Term
from jointreport.records.model.decisions import Account, Decision, Statement, StatusEvent
from jointreport.records.model.documents import Document
from jointreport.records.model.site import Choice, CoverageMatrix, Language, Moved, SiteInfo
from jointreport.records.model.sources import Source
from jointreport.records.reads import Noted, note, relation, unrecorded


class Records:
    """All records of an edition, by kind and identity; they must have been loaded without problems."""

    def __init__(self, loaded: Loaded) -> None:
        of = {kind: Noted(kind, entries) for kind, entries in loaded.entries.items()}
        self.entries: Mapping[str, Mapping[str, Entry[Any]]] = of
        self.made: dict[Any, dict[Any, Any]] = {}
        self.languages: Mapping[str, Language] = loaded.languages
        self.digests: Mapping[str, str] = loaded.digests
        self._pending = loaded.pending
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

    def whole(self, kind: str) -> Mapping[str, Any]:
        """Return all records of a kind, noted as one read: a text is searched for every term of the glossary."""
        note((kind, "*", "records"))
        with unrecorded():
            return {identity: entry.record for identity, entry in self.entries[kind].items()}

    @relation
    def files_with_pending(self) -> tuple[str, ...]:
        """The files in which the word “pending” stands after a colon; whether a text is, its record tells."""
        return tuple(sorted(self._pending))

    @relation
    def areas_in_order(self) -> Mapping[str, Entry[Area]]:
        """The areas of cooperation in their order, then the broader agendas in theirs."""
        every = self.entries["areas"].values()
        ordered = sorted(every, key=lambda one: (one.record.kind != "cooperation", one.record.order))
        return {one.identity: one for one in ordered}

    @property
    def areas(self) -> Mapping[str, Entry[Area]]:
        """The areas in their order."""
        return self.areas_in_order

    @property
    def edition(self) -> SiteInfo:
        """What this edition of the report is."""
        record: SiteInfo = self.entries["edition"]["edition"].record
        return record

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
