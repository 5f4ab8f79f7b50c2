"""The place of a paragraph as a word that nobody writes, so that “paragraph 4 (b)” can be looked for like any word."""

from __future__ import annotations

import re
from functools import cache

_PLACE = re.compile(r"(?:pp|p|s|fn)[0-9][a-z0-9-]*")
_DIGITS = {ord(digit): f"q{letter}" for digit, letter in zip("0123456789", "abcdefghij", strict=True)}


@cache
def place_word(label: str) -> str:
    """Return the word of a place in a text: of `p4-b` it begins as that of `p4`; empty for any other label.

    Digits become letters, because a word and a number are two terms; each step ends with a z, so that the word
    of `p1` does not begin that of `p12`. `docs/assets/search.js` makes the same word of what is typed.
    """
    if not _PLACE.fullmatch(label):
        return ""
    return "qz" + "".join(f"{step}z" for step in label.split("-")).translate(_DIGITS)
