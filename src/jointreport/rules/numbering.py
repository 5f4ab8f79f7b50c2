"""Printed numbers: once each, in order, without gaps where a text is complete; `p4-b` is item 2 of paragraph 4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from jointreport.problems import Problem
from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.register.register import Register

_NUMBER = re.compile(r"(?P<series>s|fn|pp|p)(?P<number>\d+)(?P<items>(?:-[a-z0-9]+)*)")
_SERIES = {"s": 0, "pp": 1, "p": 2, "fn": 3}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class Numbers:
    """The numbers of one text; items are Roman where the first of them is (i)."""

    def __init__(self, written: tuple[str, ...]) -> None:
        self.written = written

    def key(self, at: str) -> tuple[int, ...]:
        """Return a key by which numbers stand in printed order."""
        series, number, items = _split(at)
        return (_SERIES[series], number, *self._counted(at, items))

    def needed_by(self, at: str) -> Iterator[str]:
        """Yield the numbers that must stand in a complete text before this one."""
        series, number, items = _split(at)
        if not items:
            if number > 1:
                yield f"{series}{number - 1}"
            return
        parent = at.rpartition("-")[0]
        yield parent
        place = self._place(parent, items[-1])
        if place > 1:
            yield f"{parent}-{self._named(parent, place - 1, items[-1])}"

    def _counted(self, at: str, items: tuple[str, ...]) -> Iterator[int]:
        parents = at.split("-")
        for depth, item in enumerate(items, start=1):
            yield self._place("-".join(parents[:depth]), item)

    def _place(self, parent: str, item: str) -> int:
        if item.isdecimal():
            return int(item)
        if parent in self._roman_below and item in _ROMAN:
            return _ROMAN.index(item) + 1
        return (len(item) - 1) * 26 + ord(item[0]) - ord("a") + 1

    def _named(self, parent: str, place: int, beside: str) -> str:
        """Return the item at a place, written like the item beside it."""
        if beside.isdecimal():
            return str(place)
        if parent in self._roman_below and beside in _ROMAN:
            return _ROMAN[place - 1]
        rounds, letter = divmod(place - 1, 26)
        return chr(ord("a") + letter) * (rounds + 1)

    @cached_property
    def _roman_below(self) -> frozenset[str]:
        """The paragraphs whose items are (i), (ii), (iii), not (i) after (h)."""
        return frozenset(
            at.removesuffix("-i")
            for at in self.written
            if at.endswith("-i") and f"{at[:-1]}h" not in self.written
        )


def _split(at: str) -> tuple[str, int, tuple[str, ...]]:
    match = _NUMBER.fullmatch(at)
    if match is None:
        # The model has refused anything else before a rule is asked.
        raise ValueError(at)
    items = tuple(match["items"].split("-")[1:])
    return match["series"], int(match["number"]), items


Holder = Entry[Decision] | Entry[Document]


def paragraph_once(register: Register) -> Iterator[Problem]:
    """No two paragraphs and no two footnotes of a text have the same number."""
    for entry in _texts(register):
        text = entry.record.text
        numbered = [(("paragraphs", n, "at"), p.at) for n, p in enumerate(text.paragraphs)]
        labelled = [(("footnotes", n, "label"), f"fn{f.label}") for n, f in enumerate(text.footnotes)]
        seen: set[str] = set()
        for where, at in (*numbered, *labelled):
            if at in seen:
                yield Problem("paragraph-once", entry.spot("text", *where), {"found": at})
            seen.add(at)


def paragraph_order(register: Register) -> Iterator[Problem]:
    """Paragraphs stand in printed order: the preamble first, and items after the paragraph they belong to."""
    for entry in _texts(register):
        numbers = Numbers(tuple(p.at for p in entry.record.text.paragraphs))
        before: dict[bool, str] = {}
        for place, at in enumerate(numbers.written):
            section = at.startswith("s")  # Sections are counted apart from the paragraphs between them.
            if section in before and numbers.key(at) < numbers.key(before[section]):
                values = {"found": at, "before": before[section]}
                yield Problem("paragraph-order", entry.spot("text", "paragraphs", place, "at"), values)
            else:
                before[section] = at


def paragraph_gap(register: Register) -> Iterator[Problem]:
    """Every text that is held complete has the numbers before each of its numbers."""
    for entry in _texts(register):
        if entry.record.text.extent != "complete":
            continue
        numbers = Numbers(tuple(p.at for p in entry.record.text.paragraphs))
        for place, at in enumerate(numbers.written):
            for needed in numbers.needed_by(at):
                if needed not in numbers.written:
                    values = {"found": at, "missing": needed}
                    yield Problem("paragraph-gap", entry.spot("text", "paragraphs", place, "at"), values)


def _texts(register: Register) -> Iterator[Holder]:
    yield from (entry for entry in register.decisions.values() if entry.record.text.paragraphs)
    yield from (entry for entry in register.documents.values() if entry.record.text.paragraphs)
