"""Footnotes of one text in two languages: which of them are the same, where their printed labels differ.

Labels follow the order of the words, which is another in each language: what is note 3 in English may be note 4 in
Chinese. The label of the first language is the identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from jointreport.exchange.manuscript import Line

_MARK = re.compile(r"\[\^([^\]]+)\]")
_VALUES = re.compile(r"[A-Z][A-Za-z.]*(?:[/-][\w.()]*\w)+|\d+", re.ASCII)
_MOST_IN_ANY_ORDER = 6
"""So many notes to one paragraph may stand in any order; more are taken as they stand."""


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Label in another language → label in the first; and the labels there that are taken for the same unproved."""

    labels: Mapping[str, str]
    unsure: tuple[str, ...]

    def in_other(self, label: str) -> str:
        """Return the label in the other language of a note of the first; empty where it has no counterpart."""
        return next((theirs for theirs, ours in self.labels.items() if ours == label), "")


def counterparts(rows: Iterable[tuple[Line, Line]], first: Mapping[str, str], other: Mapping[str, str]) -> Counterparts:
    """Return which notes are the same, by the paragraphs in which their marks stand and by what the notes name.

    `rows` are paragraphs in both languages, `first` and `other` the words of the notes by label.
    """
    found: dict[str, str] = {}
    for ours, theirs in rows:
        taken = set(found.values())
        one = [label for label in marks_in(ours) if label in first and label not in taken]
        two = [label for label in marks_in(theirs) if label in other and label not in found]
        found.update(_matched(one, two, first, other))
    left = [label for label in other if label not in found and label in first and label not in found.values()]
    return Counterparts(found | {label: label for label in left}, tuple(left))


def marks_in(line: Line) -> list[str]:
    """Return the labels of the footnotes whose marks stand in a line, in their order, each once."""
    words = (line.text, *(cell.text for row in line.cells for cell in row))
    return list(dict.fromkeys(label for one in words for label in _MARK.findall(one)))


def renamed_marks(words: str, labels: Mapping[str, str]) -> str:
    """Return words in which each mark of a footnote has the label of the first language."""
    return _MARK.sub(lambda match: f"[^{labels.get(match[1], match[1])}]", words)


def _matched(
    one: Sequence[str], two: Sequence[str], first: Mapping[str, str], other: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the label in the other language with that in the first, of the notes to one paragraph."""
    if len(one) != len(two):
        likely = ((mine, theirs) for theirs in two for mine in one if _likeness(first[mine], other[theirs]) == 1)
        # One that is like several may be any of them.
        pairs = list(likely)
        for mine, theirs in pairs:
            if sum(mine == a or theirs == b for a, b in pairs) == 1:
                yield theirs, mine
        return
    orders = permutations(one) if len(one) <= _MOST_IN_ANY_ORDER else [tuple(one)]
    # Of orders that fit alike the first is the one in which they stand.
    best = max(orders, key=lambda order: sum(_likeness(first[a], other[b]) for a, b in zip(order, two, strict=True)))
    yield from zip(two, best, strict=True)


def _likeness(one: str, two: str) -> float:
    """Return how far two notes name the same symbols and numbers: from nought, nothing or none, to one."""
    ours, theirs = set(_VALUES.findall(one)), set(_VALUES.findall(two))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0
