"""A timeline: years from left to right, a lane for each conference, a dot with two lines of words for each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from jointreport.views.charts.shapes import (
    NAME_SIZE,
    SMALL_SIZE,
    Box,
    Dot,
    Drawing,
    Sample,
    Stroke,
    Words,
    width_of,
    with_legend,
)

WIDTH = 1150.0
"""How wide a timeline is; it is drawn smaller where there is less room."""

_YEARS = 12.0
_FIRST_LANE = 44.0
_ROW = 46.0
_BETWEEN_LANES = 6.0
_TO_LABEL = 8.0
_TO_NAME, _TO_STATE = 16.0, 32.5
_BEFORE_DOT = 8.0
_AT_EDGE = 2.0
_TO_LANE_NAME = 4.0
_DOTS_APART = 10.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its lanes, the last of the days it may have been, its two lines of words, the tone of its dot."""

    lanes: tuple[int, ...]
    day: date
    words: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is drawn: names and accents of the lanes, the steps, the day after which all is to come, the legend.

    `joined` are steps of several lanes that belong together on one day, by their numbers.
    """

    lanes: tuple[str, ...]
    accents: tuple[str, ...]
    steps: tuple[Step, ...]
    joined: tuple[tuple[int, ...], ...]
    today: date
    legend: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the years begin, how wide one day is, and where each step and lane stands.

    Dots stand on the lines of their lanes; `rows` are the heights at which their words hang from them.
    """

    start: float
    first: date
    per_day: float
    dots: tuple[float, ...]
    rows: tuple[float, ...]
    lanes: tuple[float, ...]
    end: float

    def across(self, day: date) -> float:
        """Return where a day stands along the lanes."""
        return self.start + (day - self.first).days * self.per_day


def timeline_drawing(timeline: Timeline) -> Drawing:
    """Return the drawing of a timeline with at least one step, for a language written from left to right."""
    places = _places(timeline)
    drawing = Drawing(
        width=WIDTH,
        height=places.end,
        boxes=(_to_come(timeline, places),),
        strokes=tuple(_strokes(timeline, places)),
        dots=tuple(_dots(timeline, places)),
        words=tuple(_words(timeline, places)),
    )
    return with_legend(drawing, timeline.legend, above=_BETWEEN_LANES, below=_TO_LABEL + _BETWEEN_LANES)


def _places(timeline: Timeline) -> _Places:
    """Return where everything stands; labels of one lane that would meet stand in rows below one another."""
    start = max(width_of(name, NAME_SIZE) for name in timeline.lanes) + _BEFORE_DOT
    years = _years(timeline)
    first, last = date(years[0], 1, 1), date(years[-1] + 1, 1, 1)
    # Neither the label of a step nor the last year may reach beyond the edge.
    room = WIDTH - start
    reach = ((room - _DOTS_APART - _label_width(step)) / ((step.day - first).days or 1) for step in timeline.steps)
    per_day = min(room / (last - first).days, *reach)
    dots = _set_apart(timeline, [start + (step.day - first).days * per_day for step in timeline.steps])
    rows = _rows(timeline, dots)
    lanes, end = _lane_heights(timeline, rows)
    heights = tuple(lanes[step.lanes[0]] + row * _ROW for step, row in zip(timeline.steps, rows, strict=True))
    return _Places(start, first, per_day, dots, heights, lanes, end)


def _set_apart(timeline: Timeline, across: Sequence[float]) -> tuple[float, ...]:
    """Return where the dots stand: one whose place in its lane is taken, as by a draft, stands beside it."""
    taken: set[tuple[int, float]] = set()
    apart = []
    for step, x in zip(timeline.steps, across, strict=True):
        place = next(one for one in count(x, _DOTS_APART) if (step.lanes[0], one) not in taken)
        taken |= {(lane, place) for lane in step.lanes}
        apart.append(place)
    return tuple(apart)


def _years(timeline: Timeline) -> range:
    days = [step.day for step in timeline.steps] + [timeline.today]
    return range(min(days).year, max(days).year + 1)


def _label_width(step: Step) -> float:
    return _TO_LABEL + max(width_of(step.words, NAME_SIZE), width_of(step.state, SMALL_SIZE))


def _rows(timeline: Timeline, across: Sequence[float]) -> list[int]:
    """Return for each step its row within its lane, counted from the top.

    A line that leads down from a step must not cross the words of an earlier one, so it begins below them.
    """
    steps, down = timeline.steps, _steps_with_way_down(timeline)
    rows: dict[int, int] = {}
    # On one day those without a line down come first, so that their words stand above it; then what stands farther
    # on, so that what the words of the other hang from leads past it.
    for number in sorted(range(len(steps)), key=lambda one: (steps[one].day, one in down, -across[one])):
        lane, start = steps[number].lanes[0], across[number] - _BEFORE_DOT
        beside = {n for n in rows if steps[n].lanes[0] == lane and across[n] + _label_width(steps[n]) >= start}
        taken = {rows[n] for n in beside}
        free = (row for row in count() if row not in taken)
        rows[number] = max(taken, default=-1) + 1 if number in down else next(free)
    return [rows[number] for number in range(len(steps))]


def _steps_with_way_down(timeline: Timeline) -> set[int]:
    """Return the steps from which a line leads to lanes below: texts of several lanes, the first of joined steps."""
    shared = {number for number, step in enumerate(timeline.steps) if len(step.lanes) > 1}
    return shared | {min(numbers, key=lambda one: timeline.steps[one].lanes[0]) for numbers in timeline.joined}


def _lane_heights(timeline: Timeline, rows: Sequence[int]) -> tuple[tuple[float, ...], float]:
    """Return where the line of each lane stands, and where the last lane ends."""
    needed = [1] * len(timeline.lanes)
    for step, row in zip(timeline.steps, rows, strict=True):
        needed[step.lanes[0]] = max(needed[step.lanes[0]], row + 1)
    heights, y = [], _FIRST_LANE
    for needed_rows in needed:
        heights.append(y)
        y += needed_rows * _ROW + _BETWEEN_LANES
    return tuple(heights), y


def _to_come(timeline: Timeline, places: _Places) -> Box:
    """Return the ground behind what is to come."""
    x, top = places.across(timeline.today), _YEARS + _TO_LANE_NAME
    return Box(x, top, WIDTH - x, places.end - top, "to-come")


def _strokes(timeline: Timeline, places: _Places) -> Iterator[Stroke]:
    """Yield the line of each lane, what lower words hang from, and lines between what belongs together."""
    for y in places.lanes:
        yield Stroke(((places.start, y), (WIDTH, y)), "rule", "")
    for step, x, y in zip(timeline.steps, places.dots, places.rows, strict=True):
        if y != places.lanes[step.lanes[0]]:
            yield Stroke(((x, places.lanes[step.lanes[0]]), (x, y + _TO_STATE)), "rule", "")
        if len(step.lanes) > 1:
            yield Stroke(((x, y), (x, places.lanes[step.lanes[-1]])), "line", "one-text")
    for numbers in timeline.joined:
        heights = [places.rows[number] for number in numbers]
        x = places.dots[numbers[0]]
        yield Stroke(((x, min(heights)), (x, max(heights))), "line", "corresponding")


def _dots(timeline: Timeline, places: _Places) -> Iterator[Dot]:
    for step, x in zip(timeline.steps, places.dots, strict=True):
        yield from (Dot(x, places.lanes[lane], step.tone, timeline.accents[lane]) for lane in step.lanes)


def _words(timeline: Timeline, places: _Places) -> Iterator[Words]:
    for year in _years(timeline):
        yield Words(places.across(date(year, 1, 1)), _YEARS, str(year), "date")
    for name, accent, y in zip(timeline.lanes, timeline.accents, places.lanes, strict=True):
        yield Words(_AT_EDGE, y + _TO_LANE_NAME, name, "lane", accent)
    for step, x, y in zip(timeline.steps, places.dots, places.rows, strict=True):
        yield Words(x + _TO_LABEL, y + _TO_NAME, step.words, "name")
        yield Words(x + _TO_LABEL, y + _TO_STATE, step.state, "state")
