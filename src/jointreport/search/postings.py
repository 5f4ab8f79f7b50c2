"""Search postings: one rising list of positions for each term of a language, as short printable text.

A paragraph begins a new block, and a long one takes several. So a block alone tells the paragraph and the page;
together with the place inside the block it tells phrases. The two are kept apart, because most queries need no
places, which take as much room again. Of two very common words beside each other the pair is listed too, so that a
phrase like “of the” needs neither of their long lists.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, pairwise, repeat
from operator import floordiv, mod, not_, sub

from jointreport.search.terms import is_chinese_term, terms_of

# JSON would escape these two, and a space parts lists.
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


def encode(numbers: Iterable[int]) -> str:
    """Return numbers from 0 on as text."""
    return "".join(map(_CODES.__getitem__, numbers))


def encode_steps(numbers: Sequence[int], *, before: int = 0) -> str:
    """Return rising numbers as text: the step from `before` to the first, then from each to the next."""
    return encode(map(sub, numbers, chain((before,), numbers)))


def encode_positions(positions: Sequence[int], starts: Iterable[int]) -> tuple[list[str], str]:
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


def encode_words(words: Iterable[str]) -> str:
    """Return sorted words as text, each without what it shares with the one before; none holds a space."""
    parts, before = [], ""
    for word in words:
        shared = 0
        for character, same in zip(word, before, strict=False):
            # How much is shared is told by one sign, and a larger number would need two.
            if character != same or shared == _HALF - 1:
                break
            shared += 1
        parts.append(_SIGNS[shared] + word[shared:])
        before = word
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Range:
    """Terms from one on and before another; the empty one stands for no limit."""

    first: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """Sorted terms of a language with the blocks of each and its places in them.

    `long` tells the paragraphs of several blocks and how many, `common` the terms whose pairs are listed too.
    """

    terms: Sequence[str]
    blocks: Sequence[str]
    places: Sequence[str]
    long: Sequence[tuple[int, int]] = ()
    common: Sequence[str] = ()


def lists_of(paragraphs: Iterable[str], wanted: Range, *, seldom: int) -> Lists:
    """Return the lists of the wanted terms in the paragraphs of a language; a paragraph it lacks is empty.

    A word that occurs more than `seldom` times is very common.
    """
    found: dict[str, list[int]] = defaultdict(list)
    long: list[tuple[int, int]] = []
    block = 0
    for number, words in enumerate(paragraphs):
        own = terms_of(words)
        _note(found, own, range(block * BLOCK, block * BLOCK + len(own)), wanted)
        # One position at least stays free after each paragraph, so that no phrase runs on into the next.
        size = len(own) // BLOCK + 1
        if size > 1:
            long.append((number, size))
        block += size
    often = (term for term, where in found.items() if len(where) > seldom)
    common = sorted(term for term in often if not is_chinese_term(term))
    return _encode_lists({**found, **_pairs(found, common)}, long, common)


def _note(found: Mapping[str, list[int]], terms: Iterable[str], positions: Iterable[int], wanted: Range) -> None:
    """Add the positions of the wanted terms; the loops run inside the interpreter, for there are millions."""
    for limit, keeps in ((wanted.first, wanted.first.__le__), (wanted.end, wanted.end.__gt__)):
        if limit:
            kept = list(map(keeps, terms))
            terms, positions = list(compress(terms, kept)), compress(positions, kept)
    deque(map(list.append, map(found.__getitem__, terms), positions), maxlen=0)


def _pairs(found: Mapping[str, Sequence[int]], common: Sequence[str]) -> Mapping[str, list[int]]:
    """Return where two common terms stand side by side, under a sign that begins no term."""
    standing: dict[int, str] = {}
    for term in common:
        standing.update(zip(found[term], repeat(term)))
    pairs: dict[str, list[int]] = defaultdict(list)
    for position, term in standing.items():
        if (after := standing.get(position + 1)) is not None:
            pairs[f"-{term}-{after}"].append(position)
    return pairs


def _encode_lists(found: Mapping[str, list[int]], long: Sequence[tuple[int, int]], common: Sequence[str]) -> Lists:
    """Code all lists in one go, and cut them apart afterwards: most are short, and a call for each takes longer."""
    terms = sorted(found)
    # Browsers compare words by the halves of their characters; only beyond the first plane is that another order.
    if terms and terms[-1] > "\uffff":
        terms.sort(key=lambda term: term.encode("utf-16-be"))
    runs = [found[term] for term in terms]
    ends = [0, *accumulate(map(len, runs))]
    # Side by side in memory: what is scattered there takes several times as long to walk through.
    positions = array("L", chain.from_iterable(runs))
    blocks, places = encode_positions(positions, ends[:-1])
    cuts = list(pairwise(ends))
    return Lists(
        terms,
        ["".join(blocks[start:end]) for start, end in cuts],
        [places[start:end] for start, end in cuts],
        long,
        common,
    )


def lists_of_symbols(symbols: Mapping[str, Sequence[int]]) -> Lists:
    """Return the numbers of the pages of each symbol in the form of the lists of a language."""
    terms = sorted(symbols)
    return Lists(terms, [encode_steps(symbols[term], before=-1) for term in terms], ())
