"""Where each term of a language stands: one rising list of positions for each, over all pages.

A paragraph begins a new block, and a long one takes several. So a block alone tells the paragraph and the page;
together with the place inside the block it tells phrases. The two are kept apart, because most queries need no
places, which take as much room again.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, pairwise

from jointreport.searching.coding import coded_runs, coded_small, coded_steps
from jointreport.searching.folding import terms_of

BLOCK = 64


@dataclass(frozen=True, slots=True)
class Range:
    """Terms from one on and before another; the empty one stands for no limit."""

    first: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """Sorted terms of a language with the blocks of each and its places in them; paragraphs of several blocks."""

    terms: Sequence[str]
    blocks: Sequence[str]
    places: Sequence[str]
    long: Sequence[tuple[int, int]] = ()


def lists_of(paragraphs: Iterable[str], wanted: Range) -> Lists:
    """Return the lists of the wanted terms in the paragraphs of a language; a paragraph it lacks is empty."""
    terms: list[str] = []
    positions: list[int] = []
    long: list[tuple[int, int]] = []
    block = 0
    for number, words in enumerate(paragraphs):
        own = terms_of(words)
        terms += own
        positions += range(block * BLOCK, block * BLOCK + len(own))
        size = -(-len(own) // BLOCK) or 1
        if size > 1:
            long.append((number, size))
        block += size
    return _coded(_grouped(terms, positions, wanted), long)


def _grouped(terms: list[str], positions: list[int], wanted: Range) -> Mapping[str, list[int]]:
    """Return the positions of each wanted term; the loops run inside the interpreter, for there are millions."""
    for limit, keeps in ((wanted.first, str.__le__), (wanted.end, str.__gt__)):
        if limit:
            kept = [keeps(limit, term) for term in terms]
            terms, positions = list(compress(terms, kept)), list(compress(positions, kept))
    found: dict[str, list[int]] = defaultdict(list)
    deque(map(list.append, map(found.__getitem__, terms), positions), maxlen=0)
    return found


def _coded(found: Mapping[str, list[int]], long: Sequence[tuple[int, int]]) -> Lists:
    """Code all lists in one go, and cut them apart afterwards: most are short, and a call for each takes longer."""
    # Browsers compare words by the halves of their characters; only beyond the first plane is that another order.
    by_halves = any(term > "\uffff" for term in found)
    terms = sorted(found, key=lambda term: term.encode("utf-16-be")) if by_halves else sorted(found)
    runs = [found[term] for term in terms]
    positions = list(chain.from_iterable(runs))
    places = coded_small([position % BLOCK for position in positions])
    ends = [0, *accumulate(map(len, runs))]
    steps = coded_runs([position // BLOCK for position in positions], ends[:-1])
    cuts = list(pairwise(ends))
    blocks = ["".join(steps[start:end]) for start, end in cuts]
    return Lists(terms, blocks, [places[start:end] for start, end in cuts], long)


def lists_of_symbols(symbols: Mapping[str, Sequence[int]]) -> Lists:
    """Return the numbers of the pages of each symbol in the form of the lists of a language."""
    terms = sorted(symbols)
    return Lists(terms, [coded_steps(symbols[term]) for term in terms], ())
