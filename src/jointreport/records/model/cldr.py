"""What CLDR, the Unicode repository of languages, knows of a language; Babel carries it.

Babel is loaded only where it is asked: most checks need nothing of it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel import Locale

_ENOUGH_NUMBERS = 1000
"""Up to here a site counts; French has one more category from a million on, which nobody need write."""


class Categories(NamedTuple):
    """The plural categories of a language: those that whole numbers need, and all it has."""

    needed: frozenset[str]
    allowed: frozenset[str]


@cache
def locale_of(tag: str) -> Locale | None:
    """Return the locale of a language tag such as `zh-Hans`, or of the longest part of it that is known."""
    from babel import Locale, UnknownLocaleError  # See above.

    while tag:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            tag = tag.rpartition("-")[0]
    return None


@cache
def categories(tag: str) -> Categories:
    """Return the plural categories of a language; one that CLDR does not know has `other` alone."""
    locale = locale_of(tag)
    if locale is None:
        return Categories(frozenset({"other"}), frozenset({"other"}))
    needed = frozenset(map(locale.plural_form, range(_ENOUGH_NUMBERS)))
    return Categories(needed, locale.plural_form.tags | {"other"})
