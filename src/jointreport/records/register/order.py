"""All records by kind and identity, and in the order in which things happened."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import Any, TypeVar

from jointreport.records.load import Entry, Loaded
from jointreport.records.model.bodies import Area, Body, Convention, Meeting, Period, Term
from jointreport.records.model.dates import Adoption
from jointreport.records.model.decisions import Account, Activity, Context, Decision, Service, Statement, StatusEvent
from jointreport.records.model.documents import Document
from jointreport.records.model.site import Choice, Language, Moved, SiteInfo
from jointreport.records.model.sources import Source
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.reads import Noted, ignore_reads, note, relation

K = TypeVar("K")
V = TypeVar("V")
_NEVER = date.max
_AFTER_NUMBERS = sys.maxsize

UNDATED = "undated"
"""What stands in the place of a year where no day is known."""


class Groups(dict[K, tuple[V, ...]]):
    """Key → its values, in their order; called with a key, it returns the values of one that may not be there."""

    def __init__(self, pairs: Iterable[tuple[K, V]]) -> None:
        groups: dict[K, list[V]] = defaultdict(list)
        for key, value in pairs:
            groups[key].append(value)
        super().__init__({key: tuple(values) for key, values in groups.items()})

    def __call__(self, key: K) -> tuple[V, ...]:
        """Return the values of a key."""
        return self.get(key, ())


class Records:
    """All records of an edition that could be read, by kind and identity and in order.

    Only where nothing is wrong may a page be made of it: rules alone ask with care for what may not be there.
    """

    def __init__(self, loaded: Loaded) -> None:
        of = {kind: Noted(kind, entries) for kind, entries in loaded.entries.items()}
        self.entries: Mapping[str, Mapping[str, Entry[Any]]] = of
        self.made: dict[Any, dict[Any, Any]] = {}
        self.languages: Mapping[str, Language] = loaded.languages
        self.digests: Mapping[str, str] = loaded.digests
        self._pending = loaded.pending
        self.lost = loaded.lost
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
        with ignore_reads():
            return {identity: entry.record for identity, entry in self.entries[kind].items()}

    @relation
    def files_with_pending(self) -> tuple[str, ...]:
        """The files in which the word “pending” stands after a colon; whether a text is, its record tells."""
        # A set has another order in each process, and would seem changed to the cache.
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
        # A relation needs another name than the kind, under which the records themselves are read.
        return self.areas_in_order

    @property
    def edition(self) -> SiteInfo:
        """What this edition of the report is."""
        record: SiteInfo = self.entries["edition"]["edition"].record
        return record

    @property
    def not_looked_for(self) -> tuple[str, ...]:
        """The meetings whose decisions nobody has looked for."""
        entry = self.entries["coverage"].get("coverage")
        return entry.record.not_looked_for if entry else ()

    @property
    def moved(self) -> Moved:
        """Addresses that moved or are gone."""
        entry = self.entries["moved"].get("moved")
        return entry.record if entry else Moved()

    def choice(self, list_name: str, value: str) -> Choice:
        """Return the words and definition of a value of a closed list."""
        found: Choice = self.entries["vocabulary"][f"{list_name}/{value}"].record
        return found

    def values_of(self, list_name: str) -> tuple[str, ...]:
        """Return the values of a list in order, those that a project adds to an open one at its end."""
        return LISTS[list_name] if list_name in LISTS else tuple(self._values_listed(list_name))

    @relation
    def _values_listed(self) -> Groups[str, str]:
        names = (identity.split("/") for identity in self.entries["vocabulary"])
        return Groups((list_name, value) for list_name, value in names)

    @relation
    def verbs_that_ask(self) -> tuple[str, ...]:
        """The verbs with which a text asks somebody for something."""
        return tuple(verb for verb in self.values_of("verb") if self.choice("verb", verb).asks == "yes")

    # Order in time; where a day is not known, the last possible one counts.

    def days_of_adoption(self, decision: Decision) -> tuple[date, date]:
        """Return the first and last day on which a decision may have been adopted."""
        adoption = decision.adopted or Adoption(during=decision.meeting)
        if day := adoption.on or adoption.reported:
            return day.first, day.last
        if adoption.from_ and adoption.to:
            return adoption.from_.first, adoption.to.last
        return self.days_of_meeting(adoption.during or decision.meeting)

    def days_of_meeting(self, identity: str) -> tuple[date, date]:
        """Return the first and last day a meeting may take; a meeting without dates comes last."""
        entry = self.meetings.get(identity)
        segments = entry.record.segments if entry else ()
        if not segments:
            return date.min, _NEVER
        return min(s.first for s in segments), max(s.last for s in segments)

    @relation
    def decisions_in_order(self) -> tuple[Entry[Decision], ...]:
        """All decisions, the latest first; of one day in the order of their symbols."""
        return tuple(sorted(self.decisions.values(), key=self._latest_first))

    def year_of(self, decision: Decision) -> str:
        """Return the year a decision was adopted in, the last possible one; `undated` where none is known."""
        first, last = self.days_of_adoption(decision)
        known = last if last != _NEVER else first
        return str(known.year) if known != date.min else UNDATED

    def _latest_first(self, entry: Entry[Decision]) -> tuple[int, int, tuple[str | int, ...]]:
        first, last = self.days_of_adoption(entry.record)
        known = last if last != _NEVER else first
        # A draft put to a meeting stands above what that meeting adopted.
        return -known.toordinal(), entry.record.stage != "draft", _by_number(entry)

    @relation
    def documents_in_order(self) -> tuple[Entry[Document], ...]:
        """All documents, those of the latest meeting first, then those made for no meeting."""
        return tuple(sorted(self.documents.values(), key=self._document_key))

    def _document_key(self, entry: Entry[Document]) -> tuple[int, tuple[tuple[int, str], ...]]:
        meeting = entry.record.meeting
        day = self.days_of_meeting(meeting)[0].toordinal() if meeting else 0
        # The latest first by a negative number, so that what follows in the key still rises.
        return -day, _by_part(entry.identity)

    @relation
    def meetings_in_order(self) -> tuple[Entry[Meeting], ...]:
        """All meetings, the earliest first; those without dates last."""
        return tuple(sorted(self.meetings.values(), key=self._meeting_key))

    def _meeting_key(self, entry: Entry[Meeting]) -> tuple[date, int]:
        first, last = self.days_of_meeting(entry.identity)
        order = [*self.conventions, entry.record.convention]
        return (first if last != _NEVER else _NEVER), order.index(entry.record.convention)

    @relation
    def _joint_meetings(self) -> Groups[str, Entry[Meeting]]:
        return Groups((e.record.joint, e) for e in self.meetings_in_order if e.record.joint)

    def meetings_of(self, record: Decision) -> tuple[str, ...]:
        """Return the meeting of a decision; of a text that several conferences adopted, all held together."""
        joint = self.meetings[record.meeting].record.joint
        others = self._joint_meetings(joint) if joint else ()
        together = tuple(m.identity for m in others if m.record.convention in record.conventions)
        return together or (record.meeting,)

    def published_at(self, record: Decision | Document | Meeting) -> tuple[str, ...]:
        """Return the sources where the text of a record is published, or else those of its meetings and conventions."""
        if record.published_at:
            return record.published_at
        if isinstance(record, Meeting):
            return self.conventions[record.convention].record.published_at
        meetings = self.meetings_of(record) if isinstance(record, Decision) else (record.meeting,)
        held = tuple(self.meetings[one].record for one in meetings if one)
        conventions = (self.conventions[one].record for one in (*record.conventions, *(m.convention for m in held)))
        owners: tuple[Meeting | Convention, ...] = (*held, *conventions)
        return tuple(dict.fromkeys(chain.from_iterable(owner.published_at for owner in owners)))

    @relation
    def decisions_at(self) -> Groups[str, Entry[Decision]]:
        """Meeting → its decisions and drafts, the latest first."""
        return Groups((m, e) for e in self.decisions_in_order for m in self.meetings_of(e.record))


def _by_number(entry: Entry[Decision]) -> tuple[str | int, ...]:
    """Return a key by which MC-5/2 stands before MC-5/10, and decisions of one kind together."""
    first, *parts = entry.identity.split("-")
    # Of 1/CP.28 the number stands first, elsewhere a word.
    counted = (*parts, first) if first.isdigit() else parts
    return tuple(int(part) if part.isdigit() else -1 for part in counted)


def _by_part(identity: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which INF/5 stands before INF/29, and numbers before words."""
    return tuple((int(part), "") if part.isdigit() else (_AFTER_NUMBERS, part) for part in identity.split("-"))
