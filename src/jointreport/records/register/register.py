"""All records, linked: look-up, order, and everything that is derived and never stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from jointreport.records.fields import parts_with_sources
from jointreport.records.kinds import KINDS
from jointreport.records.load import Entry, Loaded
from jointreport.records.model.activities import Activity, Service
from jointreport.records.model.decisions import Account, Decision, Relation, StatusEvent
from jointreport.records.model.documents import Act, Document, Paragraph
from jointreport.records.model.sources import Reference, Sourced
from jointreport.records.reads import Noted, Read, relation, unrecorded
from jointreport.records.register.order import Ordered, grouped
from jointreport.system.cache import digest_of_parts


def acts_of(record: Decision | Document, paragraph: Paragraph) -> tuple[Act, ...]:
    """Return the acts of a paragraph; an item without any takes over what stands above it unfinished."""
    if paragraph.acts:
        return paragraph.acts
    return tuple(act for above in _above(record, paragraph.at) for act in above.acts if act.what is None)


def addressee(record: Decision | Document, paragraph: Paragraph, act: Act) -> str | None:
    """Return whom an act is addressed to; an item inherits the addressee of the paragraph above it."""
    if act.to is not None:
        return act.to
    above = (one for paragraph_above in _above(record, paragraph.at) for one in paragraph_above.acts)
    return next((one.to for one in above if one.to and one.verb == act.verb), None)


def _above(record: Decision | Document, at: str) -> Iterator[Paragraph]:
    """Yield the paragraphs above an item, the nearest first: of `p4-a-1` first `p4-a`, then `p4`."""
    while at := at.rpartition("-")[0]:
        yield from (paragraph for paragraph in record.text.paragraphs if paragraph.at == at)


@dataclass(frozen=True, slots=True)
class Link:
    """A relation seen from either end: the decision that says it, the relation, one record it leads to."""

    decision: Entry[Decision]
    relation: Relation
    to: str


class Linked(Ordered):
    """All records in order, with their relations in both directions."""

    @relation
    def links(self) -> tuple[Link, ...]:
        """Every relation of every decision, one link a target."""
        return tuple(
            Link(entry, relation, to)
            for entry in self.decisions.values()
            for relation in entry.record.relations
            for to in relation.to
        )

    @relation
    def _links_to(self) -> Mapping[str, tuple[Link, ...]]:
        return grouped((link.to, link) for link in self.links)

    @relation
    def _links_of(self) -> Mapping[str, tuple[Link, ...]]:
        return grouped((link.decision.identity, link) for link in self.links)

    def links_of(self, identity: str) -> tuple[Link, ...]:
        """Return the relations that a decision states."""
        return self._links_of.get(identity, ())

    def links_to(self, identity: str) -> tuple[Link, ...]:
        """Return the relations that lead to a decision or document."""
        return self._links_to.get(identity, ())

    @relation
    def correspondence(self) -> Mapping[str, tuple[Entry[Decision], ...]]:
        """Group → the corresponding decisions of several conferences."""
        return grouped(
            (entry.record.corresponds.group, entry)
            for entry in self.decisions.values()
            if entry.record.corresponds
        )

    def corresponding(self, entry: Entry[Decision]) -> tuple[Entry[Decision], ...]:
        """Return the decisions that correspond to this one, without it."""
        group = entry.record.corresponds
        members = self.correspondence[group.group] if group else ()
        return tuple(other for other in members if other.identity != entry.identity)


T = TypeVar("T")


class Register(Linked):
    """All records of an edition, and what follows from them: order, reverse relations, mandates both ways."""

    def without(self, files: Collection[str]) -> Register:
        """Return the register without the records of some files."""
        entries = {
            kind: {i: entry for i, entry in of_kind.items() if entry.source.path not in files}
            for kind, of_kind in self.entries.items()
        }
        return Register(Loaded(entries, languages=dict(self.languages)))

    def digest_of(self, read: Read) -> str:
        """Return a digest of what a read gives; of a record in a file of its own, that of the file."""
        name, *key = read
        known = self.entries.get(str(name))
        with unrecorded():
            if known is not None and len(key) == 2:
                chosen = known.values() if key[0] == "*" else (known.get(key[0]),)
                return digest_of_parts(*map(self._digest_of_record, chosen))
            found = known if known is not None else getattr(self, str(name))
            return digest_of_parts(repr(found.value(tuple(key)) if isinstance(found, Noted) else found))

    def _digest_of_record(self, entry: Entry[Any] | None) -> str:
        if entry is None:
            return ""
        return digest_of_parts(repr(entry.unnoted)) if entry.where else self.digests[entry.source.path]

    # What is told of a decision or document

    @relation
    def _accounts_of(self) -> Mapping[str, tuple[Entry[Account], ...]]:
        return grouped((of, entry) for entry in self.accounts.values() for of in entry.record.of)

    def accounts_of(self, identity: str) -> tuple[Entry[Account], ...]:
        """Return what sources say about a decision, alone or with others."""
        return self._accounts_of.get(identity, ())

    @relation
    def _status_of(self) -> Mapping[tuple[str, str], tuple[Entry[StatusEvent], ...]]:
        return grouped(((e.record.decision, e.record.at), e) for e in self.status.values())

    def status_of(self, decision: str, at: str) -> tuple[Entry[StatusEvent], ...]:
        """Return what is reported of a paragraph, the earliest first."""
        events = self._status_of.get((decision, at))
        return tuple(sorted(events, key=lambda e: e.record.date.last)) if events else ()

    @relation
    def _assessed(self) -> Mapping[str, bool]:
        return {entry.record.decision: True for entry in self.status.values()}

    def is_assessed(self, decision: str) -> bool:
        """Whether anything is reported of a paragraph of a decision."""
        return decision in self._assessed

    @relation
    def _done_under(self) -> Mapping[str, tuple[Entry[Activity] | Entry[Service], ...]]:
        done: list[Entry[Activity] | Entry[Service]] = [*self.activities.values(), *self.services.values()]
        return grouped((mandate.decision, entry) for entry in done for mandate in entry.record.mandates)

    def done_under(self, decision: str) -> tuple[Entry[Activity] | Entry[Service], ...]:
        """Return the activities and services that name a decision as what asks for them."""
        return self._done_under.get(decision, ())

    @relation
    def draft_of_document(self) -> Mapping[str, str]:
        """Draft decision → the document that sets it out."""
        return {
            paragraph.contains: entry.identity
            for entry in self.documents.values()
            for paragraph in entry.record.text.paragraphs
            if paragraph.contains
        }

    @relation
    def _corrected_in(self) -> Mapping[str, tuple[Entry[Document], ...]]:
        return grouped((by, e) for e in self.documents.values() for by in e.record.corrected_by)

    def corrected_in(self, identity: str) -> tuple[Entry[Document], ...]:
        """Return the documents that a document corrects."""
        return self._corrected_in.get(identity, ())

    @relation
    def _acts_by(self) -> Mapping[str, tuple[tuple[Entry[Decision], Paragraph, Act], ...]]:
        return grouped(
            (act.by, (entry, paragraph, act))
            for entry in self.decisions_in_order
            for paragraph in entry.record.text.paragraphs
            for act in paragraph.acts
            if act.by
        )

    def acts_by(self, meeting: str) -> tuple[tuple[Entry[Decision], Paragraph, Act], ...]:
        """Return the acts that name a meeting as their term, with paragraph and decision; drafts among them."""
        return self._acts_by.get(meeting, ())

    @relation
    def periods_of(self) -> Mapping[str, tuple[str, ...]]:
        """Part that an annex plays, `joint-report` or `outline` → the biennia of which a document names one."""
        parts = (part for entry in self.documents.values() for part in entry.record.parts)
        return grouped((part.role, part.period) for part in parts if part.period)

    @relation
    def reported_periods(self) -> tuple[str, ...]:
        """The biennia of which a joint report is held."""
        held = (entry.record for entry in self.documents.values() if entry.record.text.extent != "none")
        parts = (part for record in held for part in record.parts if part.role == "joint-report")
        return tuple(part.period for part in parts if part.period)

    # Texts

    def text_holder(self, identity: str) -> Entry[Decision] | Entry[Document]:
        """Return the decision, or else the document, with an identity."""
        return self.decisions.get(identity) or self.documents[identity]

    def paragraph(self, record: Decision | Document, at: str) -> Paragraph | None:
        """Return a paragraph of a held text by its printed number."""
        return next((p for p in record.text.paragraphs if p.at == at), None)

    @relation
    def symbols(self) -> Mapping[str, str]:
        """Symbol of a decision or document → identity."""
        decisions = {e.record.symbol: e.identity for e in self.decisions.values() if e.record.symbol}
        documents = {e.record.symbol: e.identity for e in self.documents.values() if e.record.symbol}
        return decisions | documents

    @relation
    def _kinds(self) -> Mapping[str, str]:
        # Where two kinds share an identity, a page goes before a line on a page, then the earlier kind goes first.
        placed = sorted((kind for kind in KINDS if kind.place), key=lambda kind: not kind.has_pages)
        return {identity: kind.name for kind in reversed(placed) for identity in self.entries[kind.name]}

    def kind_of(self, identity: str) -> str:
        """Return the kind of the record that authors link by its identity; empty where there is none."""
        return self._kinds.get(identity, "")

    @property
    def linkable(self) -> tuple[str, ...]:
        """The identities that authors may link."""
        return tuple(self._kinds)

    def places_in(self, identity: str) -> tuple[str, ...]:
        """Return the places of a decision or document that can be linked: paragraphs, footnotes, parts."""
        return self._places.get(identity, ())

    @relation
    def _places(self) -> Mapping[str, tuple[str, ...]]:
        texts = (*self.documents.values(), *self.decisions.values())
        return {entry.identity: tuple(_places_of(entry.record)) for entry in texts}

    @relation
    def cited_in(self) -> Mapping[str, tuple[Entry[Any], ...]]:
        """Source or document → the records that name it as their source."""
        pairs = ((support, entry) for entry in self.sourced() for support in _supports(entry.record))
        return grouped(pairs)

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


def _places_of(record: Any) -> Iterator[str]:
    """Yield the places of a decision or document."""
    yield from (paragraph.at for paragraph in record.text.paragraphs)
    yield from (f"fn{note.label}" for note in record.text.footnotes)
    yield from (part.id for part in getattr(record, "parts", ()))


def references_of(record: Sourced) -> Iterator[Reference]:
    """Yield every reference of a record to a source or document, in its own list and in those of its parts."""
    yield from (reference for part in parts_with_sources(record) for reference in part.sources)


def _supports(record: Sourced) -> tuple[str, ...]:
    """Return every source and document a record names, each once."""
    named = (reference.document or reference.source for reference in references_of(record))
    return tuple(dict.fromkeys(name for name in named if name))
