"""Finished shapes with their numbers and the widths of their words, also for readers who read from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

NAME_SIZE = 12.0
"""The size of names in the drawing; the class `drawing__name` of the style sheet says the same."""
SMALL_SIZE = 10.5
"""The size of all other words; the classes `drawing__state`, `drawing__date` and `drawing__key` say the same."""

_ROOM = 4.0


def width_of(words: str, size: float) -> float:
    """Return the most room that words take at a size, in the units of the drawing."""
    # Hundredths are whole numbers: how Python adds up fractions differs from one version to the next.
    return _ROOM + size * sum(_hundredths(letter) for letter in words) / 100


def _hundredths(letter: str) -> int:
    """Return how many hundredths of its height a letter takes in width."""
    if unicodedata.east_asian_width(letter) in "WF" or letter in "“”‘’…—":
        return 100
    if letter.isupper() or letter in "mwMW":
        return 76
    return 34 if letter in " ilj.,;:'|()" else 62


Point = tuple[float, float]

_CORNER = 5.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words that begins at a point; `role` is what it is: name, state, date, lane, key.

    An accent, where there is one, is the convention whose colour the words have.
    """

    x: float
    y: float
    words: str
    role: str
    accent: str = ""

    def mirrored(self, width: float) -> Words:
        """Return the words on the other side; they begin at the end where their script begins."""
        return replace(self, x=width - self.x)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points with round corners, or a closed shape such as an arrowhead."""

    points: tuple[Point, ...]
    role: str
    kind: str
    draft: bool = False
    closed: bool = False

    def mirrored(self, width: float) -> Stroke:
        """Return the line on the other side."""
        return replace(self, points=tuple((width - x, y) for x, y in self.points))

    @property
    def path(self) -> str:
        """The `d` attribute of a path."""
        return _polygon(self.points) if self.closed else _rounded(self.points)


@dataclass(frozen=True, slots=True)
class Dot:
    """The dot of a mark; its tone says what it stands for, its accent of which convention it is."""

    x: float
    y: float
    tone: str
    accent: str = ""

    def mirrored(self, width: float) -> Dot:
        """Return the dot on the other side."""
        return replace(self, x=width - self.x)


@dataclass(frozen=True, slots=True)
class Box:
    """A box, and what kind of box it is: around a draft, around corresponding decisions, behind what is to come."""

    x: float
    y: float
    width: float
    height: float
    kind: str

    def mirrored(self, width: float) -> Box:
        """Return the box on the other side."""
        return replace(self, x=width - self.x - self.width)


@dataclass(frozen=True, slots=True)
class Drawing:
    """All shapes in the order in which they are drawn, and the size of the whole."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    words: tuple[Words, ...]

    def facing(self, direction: str) -> Drawing:
        """Return the drawing as it is read in a direction, `ltr` or `rtl`."""
        return self.mirrored() if direction == "rtl" else self

    def mirrored(self) -> Drawing:
        """Return the drawing for a language that is written from right to left."""
        return replace(
            self,
            boxes=tuple(one.mirrored(self.width) for one in self.boxes),
            strokes=tuple(one.mirrored(self.width) for one in self.strokes),
            dots=tuple(one.mirrored(self.width) for one in self.dots),
            words=tuple(one.mirrored(self.width) for one in self.words),
        )


def _polygon(points: Sequence[Point]) -> str:
    return "M" + "L".join(_written(point) for point in points) + "Z"


def _rounded(points: Sequence[Point]) -> str:
    """Return a path whose corners are round, as far as the pieces beside a corner are long enough."""
    parts = [f"M{_written(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts.append(f"L{_written(_toward(corner, before))}")
        parts.append(f"Q{_written(corner)} {_written(_toward(corner, after))}")
    return "".join((*parts, f"L{_written(points[-1])}"))


def _toward(corner: Point, other: Point) -> Point:
    """Return the point at which the round of a corner begins; pieces run along one axis only."""
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    share = min(_CORNER, length / 2) / length if length else 0.0
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share


def _written(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
