"""Which texts are compared: a draft with what was adopted, a decision with the one it supersedes or follows.

Decisions that are only recalled are another text, not an earlier one of the same; a comparison would find
nothing but differences. A text held in part, and a summary in our own words, are never compared: what they
lack was not deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision, Relation
from jointreport.records.model.documents import VERBATIM, BodyText
from jointreport.records.register.register import Link, Register

SUCCESSION = ("draft-of", "supersedes", "follows")
"""The relations between an earlier and a later text of the same, the nearest first."""

_COMPARED = VERBATIM | {"unofficial-translation"}


@dataclass(frozen=True, slots=True)
class Pair:
    """An earlier and a later text, the relation that joins them, and the languages in which both are held."""

    earlier: Entry[Decision]
    later: Entry[Decision]
    relation: Relation
    languages: tuple[str, ...]


def pairs_of(register: Register, later: Entry[Decision]) -> tuple[Pair, ...]:
    """Return the earlier texts a decision can be compared with, those of its own drafts first."""
    found: dict[str, Pair] = {}
    for pair in sorted(_earlier(register, later), key=lambda pair: SUCCESSION.index(pair.relation.kind)):
        found.setdefault(pair.earlier.identity, pair)
    return tuple(found.values())


def _earlier(register: Register, later: Entry[Decision]) -> Iterator[Pair]:
    """Yield the pairs; a draft names what was adopted, every other relation stands at the later text."""
    for link in register.links_to(later.identity):
        if link.relation.kind == "draft-of":
            yield from _pair(link.decision, later, link)
    for link in register.links_of(later.identity):
        if link.relation.kind in SUCCESSION[1:] and link.to in register.decisions:
            yield from _pair(register.decisions[link.to], later, link)


def _pair(earlier: Entry[Decision], later: Entry[Decision], link: Link) -> Iterator[Pair]:
    texts = earlier.record.text, later.record.text
    if all(text.extent == "complete" for text in texts) and (languages := _both_held(*texts)):
        yield Pair(earlier, later, link.relation, languages)


def _both_held(before: BodyText, after: BodyText) -> tuple[str, ...]:
    return tuple(
        language
        for language, said in after.languages.items()
        if said.status in _COMPARED and language in before.languages and before.languages[language].status in _COMPARED
    )
