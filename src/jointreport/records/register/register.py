"""All records, linked: look-up, order, and everything that is derived and never stored."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jointreport.records.kinds import KINDS, parts_with_sources, texts_within
from jointreport.records.load import Entry, Loaded
from jointreport.records.model.base import Record
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.decisions import Account, Activity, Decision, Relation, Service, StatusEvent
from jointreport.records.model.documents import Act, Document, Paragraph
from jointreport.records.model.language import Text
from jointreport.records.model.places import place_of
from jointreport.records.model.sources import Reference, Sourced
from jointreport.records.model.symbols import in_words
from jointreport.records.reads import Noted, Read, ignore_reads, relation
from jointreport.records.register.order import Groups, Records
from jointreport.records.source import Where
from jointreport.system.cache import digest_of_parts


def acts_of(record: Decision | Document, paragraph: Paragraph) -> tuple[Act, ...]:
    """Return the acts of a paragraph; an item without any takes over what stands above it unfinished."""
    if paragraph.acts:
        return paragraph.acts
    return tuple(act for above in paragraphs_above(record, paragraph.at) for act in above.acts if act.what is None)


def addressed(record: Decision | Document, paragraph: Paragraph, act: Act) -> Act:
    """Return the act that names whom one is addressed to: itself, or for an item that of the paragraph above it."""
    if act.to:
        return act
    above = (one for paragraph_above in paragraphs_above(record, paragraph.at) for one in paragraph_above.acts)
    return next((one for one in above if one.to and one.verb == act.verb), act)


def paragraphs_above(record: Decision | Document, at: str) -> Iterator[Paragraph]:
    """Yield the paragraphs above an item, the nearest first: of `p4-a-1` first `p4-a`, then `p4`."""
    while at := place_of(at).above:
        yield from (paragraph for paragraph in record.text.paragraphs if paragraph.at == at)


_WORD = re.compile(r"\w+")


TextHolder = Entry[Decision] | Entry[Document]
"""A record that may hold a text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation seen from either end: the decision that says it, the relation, one record it leads to."""

    decision: Entry[Decision]
    relation: Relation
    to: str


class Register(Records):
    """All records of an edition, and what follows from them: order, reverse relations, mandates both ways."""

    settled: Collection[str] = ()
    """Files whose words nobody need look at again: nothing was wrong with them, and nothing else is held against."""

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
    def links_to(self) -> Groups[str, Link]:
        """Decision or document → the relations that lead to it."""
        return Groups((link.to, link) for link in self.links)

    @relation
    def links_of(self) -> Groups[str, Link]:
        """Decision → the relations that it states."""
        return Groups((link.decision.identity, link) for link in self.links)

    @relation
    def correspondence(self) -> Groups[str, Entry[Decision]]:
        """Group → the corresponding decisions of several conferences."""
        return Groups(
            (entry.record.corresponds.group, entry) for entry in self.decisions.values() if entry.record.corresponds
        )

    def counterparts(self, entry: Entry[Decision]) -> tuple[Entry[Decision], ...]:
        """Return the decisions that correspond to this one, without it."""
        group = entry.record.corresponds
        members = self.correspondence[group.group] if group else ()
        return tuple(other for other in members if other.identity != entry.identity)

    def without(self, files: Collection[str]) -> Register:
        """Return the register without the records of some files."""
        entries = {
            kind: {i: entry for i, entry in of_kind.items() if entry.source.path not in files}
            for kind, of_kind in self.entries.items()
        }
        return Register(Loaded(entries, languages=dict(self.languages), lost=self.lost))

    def digest_of(self, read: Read) -> str:
        """Return a digest of what a read gives; of a record in a file of its own, that of the file."""
        name, *key = read
        known = self.entries.get(str(name))
        with ignore_reads():
            # Three words name what records say, fewer only which records there are.
            if known is not None and len(key) == 2:
                chosen = known.values() if key[0] == "*" else (known.get(key[0]),)
                if key[1] == "line":
                    return digest_of_parts(*(f"{one.source.path} {one.unnoted_line}" for one in chosen if one))
                return digest_of_parts(*map(self._digest_of_record, chosen))
            found = known if known is not None else getattr(self, str(name))
            return digest_of_parts(repr(found.value(tuple(key)) if isinstance(found, Noted) else found))

    def _digest_of_record(self, entry: Entry[Any] | None) -> str:
        if entry is None:
            return ""
        return digest_of_parts(repr(entry.unnoted)) if entry.where else self.digests[entry.source.path]

    # What is told of a decision or document

    @relation
    def accounts_of(self) -> Groups[str, Entry[Account]]:
        """Decision → what sources say about it, alone or with others."""
        return Groups((of, entry) for entry in self.accounts.values() for of in entry.record.of)

    @relation
    def _status_of(self) -> Groups[tuple[str, str], Entry[StatusEvent]]:
        in_order = sorted(self.status.values(), key=lambda entry: entry.record.date.last)
        return Groups(((e.record.decision, e.record.at), e) for e in in_order)

    def status_of(self, decision: str, at: str) -> tuple[Entry[StatusEvent], ...]:
        """Return what is reported of a paragraph, the earliest first."""
        return self._status_of((decision, at))

    @relation
    def _with_status(self) -> Mapping[str, bool]:
        return {entry.record.decision: True for entry in self.status.values()}

    def is_assessed(self, decision: str) -> bool:
        """Whether anything is reported of a paragraph of a decision."""
        return decision in self._with_status

    @relation
    def done_under(self) -> Groups[str, Entry[Activity] | Entry[Service]]:
        """Decision → the activities and services that name it as what asks for them."""
        done: list[Entry[Activity] | Entry[Service]] = [*self.activities.values(), *self.services.values()]
        return Groups((mandate.decision, entry) for entry in done for mandate in entry.record.mandates)

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
    def corrections_in(self) -> Groups[str, Entry[Document]]:
        """Document → the documents that it corrects."""
        return Groups((by, e) for e in self.documents.values() for by in e.record.corrected_by)

    @relation
    def acts_by(self) -> Groups[str, tuple[Entry[Decision], Paragraph, Act]]:
        """Meeting → the acts that name it as their term, with paragraph and decision; drafts among them."""
        return Groups(
            (act.by, (entry, paragraph, act))
            for entry in self.decisions_in_order
            for paragraph in entry.record.text.paragraphs
            for act in paragraph.acts
            if act.by
        )

    @relation
    def periods_of(self) -> Groups[str, str]:
        """Part that an annex plays, `joint-report` or `outline` → the biennia of which a document names one."""
        parts = (part for entry in self.documents.values() for part in entry.record.parts)
        return Groups((part.role, part.period) for part in parts if part.role and part.period)

    @relation
    def periods_with_report(self) -> tuple[str, ...]:
        """The biennia of which a joint report is held."""
        held = (entry.record for entry in self.documents.values() if entry.record.text.extent != "none")
        parts = (part for record in held for part in record.parts if part.role == "joint-report")
        return tuple(part.period for part in parts if part.period)

    # Texts

    def text_holders(self) -> Iterator[TextHolder]:
        """Yield every decision, then every document."""
        yield from self.decisions.values()
        yield from self.documents.values()

    def text_holder(self, identity: str) -> TextHolder:
        """Return the decision, or else the document, with an identity."""
        return self.decisions.get(identity) or self.documents[identity]

    def paragraph(self, record: Decision | Document, at: str) -> Paragraph | None:
        """Return a paragraph of a held text by its printed number."""
        return next((p for p in record.text.paragraphs if p.at == at), None)

    @relation
    def texts(self) -> tuple[tuple[Entry[Any], Where, Text], ...]:
        """Every text that authors wrote, with its record and its place there."""
        # What came with the program says nothing of an author's.
        entries = (entry for entry in self.every_entry() if not entry.source.path.startswith("words/"))
        return tuple((entry, where, text) for entry in entries for where, text in _texts_in(entry))

    @relation
    def names_in_small_letters(self) -> Mapping[str, bool]:
        """Each word of the English names of conventions that some text has in small letters: it describes."""
        names = (name for one in self.conventions.values() for name in (one.record.name, one.record.short) if name)
        words = {word.lower() for name in names for word in _WORD.findall(name.by_language.get("en", ""))}
        written = "\n".join(text["en"] for _, _, text in self.texts if "en" in text)
        return {one: True for one in sorted(words) if one in written and re.search(rf"\b{one}\b", written)}

    @relation
    def decision_forms(self) -> tuple[str, ...]:
        """How the symbols of decisions are formed, of all conventions."""
        return tuple(dict.fromkeys(form for one in self.conventions.values() for form in one.record.decision_series))

    @relation
    def symbol_forms(self) -> tuple[str, ...]:
        """How symbols are formed; those of documents come first, inside which one of a decision may stand."""
        forms = (form for one in self.conventions.values() for form in one.record.document_series)
        return tuple(dict.fromkeys((*forms, *self.decision_forms)))

    @relation
    def symbols(self) -> Mapping[str, str]:
        """Symbol of a decision or document → identity."""
        decisions = {e.record.symbol: e.identity for e in self.decisions.values() if e.record.symbol}
        documents = {e.record.symbol: e.identity for e in self.documents.values() if e.record.symbol}
        return decisions | documents

    @relation
    def symbols_meant(self) -> Mapping[str, str]:
        """As `symbols`, also where more than the symbol of a decision is written in its place."""
        held = in_words(self.decision_forms)
        within = {symbol: e.identity for e in self.decisions.values() for symbol in held.findall(e.record.symbol or "")}
        return {**within, **self.symbols}

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

    @relation
    def places_in(self) -> Groups[str, str]:
        """Decision or document → its places that can be linked: paragraphs, footnotes, parts."""
        # Where both share a name, the decision is meant, as in `text_holder`.
        texts = {entry.identity: entry.record for entry in (*self.documents.values(), *self.decisions.values())}
        return Groups((identity, place) for identity, record in texts.items() for place in _places_of(record))

    @relation
    def citations_of(self) -> Groups[str, Entry[Any]]:
        """Source or document → the records that name it as their source."""
        return Groups((support, entry) for entry in self.sourced_entries() for support in _supports(entry.record))

    @relation
    def line_on(self) -> Mapping[str, tuple[str, str]]:
        """Decision, document or meeting without a page → kind and name of the page that holds its line.

        A related decision whose text is not held is told where it matters: in its first area, else at its meeting.
        A document of which nothing but a symbol is known is a line in the list of documents, which has no name.
        Meetings held together have one page, that of the first.
        """
        known = {entry.identity: entry.record for entry in self.decisions.values()}
        decisions = {
            identity: ("areas", record.areas[0]) if record.areas else ("meetings", self._first_of(record.meeting))
            for identity, record in known.items()
            if record.subject == "related" and record.text.extent == "none"
        }
        documents = {e.identity: ("documents", "") for e in self.documents.values() if self._is_only_named(e)}
        first = {identity: self._first_of(identity) for identity in self.meetings}
        meetings = {identity: ("meetings", one) for identity, one in first.items() if one != identity}
        return decisions | documents | meetings

    def on_page_of(self, meeting: str) -> tuple[Entry[Meeting], ...]:
        """Return the meetings that the page of one is about: itself, and those held together with it."""
        joint = self.meetings[meeting].record.joint
        return self._joint_meetings(joint) if joint else (self.meetings[meeting],)

    def _first_of(self, meeting: str) -> str:
        """Return the first of the meetings held together with one; itself where it is held alone."""
        return self.on_page_of(meeting)[0].identity

    @relation
    def decisions_by_year(self) -> Groups[str, Entry[Decision]]:
        """Year, as `year_of` tells it → the decisions with a page of their own adopted in it, the latest first."""
        with_page = (entry for entry in self.decisions_in_order if entry.identity not in self.line_on)
        return Groups((self.year_of(entry.record), entry) for entry in with_page)

    @relation
    def stages_by_year(self) -> Mapping[str, tuple[str, ...]]:
        """Year → the stage of each of these decisions."""
        return {year: tuple(one.record.stage for one in some) for year, some in self.decisions_by_year.items()}

    def _is_only_named(self, entry: Entry[Document]) -> bool:
        """Whether nothing is known of a document but its symbol and what kind it is."""
        record, identity = entry.record, entry.identity
        if not record.symbol or record.text.extent != "none" or record.parts or record.corrected_by:
            return False
        cited_by = {one.identity for one in self.citations_of(identity)}
        return not (cited_by - {identity} or self.links_to(identity) or self.corrections_in(identity))

    def sourced_entries(self) -> Iterator[Entry[Any]]:
        """Yield every record that states facts."""
        yield from (entry for entry in self.every_entry() if isinstance(entry.record, Sourced))

    def every_entry(self) -> Iterator[Entry[Any]]:
        """Yield every record, kind by kind."""
        return (entry for entries in self.entries.values() for entry in entries.values())


def _texts_in(entry: Entry[Any]) -> Iterator[tuple[Where, Text]]:
    record = entry.record
    yield from texts_within(record) if isinstance(record, Record) else [((), record.root)]


def _places_of(record: Any) -> Iterator[str]:
    """Yield the places of a decision or document."""
    yield from (paragraph.at for paragraph in record.text.paragraphs)
    yield from (note.at for note in record.text.footnotes)
    yield from (part.id for part in getattr(record, "parts", ()))


def references_of(record: Sourced) -> Iterator[Reference]:
    """Yield every reference of a record to a source or document, in its own list and in those of its parts."""
    yield from (reference for part in parts_with_sources(record) for reference in part.sources)


def _supports(record: Sourced) -> tuple[str, ...]:
    """Return every source and document a record names, each once."""
    named = (reference.document or reference.source for reference in references_of(record))
    return tuple(dict.fromkeys(name for name in named if name))
