"""The conventions that a text names, by the word that each has for itself: Basel, 巴塞尔."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from jointreport.records.model.language import Text
from jointreport.records.reads import cached
from jointreport.records.register.register import Register

OwnWords = Mapping[str, Mapping[str, str]]
"""Language → convention → the word by which it is known there."""

_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])")
_TOGETHER = re.compile(
    r"[两三四五各其这些项]+公约"
    r"|(?:two|three|four|five|all|these|those|other|both|sister|such|several)(?: \w+){0,3} (?:conventions|treaties)",
    re.IGNORECASE,
)
"""Conventions that are named together, without their names."""


@cached()
def own_words(register: Register) -> OwnWords:
    """Return the word of each convention, in the languages in which each of them has one."""
    shorts = {key: entry.record.short or entry.record.name for key, entry in register.conventions.items()}
    found = {}
    for language in register.languages:
        names = {key: text[language] for key, text in shorts.items() if language in text}
        words = _own_words(names)
        if len(words) == len(shorts) > 1:
            found[language] = words
    return found


def _own_words(names: Mapping[str, str]) -> dict[str, str]:
    """Return of each name what no other one has: the longest word, or of names without spaces all but their end."""
    end = _common_end([*names.values()])
    found = {}
    for key, name in names.items():
        others = {word for other, words in names.items() if other != key for word in _WORD.findall(words)}
        own = [word for word in _WORD.findall(name) if word not in others and not word[0].islower()]
        words = own if " " in name else [name[: len(name) - end]]
        if words and len(longest := max(words, key=len)) > 1:
            found[key] = longest
    return found


def _common_end(names: Sequence[str]) -> int:
    """Return with how many of the same characters all names end: 水俣公约, 巴塞尔公约."""
    alike = (len(set(letters)) == 1 for letters in zip(*(name[::-1] for name in names), strict=False))
    return sum(1 for _ in takewhile(bool, alike))


def conventions_amiss(text: Text, words: OwnWords, order: Sequence[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield two languages, and the conventions that only the first of them names, where both name some."""
    first, *others = sorted((language for language in text.by_language if language in words), key=order.index) or ("",)
    for other in others:
        one, two = _named(text[first], words[first]), _named(text[other], words[other])
        if one and two and one != two and not any(_TOGETHER.search(text[language]) for language in (first, other)):
            for language, beside, missing in ((first, other, one - two), (other, first, two - one)):
                if missing:
                    yield language, beside, tuple(words[language][key] for key in words[language] if key in missing)


def _named(passage: str, words: Mapping[str, str]) -> set[str]:
    """Return the conventions that a passage names, also by their initials in one: BRS."""
    named = {key for key, word in words.items() if word in passage}
    initials = {word[0]: key for key, word in words.items()}
    for short in _ABBREVIATION.findall(passage):
        # AA-1/3 is a symbol.
        if len(set(short)) == len(short) and set(short) <= initials.keys():
            named.update(initials[letter] for letter in short)
    return named
