"""Who does what for whom: a line down for each body, and an arrow from the one to the other for each thing done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jointreport.views.charts.shapes import (
    NAME_SIZE,
    SMALL_SIZE,
    Drawing,
    Stroke,
    Words,
    arrowhead,
    arrowhead_length,
    mirror,
    width_of,
)

_NAMES = 14.0
_FIRST_ROW = 28.0
_LEAST_BETWEEN = 520.0
_ROOM = 14.0
_TO_ARROW = 10.0
_AFTER_ARROW = 16.0
_LINE = 16.0
_BEFORE_BODY = 3.0


@dataclass(frozen=True, slots=True)
class Exchange:
    """One thing done, or asked for: from which body to which, its lines of words, the kind of its arrow."""

    start: int
    end: int
    words: str
    details: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Exchanges:
    """All that is drawn: the names of the bodies from left to right, and the exchanges from the top."""

    bodies: tuple[str, ...]
    exchanges: tuple[Exchange, ...]


def exchanges_drawing(exchanges: Exchanges) -> Drawing:
    """Return the drawing of exchanges among at least two bodies, for a language written from left to right."""
    bodies = _bodies(exchanges)
    arrows = _arrow_heights(exchanges.exchanges)
    end = (arrows[-1] if arrows else _FIRST_ROW) + _AFTER_ARROW
    last_name = bodies[-1] + width_of(exchanges.bodies[-1], NAME_SIZE)
    lines = (Stroke(((x, _NAMES + _BEFORE_BODY * 2), (x, end)), "rule", "body") for x in bodies)
    named = zip(exchanges.bodies, bodies, strict=True)
    names = (Words(x - _BEFORE_BODY, _NAMES, name, "lane") for name, x in named)
    return Drawing(
        width=last_name,
        height=end,
        strokes=(*lines, *_arrows(exchanges.exchanges, bodies, arrows)),
        words=(*names, *_labels(exchanges.exchanges, bodies, arrows)),
    )


def _bodies(exchanges: Exchanges) -> tuple[float, ...]:
    """Return where the line of each body stands; all lie as far apart as the longest label between two needs."""
    # A label may lie over several lines where its arrow crosses them.
    labels = (_widest(one) / abs(one.end - one.start) for one in exchanges.exchanges)
    names = (width_of(name, NAME_SIZE) for name in exchanges.bodies)
    between = max((_LEAST_BETWEEN, *labels, *names)) + 2 * _ROOM
    return tuple(_BEFORE_BODY + number * between for number in range(len(exchanges.bodies)))


def _widest(exchange: Exchange) -> float:
    return max((width_of(exchange.words, NAME_SIZE), *(width_of(one, SMALL_SIZE) for one in exchange.details)))


def _arrow_heights(exchanges: Sequence[Exchange]) -> list[float]:
    """Return the height of each arrow; its words stand above it."""
    heights, y = [], _FIRST_ROW
    for exchange in exchanges:
        y += (1 + len(exchange.details)) * _LINE + _TO_ARROW
        heights.append(y)
        y += _AFTER_ARROW
    return heights


def _arrows(exchanges: Sequence[Exchange], bodies: Sequence[float], heights: Sequence[float]) -> Iterator[Stroke]:
    """Yield the arrow of each exchange, with its tip at the body that receives."""
    for exchange, y in zip(exchanges, heights, strict=True):
        forth = exchange.end > exchange.start
        tip = bodies[exchange.end] - _BEFORE_BODY if forth else bodies[exchange.end] + _BEFORE_BODY
        length = arrowhead_length(exchange.kind)
        yield Stroke(((bodies[exchange.start], y), (tip - length if forth else tip + length, y)), "line", exchange.kind)
        pointed = arrowhead((tip, y), exchange.kind, draft=False)
        yield pointed if forth else mirror(pointed, 2 * tip)


def _labels(exchanges: Sequence[Exchange], bodies: Sequence[float], heights: Sequence[float]) -> Iterator[Words]:
    for exchange, y in zip(exchanges, heights, strict=True):
        x = min(bodies[exchange.start], bodies[exchange.end]) + _ROOM
        top = y - _TO_ARROW - len(exchange.details) * _LINE
        yield Words(x, top, exchange.words, "name")
        for number, words in enumerate(exchange.details, start=1):
            yield Words(x, top + number * _LINE, words, "state")
