"""How high rows and the channels between them stand: every number down the drawing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jointreport.views.charts.columns import Lane
from jointreport.views.charts.rows import Rows
from jointreport.views.charts.tracks import Branch, Interval, Route, Trunk, apart

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
