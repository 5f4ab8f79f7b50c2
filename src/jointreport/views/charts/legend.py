"""The legend: a sample of each line, dot and box that occurs, with its words, in as many rows as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jointreport.views.charts.lines import head, head_length
from jointreport.views.charts.picture import Sample
from jointreport.views.charts.shapes import SMALL_SIZE, Box, Dot, Stroke, Words, width_of

_SAMPLE = 36.0
_TO_WORDS = 8.0
_BETWEEN = 18.0
_ROW = 22.0
_HALF_BOX = 6.0
_TO_BASELINE = 4.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A sample and where it stands."""

    sample: Sample
    x: float
    y: float

    @property
    def end(self) -> float:
        """Where its words end."""
        return self.x + _SAMPLE + _TO_WORDS + width_of(self.sample.words, SMALL_SIZE)


def placed(samples: Iterable[Sample], top: float, width: float) -> Iterator[Placed]:
    """Yield the samples in rows from `top` down; a row ends before the width does."""
    x, y = 0.0, top
    for sample in samples:
        one = Placed(sample, x, y)
        if x and one.end > width:
            y += _ROW
            one = Placed(sample, 0.0, y)
        yield one
        x = one.end + _BETWEEN


def words_of(one: Placed) -> Words:
    """Return the words of a sample."""
    return Words(one.x + _SAMPLE + _TO_WORDS, one.y + _TO_BASELINE, one.sample.words, "key")


def strokes_of(one: Placed) -> tuple[Stroke, ...]:
    """Return the line and arrowhead of a sample; a join has no arrowhead, a dot or box no line."""
    kind, tip = one.sample.kind, (one.x + _SAMPLE, one.y)
    if one.sample.shape == "join":
        return (Stroke(((one.x, one.y), tip), "line", kind),)
    if one.sample.shape != "line":
        return ()
    if kind == "draft":
        return (Stroke(((one.x, one.y), tip), "line", "recalls", draft=True),)
    line = Stroke(((one.x, one.y), (tip[0] - head_length(kind), one.y)), "line", kind)
    return line, head(tip, kind, draft=False)


def dots_of(one: Placed) -> tuple[Dot, ...]:
    """Return the dot of a sample; none where it is a line or box."""
    return (Dot(one.x + _SAMPLE / 2, one.y, one.sample.kind),) if one.sample.shape == "dot" else ()


def boxes_of(one: Placed) -> tuple[Box, ...]:
    """Return the box of a sample; none where it is a line or dot."""
    if one.sample.shape != "box":
        return ()
    return (Box(one.x, one.y - _HALF_BOX, _SAMPLE, 2 * _HALF_BOX, one.sample.kind),)
