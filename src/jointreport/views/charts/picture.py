"""What is to be drawn: marks in lanes, in bands of time, and lines between them; nothing has a place yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jointreport.views.charts.shapes import Sample


@dataclass(frozen=True, slots=True)
class Mark:
    """One decision: its name, the lanes it belongs to, the two lines of its label, the tone of its dot.

    A tone is `draft`, or how far the text is held: `complete`, `part`, `none`.
    """

    name: str
    lanes: tuple[int, ...]
    words: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """Marks that stand side by side in one row; `corresponding` where a box joins several of them."""

    marks: tuple[Mark, ...]

    @property
    def corresponding(self) -> bool:
        """Whether several decisions of several lanes correspond to one another."""
        return len(self.marks) > 1

    @property
    def first_lane(self) -> int:
        """The first lane that the group covers."""
        return min(lane for mark in self.marks for lane in mark.lanes)

    @property
    def span(self) -> range:
        """All lanes from the first to the last, also those in between."""
        return range(self.first_lane, max(lane for mark in self.marks for lane in mark.lanes) + 1)


@dataclass(frozen=True, slots=True)
class Band:
    """What was decided on one occasion, under its date."""

    words: str
    groups: tuple[MarkGroup, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A relation between two marks; `draft` where it is a draft that says so."""

    start: str
    end: str
    kind: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn: the names of the lanes, the bands with the latest first, the lines, the legend.

    `accents` are the conventions of the lanes, by whose colours they are told apart beside their names.
    """

    lanes: tuple[str, ...]
    bands: tuple[Band, ...]
    lines: tuple[Line, ...]
    legend: tuple[Sample, ...]
    accents: tuple[str, ...] = ()

    def marks(self) -> Iterator[Mark]:
        """Yield every mark, from the top."""
        for band in self.bands:
            for group in band.groups:
                yield from group.marks
