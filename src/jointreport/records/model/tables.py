"""Tables of a text: a row is a paragraph whose cells stand between `|`; `<` goes on from the left, `^` from above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BETWEEN = re.compile(r"(?<!\\)\|")
LEFT, ABOVE = "<", "^"
"""What a cell holds that is one with the cell before it, or above it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its words, and how many columns and rows it takes."""

    words: str
    columns: int = 1
    rows: int = 1


def cells_of(words: str) -> tuple[str, ...]:
    r"""Return the words of the cells of a row; a bar that is text is written `\|`."""
    return tuple(cell.strip().replace("\\|", "|") for cell in _BETWEEN.split(words))


def plain_row(words: str) -> str:
    """Return a row where nothing can be drawn: its cells between bars, of those that go on from others nothing."""
    return " | ".join("" if cell in {LEFT, ABOVE} else cell for cell in cells_of(words)).strip()


def row_of(cells: Sequence[str]) -> str:
    """Return cells as the words of a row."""
    return " | ".join(cell.replace("|", "\\|") for cell in cells).strip()


def laid_out(rows: Sequence[Sequence[str]]) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of a table that are drawn, each with the columns and rows it takes; short rows are filled."""
    width = max((len(row) for row in rows), default=0)
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    columns = tuple(zip(*grid, strict=True))
    return tuple(
        tuple(
            Cell(words, _count(row, column, LEFT), _count(columns[column], number, ABOVE))
            for column, words in enumerate(row)
            if not _is_taken(grid, number, column)
        )
        for number, row in enumerate(grid)
    )


def _is_taken(grid: Sequence[Sequence[str]], number: int, column: int) -> bool:
    """Whether a cell is part of another one; in the first column or row there is none to go on from."""
    words = grid[number][column]
    return (words == LEFT and column > 0) or (words == ABOVE and number > 0)


def _count(line: Sequence[str], start: int, sign: str) -> int:
    """Return how many cells of a line are one with the cell at a place, itself among them."""
    end = start + 1
    while end < len(line) and line[end] == sign:
        end += 1
    return end - start
