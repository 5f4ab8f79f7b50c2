"""The printed numbers of a text are in order, each once and none missing; of a slip what is meant is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from jointreport.problems import Problem, Value
from jointreport.records.model.documents import BodyText
from jointreport.records.model.places import CLOSING, Place, place_of
from jointreport.records.register.register import Register

_SERIES = {"pp": 1, "p": 2}
"""The preamble stands before the paragraphs; every other kind is counted apart."""
_LETTERS = 26
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class Numbers:
    """The numbers of one text; items are Roman where the first of them is (i)."""

    def __init__(self, written: tuple[str, ...]) -> None:
        self.written = written

    def key(self, at: str) -> tuple[int, ...]:
        """Return a key by which the numbers of one run stand in printed order."""
        place = place_of(at)
        return (_SERIES.get(place.kind, 0), int(place.number or 0), *self._key_of_items(place))

    def run(self, at: str) -> str:
        """Return what is counted together with a number: the paragraphs of an annex, its headings, its tables."""
        place = place_of(at)
        return f"{place.scope}{'p' if place.kind in _SERIES else place.kind}"

    def numbers_before(self, at: str) -> Iterator[str]:
        """Yield the numbers that must stand in a complete text before this one."""
        if above := place_of(at).above:
            yield above
        if (before := self.number_beside(at, -1)) and not self._may_go_on(at):
            yield before

    def _may_go_on(self, at: str) -> bool:
        """Whether an item is the first below words without a number, which may interrupt a list that goes on."""
        place = place_of(at)
        return place.kind == "u" and len(place.items) == 1 and self._first_below.get(_parent(at)) == at

    @cached_property
    def _first_below(self) -> Mapping[str, str]:
        """Paragraph → the first of its items."""
        return {_parent(at): at for at in reversed(self.written)}

    def number_beside(self, at: str, further: int) -> str:
        """Return the number of the same series some places further on; empty before the first."""
        place = place_of(at)
        if not place.items:
            number = int(place.number or 0) + further
            return f"{place.scope}{place.kind}{number}" if place.number and number > 0 else ""
        if place.items[-1] == CLOSING:
            return ""
        number = self._place(_parent(at), place.items[-1]) + further
        return f"{_parent(at)}-{self._item_at(_parent(at), number, place.items[-1])}" if number > 0 else ""

    @cached_property
    def gaps(self) -> Mapping[int, tuple[str, ...]]:
        """The place of each number before which others are missing in a complete text, with these, each once."""
        there, found = set(self.written), dict[int, tuple[str, ...]]()
        for place, at in enumerate(self.written):
            missing: list[str] = []
            for needed in self.numbers_before(at):
                before = needed
                while before and before not in there:
                    there.add(before)
                    missing.append(before)
                    before = self.number_beside(before, -1)
            if missing:
                found[place] = tuple(sorted(missing, key=self.key))
        return found

    @cached_property
    def breaks(self) -> Mapping[int, str]:
        """The place of each number that stands after a higher one, with that one, each of these once."""
        higher: dict[str, str] = {}
        found: dict[int, str] = {}
        for place, at in enumerate(self.written):
            run = self.run(at)
            if run not in higher or self.key(at) >= self.key(higher[run]):
                higher[run] = at
            elif higher[run] not in found.values():
                found[place] = higher[run]
        return found

    @cached_property
    def doubles(self) -> tuple[int, ...]:
        """The place of each number that stands before."""
        first = {at: place for place, at in reversed(tuple(enumerate(self.written)))}
        return tuple(place for place, at in enumerate(self.written) if first[at] != place)

    @cached_property
    def slip(self) -> tuple[int, str] | None:
        """The one number of a complete text by which all of them are in order, and its place; none where none is.

        Where a number is only missing nobody knows whether the next one is wrong.
        """
        if not (self.doubles or self.breaks):
            return None
        twice = {self.written[place] for place in self.doubles}
        doubled = (place for place, at in enumerate(self.written) if at in twice)
        higher = (self.written.index(at) for at in self.breaks.values())
        places = sorted({*doubled, *higher, *self.breaks, *self.gaps})
        fitting = [(place, at) for place in places for at in self._candidates(place) if self._sound_with(place, at)]
        return fitting[0] if len(fitting) == 1 else None

    def _candidates(self, place: int) -> Iterator[str]:
        """Yield what may be meant by the number at a place: one that is missing, or the one after that before it."""
        after = self.number_beside(self.written[place - 1], 1) if place else "pp1"
        firsts = (missing[0] for missing in self.gaps.values())
        # Nobody writes the number of a heading for that of a paragraph.
        run = self.run(self.written[place])
        yield from dict.fromkeys(at for at in (*firsts, after) if at and self.run(at) == run)

    def _sound_with(self, place: int, at: str) -> bool:
        """Whether all numbers are in order with another one at a place."""
        other = Numbers((*self.written[:place], at, *self.written[place + 1 :]))
        return not (other.doubles or other.breaks or other.gaps)

    def _key_of_items(self, place: Place) -> Iterator[int]:
        parent = f"{place.scope}{place.kind}{place.number}"
        for item in place.items:
            # Closing words stand after every item.
            yield sys.maxsize if item == CLOSING else self._place(parent, item)
            parent += f"-{item}"

    def _place(self, parent: str, item: str) -> int:
        if item.isdecimal():
            return int(item)
        if parent in self._roman_below and item in _ROMAN:
            return _ROMAN.index(item) + 1
        if parent in self._counted_on:
            return _as_number(item)
        # After (z) come (aa) and (bb): the letter is doubled, nothing is carried.
        return (len(item) - 1) * _LETTERS + ord(item[0]) - ord("a") + 1

    def _item_at(self, parent: str, place: int, beside: str) -> str:
        """Return the item at a place, written like the item beside it."""
        if beside.isdecimal():
            return str(place)
        if parent in self._roman_below and beside in _ROMAN and place <= len(_ROMAN):
            return _ROMAN[place - 1]
        rounds, letter = divmod(place - 1, _LETTERS)
        if parent in self._counted_on and rounds:
            return chr(ord("a") + rounds - 1) + chr(ord("a") + letter)
        return chr(ord("a") + letter) * (rounds + 1)

    @cached_property
    def _roman_below(self) -> frozenset[str]:
        """The paragraphs whose items are (i), (ii), (iii), not (i) after (h)."""
        return frozenset(
            at.removesuffix("-i") for at in self.written if at.endswith("-i") and f"{at[:-1]}h" not in self.written
        )

    @cached_property
    def _counted_on(self) -> frozenset[str]:
        """The paragraphs whose items go on after (z) with (aa), (ab), (ac), not with (aa), (bb), (cc)."""
        return frozenset(
            _parent(at)
            for at in self.written
            if (items := place_of(at).items) and _is_mixed(items[-1]) and _parent(at) not in self._roman_below
        )


def _parent(at: str) -> str:
    return at.rpartition("-")[0]


def _is_mixed(item: str) -> bool:
    """Whether an item is one of two letters that differ; no list is so long that it needs three."""
    return len(item) == 2 and item.isalpha() and item[0] != item[1]


def _as_number(letters: str) -> int:
    """Return the number of letters that count like the columns of a sheet: of `ab` it is 28."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("a") + 1
    return number


@lru_cache(maxsize=4096)
def _numbers(written: tuple[str, ...]) -> Numbers:
    return Numbers(written)


def numbers_of(text: BodyText) -> Numbers:
    """Return the numbers of the paragraphs of a text, as they stand."""
    return _numbers(tuple(paragraph.at for paragraph in text.paragraphs))


def is_told_there(text: BodyText, at: str) -> bool:
    """Whether a place that a text has not is missing by a slip in its numbers, told there and not where it is named."""
    if text.has_number_twice or text.extent != "complete":
        return text.has_number_twice
    numbers = numbers_of(text)
    return (numbers.slip is not None and numbers.slip[1] == at) or any(at in gap for gap in numbers.gaps.values())


def _slip_in(text: BodyText) -> tuple[int, str] | None:
    return numbers_of(text).slip if text.extent == "complete" else None


def paragraph_slip(register: Register) -> Iterator[Problem]:
    """No number of a complete text stands in place of another one by which all would be in order."""
    for entry in register.text_holders():
        text = entry.record.text
        if slip := _slip_in(text):
            place, meant = slip
            values = {"found": text.paragraphs[place].at, "meant": meant}
            yield Problem("paragraph-slip", entry.spot("text", "paragraphs", place, "at"), values)


def paragraph_once(register: Register) -> Iterator[Problem]:
    """No two paragraphs of a text have the same number."""
    for entry in register.text_holders():
        text = entry.record.text
        for place in () if _slip_in(text) else numbers_of(text).doubles:
            spot = entry.spot("text", "paragraphs", place, "at")
            yield Problem("paragraph-once", spot, {"found": text.paragraphs[place].at})


def paragraph_order(register: Register) -> Iterator[Problem]:
    """Paragraphs stand in printed order: the preamble first, and items after the paragraph they belong to."""
    for entry in register.text_holders():
        text = entry.record.text
        for place, before in () if _slip_in(text) else numbers_of(text).breaks.items():
            values = {"found": text.paragraphs[place].at, "before": before}
            yield Problem("paragraph-order", entry.spot("text", "paragraphs", place, "at"), values)


def heading_before_text(register: Register) -> Iterator[Problem]:
    """No heading of an annex, or of a section that counts for itself, stands behind what is in it."""
    for entry in register.text_holders():
        written = [paragraph.at for paragraph in entry.record.text.paragraphs]
        first = {at: number for number, at in reversed(tuple(enumerate(written)))}
        told: set[str] = set()
        for number, at in enumerate(written):
            place = place_of(at)
            for heading in filter(None, (place.annex, place.scope.removesuffix("-"))):
                if first.get(heading, -1) > number and heading not in told:
                    told.add(heading)
                    spot = entry.spot("text", "paragraphs", first[heading], "at")
                    yield Problem("heading-before-text", spot, {"found": heading, "before": at})


_SEVERAL = 4
"""So many of the numbers that are missing before one are named."""


def paragraph_gap(register: Register) -> Iterator[Problem]:
    """Every text that is held complete has the numbers before each of its numbers."""
    for entry in register.text_holders():
        text = entry.record.text
        if text.extent != "complete" or text.has_number_twice or _slip_in(text):
            continue
        for place, missing in numbers_of(text).gaps.items():
            named = missing if len(missing) <= _SEVERAL else (*missing[: _SEVERAL - 1], "…")
            values: dict[str, Value] = {"found": text.paragraphs[place].at, "missing": named}
            yield Problem("paragraph-gap", entry.spot("text", "paragraphs", place, "at"), values)
