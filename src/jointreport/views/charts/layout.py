"""From a picture to a drawing: every mark, line and word gets its place. Nothing here is left to chance or a clock.

Lines run as branches from dots to tracks, and as trunks along tracks to dots, with an arrowhead at their end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jointreport.views.charts.picture import Band, Line, Mark, MarkGroup, Picture
from jointreport.views.charts.shapes import (
    NAME_SIZE,
    SMALL_SIZE,
    Box,
    Dot,
    Drawing,
    Point,
    Stroke,
    Words,
    arrowhead,
    arrowhead_length,
    width_of,
    with_legend,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of every mark by its name, the groups of each row, and the first row of each band."""

    of_mark: Mapping[str, int]
    groups: tuple[tuple[MarkGroup, ...], ...]
    first_of_band: tuple[int, ...]


def rows_of(picture: Picture) -> Rows:
    """Return the rows of a picture; no two groups of a row share a lane."""
    rows: list[list[MarkGroup]] = []
    first_of_band = []
    for band in picture.bands:
        first_of_band.append(len(rows))
        rows += _pack(band)
    of_mark = {mark.name: n for n, row in enumerate(rows) for group in row for mark in group.marks}
    return Rows(of_mark, tuple(tuple(row) for row in rows), tuple(first_of_band))


def _pack(band: Band) -> list[list[MarkGroup]]:
    """Return the rows of one band; each group stands in the first row whose lanes are free."""
    rows: list[list[MarkGroup]] = []
    for group in band.groups:
        free = next((row for row in rows if _fits(group, row)), None)
        if free is None:
            rows.append([group])
        else:
            free.append(group)
    return rows


def _fits(group: MarkGroup, row: Sequence[MarkGroup]) -> bool:
    taken = {lane for other in row for lane in other.span}
    return taken.isdisjoint(group.span)


K = TypeVar("K", bound=Hashable)
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trunk:
    """What lines of one kind to one mark share: they meet beside its lane, and one arrowhead ends them all."""

    end: str
    lane: int
    kind: str
    draft: bool
    upward: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """What lines of one kind from one mark share: the way out of its dot and along the channel."""

    start: str
    lane: int
    kind: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Route:
    """One line: the branch it begins in and the trunk it ends in."""

    branch: Branch
    trunk: Trunk


def routes_of(picture: Picture, row_of: Mapping[str, int]) -> tuple[Route, ...]:
    """Return the way of each line between marks of the picture; a text of several lanes is met in the nearest."""
    marks = {mark.name: mark for mark in picture.marks()}
    return tuple(_route(line, marks, row_of) for line in picture.lines)


def _route(line: Line, marks: Mapping[str, Mark], row_of: Mapping[str, int]) -> Route:
    start, end = marks[line.start], marks[line.end]
    pairs = ((a, b) for a in start.lanes for b in end.lanes)
    from_lane, to_lane = min(pairs, key=lambda pair: abs(pair[0] - pair[1]))
    upward = row_of[line.end] <= row_of[line.start]
    return Route(
        Branch(line.start, from_lane, line.kind, line.draft), Trunk(line.end, to_lane, line.kind, line.draft, upward)
    )


def track_of(routes: Iterable[Route], row_of: Mapping[str, int]) -> dict[Trunk, int]:
    """Return the track of each trunk, counted from the dots outward; short trunks stand nearest."""
    by_lane: dict[int, dict[Trunk, Interval]] = defaultdict(dict)
    for route in routes:
        # A channel runs below its row, half-way to the next.
        channel, target = row_of[route.branch.start] + 0.5, float(row_of[route.trunk.end])
        low, high = by_lane[route.trunk.lane].get(route.trunk, (channel, channel))
        by_lane[route.trunk.lane][route.trunk] = min(low, channel, target), max(high, channel, target)
    return {trunk: track for trunks in by_lane.values() for trunk, track in apart(trunks).items()}


def apart(intervals: Mapping[K, Interval]) -> dict[K, int]:
    """Return a number for each interval so that no two that meet have the same; the shortest are dealt with first."""
    placed: dict[int, list[Interval]] = defaultdict(list)
    numbers: dict[K, int] = {}
    for key, interval in sorted(intervals.items(), key=lambda item: item[1][1] - item[1][0]):
        number = next(n for n in range(len(intervals)) if not any(_meet(interval, o) for o in placed[n]))
        placed[number].append(interval)
        numbers[key] = number
    return numbers


def _meet(one: Interval, other: Interval) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


_TRACK = 6.0
_EDGE = 10.0
# Between the innermost track and the dot there is room for an arrowhead and a round corner.
_APPROACH = 20.0
_TO_LABEL = 11.0
# Short names must not push the lanes so close together that they no longer look like lanes.
_LEAST_WIDTH = 150.0


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: where it begins and ends, and where its dots and labels stand."""

    start: float
    dot: float
    end: float

    @property
    def label(self) -> float:
        """Where the labels of the lane begin."""
        return self.dot + _TO_LABEL

    def track(self, number: int) -> float:
        """Return where a track of the lane runs; the first is the one next to the dots."""
        return self.dot - _APPROACH - number * _TRACK


def label_width(mark: Mark) -> float:
    """Return the room that both lines of a label take."""
    return max(width_of(mark.words, NAME_SIZE), width_of(mark.state, SMALL_SIZE))


def lanes_of(picture: Picture, tracks: Mapping[Trunk, int]) -> tuple[Lane, ...]:
    """Return the lanes of a picture, one after the other, behind the dates."""
    start = max((width_of(band.words, SMALL_SIZE) for band in picture.bands), default=0.0) + _EDGE
    used = Counter[int]()
    for trunk, track in tracks.items():
        used[trunk.lane] = max(used[trunk.lane], track + 1)
    lanes: list[Lane] = []
    for number, name in enumerate(picture.lanes):
        lanes.append(_lane(picture, number, name, start, used[number]))
        start = lanes[-1].end
    return tuple(lanes)


def _lane(picture: Picture, number: int, name: str, start: float, tracks: int) -> Lane:
    # A lane to which no line leads needs no room for arrowheads.
    dot = start + _EDGE + (_APPROACH + tracks * _TRACK if tracks else _EDGE)
    labels = (label_width(mark) for mark in picture.marks() if mark.lanes[0] == number)
    of_labels, of_name = dot + _TO_LABEL + max(labels, default=0.0), start + _EDGE + width_of(name, NAME_SIZE)
    return Lane(start, dot, max(of_labels + _EDGE, of_name + _EDGE, start + _LEAST_WIDTH))


_FIRST_ROW = 50.0
_ABOVE = 16.0
_BELOW = 28.0
_SLOT = 5.0


@dataclass(frozen=True, slots=True)
class Heights:
    """The height of each row, of the channel slot of each branch, and of the end of the last row."""

    rows: tuple[float, ...]
    channels: Mapping[Branch, float]
    end: float


def heights_of(rows: Rows, routes: Sequence[Route], lanes: Sequence[Lane], tracks: Mapping[Trunk, int]) -> Heights:
    """Return the heights; a channel is as high as the lines that run side by side in it need."""
    branches = _branches_by_row(rows, routes, lanes, tracks)
    y, of_rows, channels = _FIRST_ROW, [], {}
    for number in range(len(rows.groups)):
        of_rows.append(y)
        slots = apart(branches[number])
        y += _BELOW
        channels.update({branch: y + (slot + 0.5) * _SLOT for branch, slot in slots.items()})
        y += (max(slots.values(), default=-1) + 1) * _SLOT + _ABOVE
    return Heights(tuple(of_rows), channels, y)


def _branches_by_row(
    rows: Rows, routes: Sequence[Route], lanes: Sequence[Lane], tracks: Mapping[Trunk, int]
) -> Mapping[int, dict[Branch, Interval]]:
    """Return for each row how far each of its branches reaches along the channel."""
    found: dict[int, dict[Branch, Interval]] = defaultdict(dict)
    for route in routes:
        dot = lanes[route.branch.lane].dot
        there = lanes[route.trunk.lane].track(tracks[route.trunk])
        of_row = found[rows.of_mark[route.branch.start]]
        low, high = of_row.get(route.branch, (dot, dot))
        of_row[route.branch] = min(low, there), max(high, there)
    return found


_LANE_NAMES = 14.0
_ABOVE_BAND = 16.0
_TO_BASELINE = 4.0
_SECOND_LINE = 20.5
_BOX_ABOVE, _BOX_BELOW = 12.0, 25.0
_BEFORE_DOT = 11.0
_ROOM_BELOW = 8.0
# Some letters reach a little before the point at which they begin.
_FROM_EDGE = 2.0

# A branch turns into its trunk over this length; the trunk is drawn from there on, once for all its branches.
_TURN = 8.0
_OUT_OF_DOT = 5.0
_TIP_BEFORE_DOT = 7.0
_BETWEEN_EXITS = 3.0
_BETWEEN_ENTRIES = 9.0
_ALL_ENTRIES = 18.0

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The rows, lanes, tracks and heights of a picture, when its shapes are drawn."""

    rows: Rows
    lanes: Sequence[Lane]
    tracks: Mapping[Trunk, int]
    heights: Heights

    def dot(self, mark: str, lane: int) -> Point:
        """Return where the dot of a mark stands in a lane."""
        return self.lanes[lane].dot, self.heights.rows[self.rows.of_mark[mark]]

    def turn(self, route: Route) -> Point:
        """Return where a branch has turned into its trunk."""
        x = self.lanes[route.trunk.lane].track(self.tracks[route.trunk])
        y = self.heights.channels[route.branch]
        return x, y - _TURN if route.trunk.upward else y + _TURN


def drawing_of(picture: Picture) -> Drawing:
    """Return the drawing of a picture for a language that is written from left to right."""
    rows = rows_of(picture)
    routes = routes_of(picture, rows.of_mark)
    tracks = track_of(routes, rows.of_mark)
    lanes = lanes_of(picture, tracks)
    frame = _Frame(rows, lanes, tracks, heights_of(rows, routes, lanes, tracks))
    drawing = Drawing(
        width=lanes[-1].end,
        height=frame.heights.end,
        boxes=tuple(_boxes(frame)),
        strokes=(*_rules(frame), *_lines(routes, frame)),
        dots=tuple(_dots(picture, frame)),
        words=tuple(_words(picture, frame)),
    )
    return with_legend(drawing, picture.legend, above=_ROOM_BELOW, below=2 * _ROOM_BELOW)


def _rules(frame: _Frame) -> Iterator[Stroke]:
    """Yield the line above each band, across all lanes."""
    for row in frame.rows.first_of_band:
        y = frame.heights.rows[row] - _ABOVE_BAND
        yield Stroke(((0.0, y), (frame.lanes[-1].end, y)), "rule", "")


def _dots(picture: Picture, frame: _Frame) -> Iterator[Dot]:
    accents = picture.accents or ("",) * len(frame.lanes)
    for mark in picture.marks():
        for lane in mark.lanes:
            yield Dot(*frame.dot(mark.name, lane), mark.tone, accents[lane])


def _words(picture: Picture, frame: _Frame) -> Iterator[Words]:
    accents = picture.accents or ("",) * len(frame.lanes)
    for lane, name, accent in zip(frame.lanes, picture.lanes, accents, strict=True):
        yield Words(lane.start + _ROOM_BELOW, _LANE_NAMES, name, "lane", accent)
    for band, row in zip(picture.bands, frame.rows.first_of_band, strict=True):
        yield Words(_FROM_EDGE, frame.heights.rows[row] + _TO_BASELINE, band.words, "date")
    for mark in picture.marks():
        _, y = frame.dot(mark.name, mark.lanes[0])
        x = frame.lanes[mark.lanes[0]].label
        yield Words(x, y + _TO_BASELINE, mark.words, "name")
        yield Words(x, y + _SECOND_LINE, mark.state, "state")


def _boxes(frame: _Frame) -> Iterator[Box]:
    lanes = frame.lanes
    for y, groups in zip(frame.heights.rows, frame.rows.groups, strict=True):
        for group in groups:
            kind = _kind_of_box(group)
            if kind:
                start, end = (
                    lanes[group.first_lane].dot - _BEFORE_DOT,
                    max(_end_of_mark(mark, lanes) for mark in group.marks),
                )
                yield Box(start, y - _BOX_ABOVE, end - start, _BOX_ABOVE + _BOX_BELOW, kind)


def _kind_of_box(group: MarkGroup) -> str:
    """Return which box stands around a group; a single decision of one conference has none."""
    if group.corresponding:
        return "corresponding"
    mark = group.marks[0]
    if mark.tone == "draft":
        return "draft"
    return "joint" if len(mark.lanes) > 1 else ""


def _end_of_mark(mark: Mark, lanes: Sequence[Lane]) -> float:
    """Return where the box around a mark ends: behind its last dot and behind its label."""
    last_dot = lanes[max(mark.lanes)].dot + _BEFORE_DOT
    return max(last_dot, lanes[mark.lanes[0]].label + label_width(mark))


def _lines(routes: Sequence[Route], frame: _Frame) -> Iterator[Stroke]:
    """Yield all lines and their arrowheads."""
    exits = _beside_one_another((route.branch for route in routes), lambda branch: (branch.start, branch.lane))
    for route in routes:
        yield _branch(route, frame, exits[route.branch][0] * _BETWEEN_EXITS)
    entries = _beside_one_another((route.trunk for route in routes), lambda trunk: (trunk.end, trunk.lane))
    for trunk, (place, count) in entries.items():
        offset = place * min(_BETWEEN_ENTRIES, _ALL_ENTRIES / max(count - 1, 1))
        yield from _trunk(trunk, [route for route in routes if route.trunk == trunk], frame, offset)


def _beside_one_another(items: Iterable[T], group: Callable[[T], Hashable]) -> dict[T, tuple[float, int]]:
    """Return for each item its place among those of its group, counted from their middle, and their number."""
    groups: dict[Hashable, list[T]] = defaultdict(list)
    # Each once, in the order in which the lines were met.
    for item in dict.fromkeys(items):
        groups[group(item)].append(item)
    return {
        item: (number - (len(members) - 1) / 2, len(members))
        for members in groups.values()
        for number, item in enumerate(members)
    }


def _branch(route: Route, frame: _Frame, offset: float) -> Stroke:
    """Return the line out of a dot, along the channel below it, and into its trunk."""
    branch = route.branch
    x, y = frame.dot(branch.start, branch.lane)
    x, channel = x + offset, frame.heights.channels[branch]
    turn = frame.turn(route)
    points = ((x, y + _OUT_OF_DOT), (x, channel), (turn[0], channel), turn)
    return Stroke(points, "line", branch.kind, branch.draft)


def _trunk(trunk: Trunk, routes: Sequence[Route], frame: _Frame, offset: float) -> tuple[Stroke, Stroke]:
    """Return the line along a track to a dot, from its farthest branch on, and the arrowhead at its end."""
    x, y = frame.dot(trunk.end, trunk.lane)
    y += offset
    turns = [frame.turn(route) for route in routes]
    # The trunk is drawn once, from its farthest branch; the others meet it on the way.
    farthest = max(turns, key=lambda turn: abs(turn[1] - y))
    tip = (x - _TIP_BEFORE_DOT, y)
    points = (farthest, (farthest[0], y), (tip[0] - arrowhead_length(trunk.kind), y))
    return Stroke(points, "line", trunk.kind, trunk.draft), arrowhead(tip, trunk.kind, draft=trunk.draft)
