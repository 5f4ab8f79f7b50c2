"""Terms of the search: of running words, of symbols however they are spelt, of places in a text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import add

from jointreport.search.pages import FoundPage

GAP = ","
"""Stands for punctuation between two Chinese characters, whichever it is."""

_HAN = "\u3007\u3400-\u9fff\U00020000-\U0003fffd"
# Ranges, and not classes of characters, because the browsers of 2017 know none: what the languages of the United
# Nations need. Marks on and between letters are dropped, everything else that is no letter or digit parts words.
_DROPPED = (
    "\xad\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
)
_PARTING = (
    "\x00-/:-@\\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u02c2-\u02df\u0600-\u060f\u061b-\u061f"
    "\u066a-\u066d\u06d4\u06dd\u2000-\u2bff\u2e00-\u3006\u3008-\u3020\u3030-\u303f\ue000-\uf8ff\ufd3e-\ufd4f"
)
_DROP = re.compile(f"[{_DROPPED}]+")
_WORD = f"[^{_PARTING}{_HAN}0-9]+"
_WORDS_AND_NUMBERS = re.compile(f"{_WORD}|[0-9]+")
_ROWS_TOO = re.compile(f"[{_HAN}{GAP}]+|{_WORD}|[0-9]+")
_CHINESE = re.compile(f"[{_HAN}]")
_ATOM = re.compile(f"[{_HAN}]|{_WORD}|[0-9]+")
_SPACE_BETWEEN_CHINESE = re.compile(f"(?<=[{_HAN}])\\s+(?=[{_HAN}])")
_PARTED_CHINESE = re.compile(f"(?<=[{_HAN}])[{_PARTING}]+(?=[{_HAN}])")


class _Forms(dict[int, str]):
    """Character → its form for comparison, found once for each character that occurs."""

    def __missing__(self, code: int) -> str:
        bare = _DROP.sub("", unicodedata.normalize("NFKD", chr(code)))
        # Large first: so ß becomes ss; one by one, because a sigma looks at its neighbours.
        form = "".join(small.lower() for one in bare for small in one.upper())
        self[code] = form
        return form


_FORMS = _Forms()


def fold(words: str) -> str:
    """Return words in the form in which they are compared: width, case and diacritics are of no account."""
    return words.lower() if words.isascii() else words.translate(_FORMS)


def atoms_of(words: str) -> list[str]:
    """Return the words, numbers and Chinese characters of a text, each by itself."""
    return _ATOM.findall(fold(words))


def terms_of(words: str) -> list[str]:
    """Return the terms of a text, one a position.

    A word is a term, and so is a number. A Chinese character is a term together with the one that follows it
    directly; the last of a row is one alone, with a comma where punctuation parts it from the next row.
    That punctuation takes a position of its own; the term there begins with the comma and is not listed.
    """
    form = fold(words)
    if form.isascii() or not _CHINESE.search(form):
        return _WORDS_AND_NUMBERS.findall(form)
    # A comma of the text itself must not be taken for the sign of a gap.
    joined = _SPACE_BETWEEN_CHINESE.sub("", form.replace(GAP, ";"))
    found: list[str] = []
    for row in _ROWS_TOO.findall(_PARTED_CHINESE.sub(GAP, joined)):
        chinese = is_chinese_term(row)
        if chinese:
            found += map(add, row, row[1:])
        found.append(row[-1] if chinese else row)
    return found


def is_chinese_term(term: str) -> bool:
    """Return whether a term, or a row of them, begins with a Chinese character."""
    return bool(_CHINESE.match(term))


_SHORTEST = 2
"""An ending of so many words or numbers may stand for the whole symbol: `5/19`, `INF/29`."""


def symbols_of(pages: Sequence[FoundPage]) -> Mapping[str, list[int]]:
    """Return the numbers of the pages of each symbol, and of each of its endings."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        for term in dict.fromkeys(one for symbol in page.symbols for one in _terms_of_symbol(symbol)):
            found[term].append(number)
    return found


def _terms_of_symbol(symbol: str) -> Iterator[str]:
    """Yield the terms of a symbol; a joint document has several symbols, joined by a dash."""
    for one in dict.fromkeys((symbol, *symbol.split("–"))):
        words = terms_of(one)
        # A symbol that is shorter than the shortest ending is found as a whole.
        for start in range(max(len(words) - _SHORTEST + 1, 1)):
            yield "/".join(words[start:])


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
