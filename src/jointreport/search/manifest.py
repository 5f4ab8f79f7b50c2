"""What the search must know before the first query: files, languages, and the words of results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jointreport.search.encoding import coded
from jointreport.search.entries import SECTIONS, FoundPage
from jointreport.search.excerpts import Slices
from jointreport.search.normalize import atoms_of
from jointreport.search.shards import Shards
from jointreport.site.context import RenderContext
from jointreport.site.wording import Wording

_BADGES = {
    "draft": ("draft", "draft-badge"),
    "adoption-inferred": ("inferred", "adoption-inferred"),
    "unseen": ("unseen", "text-not-seen"),
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
    """The parts of an index: pages, slices, the shards of each language and of symbols; a small one has no shards."""

    pages: Sequence[FoundPage]
    slices: Slices
    found: Sequence[OfLanguage] = ()
    symbols: Shards | None = None

    @property
    def paths(self) -> Iterator[str]:
        """The files of slices and shards, below the site."""
        yield from self.slices.paths
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
        "slices": [coded(index.slices.pages), index.slices.groups],
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
        "paragraphs": coded(1 + len(page.paragraphs) for page in index.pages),
        "long": [long[language] for language in sorted(long)],
        "shards": [[one.language, *_shards(one.shards)] for one in index.found],
        "symbols": _shards(index.symbols),
    }


def _shards(shards: Shards) -> list[object]:
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
