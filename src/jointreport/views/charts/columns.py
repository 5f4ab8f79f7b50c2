"""Where lanes begin, where their dots and labels stand, and where their tracks run: every number along a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from jointreport.views.charts.measures import NAME_SIZE, SMALL_SIZE, width_of
from jointreport.views.charts.picture import Mark, Picture
from jointreport.views.charts.tracks import Trunk

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
