"""Where everything stands: which row each mark, how lines run between rows, every number along and down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jointreport.views.charts.picture import Band, Group, Line, Mark, Picture
from jointreport.views.charts.shapes import NAME_SIZE, SMALL_SIZE, width_of


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of every mark by its name, the groups of each row, and the first row of each band."""

    of_mark: Mapping[str, int]
    groups: tuple[tuple[Group, ...], ...]
    first_of_band: tuple[int, ...]


def rows_of(picture: Picture) -> Rows:
    """Return the rows of a picture; no two groups of a row share a lane."""
    rows: list[list[Group]] = []
    first_of_band = []
    for band in picture.bands:
        first_of_band.append(len(rows))
        rows += _packed(band)
    of_mark = {mark.name: n for n, row in enumerate(rows) for group in row for mark in group.marks}
    return Rows(of_mark, tuple(tuple(row) for row in rows), tuple(first_of_band))


def _packed(band: Band) -> list[list[Group]]:
    """Return the rows of one band; each group stands in the first row whose lanes are free."""
    rows: list[list[Group]] = []
    for group in band.groups:
        free = next((row for row in rows if _fits(group, row)), None)
        if free is None:
            rows.append([group])
        else:
            free.append(group)
    return rows


def _fits(group: Group, row: Sequence[Group]) -> bool:
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
        Branch(line.start, from_lane, line.kind, line.draft),
        Trunk(line.end, to_lane, line.kind, line.draft, upward),
    )


def track_of(routes: Iterable[Route], row_of: Mapping[str, int]) -> dict[Trunk, int]:
    """Return the track of each trunk, counted from the dots outward; short trunks stand nearest."""
    by_lane: dict[int, dict[Trunk, Interval]] = defaultdict(dict)
    for route in routes:
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


def heights_of(
    rows: Rows, routes: Sequence[Route], lanes: Sequence[Lane], tracks: Mapping[Trunk, int]
) -> Heights:
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
