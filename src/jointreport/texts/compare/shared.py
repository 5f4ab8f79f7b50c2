"""Which words of two passages stand in both, in whatever order: for setting them side by side, taking no side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from jointreport.texts.compare.units import says_something, words_of

_FEWEST_IN_A_ROW = 3
_FEWEST_IN_A_ROW_IN_CHINESE = 2
"""So many words in a row stand in both passages; fewer may do so by chance. Chinese has no articles to count."""

_OPENING = frozenset("([{（《〈“‘「«")


@dataclass(frozen=True, slots=True)
class Wording:
    """A run of words of a passage, and whether it stands in the other passage too."""

    words: str
    in_both: bool


def wordings_shared(one: str, other: str, *, chinese: bool) -> tuple[tuple[Wording, ...], tuple[Wording, ...]]:
    """Return two passages in runs; the words joined are the passage as it stands.

    A run of one passage stands for one run of the other: what one has twice and the other once is in both once.
    """
    passages = [words_of(passage, chinese=chinese) for passage in (one, other)]
    places = [_places(words) for words in passages]
    folded = [[words[n].casefold() for n in chosen] for words, chosen in zip(passages, places, strict=True)]
    fewest = _FEWEST_IN_A_ROW_IN_CHINESE if chinese else _FEWEST_IN_A_ROW
    shared: tuple[set[int], set[int]] = (set(), set())
    for first, second, length in _common_rows(folded[0], folded[1], fewest):
        shared[0].update(places[0][first : first + length])
        shared[1].update(places[1][second : second + length])
    return _runs(passages[0], shared[0]), _runs(passages[1], shared[1])


def _places(words: Sequence[str]) -> list[int]:
    """Return where the words stand that count: neither spaces nor punctuation."""
    return [number for number, word in enumerate(words) if says_something(word)]


def _common_rows(one: Sequence[str], other: Sequence[str], fewest: int) -> Iterator[tuple[int, int, int]]:
    """Yield the rows of words common to both, the longest first; no word is used twice (greedy string tiling)."""
    left: list[object] = list(one)
    right: list[object] = list(other)
    while True:
        # By itself it would leave out what is frequent in a passage of 200 words or more.
        found = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
        if found.size < fewest:
            return
        yield found.a, found.b, found.size
        # What is used becomes a value that equals no other, so that no later row contains it or reaches across it.
        left[found.a : found.a + found.size] = (("left", n) for n in range(found.a, found.a + found.size))
        right[found.b : found.b + found.size] = (("right", n) for n in range(found.b, found.b + found.size))


def _runs(words: Sequence[str], shared: set[int]) -> tuple[Wording, ...]:
    """Return words in runs; spaces and punctuation go with the words before them, opening marks with those after."""
    states = [number in shared for number in range(len(words))]
    for number, word in enumerate(words):
        if number and not says_something(word):
            states[number] = states[number - 1]
    for number in range(len(words) - 2, -1, -1):
        if words[number] in _OPENING:
            states[number] = states[number + 1]
    runs = groupby(zip(states, words, strict=True), key=lambda pair: pair[0])
    return tuple(Wording("".join(word for _, word in run), state) for state, run in runs)
