"""Which row each mark stands in: bands from the top, and within a band groups side by side where they fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jointreport.views.charts.picture import Band, Group, Picture


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
