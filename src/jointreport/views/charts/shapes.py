"""Finished shapes with their numbers, from either side: words, strokes, arrowheads, dots, boxes; and their legend."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

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
    # Rather too wide than too narrow: a longer word would run into what stands beside it.
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


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points with round corners, or a closed shape such as an arrowhead."""

    points: tuple[Point, ...]
    role: str
    kind: str
    draft: bool = False
    closed: bool = False

    @property
    def path(self) -> str:
        """The `d` attribute of a path."""
        if not self.closed:
            return _round_path(self.points)
        return "M" + "L".join(_coordinates(point) for point in self.points) + "Z"


@dataclass(frozen=True, slots=True)
class Dot:
    """The dot of a mark; its tone says what it stands for, its accent of which convention it is."""

    x: float
    y: float
    tone: str
    accent: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box, and what kind of box it is: around a draft, around corresponding decisions, behind what is to come."""

    x: float
    y: float
    width: float
    height: float
    kind: str


Shape = TypeVar("Shape", Words, Stroke, Dot, Box)


def mirror(shape: Shape, width: float) -> Shape:
    """Return a shape on the other side; words begin there at the end where their script begins."""
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple((width - x, y) for x, y in shape.points))
    return replace(shape, x=width - shape.x - (shape.width if isinstance(shape, Box) else 0))


@dataclass(frozen=True, slots=True)
class Drawing:
    """All shapes in the order in which they are drawn, and the size of the whole."""

    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    dots: tuple[Dot, ...] = ()
    words: tuple[Words, ...] = ()

    def for_direction(self, direction: str) -> Drawing:
        """Return the drawing as it is read in a direction, `ltr` or `rtl`."""
        return self.mirror() if direction == "rtl" else self

    def mirror(self) -> Drawing:
        """Return the drawing for a language that is written from right to left."""
        return replace(
            self,
            boxes=tuple(mirror(one, self.width) for one in self.boxes),
            strokes=tuple(mirror(one, self.width) for one in self.strokes),
            dots=tuple(mirror(one, self.width) for one in self.dots),
            words=tuple(mirror(one, self.width) for one in self.words),
        )


def _round_path(points: Sequence[Point]) -> str:
    """Return a path whose corners are round, as far as the pieces beside a corner are long enough."""
    parts = [f"M{_coordinates(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts.append(f"L{_coordinates(_toward(corner, before))}")
        parts.append(f"Q{_coordinates(corner)} {_coordinates(_toward(corner, after))}")
    return "".join((*parts, f"L{_coordinates(points[-1])}"))


def _toward(corner: Point, other: Point) -> Point:
    """Return the point at which the round of a corner begins; pieces run along one axis only."""
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    # At most half of a piece, or the rounds at both its ends would overlap.
    share = min(_CORNER, length / 2) / length if length else 0.0
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share


def _coordinates(point: Point) -> str:
    # Rounded, so that the last bits of a sum, which no two versions of Python share, change no byte.
    return f"{point[0]:.1f} {point[1]:.1f}"


_TRIANGLE = ((0, 0), (-8, -4), (-8, 4))
_DIAMOND = ((0, 0), (-5, -4), (-10, 0), (-5, 4))
_SQUARE = ((0, -3.5), (0, 3.5), (-7, 3.5), (-7, -3.5))
_BAR = ((0, -5), (0, 5), (-3, 5), (-3, -5))
_HEADS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "recalls": _TRIANGLE,
    "welcomes": _TRIANGLE,
    "responds-to": _DIAMOND,
    "follows": _DIAMOND,
    "draft-of": _SQUARE,
    "takes-note-of": _SQUARE,
    "supersedes": _BAR,
    "contained-in": _BAR,
    "provided": _TRIANGLE,
    "requested": _TRIANGLE,
    "planned": _DIAMOND,
    "not-stated": _SQUARE,
}


def arrowhead(tip: Point, kind: str, *, draft: bool) -> Stroke:
    """Return the arrowhead of a kind of relation or service, with its tip at a point; no two kinds look alike."""
    points = tuple((tip[0] + x, tip[1] + y) for x, y in _HEADS[kind])
    return Stroke(points, "head", kind, draft, closed=True)


def arrowhead_length(kind: str) -> float:
    """Return how long the arrowhead of a kind is; its line ends before it."""
    return -min(x for x, _ in _HEADS[kind])


_SAMPLE = 36.0
_TO_WORDS = 8.0
_BETWEEN = 18.0
_ROW = 22.0
_HALF_BOX = 6.0
_TO_BASELINE = 4.0


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry of the legend: `shape` is `line`, `join`, `dot` or `box`, `kind` which of them."""

    shape: str
    kind: str
    words: str


def with_legend(drawing: Drawing, samples: Iterable[Sample], *, above: float, below: float) -> Drawing:
    """Return a drawing with its legend under it, and with room above and below the legend."""
    placed = tuple(_place_samples(samples, drawing.height + above, drawing.width))
    shapes = [shape for sample, x, y in placed for shape in _shapes(sample, x, y)]
    return replace(
        drawing,
        width=max((drawing.width, *(x + _width(sample) for sample, x, _ in placed))),
        height=max((drawing.height, *(y for _, _, y in placed))) + below,
        boxes=(*drawing.boxes, *(one for one in shapes if isinstance(one, Box))),
        strokes=(*drawing.strokes, *(one for one in shapes if isinstance(one, Stroke))),
        dots=(*drawing.dots, *(one for one in shapes if isinstance(one, Dot))),
        words=(*drawing.words, *(one for one in shapes if isinstance(one, Words))),
    )


def _place_samples(samples: Iterable[Sample], top: float, width: float) -> Iterator[tuple[Sample, float, float]]:
    """Yield the samples in rows from `top` down, each with its place; a row ends before the width does."""
    x, y = 0.0, top
    for sample in samples:
        if x and x + _width(sample) > width:
            x, y = 0.0, y + _ROW
        yield sample, x, y
        x += _width(sample) + _BETWEEN


def _width(sample: Sample) -> float:
    return _SAMPLE + _TO_WORDS + width_of(sample.words, SMALL_SIZE)


def _shapes(sample: Sample, x: float, y: float) -> Iterator[Box | Stroke | Dot | Words]:
    """Yield what a sample shows, and its words; a join has no arrowhead, what a draft says no kind of its own."""
    end, kind = x + _SAMPLE, sample.kind
    if sample.shape == "box":
        yield Box(x, y - _HALF_BOX, _SAMPLE, 2 * _HALF_BOX, kind)
    elif sample.shape == "dot":
        yield Dot(x + _SAMPLE / 2, y, kind)
    elif sample.shape == "join":
        yield Stroke(((x, y), (end, y)), "line", kind)
    elif kind == "draft":
        yield Stroke(((x, y), (end, y)), "line", "recalls", draft=True)
    else:
        yield Stroke(((x, y), (end - arrowhead_length(kind), y)), "line", kind)
        yield arrowhead((end, y), kind, draft=False)
    yield Words(end + _TO_WORDS, y + _TO_BASELINE, sample.words, "key")
