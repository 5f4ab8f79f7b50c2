"""Excerpts of results: pages with their words, cut into slices of which a query needs few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jointreport.search.entries import FoundPage, Paragraph
from jointreport.search.files import Output, as_text, groups_of, put

_SIZE = 3_000


@dataclass(frozen=True, slots=True)
class Slices:
    """How many pages each slice holds, and the name of each group of slices; `paths` are the files."""

    pages: tuple[int, ...]
    groups: tuple[str, ...]
    paths: tuple[str, ...]


def write_whole(pages: Sequence[FoundPage], languages: Sequence[str], output: Output) -> Slices:
    """Write all pages with the words of all languages into one file."""
    text = as_text(
        [*_rows(pages, languages), *(_words(pages, language, whole=True) for language in languages)]
    )
    ((name, _),) = groups_of([text])
    return Slices((len(pages),), (name,), (put(output, f"{name}-0", text),))


def write_slices(pages: Sequence[FoundPage], languages: Sequence[str], output: Output) -> Slices:
    """Write some pages a slice, with one file for each language, since a reader seldom needs another."""
    cut = list(_cut(pages))
    # One text holds the files of a slice, one a line, so that one name stands for all of them.
    texts = ["\n".join(_slice(some, key, languages) for key in languages) for some in cut]
    groups, paths = [], []
    for name, group in groups_of(texts):
        groups.append(name)
        for number, text in enumerate(group):
            files = zip(languages, text.split("\n"), strict=True)
            paths += [put(output, f"{name}-{number}-{key}", own) for key, own in files]
    return Slices(tuple(map(len, cut)), tuple(groups), tuple(paths))


def _slice(pages: Sequence[FoundPage], own: str, languages: Sequence[str]) -> str:
    """Return the slice of some pages in a language, with what is told of them in the others: titles and headings.

    A text is often found in another language than the reader's; its page has to be named in the reader's own.
    """
    words = (_words(pages, key, whole=key == own) for key in languages)
    return as_text([*_rows(pages, languages), *words])


def _cut(pages: Iterable[FoundPage]) -> Iterator[list[FoundPage]]:
    chosen: list[FoundPage] = []
    size = 0
    for page in pages:
        chosen.append(page)
        size += characters_of(page)
        if size >= _SIZE:
            yield chosen
            chosen, size = [], 0
    if chosen:
        yield chosen


def characters_of(page: FoundPage) -> int:
    """Return how many characters of a page can be found, in all languages."""
    texts = (page.title, *(paragraph.words for paragraph in page.paragraphs))
    return sum(len(words) for text in texts for words in text.values())


def _words(pages: Iterable[FoundPage], language: str, *, whole: bool) -> list[str | int]:
    """Return the words of pages in a language, 0 where there are none: of each its title, then its paragraphs.

    They stand apart from what is said of the pages, and together by language: so they compress best.
    Where they are not to be whole, only the headings among the paragraphs are told.
    """
    return [text.get(language, 0) for page in pages for text in (page.title, *_texts(page, whole=whole))]


def _texts(page: FoundPage, *, whole: bool) -> Iterator[Mapping[str, str]]:
    return (one.words for one in page.paragraphs if whole or one.heading)


def _rows(pages: Iterable[FoundPage], languages: Sequence[str]) -> list[list[object]]:
    return [[_row(page, languages) for page in pages]]


def _row(page: FoundPage, languages: Sequence[str]) -> list[object]:
    places = [_place(paragraph) for paragraph in page.paragraphs]
    beside = _beside(page, languages)
    return [page.path, page.badges, page.status or {}, page.symbols, places, beside]


def _beside(page: FoundPage, languages: Sequence[str]) -> int | list[int]:
    """Return for each language the number of the one in which its readers find the page of languages side by side.

    That is their own or else the first of the text. To be short, 1 says that each has this page, and 0 that none has.
    """
    if len(page.beside) in {0, len(languages)}:
        return int(bool(page.beside))
    own = (language if language in page.beside else page.beside[0] for language in languages)
    return [languages.index(language) for language in own]


def _place(paragraph: Paragraph) -> list[object] | str:
    """Return the anchor, with the label where it is another, and 1 after it for a heading."""
    if paragraph.heading:
        return [paragraph.anchor, paragraph.label, 1]
    return paragraph.anchor if paragraph.label == paragraph.anchor else [paragraph.anchor, paragraph.label]
