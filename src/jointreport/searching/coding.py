"""Numbers and sorted words as short printable text, which compresses well and needs nothing to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub

_SIGNS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
_HALF = len(_SIGNS) // 2
"""The first half of the signs ends a number, the second half says that there is more of it."""


class _Codes(dict[int, str]):
    """Number → its signs, made once for each number that occurs."""

    def __missing__(self, number: int) -> str:
        rest, last = divmod(number, _HALF)
        signs = _SIGNS[last]
        while rest > 0:
            rest, digit = divmod(rest, _HALF)
            signs = _SIGNS[_HALF + digit] + signs
        self[number] = signs
        return signs


_CODES = _Codes()


def coded(numbers: Iterable[int]) -> str:
    """Return numbers from 0 on as text."""
    return "".join(map(_CODES.__getitem__, numbers))


def coded_steps(numbers: Sequence[int]) -> str:
    """Return rising numbers as text: the first, then the step from each to the next."""
    return coded(map(sub, numbers, chain((0,), numbers)))


def coded_runs(numbers: Sequence[int], starts: Iterable[int]) -> list[str]:
    """Return the signs of each of many numbers: at the starts of runs the number, elsewhere the step to it."""
    steps = list(map(sub, numbers, chain((0,), numbers)))
    for start in starts:
        steps[start] = numbers[start]
    return list(map(_CODES.__getitem__, steps))


def coded_small(numbers: Iterable[int]) -> str:
    """Return numbers that one sign each can say as text."""
    return "".join(map(_SIGNS.__getitem__, numbers))


def coded_words(words: Iterable[str]) -> str:
    """Return sorted words as text, each without what it shares with the one before; none holds a space."""
    parts, before = [], ""
    for word in words:
        shared = _shared(before, word)
        parts.append(_SIGNS[shared] + word[shared:])
        before = word
    return " ".join(parts)


def _shared(one: str, other: str) -> int:
    """Return how many characters two words have in common at their beginning, as many as one sign can say."""
    number = 0
    for character, same in zip(one[: _HALF - 1], other, strict=False):
        if character != same:
            return number
        number += 1
    return number
