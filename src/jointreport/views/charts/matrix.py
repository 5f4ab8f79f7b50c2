"""A matrix: a row for each thing, a column for each period, and in each field dots that can be counted, with words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jointreport.views.charts.shapes import (
    NAME_SIZE,
    SMALL_SIZE,
    Dot,
    Drawing,
    Sample,
    Stroke,
    Words,
    width_of,
    with_legend,
)

MOST_DOTS = 8
"""More dots than these are not counted at a glance: one stands for all, and the words say how many."""

_HEADS = 14.0
_FIRST_ROW = 26.0
_ROW = 34.0
_NAME, _DOTS, _COUNT = 21.0, 12.0, 28.0
_STEP = 12.0
_ROOM = 24.0
_LEAST_WIDTH = 110.0
_AT_EDGE = 2.0
_HALF_DOT = 5.0


@dataclass(frozen=True, slots=True)
class Field:
    """What stands in one field: how many dots of which tone, and the words that say the same."""

    dots: tuple[tuple[str, int], ...]
    words: str

    def tones(self) -> Iterator[str]:
        """Yield the tone of each dot that is drawn."""
        for tone, count in self.dots:
            yield from [tone] * (count if count <= MOST_DOTS else 1)


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row: what it is about, and its fields; `apart` where it is set apart from the row above."""

    words: str
    fields: tuple[Field, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """All that is drawn: the names of the columns, the rows from the top, the legend."""

    columns: tuple[str, ...]
    rows: tuple[DrawnRow, ...]
    legend: tuple[Sample, ...]


def matrix_drawing(matrix: Matrix) -> Drawing:
    """Return the drawing of a matrix with at least one row, for a language written from left to right."""
    starts = _starts(matrix)
    end = _top(len(matrix.rows))
    drawing = Drawing(
        width=starts[-1],
        height=end,
        strokes=tuple(_rules(matrix, starts[-1])),
        dots=tuple(_dots(matrix, starts)),
        words=tuple(_words(matrix, starts)),
    )
    return with_legend(drawing, matrix.legend, above=_ROOM, below=_STEP)


def _starts(matrix: Matrix) -> tuple[float, ...]:
    """Return where each column begins, behind the names of the rows, and where the last one ends."""
    found = [max(width_of(row.words, NAME_SIZE) for row in matrix.rows) + _ROOM]
    for number, name in enumerate(matrix.columns):
        fields = [row.fields[number] for row in matrix.rows]
        needed = max(width_of(field.words, SMALL_SIZE) for field in fields)
        dots = max(len(tuple(field.tones())) * _STEP for field in fields)
        found.append(found[-1] + max(needed, dots, width_of(name, NAME_SIZE), _LEAST_WIDTH) + _ROOM)
    return tuple(found)


def _top(number: int) -> float:
    return _FIRST_ROW + number * _ROW


def _rules(matrix: Matrix, width: float) -> Iterator[Stroke]:
    """Yield the line above each row, stronger where what follows is set apart, and the one below the last."""
    for number, row in enumerate(matrix.rows):
        yield Stroke(((0.0, _top(number)), (width, _top(number))), "rule", "apart" if row.apart else "")
    yield Stroke(((0.0, _top(len(matrix.rows))), (width, _top(len(matrix.rows)))), "rule", "")


def _dots(matrix: Matrix, starts: tuple[float, ...]) -> Iterator[Dot]:
    for number, row in enumerate(matrix.rows):
        # The last start is the end of the last column.
        for start, field in zip(starts, row.fields, strict=False):
            for place, tone in enumerate(field.tones()):
                yield Dot(start + _HALF_DOT + place * _STEP, _top(number) + _DOTS, tone)


def _words(matrix: Matrix, starts: tuple[float, ...]) -> Iterator[Words]:
    for start, name in zip(starts, matrix.columns, strict=False):
        yield Words(start, _HEADS, name, "lane")
    for number, row in enumerate(matrix.rows):
        yield Words(_AT_EDGE, _top(number) + _NAME, row.words, "name")
        for start, field in zip(starts, row.fields, strict=False):
            if field.words:
                yield Words(start, _top(number) + _COUNT, field.words, "state")
