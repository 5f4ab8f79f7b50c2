"""A problem: what is wrong, where, and what to write instead.

Bad data never raises. A reader, a decoder or a rule yields problems; a run prints all of them, sorted.
A problem is a code, a place and named values; its sentences stand in `messages/*.yaml`, in every language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar
from unicodedata import category

import yaml

from jointreport.problems.hints import Hint

Level = Literal["error", "warning"]


class InMessage(NamedTuple):
    """A value that is another word in each language in which problems are told."""

    en: str
    zh: str


Value = str | tuple[str, ...] | Hint | InMessage

LANGUAGES = ("en", "zh")
"""The languages in which problems are told, whatever the languages of the site."""

_OBEYED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""The categories of signs that a terminal obeys, such as the one that begins a colour, or that nobody can see."""

_LIST_SEPARATOR = {"en": ", ", "zh": "、"}
_HINTS = {
    "write": {"en": "Write {}.", "zh": "请写{}。"},
    "meant": {"en": "Did you mean: {}?", "zh": "是否应为：{}？"},
    "one-of": {"en": "Write one of: {}.", "zh": "请写下列之一：{}。"},
}


@dataclass(frozen=True, order=True, slots=True)
class Spot:
    """A place in a file: path relative to the project (with `/`), line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault found in what an author wrote; `values` fill the sentences, a tuple is printed as a list."""

    code: str
    spot: Spot
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        """Whether the problem stops the build (`error`) or is only told (`warning`)."""
        return sentences()[self.code].level

    def sentence(self, language: str) -> str:
        """Return what is wrong and what to write instead, in `en` or `zh`."""
        return " ".join(self.parts(language)) if language == "en" else "".join(self.parts(language))

    def line(self, languages: Sequence[str] = LANGUAGES) -> str:
        """Return the problem in one line, as it is told to an author who reads these languages."""
        told = " / ".join(self.sentence(language) for language in languages)
        line = " ".join(f"{self.spot}: {told} [{self.code}]".splitlines())
        # GitHub looks for its older commands, such as ##[error], anywhere in a line of a log.
        return visible(line).replace("##[", "## [")

    def parts(self, language: str) -> tuple[str, str]:
        """Return the two sentences apart: what is wrong, what to write instead."""
        words = {name: _told(value, language) for name, value in self.values.items()}
        wrong, write = sentences()[self.code].words[language]
        # A hint may be empty.
        return wrong.format_map(words), write.format_map(words).strip()


def _told(value: Value, language: str) -> str:
    """Return a value in words; a hint is a sentence, or nothing where it has no names."""
    if isinstance(value, str):
        return value
    if isinstance(value, InMessage):
        return value.zh if language == "zh" else value.en
    separator = _LIST_SEPARATOR[language]
    if not isinstance(value, Hint):
        return separator.join(value)
    return _HINTS[value.sure][language].format(separator.join(value.names)) if value.names else ""


def visible(words: str) -> str:
    """Return words of an author, or the name of a file, in which what would be obeyed is its number: U+001B."""
    if words.isprintable():
        return words
    return "".join(f"U+{ord(sign):04X}" if category(sign) in _OBEYED else sign for sign in words)


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is told of a problem: its level, and by language what is wrong and what to write instead."""

    level: Level
    words: Mapping[str, tuple[str, str]]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems once each, by file, line, column and code."""
    # The sentence tells two problems of one kind at one place apart.
    unique = {(p.spot, p.code, p.sentence("en")): p for p in problems}
    return [unique[key] for key in sorted(unique)]


MOST_PER_CODE = 20
"""How often one fault is told per file: a file of a million tabs must not print a million lines."""

T = TypeVar("T")


def few_of_each(found: Iterable[T], code: Callable[[T], str]) -> Iterator[T]:
    """Yield the first few of each kind of fault in a file, and none of the others."""
    told: Counter[str] = Counter()
    for one in found:
        told[code(one)] += 1
        if told[code(one)] <= MOST_PER_CODE:
            yield one


@cache
def sentences() -> dict[str, Sentences]:
    """Read the sentences of all problems; they ship with the package and are read only when needed."""
    found: dict[str, Sentences] = {}
    for path in sorted((Path(__file__).parent / "messages").glob("*.yaml")):
        for code, entry in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).items():
            words = {language: (entry[language]["wrong"], entry[language]["write"]) for language in LANGUAGES}
            found[code] = Sentences(entry["level"], words)
    return found
