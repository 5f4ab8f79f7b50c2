"""Symbols of decisions in words: written so that pages link them, and of decisions that there are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from jointreport.rules.language.scripts import Fault

_HYPHENS = "‐‑‒–—−－-"
_SLASHES = "/／⁄∕"


@cache
def _alike(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for what looks like a symbol of one of the conventions, however it is written."""
    begins = rf"(?<![A-Za-z0-9_/.{_HYPHENS}])({'|'.join(prefixes)}) ?[{_HYPHENS}]? ?"
    numbers = rf"([1-9]\d?) ?([{_SLASHES}{_HYPHENS}]) ?([1-9]\d{{0,2}})"
    return re.compile(rf"{begins}{numbers}(?![A-Za-z0-9_{_SLASHES}]|[.{_HYPHENS}]\d)")


def faults_of_symbols(
    words: str, prefixes: tuple[str, ...], symbols: Collection[str], *, verbatim: bool
) -> Iterator[Fault]:
    """Yield each symbol that no page links: written otherwise, or of a decision that has no record.

    In words that were issued only another sign of the same shape is told: they may name what we do not hold.
    """
    for match in _alike(prefixes).finditer(words) if prefixes else ():
        convention, meeting, between, number = match.groups()
        symbol = f"{convention}-{meeting}/{number}"
        same_shape = len(match[0]) == len(symbol) and between in _SLASHES and " " not in match[0]
        if match[0] == symbol:
            if not verbatim and symbol not in symbols:
                yield Fault("symbol-of-no-record", match.start(), {"found": symbol})
        elif same_shape or (not verbatim and (between in _SLASHES or symbol in symbols)):
            yield Fault("symbol-written-otherwise", match.start(), {"found": match[0], "symbol": symbol})
