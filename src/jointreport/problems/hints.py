"""What an author may have meant by a name that there is not: a guess only where it is a slip of a letter or two."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

_MOST_LISTED = 24
"""So many names of a closed list are told where none is near; of more, the first."""
_MOST_NEAR = 8
"""Of more names at one distance none is likelier than any other, and none is told."""
_EDIT, _DIGIT, _SWAPPED_DIGITS = 2, 3, 1
"""What one wrong, missing or additional letter costs, or two that changed places; one such digit, and two that did.

Two wrong digits are another number, and no slip.
"""
_SHORT = 5
"""In a word of so many letters two wrong ones would make any other word."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Names to write instead, and how sure it is that they are meant: a line to paste, a question, or a choice."""

    sure: Literal["write", "meant", "one-of"]
    names: tuple[str, ...]


NO_HINT = Hint("one-of", ())


def hint_of_list(found: str, names: tuple[str, ...]) -> Hint:
    """Return the nearest names of a closed list, or all of them where none is near."""
    # The full-width sign begins no remark, and what stands before it may be right.
    before, sign, remark = found.partition("＃")
    before = before.strip(" -")
    if sign and before in names:
        return Hint("write", (f"{before}  # {remark.strip()}",))
    if near := meant(found, names):
        return Hint("meant", near)
    if len(names) == 1:
        return Hint("write", names)
    return Hint("one-of", names if len(names) <= _MOST_LISTED else (*names[:_MOST_LISTED], "…"))


def hint_of_names(found: str, names: tuple[str, ...]) -> Hint:
    """Return the nearest names of records; all where they are few, none where one or many are equally far."""
    if near := meant(found, names):
        return Hint("meant", near)
    return Hint("one-of", names) if 1 < len(names) <= _MOST_NEAR else NO_HINT


def names_alike(found: str, names: Iterable[str], apart: Collection[str]) -> tuple[str, ...]:
    """Return the names that share those of the words `apart` that stand in what was written.

    These are the conventions, so that `mc-5-19` is never taken for `sc-5-19`; without one, any may be meant.
    """
    own = _words_of(found, apart)
    return tuple(name for name in names if not own or _words_of(name, apart) == own)


def _words_of(name: str, apart: Collection[str]) -> frozenset[str]:
    return frozenset(name.split("-")).intersection(apart)


def meant(found: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return all names that are nearest to what was written, and as near as a slip may be.

    The nearest is one in which two digits changed places; then follow one letter, one digit, two letters.
    """
    most = _EDIT if len(found) <= _SHORT else 2 * _EDIT
    far = {name: _distance(found, name, most) for name in names if abs(len(name) - len(found)) * _EDIT <= most}
    nearest = min(far.values(), default=most + 1)
    near = tuple(name for name, distance in far.items() if distance == nearest <= most)
    return near if len(near) <= _MOST_NEAR else ()


def _distance(one: str, other: str, most: int) -> int:
    """Return what it costs to make one word of another, by rows of the usual table; above `most`, anything above."""
    before: list[int] = []
    row = [0, *accumulate(map(_cost, other))]
    for i, letter in enumerate(one):
        two_before, before, row = before, row, [row[0] + _cost(letter)]
        for j, wanted in enumerate(other):
            wrong = max(_cost(letter), _cost(wanted)) if letter != wanted else 0
            cost = min(before[j] + wrong, before[j + 1] + _cost(letter), row[j] + _cost(wanted))
            if i and j and letter == other[j - 1] != wanted == one[i - 1]:
                both_digits = letter.isdigit() and wanted.isdigit()
                cost = min(cost, two_before[j - 1] + (_SWAPPED_DIGITS if both_digits else _EDIT))
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _cost(letter: str) -> int:
    return _DIGIT if letter.isdigit() else _EDIT
