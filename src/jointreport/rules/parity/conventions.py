"""The conventions that a text names, by the word that each has for itself: Basel, 巴塞尔."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from jointreport.records.model.language import Text
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.rules.parity.finding import Finding


class Names(NamedTuple):
    """How a language names the conventions: the word that each has for itself, and the beginning of what all share."""

    own: Mapping[str, str]
    shared: str


_WORD = re.compile(r"[^\W\d_]+")
# Not within a symbol: AA-1/3, EX/BS/7, SR.5.
_ABBREVIATION = re.compile(r"(?<![A-Za-z\d/.-])[A-Z]{2,5}(?![A-Za-z]|[/.-][A-Za-z\d])")
_ASKED = ("en", "zh")
"""The languages asked: in others a name may be declined, Базельской."""
_ENDING = 2
"""So many letters at the end of a word may be others in its plural or another case."""
_TOGETHER = re.compile(
    r"[两三四五各其这些项]+公约"
    r"|(?:two|three|four|five|all|these|those|other|both|sister|such|several)(?: \w+){0,3} (?:conventions|treaties)",
    re.IGNORECASE,
)
"""Conventions that are named together, without their names."""


@cached()
def names_of_conventions(register: Register) -> Mapping[str, Names]:
    """Return how the conventions are named, in English and Chinese where each of them has a word for itself."""
    shorts = {key: entry.record.short or entry.record.name for key, entry in register.conventions.items()}
    english = {key: text["en"] for key, text in shorts.items() if "en" in text}
    described = {key for key, word in _own_words(english).items() if _describes(english[key], word, register)}
    found = {}
    for language in _ASKED:
        names = {key: text[language] for key, text in shorts.items() if language in text}
        # Of a name that describes, each word may stand in any text: only the whole of it names the convention.
        words = {key: names[key] if key in described else word for key, word in _own_words(names).items()}
        if len(words) == len(shorts) > 1:
            found[language] = Names(words, _shared([*names.values()]))
    return found


def _describes(name: str, word: str, register: Register) -> bool:
    """Whether an English name says what a convention is about, and not where it was made.

    Its own word then stands in small letters in some text; and a place stands first.
    """
    if re.match(r"(?:the )?(?:Convention|Protocol|Agreement|Treaty)\b", name):
        return True
    return word.lower() in register.names_in_small_letters


def _shared(names: Sequence[str]) -> str:
    """Return with what the word begins that all names have, in small letters: conventi(on), 公约; empty without one."""
    if not all(" " in name for name in names):
        end = _common_end(names)
        return names[0][len(names[0]) - end :]
    words = set.intersection(*({word.casefold() for word in _WORD.findall(name)} for name in names))
    return max(words, key=lambda word: (len(word), word), default="")[:-_ENDING]


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


class _Passage(NamedTuple):
    """A text in one language, and how that names the conventions."""

    language: str
    words: str
    names: Names

    @property
    def named(self) -> set[str]:
        """The conventions that it names."""
        return _named(self.words, self.names)

    @property
    def has_unknown_initials(self) -> bool:
        """Whether it has initials of conventions of which two begin alike: BRS, beside a Biodiversity Convention."""
        letters = Counter(word[0] for word in self.names.own.values())
        shorts = _ABBREVIATION.findall(self.words)
        return any(set(short) <= letters.keys() and max(letters[one] for one in short) > 1 for short in shorts)

    @property
    def spelt_out(self) -> set[str]:
        """Those of them that it does not name by initials alone."""
        return {key for key, word in self.names.own.items() if word in self.words}

    @property
    def speaks_of_none(self) -> bool:
        """Whether it has not even the word for a convention."""
        return self.names.shared != "" and self.names.shared not in self.words.casefold()


def conventions_amiss(text: Text, names: Mapping[str, Names], order: Sequence[str]) -> Iterator[Finding]:
    """Yield the conventions that only one of two languages names."""
    known = sorted((language for language in text.by_language if language in names), key=order.index)
    passages = [_Passage(language, text[language], names[language]) for language in known]
    for first, other in ((passages[0], other) for other in passages[1:]):
        # Letters with which two conventions begin may be those of either.
        unknown = any(one.has_unknown_initials for one in (first, other))
        if (
            first.named != other.named
            and not unknown
            and not any(_TOGETHER.search(one.words) for one in (first, other))
        ):
            yield from _names_amiss(first, other)
            yield from _names_amiss(other, first)


def _names_amiss(one: _Passage, other: _Passage) -> Iterator[Finding]:
    """Yield the conventions that one language names and the other does not."""
    also = other.named
    if missing := one.named - also if also else one.spelt_out if other.speaks_of_none else set():
        words = tuple(word for key, word in one.names.own.items() if key in missing)
        yield Finding("parity" if also else "name-in-one-language", one.language, other.language, words)


def _named(passage: str, names: Names) -> set[str]:
    """Return the conventions that a passage names, also by their initials in one: BRS."""
    named = {key for key, word in names.own.items() if word in passage}
    letters = Counter(word[0] for word in names.own.values())
    initials = {word[0]: key for key, word in names.own.items() if letters[word[0]] == 1}
    for short in _ABBREVIATION.findall(passage):
        # AA is none.
        if len(set(short)) == len(short) and set(short) <= initials.keys():
            named.update(initials[letter] for letter in short)
    return named
