"""How wide words are when drawn. Faces differ, so every width is a little too large rather than too small."""

from __future__ import annotations

import unicodedata

NAME_SIZE = 12.0
"""The size of names in the drawing; the class `drawing__name` of the style sheet says the same."""
SMALL_SIZE = 10.5
"""The size of all other words; the classes `drawing__state`, `drawing__date` and `drawing__key` say the same."""

_ROOM = 4.0


def width_of(words: str, size: float) -> float:
    """Return the most room that words take at a size, in the units of the drawing."""
    return _ROOM + size * sum(_share(letter) for letter in words)


def _share(letter: str) -> float:
    """Return how much of its height a letter takes in width."""
    if unicodedata.east_asian_width(letter) in "WF" or letter in "“”‘’…—":
        return 1.0
    if letter.isupper() or letter in "mwMW":
        return 0.76
    return 0.34 if letter in " ilj.,;:'|()" else 0.62
