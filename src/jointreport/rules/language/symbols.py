"""Symbols of decisions in words: written so that pages link them, and of decisions that there are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from jointreport.records.model.symbols import has_letters, parts_of
from jointreport.rules.language.scripts import Fault

_HYPHENS = "‐‑‒–—−－-"
_SLASHES = "/／⁄∕"
_NUMBERS = {"meeting": r"([1-9]\d?)", "number": r"([1-9]\d{0,2})"}
_ALIKE = {"-": f" ?[{_HYPHENS}]? ?", "/": f" ?([{_SLASHES}{_HYPHENS}]) ?", " ": " ?"}


@cache
def _alike(form: str) -> re.Pattern[str]:
    """Return what looks like a symbol of a form, however it is written; each number and slash is a group."""
    parts = [
        _NUMBERS[words] if place % 2 else "".join(_ALIKE.get(sign, re.escape(sign)) for sign in words)
        for place, words in enumerate(parts_of(form))
    ]
    return re.compile(rf"(?<![A-Za-z0-9_/.{_HYPHENS}]){''.join(parts)}(?![A-Za-z0-9_{_SLASHES}]|[.{_HYPHENS}]\d)")


def _as_formed(form: str, numbers: Iterable[str]) -> str:
    """Return the symbol of a form with these numbers."""
    printed = iter(parts_of(form)[::2])
    return next(printed) + "".join(f"{number}{after}" for number, after in zip(numbers, printed, strict=True))


_DIGIT = re.compile(r"\d")


@cache
def _known(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms that have letters of their own and numbers that are known here."""
    return tuple(one for one in forms if has_letters(one) and _NUMBERS.keys() >= {*parts_of(one)[1::2]})


def faults_of_symbols(
    words: str, forms: tuple[str, ...], symbols: Collection[str], *, verbatim: bool
) -> Iterator[Fault]:
    """Yield each symbol that no page links: written otherwise, or of a decision that has no record.

    In words that were issued only another sign of the same shape is told: they may name what we do not hold.
    """
    # Of words without a digit nothing is one.
    for form in _known(forms) if _DIGIT.search(words) else ():
        for match in _alike(form).finditer(words):
            symbol = _as_formed(form, (one for one in match.groups() if one.isdecimal()))
            slashed = all(one in _SLASHES for one in match.groups() if not one.isdecimal())
            same_shape = len(match[0]) == len(symbol) and slashed and match[0].count(" ") == symbol.count(" ")
            if match[0] == symbol:
                if not verbatim and symbol not in symbols:
                    yield Fault("symbol-of-no-record", match.start(), {"found": symbol})
            elif same_shape or (not verbatim and (slashed or symbol in symbols)):
                yield Fault("symbol-written-otherwise", match.start(), {"found": match[0], "symbol": symbol})
