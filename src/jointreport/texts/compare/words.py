"""The words of a text: as a reader of its language parts them; joined again they are the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jointreport.records.model.text import MARK, without_marks

BREAK = "\n"
"""Where a paragraph ends, in the words of several paragraphs compared as one."""

# A symbol, a date range and a number with separators are one word each; so are vowel signs with their letters.
_LETTER = r"[\w\u0300-\u036f\u064b-\u065f\u0670]"
_WORD = re.compile(rf"{MARK.pattern}|{_LETTER}+(?:(?:[-'’/.–]|,(?=\d{{3}})){_LETTER}+)*|[^\S\n]+|.|\n")
_HAN = re.compile(r"[\u3400-\u9fff]+")


@lru_cache(maxsize=1024)
def words_of(text: str, *, chinese: bool) -> tuple[str, ...]:
    """Return the words, spaces and marks of a text in their order.

    Chinese words are found by a dictionary, which is loaded when the first Chinese text is compared.
    """
    return tuple(_chinese_words(text) if chinese else _words(text))


def _words(text: str) -> Iterator[str]:
    yield from (match.group() for match in _WORD.finditer(text))


def _chinese_words(text: str) -> Iterator[str]:
    import rjieba

    end = 0
    for match in _HAN.finditer(text):
        yield from _words(text[end : match.start()])
        yield from rjieba.cut(match.group())
        end = match.end()
    yield from _words(text[end:])


def says_something(words: str) -> bool:
    """Whether there is a letter or a digit outside the marks of footnotes."""
    return any(character.isalnum() for character in without_marks(words))
