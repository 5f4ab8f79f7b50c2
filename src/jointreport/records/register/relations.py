"""How decisions stand to one another, seen from both ends; only the later one stores it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision, Relation
from jointreport.records.reads import relation
from jointreport.records.register.order import Ordered, grouped


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
