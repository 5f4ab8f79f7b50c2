"""All records, linked: look-up, order, and everything that is derived and never stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from jointreport.load import Entry, Loaded
from jointreport.model.activities import Activity, Context, Service
from jointreport.model.bodies import Area, Body, Convention, Meeting, Period, Term
from jointreport.model.decisions import Account, Adoption, Decision, Relation, Statement, StatusEvent
from jointreport.model.documents import Document
from jointreport.model.site import Choice, CoverageMatrix, Edition, Language, Moved
from jointreport.model.sources import Source, Sourced
from jointreport.model.text import Paragraph

T = TypeVar("T")
_NEVER = date.max


@dataclass(frozen=True, slots=True)
class Link:
    """A relation seen from either end: the decision that says it, the relation, one record it leads to."""

    decision: Entry[Decision]
    relation: Relation
    to: str


class Register:
    """All records of an edition, by kind and identity, and what follows from them."""

    def __init__(self, loaded: Loaded) -> None:
        of = loaded.entries
        self.entries: Mapping[str, Mapping[str, Entry[Any]]] = of
        self.languages: Mapping[str, Language] = loaded.languages
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
        self.areas: Mapping[str, Entry[Area]] = dict(
            sorted(of["areas"].items(), key=lambda item: (item[1].record.kind != "cooperation", item[1].record.order))
        )

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

    # Order

    def adopted_between(self, decision: Decision) -> tuple[date, date]:
        """Return the first and last day on which a decision may have been adopted."""
        adoption = decision.adopted or Adoption(during=decision.meeting)
        if adoption.on:
            return adoption.on.first, adoption.on.last
        if adoption.from_ and adoption.to:
            return adoption.from_.first, adoption.to.last
        return self.meeting_between(adoption.during or decision.meeting)

    def meeting_between(self, identity: str) -> tuple[date, date]:
        """Return the first and last day a meeting may take; a meeting without dates comes last."""
        entry = self.meetings.get(identity)
        segments = entry.record.segments if entry else ()
        if not segments:
            return date.min, _NEVER
        return min(s.first for s in segments), max(s.last for s in segments)

    @cached_property
    def decisions_in_order(self) -> tuple[Entry[Decision], ...]:
        """All decisions, the latest first; of one day in the order of their symbols."""
        return tuple(sorted(self.decisions.values(), key=self._latest_first))

    def _latest_first(self, entry: Entry[Decision]) -> tuple[int, int, tuple[str | int, ...]]:
        first, last = self.adopted_between(entry.record)
        known = last if last != _NEVER else first
        # A draft put to a meeting stands above what that meeting adopted.
        return -known.toordinal(), entry.record.stage != "draft", _by_number(entry)

    @cached_property
    def meetings_in_order(self) -> tuple[Entry[Meeting], ...]:
        """All meetings, the earliest first; those without dates last."""
        return tuple(sorted(self.meetings.values(), key=lambda entry: self._meeting_key(entry)))

    def _meeting_key(self, entry: Entry[Meeting]) -> tuple[date, int]:
        first, last = self.meeting_between(entry.identity)
        order = list(self.conventions)
        convention = entry.record.convention
        return (first if last != _NEVER else _NEVER), order.index(convention) if convention in order else len(order)

    # Relations, and what is derived from them

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every relation of every decision, one link a target."""
        return tuple(
            Link(entry, relation, to)
            for entry in self.decisions.values()
            for relation in entry.record.relations
            for to in relation.to
        )

    @cached_property
    def _links_to(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.to, link) for link in self.links)

    def links_to(self, identity: str) -> tuple[Link, ...]:
        """Return the relations that lead to a decision or document."""
        return self._links_to.get(identity, ())

    @cached_property
    def correspondence(self) -> Mapping[str, tuple[Entry[Decision], ...]]:
        """Group → the corresponding decisions of several conferences."""
        return _grouped(
            (entry.record.corresponds.group, entry)
            for entry in self.decisions.values()
            if entry.record.corresponds
        )

    def corresponding(self, entry: Entry[Decision]) -> tuple[Entry[Decision], ...]:
        """Return the decisions that correspond to this one, without it."""
        group = entry.record.corresponds
        members = self.correspondence[group.group] if group else ()
        return tuple(other for other in members if other.identity != entry.identity)

    @cached_property
    def _accounts_of(self) -> Mapping[str, tuple[Entry[Account], ...]]:
        return _grouped((of, entry) for entry in self.accounts.values() for of in entry.record.of)

    def accounts_of(self, identity: str) -> tuple[Entry[Account], ...]:
        """Return what sources say about a decision, alone or with others."""
        return self._accounts_of.get(identity, ())

    @cached_property
    def _status_of(self) -> Mapping[tuple[str, str], tuple[Entry[StatusEvent], ...]]:
        return _grouped(((e.record.decision, e.record.at), e) for e in self.status.values())

    def status_of(self, decision: str, at: str) -> tuple[Entry[StatusEvent], ...]:
        """Return what is reported of a paragraph, the earliest first."""
        return tuple(sorted(self._status_of.get((decision, at), ()), key=lambda e: e.record.date.last))

    @cached_property
    def _done_under(self) -> Mapping[str, tuple[Entry[Activity] | Entry[Service], ...]]:
        done: list[Entry[Activity] | Entry[Service]] = [*self.activities.values(), *self.services.values()]
        return _grouped((mandate.decision, entry) for entry in done for mandate in entry.record.mandates)

    def done_under(self, decision: str) -> tuple[Entry[Activity] | Entry[Service], ...]:
        """Return the activities and services that name a decision as what asks for them."""
        return self._done_under.get(decision, ())

    @cached_property
    def draft_of_document(self) -> Mapping[str, str]:
        """Draft decision → the document that sets it out."""
        return {
            paragraph.contains: entry.identity
            for entry in self.documents.values()
            for paragraph in entry.record.text.paragraphs
            if paragraph.contains
        }

    # Texts

    def paragraph(self, record: Decision | Document, at: str) -> Paragraph | None:
        """Return a paragraph of a held text by its printed number."""
        return next((p for p in record.text.paragraphs if p.at == at), None)

    @cached_property
    def symbols(self) -> Mapping[str, str]:
        """Symbol of a decision or document → identity."""
        entries = (*self.decisions.values(), *self.documents.values())
        return {entry.record.symbol: entry.identity for entry in entries if entry.record.symbol}

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        # Where two kinds share an identity, the one named first here is meant.
        order = ("decisions", "documents", "areas", "meetings", "bodies", "services", "terms", "sources")
        return {identity: kind for kind in reversed(order) for identity in self.entries[kind]}

    def kind_of(self, identity: str) -> str:
        """Return the kind of the record that authors link by its identity; empty where there is none."""
        return self._kinds.get(identity, "")

    @property
    def linkable(self) -> tuple[str, ...]:
        """The identities that authors may link."""
        return tuple(self._kinds)

    def places_in(self, identity: str) -> tuple[str, ...]:
        """Return the places of a decision or document that can be linked: paragraphs, footnotes, parts."""
        kind = self.kind_of(identity)
        if kind not in {"decisions", "documents"}:
            return ()
        record = self.entries[kind][identity].record
        footnotes = tuple(f"fn{note.label}" for note in record.text.footnotes)
        parts = tuple(part.id for part in getattr(record, "parts", ()))
        return (*(p.at for p in record.text.paragraphs), *footnotes, *parts)

    @cached_property
    def cited_in(self) -> Mapping[str, tuple[Entry[Any], ...]]:
        """Source or document → the records that name it as their source."""
        pairs = ((support, entry) for entry in self.sourced() for support in _supports(entry.record))
        return _grouped(pairs)

    def sourced(self) -> Iterator[Entry[Any]]:
        """Yield every record that states facts."""
        for entries in self.entries.values():
            for entry in entries.values():
                if isinstance(entry.record, Sourced):
                    yield entry

    def latest_period_with(self, identities: Iterable[str]) -> str | None:
        """Return the latest of some periods, by its last year."""
        known = [i for i in identities if i in self.periods]
        return max(known, key=lambda i: self.periods[i].record.to.last, default=None)


def _supports(record: Sourced) -> tuple[str, ...]:
    named = (reference.document or reference.source for reference in record.sources)
    return tuple(dict.fromkeys(name for name in named if name))


def _by_number(entry: Entry[Decision]) -> tuple[str | int, ...]:
    """Return a key by which MC-5/2 stands before MC-5/10, and decisions of one kind together."""
    parts = entry.identity.split("-")
    return tuple(int(part) if part.isdigit() else -1 for part in parts[1:])


def _grouped(pairs: Iterable[tuple[Any, T]]) -> dict[Any, tuple[T, ...]]:
    groups: dict[Any, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
