"""The files of the index: shards of terms and slices of excerpts, of which a query needs few.

Each is one call of a function, so that it can be fetched and also loaded as a script.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from jointreport.search.pages import FoundPage, Paragraph
from jointreport.search.postings import Lists, encode, encode_steps, encode_words
from jointreport.search.terms import GAP

_FOLDER = "search"
_FILES_OF_A_GROUP = 16


class Output(Protocol):
    """Where the files of the index go; several processes may write at once."""

    def put(self, path: str, content: bytes) -> bool:
        """Write one file."""

    def take_over(self, path: str) -> None:
        """Take one file over from the last edition."""


def as_text(value: object) -> str:
    """Return plain values as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def path_of(name: str) -> str:
    """Return the path of a file of the index below the site."""
    return f"{_FOLDER}/{name}.js"


def put(output: Output, name: str, text: str) -> str:
    """Write one file of the index; return its path below the site."""
    path = path_of(name)
    output.put(path, f'jointSearch.take("{name}",{text});\n'.encode())
    return path


def groups_of(texts: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield numbered files by groups, each with the name of the group, a hash of all its files.

    If each file had a hash of its own, the hashes alone would be as long as what a first query may load.
    """
    for start in range(0, len(texts), _FILES_OF_A_GROUP):
        group = texts[start : start + _FILES_OF_A_GROUP]
        digest = hashlib.sha256("\0".join(group).encode()).hexdigest()
        yield digest[:12], group


_SIZE_OF_SHARD = 8_000


@dataclass(frozen=True, slots=True)
class Shards:
    """The first term of each shard, the last term of all, the names of groups, the very common terms.

    Also the long paragraphs of the language, and the paths of the files.
    """

    firsts: str
    last: str
    groups: tuple[str, ...]
    common: str
    long: tuple[str, str]
    paths: tuple[str, ...]


def write_shards(lists: Lists, output: Output) -> Shards:
    """Write sorted terms with their blocks and, in a file beside each, the places in those blocks."""
    cuts = list(_cuts(lists))
    files = [_files(lists, start, end) for start, end in cuts]
    names: list[str] = []
    paths: list[str] = []
    for name, group in groups_of(files):
        names.append(name)
        for number, text in enumerate(group):
            # JSON escapes the ends of lines inside it, so the first one parts the files.
            blocks, _, places = text.partition("\n")
            paths.append(put(output, f"{name}-{number}", blocks))
            if places:
                paths.append(put(output, f"{name}-{number}-places", places))
    firsts = encode_words(lists.terms[start] for start, _ in cuts)
    last = lists.terms[-1] if lists.terms else ""
    return Shards(firsts, last, tuple(names), " ".join(lists.common), _long(lists.long), tuple(paths))


def _files(lists: Lists, start: int, end: int) -> str:
    """Return the two files of a shard on two lines, so that one name can stand for both; symbols have no places."""
    blocks = as_text([encode_words(lists.terms[start:end]), " ".join(lists.blocks[start:end])])
    return f"{blocks}\n{as_text(' '.join(lists.places[start:end]))}" if lists.places else blocks


def _cuts(lists: Lists) -> Iterator[tuple[int, int]]:
    """Yield where each shard begins and ends; the terms of punctuation stand together and are left out."""
    start, size = 0, 0
    for number, (term, blocks) in enumerate(zip(lists.terms, lists.blocks, strict=True)):
        if term[0] == GAP:
            start = number + 1
            continue
        more = len(term) + len(blocks) + 2
        if size and size + more > _SIZE_OF_SHARD:
            yield start, number
            start, size = number, 0
        size += more
    if size:
        yield start, len(lists.terms)


def _long(long: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """Return the paragraphs of several blocks, each by its distance from the one before, and their sizes."""
    return encode_steps([number for number, _ in long]), encode(size for _, size in long)


_SIZE_OF_SLICE = 3_000


@dataclass(frozen=True, slots=True)
class Slices:
    """How many pages each slice holds, and the name of each group of slices; `paths` are the files."""

    pages: tuple[int, ...]
    groups: tuple[str, ...]
    paths: tuple[str, ...]


def write_whole(pages: Sequence[FoundPage], languages: Sequence[str], output: Output) -> Slices:
    """Write all pages with the words of all languages into one file."""
    text = as_text([*_rows(pages, languages), *(_words(pages, language, whole=True) for language in languages)])
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
        if size >= _SIZE_OF_SLICE:
            yield chosen
            chosen, size = [], 0
    if chosen:
        yield chosen


def characters_of(page: FoundPage) -> int:
    """Return how many characters of a page can be found, in all languages."""
    return sum(map(len, words_of(page)))


def words_of(page: FoundPage) -> Iterator[str]:
    """Yield the words of each title and paragraph of a page, in all languages."""
    yield from page.title.values()
    for paragraph in page.paragraphs:
        yield from paragraph.words.values()


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
