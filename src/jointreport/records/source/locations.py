"""Where each value of a tree stands in its file, and what was found wrong at which line and column."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from typing import NamedTuple

from jointreport.problems import MOST_PER_CODE, Problem, Spot


class Findings:
    """Collects the problems of one text; `path` is the file they are told of."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._told: Counter[str] = Counter()
        self.problems: list[Problem] = []

    def add(self, code: str, index: int, **values: str) -> None:
        """Add the problem `code` at the character `index` of the text."""
        self._told[code] += 1
        if self._told[code] <= MOST_PER_CODE:
            self.problems.append(Problem(code, self.spot(index), values))

    def spot(self, index: int) -> Spot:
        """Return line and column of the character at `index`."""
        line = bisect_right(self.line_starts, index)
        return Spot(self._path, line, index - self.line_starts[line - 1] + 1)

    def codes(self) -> frozenset[str]:
        """Return the codes found so far."""
        return frozenset(self._told)

    @cached_property
    def line_starts(self) -> list[int]:
        """The index of the first character of each line."""
        return [0, *(match.end() for match in re.finditer("\n", self._text))]


Tree = str | dict[str, "Tree"] | list["Tree"]
"""What a file says: texts, mappings and lists, nothing else."""

Where = tuple[str | int, ...]
"""The way to a value from the root of the tree: keys of mappings and numbers of list items."""


class _Numbered(NamedTuple):
    """The number of a value in the order of the file, and the values inside it."""

    number: int
    inside: dict[str | int, _Numbered]


class Spots:
    """The places of all keys and values of one file.

    `starts` holds, for each value in the order of the file, the index of its key and its own;
    two numbers instead of objects, because a site of 3,200 records has a million values
    and asks for the places of very few. The first question costs a walk through the tree.
    """

    __slots__ = ("_line_starts", "_path", "_root", "_starts", "_tree")

    def __init__(self, path: str, tree: Tree, starts: list[int], line_starts: list[int]) -> None:
        self._path = path
        self._tree = tree
        self._starts = array("I", starts)
        self._line_starts = array("I", line_starts)
        self._root: _Numbered | None = None

    def of_value(self, where: Where) -> Spot:
        """Return the place of the value at `where`, or of its nearest known parent."""
        number, _ = self._find(where)
        return self._spot(self._starts[2 * number + 1])

    def of_key(self, where: Where) -> Spot:
        """Return the place of the key that leads to `where`, or of the nearest known parent's value."""
        number, reached = self._find(where)
        return self._spot(self._starts[2 * number if reached else 2 * number + 1])

    def _spot(self, index: int) -> Spot:
        line = bisect_right(self._line_starts, index)
        return Spot(self._path, line, index - self._line_starts[line - 1] + 1)

    def _find(self, where: Where) -> tuple[int, bool]:
        if self._root is None:
            self._root = _number_values(self._tree, count())
        place = self._root
        for step in where:
            if step not in place.inside:
                return place.number, False
            place = place.inside[step]
        return place.number, True


def _number_values(tree: Tree, numbers: Iterator[int]) -> _Numbered:
    """Return the values numbered in the order of the file, a mapping or list before what it holds."""
    number = next(numbers)
    if isinstance(tree, dict):
        return _Numbered(number, {key: _number_values(value, numbers) for key, value in tree.items()})
    if isinstance(tree, list):
        return _Numbered(number, {at: _number_values(value, numbers) for at, value in enumerate(tree)})
    return _Numbered(number, {})
