"""The table of relations: which decision, in which relation, to what, and how we know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision, Relation
from jointreport.records.register.order import grouped
from jointreport.records.register.relations import Link
from jointreport.site.context import Reader
from jointreport.views.decisions.relations import with_stage
from jointreport.views.decisions.rows import DecisionRow, decision_row
from jointreport.views.parts.holdings import holding_of
from jointreport.views.parts.supports import Support, document_name, supports


@dataclass(frozen=True, slots=True)
class Told:
    """One relation of a decision: of which kind and where it says so, to what, how we know."""

    relation: Markup
    to: Markup
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class RelatedDecision:
    """A decision as in every table, with its relations, at least one line; `holding` where its text is not whole.

    The name says of a draft that it is one, and of a decision whether its adoption is inferred.
    """

    name: Markup
    row: DecisionRow
    holding: str
    relations: tuple[Told, ...]


def related_decision(reader: Reader, entry: Entry[Decision]) -> RelatedDecision:
    """Return a decision with the relations it states; where there are none, one line says so."""
    told = (*_relations(reader, entry), *_corresponding(reader, entry))
    nothing = Told(Markup("{}").format(reader.say("lineage-none-recorded")), Markup(""), ())
    row = decision_row(reader, entry)
    name = with_stage(reader, entry.record, row.name)
    return RelatedDecision(name, row, _holding(reader, entry.record), told or (nothing,))


def _holding(reader: Reader, record: Decision) -> str:
    """Return how far the text is held where it is not held whole."""
    holding = holding_of(record.text)
    return "" if holding == "complete" else reader.say(f"lineage-text-{holding}")


def _relations(reader: Reader, entry: Entry[Decision]) -> Iterator[Told]:
    """Yield the relations a decision states; those of one kind, at one place and from one source are one line."""
    links = reader.register.links_of(entry.identity)
    alike = grouped(((link.relation.kind, link.relation.at, link.relation.sources), link) for link in links)
    for group in alike.values():
        relation = group[0].relation
        targets = reader.listed(_target(reader, link) for link in group)
        yield Told(_kind(reader, entry, relation), targets, supports(reader, relation.sources))


def _kind(reader: Reader, entry: Entry[Decision], relation: Relation) -> Markup:
    """Return the kind of a relation, and the paragraph that states it where it is known."""
    words = Markup("{}").format(reader.choice("relation", relation.kind))
    if relation.at is None:
        return words
    href = reader.to_text(entry.identity, relation.at)
    place = Markup('<a href="{}">{}</a>').format(href, reader.say.paragraph(relation.at))
    return words + reader.phrase("in-brackets", words=place)


def _target(reader: Reader, link: Link) -> Markup:
    """Return a link to what a relation leads to; a draft is marked as one."""
    decision = reader.register.decisions.get(link.to)
    if decision is not None:
        return with_stage(reader, decision.record, decision_row(reader, decision).name)
    parts = reader.register.documents[link.to].record.parts
    label = next(
        (reader.text_without_links(one.label) for one in parts if one.id == link.relation.part), None
    )
    name = reader.link("documents", link.to, document_name(reader, link.to))
    return reader.phrase("in-document", document=name, place=label) if label else name


def _corresponding(reader: Reader, entry: Entry[Decision]) -> Iterator[Told]:
    """Yield the corresponding decisions of other conferences, and whether their texts are identical."""
    others = reader.register.corresponding(entry)
    group = entry.record.corresponds
    if others and group is not None:
        identical = reader.choice("identical-text", group.identical_text)
        words = reader.phrase("lineage-corresponds", identical=identical)
        targets = reader.listed(decision_row(reader, other).name for other in others)
        yield Told(words, targets, supports(reader, entry.record.sources, "corresponds"))
