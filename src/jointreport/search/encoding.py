"""Numbers and sorted words as short printable text, which compresses well and needs nothing to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, compress, repeat
from operator import floordiv, mod, not_, sub

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


BLOCK = 64
"""So many positions a paragraph takes at least; a longer one takes a multiple."""

_PLACES = bytes([*_SIGNS.encode("ascii"), *range(0xC0, 0xC0 + 2 * BLOCK - 1 - len(_SIGNS))]).ljust(256)
"""The sign of each place in a block and, after those, of each distance; long ones are rare and take two bytes."""
_CODES = _Codes()
_STEPS = _Codes({0: ""})
"""The signs of steps to another number; where a number stays the same, nothing is said."""


def coded(numbers: Iterable[int]) -> str:
    """Return numbers from 0 on as text."""
    return "".join(map(_CODES.__getitem__, numbers))


def coded_steps(numbers: Sequence[int], *, before: int = 0) -> str:
    """Return rising numbers as text: the step from `before` to the first, then from each to the next."""
    return coded(map(sub, numbers, chain((before,), numbers)))


def coded_positions(positions: Sequence[int], starts: Iterable[int]) -> tuple[list[str], str]:
    """Return the signs of the block of each of many positions, which rise in runs, and of its place: one sign each.

    A block is told once, by its distance from the one before; the first of a run by that from -1.
    A further place in the same block is told by its distance from the one before it.
    """
    # These loops run inside the interpreter, for there are millions of positions.
    numbers = list(map(floordiv, positions, repeat(BLOCK)))
    places = bytearray(map(mod, positions, repeat(BLOCK)))
    steps = list(map(sub, numbers, chain((-1,), numbers)))
    for start in starts:
        steps[start] = numbers[start] + 1
    for further in compress(range(len(steps)), map(not_, steps)):
        places[further] = BLOCK - 1 + positions[further] - positions[further - 1]
    return list(map(_STEPS.__getitem__, steps)), places.translate(_PLACES).decode("latin-1")


def coded_words(words: Iterable[str]) -> str:
    """Return sorted words as text, each without what it shares with the one before; none holds a space."""
    parts, before = [], ""
    for word in words:
        shared = 0
        for character, same in zip(word, before, strict=False):
            if character != same or shared == _HALF - 1:
                break
            shared += 1
        parts.append(_SIGNS[shared] + word[shared:])
        before = word
    return " ".join(parts)
