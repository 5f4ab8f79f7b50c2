"""Write the index of a site: gather the pages in the order of the results, list their terms, cut what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jointreport.markdown.shells import Shell
from jointreport.search.entries import SECTIONS, FoundPage
from jointreport.search.excerpts import characters_of, write_slices, write_whole
from jointreport.search.files import Output, as_text, put
from jointreport.search.manifest import Index, OfLanguage, manifest
from jointreport.search.places import place_word
from jointreport.search.postings import Range, lists_of, lists_of_symbols
from jointreport.search.prose import prose_of
from jointreport.search.records import annex_pages, area_pages, meeting_pages, paragraphs_on
from jointreport.search.shards import Shards, write_shards
from jointreport.search.symbols import symbols_of
from jointreport.search.texts import decision_pages, document_pages
from jointreport.site.context import Reader
from jointreport.site.scripts import is_chinese
from jointreport.system.workers import run_all


@dataclass(frozen=True, slots=True)
class Limits:
    """Where an index begins to be made in another way.

    Up to `whole` characters of text, the texts themselves are the shortest index: the browser makes the lists.
    A word that occurs more than `seldom` times has a list that alone is as long as a file of many others.
    """

    whole: int = 150_000
    seldom: int = 8_000


_LIMITS = Limits()
_CUT_OF_CHINESE = "\u5f20"
"""About half of the characters of Chinese prose come before it."""
_NOT_FOUND_ITSELF = "search/"
"""The page that shows results; its examples of queries must not be results."""
_SECTION_OF_PATH = {"areas/": "areas", "services/": "services", "bodies/": "bodies", "glossary/": "glossary"}


def write_index(
    readers: Mapping[str, Reader], shells: Sequence[Shell], output: Output, limits: Limits = _LIMITS
) -> list[str]:
    """Write the index for readers of every language; return the paths of its files below the site."""
    pages = gathered(readers, shells)
    if sum(map(characters_of, pages)) <= limits.whole:
        index = Index(pages, write_whole(pages, tuple(readers), output))
    else:
        index = _in_parts(pages, readers, output, limits)
    paths = list(index.paths)
    for language, reader in readers.items():
        paths.append(put(output, language, as_text(manifest(index, reader, readers))))
    return paths


def _in_parts(
    pages: Sequence[FoundPage], readers: Mapping[str, Reader], output: Output, limits: Limits
) -> Index:
    """Write slices and shards; each language is work for a process, Chinese with its many terms for two."""
    languages = tuple(readers)
    parts = [(number, one) for number, key in enumerate(languages) for one in _ranges(readers[key], key)]
    # What takes longest begins first, so that nothing is waited for at the end.
    parts.sort(key=lambda part: part[1] == Range())
    tasks: list[Callable[[], Any]] = [
        partial(_shards, pages, languages[number], wanted, output, limits) for number, wanted in parts
    ]
    tasks.append(partial(write_slices, pages, languages, output))
    *shards, slices = run_all(tasks, heavy=True)
    found = [OfLanguage(number, of_part) for (number, _), of_part in zip(parts, shards, strict=True)]
    return Index(pages, slices, found, write_shards(lists_of_symbols(symbols_of(pages)), output))


def _ranges(reader: Reader, language: str) -> tuple[Range, ...]:
    if is_chinese(reader.register.languages[language]):
        return Range(end=_CUT_OF_CHINESE), Range(first=_CUT_OF_CHINESE)
    return (Range(),)


def _shards(
    pages: Sequence[FoundPage], language: str, wanted: Range, output: Output, limits: Limits
) -> Shards:
    return write_shards(lists_of(_listed(pages, language), wanted, seldom=limits.seldom), output)


def _listed(pages: Sequence[FoundPage], language: str) -> Iterator[str]:
    """Yield what is listed of each title and paragraph: its words, and the word that stands for its place."""
    for page in pages:
        yield page.title.get(language, "")
        for paragraph in page.paragraphs:
            words = paragraph.words.get(language, "")
            yield f"{words} {place_word(paragraph.label)}" if words else ""


def gathered(readers: Mapping[str, Reader], shells: Sequence[Shell]) -> list[FoundPage]:
    """Return all pages that can be found, in the order of their sections."""
    found = [
        *decision_pages(readers),
        *document_pages(readers),
        *annex_pages(readers),
        *area_pages(readers),
        *meeting_pages(readers),
        *_authored_pages(readers, shells),
    ]
    return sorted(found, key=lambda page: SECTIONS.index(page.section))


def _authored_pages(readers: Mapping[str, Reader], shells: Sequence[Shell]) -> Iterator[FoundPage]:
    """Yield the authors' pages with their prose, and with the records that stand on them."""
    on_page = paragraphs_on(next(iter(readers.values())).register)
    titles: dict[str, dict[str, str]] = {}
    blocks: dict[str, set[str]] = {}
    for shell in shells:
        if (
            not shell.each
            and shell.path != _NOT_FOUND_ITSELF
            and shell.source.endswith(f".{shell.language}.md")
        ):
            titles.setdefault(shell.path, {})[shell.language] = shell.title
            blocks.setdefault(shell.path, set()).update(slot.name for slot in shell.slots.values())
    prose = prose_of(shells)
    for path, title in titles.items():
        shown = (on_page.get((path, block), ()) for block in sorted(blocks[path]))
        paragraphs = (*prose[path], *(paragraph for some in shown for paragraph in some))
        yield FoundPage(path, _SECTION_OF_PATH.get(path, "pages"), title, paragraphs)
