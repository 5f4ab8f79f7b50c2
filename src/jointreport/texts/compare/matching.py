"""Which paragraphs of two texts belong together: alike, parts of one another, or left alone in the same place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from jointreport.texts.compare.likeness import Likeness
from jointreport.texts.compare.units import Unit

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

    def match_alike(self) -> None:
        """Match paragraphs that have most in common, the surest first; of equals, those nearest in place."""
        found = [
            (-value, abs(i - j), i, j)
            for i, one in enumerate(self._before)
            for j, other in enumerate(self._after)
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
        self,
        whole: int,
        first: int,
        wholes: Sequence[Unit],
        others: Sequence[Unit],
        taken: Mapping[int, list[int]],
    ) -> list[int]:
        """Return the places in `others` that together hold one paragraph of `wholes`, beginning from the first."""
        found = [first]
        for step in (1, -1):
            place = first + step
            while (
                0 <= place < len(others)
                and place not in taken
                and self._is_part(wholes[whole], found, place, others)
            ):
                found = sorted((*found, place))
                place += step
        return found

    def _is_part(self, whole: Unit, found: Sequence[int], place: int, others: Sequence[Unit]) -> bool:
        if others[place].group != whole.group or self._likeness.contained(others[place], (whole,)) < _PART:
            return False
        so_far = tuple(others[n] for n in found)
        together = tuple(others[n] for n in sorted((*found, place)))
        return self._likeness.between((whole,), together) > self._likeness.between((whole,), so_far)
