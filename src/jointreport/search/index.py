"""Write the index of a site: its parts, and the manifest, which a browser must know before the first query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from jointreport.search.files import (
    Output,
    Shards,
    Slices,
    as_text,
    characters_of,
    path_of,
    put,
    write_shards,
    write_slices,
    write_whole,
)
from jointreport.search.pages import SECTIONS, FoundPage
from jointreport.search.postings import Range, encode, lists_of, lists_of_symbols
from jointreport.search.terms import atoms_of, place_word, symbols_of
from jointreport.search.traditional import write_traditional
from jointreport.site.context import RenderContext
from jointreport.site.running_text import is_chinese
from jointreport.site.wording import Wording
from jointreport.system.cache import digest_of_parts
from jointreport.system.workers import run_all

_BADGES = {
    "draft": ("draft", "draft-badge"),
    "adoption-inferred": ("inferred", "adoption-inferred"),
    "unseen": ("unseen", "status-text-not-held"),
    "not-the-annex": ("unseen", "status-not-the-annex"),
}
"""Badge of a page → the class of its mark and its interface word."""


@dataclass(frozen=True, slots=True)
class OfLanguage:
    """Shards of a language, which is named by its number among the languages."""

    language: int
    shards: Shards


@dataclass(frozen=True, slots=True)
class Index:
    """The parts of an index: pages, slices, the shards of each language and of symbols; a small one has no shards.

    `traditional` is the name of the file of traditional characters, empty where there are none to be converted.
    """

    pages: Sequence[FoundPage]
    slices: Slices
    found: Sequence[OfLanguage] = ()
    symbols: Shards | None = None
    traditional: str = ""

    @property
    def paths(self) -> Iterator[str]:
        """The files of all parts, below the site."""
        yield from self.slices.paths
        if self.traditional:
            yield path_of(self.traditional)
        for shards in (*(one.shards for one in self.found), *((self.symbols,) if self.symbols else ())):
            yield from shards.paths


def manifest(index: Index, reader: RenderContext, readers: Mapping[str, RenderContext]) -> dict[str, object]:
    """Return what the search must know for one reader."""
    labels = _used(index.pages)
    return {
        "words": dict(_words(reader.say)),
        "join": reader.say("found-label", place="{0}", under="{1}"),
        "languages": [_language(reader, language) for language in readers],
        "sections": _sections(index.pages, reader),
        "badges": {key: _badge(reader, key) for key in _badges(index.pages)},
        "labels": {label: _label(reader, label) for label in labels},
        "around": sorted(_around(readers)),
        "slices": [encode(index.slices.pages), index.slices.groups],
        "traditional": index.traditional,
        **_lists(index),
    }


def _words(say: Wording) -> Iterator[tuple[str, str]]:
    """Yield the words of results; the script chooses among plural forms as `Wording` does."""
    for key in say.by_key:
        if key.startswith("search-"):
            yield from ((f"{key}{form}", words) for form, words in say.forms(key))


def _lists(index: Index) -> dict[str, object]:
    """Return what a browser needs to find shards and to tell paragraphs by blocks."""
    if index.symbols is None:
        return {}
    long = {one.language: one.shards.long for one in index.found}
    return {
        # The title of a page is listed as its first paragraph.
        "paragraphs": encode(1 + len(page.paragraphs) for page in index.pages),
        "long": [long[language] for language in sorted(long)],
        "shards": [[one.language, *_told_of(one.shards)] for one in index.found],
        "symbols": _told_of(index.symbols),
    }


def _told_of(shards: Shards) -> list[object]:
    return [shards.firsts, shards.last, shards.groups, shards.common]


def _language(reader: RenderContext, language: str) -> list[str]:
    """Return key, tag, direction, name in the reader's language, and folder of a language."""
    entry = reader.register.languages[language]
    name, site = reader.say.language_name(language), reader.standpoint.site
    return [language, entry.tag, entry.direction, name, site.prefix(language)]


def _sections(pages: Iterable[FoundPage], reader: RenderContext) -> list[list[object]]:
    counts = Counter(page.section for page in pages)
    return [[section, reader.say(f"found-{section}"), counts[section]] for section in SECTIONS]


def _badges(pages: Iterable[FoundPage]) -> list[str]:
    """Return the badges in use; what a text is stands among them, by its status."""
    used = {badge for page in pages for badge in page.badges}
    return sorted(used.union(*((page.status or {}).values() for page in pages)))


def _badge(reader: RenderContext, key: str) -> list[str]:
    if key in _BADGES:
        tone, word = _BADGES[key]
        return [tone, reader.say(word)]
    list_name, _, value = key.rpartition(":")
    return [value, reader.choice(list_name or "text-status", value)]


def _used(pages: Iterable[FoundPage]) -> list[str]:
    return sorted({one.label for page in pages for one in page.paragraphs if one.label})


def _label(reader: RenderContext, label: str) -> str:
    """Return how a paragraph is called: by an interface word, a value of a closed list, its place in the text."""
    if label in reader.say.by_key:
        return reader.say(label)
    list_name, colon, value = label.partition(":")
    return reader.choice(list_name, value) if colon else reader.say.paragraph(label)


def _around(readers: Mapping[str, RenderContext]) -> set[str]:
    """Return what may stand around a symbol, in every language: `decision`, `号`, `决`, `定`."""
    cited = (reader.say("decision-cited-title", symbol=" ") for reader in readers.values())
    return {atom for words in cited for atom in atoms_of(words)}


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
    index = replace(index, traditional=write_traditional(pages, output))
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
    pages: Sequence[FoundPage], language: str, wanted: Range, output: Output, known: Part | None, limits: Limits
) -> Part:
    """Write one part of the index, or take it over where no word of its language changed."""
    listed = tuple(_listed(pages, language))
    # Which words are very common, and so of which pairs are listed, depends on the limit too.
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
