"""How lines run: from a mark into the channel below its row, along it, and down a track beside the lane it leads to.

Labels stand in rows and to the end of their dots; channels lie between the rows and tracks before the dots.
So no line ever runs through a label.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from jointreport.views.charts.picture import Line, Mark, Picture

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
