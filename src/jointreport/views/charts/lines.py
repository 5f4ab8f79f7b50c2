"""The lines of the drawing: branches from dots to tracks, trunks along tracks to dots, an arrowhead at their end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jointreport.views.charts.positions import Heights, Lane, Route, Rows, Trunk
from jointreport.views.charts.shapes import Point, Stroke

T = TypeVar("T", bound=Hashable)

# A branch turns into its trunk over this length; the trunk is drawn from there on, once for all its branches.
_TURN = 8.0
_OUT_OF_DOT = 5.0
_BEFORE_DOT = 7.0
_BETWEEN_EXITS = 3.0
_BETWEEN_ENTRIES = 9.0
_ALL_ENTRIES = 18.0

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


def head(tip: Point, kind: str, *, draft: bool) -> Stroke:
    """Return the arrowhead of a kind of relation or service, with its tip at a point; no two kinds look alike."""
    points = tuple((tip[0] + x, tip[1] + y) for x, y in _HEADS[kind])
    return Stroke(points, "head", kind, draft, closed=True)


def head_length(kind: str) -> float:
    """Return how long the arrowhead of a kind is; its line ends before it."""
    return -min(x for x, _ in _HEADS[kind])


@dataclass(frozen=True, slots=True)
class Ways:
    """All that is known of rows, lanes, tracks and heights when lines are drawn."""

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


def lines(routes: Sequence[Route], ways: Ways) -> Iterator[Stroke]:
    """Yield all lines and their arrowheads."""
    exits = _beside_one_another(
        (route.branch for route in routes), lambda branch: (branch.start, branch.lane)
    )
    for route in routes:
        yield _branch(route, ways, exits[route.branch][0] * _BETWEEN_EXITS)
    entries = _beside_one_another((route.trunk for route in routes), lambda trunk: (trunk.end, trunk.lane))
    for trunk, (place, count) in entries.items():
        offset = place * min(_BETWEEN_ENTRIES, _ALL_ENTRIES / max(count - 1, 1))
        yield from _trunk(trunk, [route for route in routes if route.trunk == trunk], ways, offset)


def _beside_one_another(items: Iterable[T], group: Callable[[T], Hashable]) -> dict[T, tuple[float, int]]:
    """Return for each item its place among those of its group, counted from their middle, and their number."""
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for item in dict.fromkeys(items):
        groups[group(item)].append(item)
    return {
        item: (number - (len(members) - 1) / 2, len(members))
        for members in groups.values()
        for number, item in enumerate(members)
    }


def _branch(route: Route, ways: Ways, offset: float) -> Stroke:
    """Return the line out of a dot, along the channel below it, and into its trunk."""
    branch = route.branch
    x, y = ways.dot(branch.start, branch.lane)
    x, channel = x + offset, ways.heights.channels[branch]
    turn = ways.turn(route)
    points = ((x, y + _OUT_OF_DOT), (x, channel), (turn[0], channel), turn)
    return Stroke(points, "line", branch.kind, branch.draft)


def _trunk(trunk: Trunk, routes: Sequence[Route], ways: Ways, offset: float) -> tuple[Stroke, Stroke]:
    """Return the line along a track to a dot, from its farthest branch on, and the arrowhead at its end."""
    x, y = ways.dot(trunk.end, trunk.lane)
    y += offset
    turns = [ways.turn(route) for route in routes]
    farthest = max(turns, key=lambda turn: abs(turn[1] - y))
    tip = (x - _BEFORE_DOT, y)
    points = (farthest, (farthest[0], y), (tip[0] - head_length(trunk.kind), y))
    return Stroke(points, "line", trunk.kind, trunk.draft), head(tip, trunk.kind, draft=trunk.draft)
