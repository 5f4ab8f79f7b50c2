"""Search postings: one rising list of positions for each term of a language, over all pages.

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

from jointreport.search.encoding import BLOCK, coded_positions, coded_steps
from jointreport.search.normalize import is_chinese_term, terms_of


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
    return _coded({**found, **_pairs(found, common)}, long, common)


def _note(
    found: Mapping[str, list[int]], terms: Iterable[str], positions: Iterable[int], wanted: Range
) -> None:
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


def _coded(found: Mapping[str, list[int]], long: Sequence[tuple[int, int]], common: Sequence[str]) -> Lists:
    """Code all lists in one go, and cut them apart afterwards: most are short, and a call for each takes longer."""
    terms = sorted(found)
    # Browsers compare words by the halves of their characters; only beyond the first plane is that another order.
    if terms and terms[-1] > "\uffff":
        terms.sort(key=lambda term: term.encode("utf-16-be"))
    runs = [found[term] for term in terms]
    ends = [0, *accumulate(map(len, runs))]
    # Side by side in memory: what is scattered there takes several times as long to walk through.
    positions = array("L", chain.from_iterable(runs))
    blocks, places = coded_positions(positions, ends[:-1])
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
    return Lists(terms, [coded_steps(symbols[term], before=-1) for term in terms], ())
