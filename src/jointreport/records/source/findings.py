"""What was found wrong in one text, by character index, told by line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property

from jointreport.problems import Problem, Spot

MOST_PER_CODE = 20
"""How often one fault is told per file: a file of a million tabs must not print a million lines."""


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
