"""Write the index of a site: list the terms of its pages, cut what is shown of results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jointreport.search.entries import FoundPage
from jointreport.search.excerpts import characters_of, write_slices, write_whole
from jointreport.search.files import Output, as_text, put
from jointreport.search.manifest import Index, OfLanguage, manifest
from jointreport.search.places import place_word
from jointreport.search.postings import Range, lists_of, lists_of_symbols
from jointreport.search.shards import Shards, write_shards
from jointreport.search.symbols import symbols_of
from jointreport.site.context import RenderContext
from jointreport.site.running_text import is_chinese
from jointreport.system.cache import digest_of_parts
from jointreport.system.workers import run_all


@dataclass(frozen=True, slots=True)
class Limits:
    """Where an index begins to be made in another way.

    Up to `whole` characters of text, the texts themselves are the shortest index: the browser makes the lists.
    A word that occurs more than `seldom` times has a list that alone is as long as a file of many others.
    """

    whole: int = 150_000
    seldom: int = 8_000


@dataclass(frozen=True, slots=True)
class Part:
    """The shards of one part of an index, and a digest of the words they were made from."""

    made_from: str
    shards: Shards


@dataclass(frozen=True, slots=True)
class Written:
    """The files of an index below the site, and its parts by name, from which the next index may take over."""

    paths: Sequence[str]
    parts: Mapping[str, Part]


_LIMITS = Limits()
_CUT_OF_CHINESE = "\u5f20"
"""About half of the characters of Chinese prose come before it."""


def write_index(
    readers: Mapping[str, RenderContext],
    pages: Sequence[FoundPage],
    output: Output,
    kept: Mapping[str, Part],
    limits: Limits = _LIMITS,
) -> Written:
    """Write the index of pages for readers of every language.

    `kept` are the parts of the last edition: those made from the same words are taken over with their files.
    """
    parts: dict[str, Part] = {}
    if sum(map(characters_of, pages)) <= limits.whole:
        index = Index(pages, write_whole(pages, tuple(readers), output))
    else:
        index, parts = _in_parts(pages, readers, output, kept, limits)
    paths = list(index.paths)
    for language, reader in readers.items():
        paths.append(put(output, language, as_text(manifest(index, reader, readers))))
    return Written(paths, parts)


def _in_parts(
    pages: Sequence[FoundPage],
    readers: Mapping[str, RenderContext],
    output: Output,
    kept: Mapping[str, Part],
    limits: Limits,
) -> tuple[Index, dict[str, Part]]:
    """Write slices and shards; each language is work for a process, Chinese with its many terms for two."""
    languages = tuple(readers)
    parts = [(number, one) for number, key in enumerate(languages) for one in _ranges(readers[key], key)]
    # What takes longest begins first, so that nothing is waited for at the end.
    parts.sort(key=lambda part: part[1] == Range())
    names = [f"{languages[number]} {wanted.first}" for number, wanted in parts]
    tasks: list[Callable[[], Any]] = [
        partial(_part, pages, languages[number], wanted, output, kept.get(name), limits)
        for name, (number, wanted) in zip(names, parts, strict=True)
    ]
    tasks.append(partial(write_slices, pages, languages, output))
    *made, slices = run_all(tasks, heavy=True)
    found = [OfLanguage(number, part.shards) for (number, _), part in zip(parts, made, strict=True)]
    symbols = write_shards(lists_of_symbols(symbols_of(pages)), output)
    return Index(pages, slices, found, symbols), dict(zip(names, made, strict=True))


def _ranges(reader: RenderContext, language: str) -> tuple[Range, ...]:
    if is_chinese(reader.register.languages[language]):
        return Range(end=_CUT_OF_CHINESE), Range(first=_CUT_OF_CHINESE)
    return (Range(),)


def _part(
    pages: Sequence[FoundPage],
    language: str,
    wanted: Range,
    output: Output,
    known: Part | None,
    limits: Limits,
) -> Part:
    """Write one part of the index, or take it over where no word of its language changed."""
    listed = tuple(_listed(pages, language))
    made_from = digest_of_parts(str(limits.seldom), *listed)
    if known is not None and known.made_from == made_from:
        for path in known.shards.paths:
            output.take_over(path)
        return known
    return Part(made_from, write_shards(lists_of(listed, wanted, seldom=limits.seldom), output))


def _listed(pages: Sequence[FoundPage], language: str) -> Iterator[str]:
    """Yield what is listed of each title and paragraph: its words, and the word that stands for its place."""
    for page in pages:
        yield page.title.get(language, "")
        for paragraph in page.paragraphs:
            words = paragraph.words.get(language, "")
            yield f"{words} {place_word(paragraph.label)}" if words else ""
