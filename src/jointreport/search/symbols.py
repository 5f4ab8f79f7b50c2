"""The symbols of records as terms: a query that is one leads to the record first, however it is spelt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from jointreport.search.entries import FoundPage
from jointreport.search.normalize import terms_of

_SHORTEST = 2
"""An ending of so many words or numbers may stand for the whole symbol: `5/19`, `INF/29`."""


def symbols_of(pages: Sequence[FoundPage]) -> Mapping[str, list[int]]:
    """Return the numbers of the pages of each symbol, and of each of its endings."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        for term in dict.fromkeys(one for symbol in page.symbols for one in _terms(symbol)):
            found[term].append(number)
    return found


def _terms(symbol: str) -> Iterator[str]:
    """Yield the terms of a symbol; a joint document has several symbols, joined by a dash."""
    for one in dict.fromkeys((symbol, *symbol.split("–"))):
        words = terms_of(one)
        for start in range(max(len(words) - _SHORTEST + 1, 1)):
            yield "/".join(words[start:])
