"""The texts of one decision in several languages, line beside line: by printed number, then by order.

The first language gives the places. What has no counterpart is named; nothing is put beside something else by guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jointreport.exchange.labels import Count, counts
from jointreport.exchange.manuscript import Line
from jointreport.exchange.structure import Placed, Text

_SAME_NUMBER, _SAME_KIND, _NO_NUMBER = 6, 4, 3
"""How well two lines fit: the same printed number; none, and both headings or both not; none."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line in the first language and its counterpart; one of them is missing where it has none."""

    at: str
    first: Line | None
    other: Line | None


def paired(first: Text, other: Text) -> tuple[Pair, ...]:
    """Return two texts side by side, in the order of the first; places are those of the first."""
    ours, theirs = first.placed, other.placed
    pairs = []
    for i, j in _alignment(ours, theirs):
        at = ours[i].at if i is not None else theirs[j].at if j is not None else ""
        pairs.append(Pair(at, ours[i].line if i is not None else None, theirs[j].line if j is not None else None))
    return tuple(pairs)


@dataclass(frozen=True, slots=True)
class _Sign:
    """What is compared of a line: all that its number may be read as, and what it is."""

    numbers: frozenset[tuple[bool, int]]
    kind: str
    series: str

    def fits(self, other: _Sign) -> int:
        if (self.kind == "table") != (other.kind == "table"):
            return 0
        if self.numbers or other.numbers:
            return _SAME_NUMBER if self.numbers & other.numbers else 0
        return _SAME_KIND if (self.kind, self.series) == (other.kind, other.series) else _NO_NUMBER


def _sign(placed: Placed) -> _Sign:
    read = counts(placed.line.label) or counts(_bare(placed.line))
    return _Sign(frozenset((_is_item(one), one.number) for one in read), placed.line.kind, placed.at[:2])


def _bare(line: Line) -> str:
    """Return the words of a line that may be nothing but the number of a section: “I”, “一”."""
    words = line.text.strip()
    return words if len(words) <= 4 else ""


def _is_item(count: Count) -> bool:
    return count.form != "decimal"


def _alignment(ours: Sequence[Placed], theirs: Sequence[Placed]) -> Iterator[tuple[int | None, int | None]]:
    """Yield which lines stand beside each other, by the alignment that fits best as a whole."""
    one, two = [_sign(placed) for placed in ours], [_sign(placed) for placed in theirs]
    begin = _equal_at_start(one, two)
    yield from ((place, place) for place in range(begin))
    yield from _best(one, two, begin)


def _equal_at_start(one: list[_Sign], two: list[_Sign]) -> int:
    """Return how many lines at the beginning have the same number and kind in both, so that nothing is to be sought."""
    place = 0
    while place < min(len(one), len(two)) and one[place] == two[place]:
        place += 1
    return place


def _best(one: list[_Sign], two: list[_Sign], begin: int) -> Iterator[tuple[int | None, int | None]]:
    rows, columns = len(one) - begin, len(two) - begin
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            fit = one[begin + i].fits(two[begin + j])
            together = best[i + 1][j + 1] + fit if fit else -1
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < rows or j < columns:
        fit = one[begin + i].fits(two[begin + j]) if i < rows and j < columns else 0
        if fit and best[i][j] == best[i + 1][j + 1] + fit:
            yield begin + i, begin + j
            i, j = i + 1, j + 1
        elif j >= columns or (i < rows and best[i][j] == best[i + 1][j]):
            yield begin + i, None
            i += 1
        else:
            yield None, begin + j
            j += 1
