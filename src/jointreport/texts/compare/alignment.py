"""Which paragraph of the later text is which of the earlier: by content, not by number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Literal

from jointreport.texts.compare.matching import Likeness, Matches
from jointreport.texts.compare.units import Unit

RowKind = Literal["kept", "added", "deleted", "split", "merged", "gone"]


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs of the earlier text and those of the later that stand for them; either side may be empty.

    Where a paragraph moved, a row of its own holds its old place and says to which paragraphs it is `gone_to`.
    """

    before: tuple[Unit, ...]
    after: tuple[Unit, ...]
    moved: bool = False
    gone_to: tuple[Unit, ...] = ()

    @property
    def kind(self) -> RowKind:
        """What happened to the paragraphs as a whole; whether words of them changed is another question."""
        if self.gone_to:
            return "gone"
        if not self.before:
            return "added"
        if not self.after:
            return "deleted"
        if len(self.after) > 1:
            return "split"
        return "merged" if len(self.before) > 1 else "kept"


def align(before: Sequence[Unit], after: Sequence[Unit], chinese: Mapping[str, bool]) -> tuple[Row, ...]:
    """Return the paragraphs of both texts in rows: in the order of the later text, what is gone where it stood."""
    matches = Matches(before, after, Likeness(before, after, chinese))
    matches.match_by_number()
    matches.match_alike()
    # Before what is left in place, where a part of a split paragraph would do for a rewritten one.
    matches.add_parts()
    matches.match_left_in_place()
    rows = tuple(Row(olds, news) for olds, news in matches.sides())
    return tuple(_in_order(before, rows))


def _in_order(before: Sequence[Unit], rows: Sequence[Row]) -> list[Row]:
    """Return the rows in the order of the later text, those that moved marked.

    What was deleted or moved away has a row where it stood: right after the nearest paragraph before it that stayed.
    """
    place = {unit: number for number, unit in enumerate(before)}
    firsts = [place[row.before[0]] if row.before else -1 for row in rows]
    staying = _longest_rise(firsts)
    kept = sorted(firsts[number] for number in staying)
    keyed = []
    for row in _gone(before, rows, staying):
        number = place[row.before[0]]
        keyed.append(((_last_before(kept, number), 1, number), row))
    last = -1
    for number, row in enumerate(rows):
        if number in staying:
            last = firsts[number]
            keyed.append(((last, 0, number), row))
        else:
            keyed.append(((last, 2, number), replace(row, moved=bool(row.before))))
    # At one place first what stayed (0), then what is gone from behind it (1), then what is new or came there (2).
    return [row for _, row in sorted(keyed, key=itemgetter(0))]


def _last_before(places: Sequence[int], place: int) -> int:
    spot = bisect_left(places, place)
    return places[spot - 1] if spot else -1


def _gone(before: Sequence[Unit], rows: Sequence[Row], staying: Container[int]) -> list[Row]:
    """Return a row for each paragraph that was deleted or moved away, in the order of the earlier text."""
    left = {unit for row in rows for unit in row.before}
    moved = {unit: row.after for n, row in enumerate(rows) if n not in staying for unit in row.before}
    return [Row((unit,), (), gone_to=moved.get(unit, ())) for unit in before if unit in moved or unit not in left]


def _longest_rise(places: Sequence[int]) -> set[int]:
    """Return which of some places stay in order when the fewest others move; places of -1 are left out."""
    tails: list[int] = []
    at: list[int] = []
    before: dict[int, int] = {}
    for number, place in enumerate(places):
        if place < 0:
            continue
        spot = bisect_left(tails, place)
        # A slice, because the spot may be the one behind the last.
        tails[spot:] = [place, *tails[spot + 1 :]]
        at[spot:] = [number, *at[spot + 1 :]]
        before[number] = at[spot - 1] if spot else -1
    staying: set[int] = set()
    number = at[-1] if at else -1
    while number >= 0:
        staying.add(number)
        number = before[number]
    return staying
