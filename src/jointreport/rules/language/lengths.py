"""Texts of which one language is so short beside another that a part of it may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import log, sqrt

from jointreport.rules.language.scripts import CHINESE, Fault, script_of

_LETTERS = {"en": 1.0, "fr": 1.145, "es": 1.136, "ru": 1.171, "ar": 0.812, "zh": 0.258}
"""How many letters a text has for one in English: medians of paragraphs of official resolutions."""
# Of 17,500 official paragraphs in English and Chinese nine lie beyond; of those that lost a half, nine in ten do.
_MARGIN, _FEWEST = 0.3, 60
"""By how much the letters may differ from what is usual, as a logarithm, and how many of English say enough."""
_MARGIN_OF_OTHERS, _FEWEST_OF_OTHERS = 0.6, 160
"""The like for words of ours, which are translated more freely, and for languages of which we know nothing."""
_MARGIN_OF_SHORT = 3.0
"""How much more short texts may differ: they do so for many reasons."""
_AT_A_GLANCE = 0.2
"""Where all characters differ by less, nobody need count the letters, which takes a while."""
_LETTER = re.compile(r"[^\W\d_]")
# Chinese writes a day with signs that are letters, and Arabic months have two names: in lists of days they are many.
_DAY = re.compile(
    r"(?<=\d)[年月日号]|第(?=\d)|(?:\b(?:of|المؤرخ)\s)?\d+\s(?:[A-Z][a-z]+\b|(?:[^\W\d_]+(?:/[^\W\d_]+)?\s){1,3}(?=\d{4}\b))"
)


def faults_of_length(
    words: Mapping[str, str], tags: Mapping[str, str], *, of_text: bool
) -> Iterator[tuple[str, Fault]]:
    """Yield what is far too short, the first language or another beside it; `words` and `tags` are by language.

    `of_text` says that they are words of a decision or document, not of ours.
    """
    if max(map(len, words.values()), default=0) < _FEWEST * _LETTERS["zh"]:
        return
    first, *others = words
    for other in others:
        if shorter := _much_shorter(first, other, words, tags, of_text=of_text):
            longer = other if shorter == first else first
            yield shorter, Fault("much-shorter", values={"language": shorter, "other": longer})


def _much_shorter(one: str, other: str, words: Mapping[str, str], tags: Mapping[str, str], *, of_text: bool) -> str:
    """Return which of two languages is much shorter than the other; empty if neither is."""
    usual = [_LETTERS.get(tags[language].partition("-")[0]) for language in (one, other)]
    is_usual = of_text and all(usual)
    if abs(log(len(words[one]) / len(words[other]) / ((usual[0] or 1) / (usual[1] or 1)))) < _AT_A_GLANCE:
        return ""
    margin, fewest = (_MARGIN, _FEWEST) if is_usual else (_MARGIN_OF_OTHERS, _FEWEST_OF_OTHERS)
    has, had = (
        _letters(words[language], tags[language]) / (often or 1)
        for language, often in zip((one, other), usual, strict=True)
    )
    most = max(has, had)
    # Of what has no letter at all in its language another rule tells.
    if most < fewest or not has or not had or abs(log(has / had)) <= margin + _MARGIN_OF_SHORT / sqrt(most):
        return ""
    return one if has < had else other


def _letters(words: str, tag: str) -> int:
    # A title in the other language says nothing of how long a Chinese text is.
    return len((CHINESE.own if script_of(tag) is CHINESE else _LETTER).findall(_DAY.sub(" ", words)))
