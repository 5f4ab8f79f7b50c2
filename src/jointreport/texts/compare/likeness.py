"""How much two paragraphs have in common, whatever their numbers; rare words count more than common ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jointreport.texts.compare.units import Unit
from jointreport.texts.compare.words import says_something, words_of

Word = tuple[str, str]
"""A language, and a word of it without its case."""


@dataclass(frozen=True, slots=True)
class Bag:
    """Words, how often each stands, and their weight together."""

    words: Counter[Word]
    weight: float


class Likeness:
    """Compares units of two texts; `chinese` says of each language whether its words are found by a dictionary."""

    def __init__(self, before: Iterable[Unit], after: Iterable[Unit], chinese: Mapping[str, bool]) -> None:
        self._chinese = chinese
        self._words: dict[tuple[Unit, str], Counter[Word]] = {}
        self._bags: dict[tuple[Unit, str], Bag] = {}
        earlier, later = self._units_with(before), self._units_with(after)
        # A word is as common as it is in the text that has it more often; to stand in both makes it no commoner.
        self._common = earlier | later

    def _units_with(self, units: Iterable[Unit]) -> Counter[Word]:
        """Note the words of each unit; count in how many units of a text each word stands."""
        found: Counter[Word] = Counter()
        for unit in units:
            for language, text in unit.words.items():
                words = Counter((language, word) for word in self._said(language, text))
                self._words[unit, language] = words
                found.update(words.keys())
        return found

    def _said(self, language: str, text: str) -> Iterator[str]:
        for word in words_of(text, chinese=self._chinese[language]):
            if says_something(word):
                yield word.casefold()

    def between(self, before: Sequence[Unit], after: Sequence[Unit]) -> float:
        """Return from 0, nothing in common, to 1, the same words: the mean of the languages both are held in."""
        return self._mean(
            2 * self._shared(one, other) / total
            for one, other in self._pairs(before, after)
            if (total := one.weight + other.weight)
        )

    def contained(self, part: Unit, whole: Sequence[Unit]) -> float:
        """Return how much of a unit stands in other units, from 0 to 1."""
        return self._mean(
            self._shared(one, other) / total
            for one, other in self._pairs((part,), whole)
            if (total := one.weight)
        )

    def _mean(self, values: Iterable[float]) -> float:
        found = tuple(values)
        return sum(found) / len(found) if found else 0.0

    def _pairs(self, before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[tuple[Bag, Bag]]:
        for language in self._chinese:
            if all(language in unit.words for unit in (*before, *after)):
                yield self._together(before, language), self._together(after, language)

    def _together(self, units: Sequence[Unit], language: str) -> Bag:
        first, *others = (self._bag(unit, language) for unit in units)
        for other in others:
            first = Bag(first.words + other.words, first.weight + other.weight)
        return first

    def _bag(self, unit: Unit, language: str) -> Bag:
        """Return the words of a unit with their weight; each is asked for by every unit of the other text."""
        key = (unit, language)
        if key not in self._bags:
            words = self._words[key]
            weight = sum(number * self._weight_of(word) for word, number in words.items())
            self._bags[key] = Bag(words, weight)
        return self._bags[key]

    def _shared(self, one: Bag, other: Bag) -> float:
        few, many = sorted((one.words, other.words), key=len)
        return sum(
            min(number, many[word]) * self._weight_of(word) for word, number in few.items() if word in many
        )

    def _weight_of(self, word: Word) -> float:
        return len(word[1]) / self._common[word]
