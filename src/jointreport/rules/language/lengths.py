"""Texts of which one language is so short beside another that a part of it may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jointreport.rules.language.scripts import CHINESE, Fault, script_of

# Of 12,779 paragraphs of official resolutions of 120 letters and more in English and Chinese, none lies beyond;
# nor does any of 7,000 pairs of Arabic, French, Russian and Spanish with English.
_OF_CHINESE = 0.14, 0.62
"""How many letters of Chinese there are for one of an alphabet, at the least and at the most."""
_MOST_OF_ALPHABETS = 2.4
_LONG = 80
"""Shorter texts differ in length for many reasons."""
_LETTER = re.compile(r"[^\W\d_]")


def faults_of_length(words: Mapping[str, str], tags: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    """Yield what is far too short, the first language or another beside it; `words` and `tags` are by language."""
    if max(map(len, words.values()), default=0) < _LONG * _OF_CHINESE[1]:
        return
    first, *others = words
    for other in others:
        if shorter := _much_shorter(first, other, words, tags):
            longer = other if shorter == first else first
            yield shorter, Fault("much-shorter", values={"language": shorter, "other": longer})


def _much_shorter(one: str, other: str, words: Mapping[str, str], tags: Mapping[str, str]) -> str:
    """Return which of two languages is much shorter than the other; empty if neither is."""
    chinese = {language for language in (one, other) if script_of(tags[language]) is CHINESE}
    if len(chinese) == 1:
        (zh,) = chinese
        return _shorter_beside_chinese(zh, other if zh == one else one, words)
    counted = sorted((len(_LETTER.findall(words[language])), language) for language in (one, other))
    (few, shorter), (many, _) = counted
    return shorter if not chinese and many >= _LONG and few * _MOST_OF_ALPHABETS < many else ""


def _shorter_beside_chinese(zh: str, other: str, words: Mapping[str, str]) -> str:
    least, most = _OF_CHINESE
    letters = len(_LETTER.findall(words[other]))
    # A title in the other language counts where Chinese words are few, and not where they are many.
    if letters >= _LONG and len(_LETTER.findall(words[zh])) < least * letters:
        return zh
    han = len(CHINESE.own.findall(words[zh]))
    return other if han >= most * _LONG and han > most * letters else ""
