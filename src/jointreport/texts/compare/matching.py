"""Which paragraphs of two texts belong together: alike, parts of one another, or left alone in the same place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum  # Exact: how `sum` adds up fractions differs from one version of Python to the next.

from jointreport.texts.compare.units import Unit, says_something, words_of

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

    def share_contained(self, part: Unit, whole: Sequence[Unit]) -> float:
        """Return how much of a unit stands in other units, from 0 to 1."""
        return self._mean(
            self._shared(one, other) / total for one, other in self._pairs((part,), whole) if (total := one.weight)
        )

    def _mean(self, values: Iterable[float]) -> float:
        found = tuple(values)
        return fsum(found) / len(found) if found else 0.0

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
            weight = fsum(number * self._weight_of(word) for word, number in words.items())
            self._bags[key] = Bag(words, weight)
        return self._bags[key]

    def _shared(self, one: Bag, other: Bag) -> float:
        few, many = sorted((one.words, other.words), key=len)
        return fsum(min(number, many[word]) * self._weight_of(word) for word, number in few.items() if word in many)

    def _weight_of(self, word: Word) -> float:
        # Requests to one addressee all begin alike: words that stand in many paragraphs tell none apart.
        return len(word[1]) / self._common[word]


_SURELY_ALIKE = 0.9
"""Two paragraphs under one number are the same one where they differ in a word or two."""
_ALIKE = 0.5
"""Two paragraphs are the same one where they share half of their words, by weight."""
_ALIKE_IN_PLACE = 0.2
"""Where one paragraph each is left between the same neighbours, less will do."""
_PART = 0.6
"""A paragraph is part of another where the other holds so much of it."""


class Matches:
    """Matches under way: place in the later text → the places in the earlier, and the other way round."""

    def __init__(self, before: Sequence[Unit], after: Sequence[Unit], likeness: Likeness) -> None:
        self._before, self._after, self._likeness = before, after, likeness
        self._of_after: dict[int, list[int]] = {}
        self._of_before: dict[int, list[int]] = {}

    def match_by_number(self) -> None:
        """Match paragraphs that kept their number and nearly all of their words: with them no other need compete."""
        numbers = {unit.at: j for j, unit in enumerate(self._after)}
        for i, one in enumerate(self._before):
            j = numbers.get(one.at, -1)
            if j >= 0 and self._likeness.between((one,), (self._after[j],)) >= _SURELY_ALIKE:
                self._match(i, j)

    def match_alike(self) -> None:
        """Match what is left and has most in common, the surest first; of equals, those nearest in place."""
        left = [(j, unit) for j, unit in enumerate(self._after) if j not in self._of_after]
        found = [
            (-value, abs(i - j), i, j)
            for i, one in enumerate(self._before)
            if i not in self._of_before
            for j, other in left
            if one.group == other.group and (value := self._likeness.between((one,), (other,))) >= _ALIKE
        ]
        for _, _, i, j in sorted(found):
            if i not in self._of_before and j not in self._of_after:
                self._match(i, j)

    def add_parts(self) -> None:
        """Add neighbours that hold the rest of a matched paragraph: it was split; or the other way, merged."""
        for i, j in [(i, found[0]) for i, found in sorted(self._of_before.items())]:
            self._of_before[i] = self._grown(i, j, self._before, self._after, self._of_after)
            for part in self._of_before[i]:
                self._of_after.setdefault(part, [i])
        for j, i in [(j, found[0]) for j, found in sorted(self._of_after.items())]:
            # What was split is told as that, and is not merged as well.
            if self._of_before.get(i) == [j]:
                self._of_after[j] = self._grown(j, i, self._after, self._before, self._of_before)
                for part in self._of_after[j]:
                    self._of_before.setdefault(part, [j])

    def match_left_in_place(self) -> None:
        """Match what is left alone on both sides between two paragraphs that follow one another in both texts."""
        for (i, j), (next_i, next_j) in pairwise(self._fixed()):
            if next_i - i == 2 and next_j - j == 2 and self._may_stand_for(i + 1, j + 1):
                self._match(i + 1, j + 1)

    def sides(self) -> Iterator[tuple[tuple[Unit, ...], tuple[Unit, ...]]]:
        """Yield what belongs together of the earlier and of the later text, in the order of the later."""
        done: set[int] = set()
        for j in range(len(self._after)):
            if j in done:
                continue
            olds = self._of_after.get(j, [])
            news = self._of_before[olds[0]] if olds else [j]
            done.update(news)
            yield tuple(self._before[i] for i in olds), tuple(self._after[n] for n in news)

    def _match(self, i: int, j: int) -> None:
        self._of_before[i], self._of_after[j] = [j], [i]

    def _fixed(self) -> list[tuple[int, int]]:
        inner = sorted((i, found[0]) for i, found in self._of_before.items())
        return [(-1, -1), *inner, (len(self._before), len(self._after))]

    def _may_stand_for(self, i: int, j: int) -> bool:
        one, other = self._before[i], self._after[j]
        if one.group != other.group or j in self._of_after:
            return False
        # A footnote belongs to its place; another symbol in it is a change, not another footnote.
        return one.group == "footnote" or self._likeness.between((one,), (other,)) >= _ALIKE_IN_PLACE

    def _grown(
        self, whole: int, first: int, wholes: Sequence[Unit], others: Sequence[Unit], taken: Mapping[int, list[int]]
    ) -> list[int]:
        """Return the places in `others` that together hold one paragraph of `wholes`, beginning from the first."""
        found = [first]
        for step in (1, -1):
            place = first + step
            while (
                0 <= place < len(others) and place not in taken and self._is_part(wholes[whole], found, place, others)
            ):
                found = sorted((*found, place))
                place += step
        return found

    def _is_part(self, whole: Unit, found: Sequence[int], place: int, others: Sequence[Unit]) -> bool:
        if others[place].group != whole.group or self._likeness.share_contained(others[place], (whole,)) < _PART:
            return False
        so_far = tuple(others[n] for n in found)
        together = tuple(others[n] for n in sorted((*found, place)))
        return self._likeness.between((whole,), together) > self._likeness.between((whole,), so_far)
