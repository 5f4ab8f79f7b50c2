"""From a picture to a drawing: every mark, line and word gets its place. Nothing here is left to chance or a clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jointreport.views.charts.legend import boxes_of, dots_of, placed, strokes_of, words_of
from jointreport.views.charts.lines import Ways, lines
from jointreport.views.charts.picture import Group, Mark, Picture
from jointreport.views.charts.positions import (
    Heights,
    Lane,
    Rows,
    heights_of,
    label_width,
    lanes_of,
    routes_of,
    rows_of,
    track_of,
)
from jointreport.views.charts.shapes import Box, Dot, Drawing, Stroke, Words

_LANE_NAMES = 14.0
_ABOVE_BAND = 16.0
_TO_BASELINE = 4.0
_SECOND_LINE = 20.5
_BOX_ABOVE, _BOX_BELOW = 12.0, 25.0
_BEFORE_DOT = 11.0
_ROOM = 8.0
# Some letters reach a little before the point at which they begin.
_FROM_EDGE = 2.0


def drawing_of(picture: Picture) -> Drawing:
    """Return the drawing of a picture for a language that is written from left to right."""
    rows = rows_of(picture)
    routes = routes_of(picture, rows.of_mark)
    tracks = track_of(routes, rows.of_mark)
    lanes = lanes_of(picture, tracks)
    heights = heights_of(rows, routes, lanes, tracks)
    width = lanes[-1].end
    legend = tuple(placed(picture.legend, heights.end + _ROOM, width))
    strokes = *_rules(rows, heights, width), *lines(routes, Ways(rows, lanes, tracks, heights))
    return Drawing(
        width=max((width, *(one.end for one in legend))),
        height=max((heights.end, *(one.y for one in legend))) + 2 * _ROOM,
        boxes=(*_boxes(rows, lanes, heights), *(box for one in legend for box in boxes_of(one))),
        strokes=(*strokes, *(stroke for one in legend for stroke in strokes_of(one))),
        dots=(*_dots(picture, rows, lanes, heights), *(dot for one in legend for dot in dots_of(one))),
        words=(*_words(picture, rows, lanes, heights), *(words_of(one) for one in legend)),
    )


def _rules(rows: Rows, heights: Heights, width: float) -> Iterator[Stroke]:
    """Yield the line above each band, across all lanes."""
    for row in rows.first_of_band:
        y = heights.rows[row] - _ABOVE_BAND
        yield Stroke(((0.0, y), (width, y)), "rule", "")


def _dots(picture: Picture, rows: Rows, lanes: Sequence[Lane], heights: Heights) -> Iterator[Dot]:
    accents = picture.accents or ("",) * len(lanes)
    for mark in picture.marks():
        for lane in mark.lanes:
            yield Dot(lanes[lane].dot, heights.rows[rows.of_mark[mark.name]], mark.tone, accents[lane])


def _words(picture: Picture, rows: Rows, lanes: Sequence[Lane], heights: Heights) -> Iterator[Words]:
    accents = picture.accents or ("",) * len(lanes)
    for lane, name, accent in zip(lanes, picture.lanes, accents, strict=True):
        yield Words(lane.start + _ROOM, _LANE_NAMES, name, "lane", accent)
    for band, row in zip(picture.bands, rows.first_of_band, strict=True):
        yield Words(_FROM_EDGE, heights.rows[row] + _TO_BASELINE, band.words, "date")
    for mark in picture.marks():
        x, y = lanes[mark.lanes[0]].label, heights.rows[rows.of_mark[mark.name]]
        yield Words(x, y + _TO_BASELINE, mark.words, "name")
        yield Words(x, y + _SECOND_LINE, mark.state, "state")


def _boxes(rows: Rows, lanes: Sequence[Lane], heights: Heights) -> Iterator[Box]:
    for y, groups in zip(heights.rows, rows.groups, strict=True):
        for group in groups:
            kind = _kind_of_box(group)
            if kind:
                start, end = lanes[group.first_lane].dot - _BEFORE_DOT, _end(group, lanes)
                yield Box(start, y - _BOX_ABOVE, end - start, _BOX_ABOVE + _BOX_BELOW, kind)


def _kind_of_box(group: Group) -> str:
    """Return which box stands around a group; a single decision of one conference has none."""
    if group.corresponding:
        return "corresponding"
    mark = group.marks[0]
    if mark.tone == "draft":
        return "draft"
    return "joint" if len(mark.lanes) > 1 else ""


def _end(group: Group, lanes: Sequence[Lane]) -> float:
    """Return where the box of a group ends: behind its last dot and behind its last label."""
    return max(_end_of_mark(mark, lanes) for mark in group.marks)


def _end_of_mark(mark: Mark, lanes: Sequence[Lane]) -> float:
    last_dot = lanes[max(mark.lanes)].dot + _BEFORE_DOT
    return max(last_dot, lanes[mark.lanes[0]].label + label_width(mark))
